"""The planner in the browser, without JavaScript."""

from datetime import date
from http import HTTPStatus

import pytest
import time_machine

from governance.bodies.models import Body
from governance.planner import actions, forms
from governance.planner.models import PlanWish, YearPlan
from governance.planner.network import problem_of
from governance.planner.rules.reasons import Answer
from governance.planner.solver.answer import answer
from governance.planner.wishes import default_settings
from som_portal.kit import clock
from tests import make

pytestmark = pytest.mark.django_db
ANSWERS: list[Answer] = []
THURSDAY = date(2026, 11, 26)
KEY = "11111111-2222-4333-8444-555555555555"


@pytest.fixture(autouse=True)
def thursday_in_march():
    with time_machine.travel(make.AT, tick=False):
        yield


@pytest.fixture
def coordinator(client_of):
    make.chair()
    return client_of(make.coordinator())


@pytest.fixture
def plan(coordinator):
    year = clock.working_year(clock.today()) + 1
    coordinator.post("/vergaderingen/jaarplan/nieuw/", {"year": year, "name": "Volgend jaar", "key": KEY})
    return YearPlan.objects.get()


@pytest.fixture
def proposed(plan):
    """With a proposal; sought once."""
    asked = actions.solve_plan(plan, by=None, at=clock.now())
    problem = problem_of(asked, at=clock.now())
    if not ANSWERS:
        ANSWERS.append(answer(problem, lambda _bound: True))
    return actions.keep_answer(asked, problem, ANSWERS[0], at=clock.now())


def page(client, plan):
    return client.get(plan.get_absolute_url()).content.decode()


def test_a_new_plan_says_how_to_go_on(coordinator, plan):
    assert "laat de planner rekenen" in page(coordinator, plan)


def test_the_page_refreshes_while_the_planner_works(coordinator, plan):
    coordinator.post(f"{plan.get_absolute_url()}rekenen/")
    assert '<meta http-equiv="refresh" content="5">' in page(coordinator, plan)


def test_the_planner_can_be_stopped(coordinator, plan):
    coordinator.post(f"{plan.get_absolute_url()}rekenen/")
    coordinator.post(f"{plan.get_absolute_url()}stoppen/")
    assert YearPlan.objects.get().state == YearPlan.State.DRAFT


def test_a_proposal_shows_each_body_in_a_line(coordinator, proposed):
    assert "grootste gat 1 werkweek, vast moment dinsdag 10.30" in page(coordinator, proposed)


def test_a_proposal_says_that_it_is_the_best(coordinator, proposed):
    assert "Bewezen de beste" in page(coordinator, proposed)


def test_a_meeting_of_a_proposal_can_be_fixed_with_one_link(coordinator, proposed):
    raad = next(one for one in proposed.meetings if one.series == "som-raad")
    link = f"?moment=pin+som-raad+{raad.day}+{raad.start}"
    form = coordinator.get(f"{proposed.get_absolute_url()}wensen/{link}").context["form"]
    assert (form["first"].value(), form["body"].value()) == (raad.day, "som-raad")


def test_an_odd_link_fills_in_nothing():
    assert [forms.wish_from(odd) for odd in ("", "pin raad", "pin raad 2027-99-01 990", "pin raad 2027-01-01 x")] == [
        {},
        {},
        {},
        {},
    ]


def test_publishing_is_previewed(coordinator, proposed):
    answer = coordinator.get(f"{proposed.get_absolute_url()}publiceren/")
    assert "Publiceer en nodig uit" in answer.content.decode()


def test_publishing_plans_the_year(coordinator, proposed):
    coordinator.post(f"{proposed.get_absolute_url()}publiceren/")
    assert YearPlan.objects.get().state == YearPlan.State.PUBLISHED


def test_a_draft_cannot_be_published(coordinator, plan):
    assert coordinator.get(f"{plan.get_absolute_url()}publiceren/").status_code == HTTPStatus.CONFLICT


def test_a_contradiction_is_read_as_sentences(coordinator, plan):
    shown = page(coordinator, stuck(plan))
    assert ("Het charter vraagt het ritme van SOM team." in shown, "Vergader op een dag die" in shown) == (True, True)


def test_a_way_out_is_taken_with_one_click(coordinator, plan):
    stuck(plan)
    coordinator.post(f"{plan.get_absolute_url()}uitweg/", {"number": 0, "version": plan.version})
    taken = YearPlan.objects.get()
    wish = PlanWish.objects.get(kind="waive")
    assert (taken.state, wish.rule, wish.first) == (YearPlan.State.SOLVING, "blocked", THURSDAY)


def test_a_way_out_of_an_older_version_is_refused(coordinator, plan):
    stuck(plan)
    answer = coordinator.post(f"{plan.get_absolute_url()}uitweg/", {"number": 0, "version": plan.version + 1})
    assert (answer.status_code, PlanWish.objects.count()) == (HTTPStatus.CONFLICT, 0)


def test_a_way_out_that_was_not_offered_is_refused(coordinator, plan):
    stuck(plan)
    answer = coordinator.post(f"{plan.get_absolute_url()}uitweg/", {"number": 7, "version": plan.version})
    assert answer.status_code == HTTPStatus.CONFLICT


def test_a_fixed_meeting_can_be_given_up_as_a_way_out(coordinator, plan):
    typed = {"kind": "pin", "body": "som-raad", "first": THURSDAY.isoformat(), "start": "16:30"}
    coordinator.post(f"{plan.get_absolute_url()}wensen/", typed)
    stuck(plan, pins=[["som-raad", THURSDAY.isoformat(), 990]], waivers=[])
    coordinator.post(f"{plan.get_absolute_url()}uitweg/", {"number": 0, "version": YearPlan.objects.get().version})
    assert PlanWish.objects.count() == 0


def stuck(plan, **changes):
    """The plan with a contradiction and one way out."""
    plan.refresh_from_db()
    waiver = {"kind": "blocked", "series": "", "first": THURSDAY.isoformat(), "last": THURSDAY.isoformat()}
    way = {"rule": ["blocked", "", 0], "meetings": [], "waivers": [waiver], "pins": [], "forbids": []}
    way |= {"frees_standing": False, "is_enough": True} | changes
    plan.result = {"rules": [["blocked", "", 0], ["rhythm", "som-team", 0]], "ways_out": [way]}
    plan.solved_at, plan.solved_version = clock.now(), plan.version
    plan.save()
    return plan


def test_settings_are_kept(coordinator, plan):
    address = f"{plan.get_absolute_url()}instellingen/"
    form = coordinator.get(address).context["form"]
    typed = {name: form[name].value() for name in form.fields} | {"som-raad-place": "Zaal van de proef"}
    coordinator.post(address, typed)
    assert YearPlan.objects.get().settings.bodies["som-raad"].place == "Zaal van de proef"


def test_a_wished_weekday_must_be_allowed(coordinator, plan):
    form = forms.SettingsForm(None, settings=default_settings(), bodies=list(Body.objects.all()))
    typed = {name: form[name].value() for name in form.fields} | {"som-raad-weekday": "4"}
    answer = coordinator.post(f"{plan.get_absolute_url()}instellingen/", typed)
    assert "som-raad-weekday" in answer.context["form"].errors


def test_a_wish_outside_the_year_is_bad_input(coordinator, plan):
    answer = coordinator.post(f"{plan.get_absolute_url()}wensen/", {"kind": "blocked", "first": "2020-01-01"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_an_absence_asks_of_whom(coordinator, plan):
    typed = {"kind": "away", "first": f"{plan.year}-11-03"}
    answer = coordinator.post(f"{plan.get_absolute_url()}wensen/", typed)
    assert "seat" in answer.context["form"].errors


def test_a_wish_can_be_given_up(coordinator, plan):
    coordinator.post(f"{plan.get_absolute_url()}wensen/", {"kind": "blocked", "first": f"{plan.year}-11-03"})
    wish = PlanWish.objects.get()
    coordinator.post(f"{plan.get_absolute_url()}wensen/{wish.pk}/verwijderen/")
    assert PlanWish.objects.count() == 0


def test_a_wish_of_another_plan_is_not_found(coordinator, plan):
    coordinator.post(f"{plan.get_absolute_url()}wensen/", {"kind": "blocked", "first": f"{plan.year}-11-03"})
    address = f"/vergaderingen/jaarplan/{plan.pk + 1}/wensen/{PlanWish.objects.get().pk}/verwijderen/"
    assert coordinator.post(address).status_code == HTTPStatus.NOT_FOUND
