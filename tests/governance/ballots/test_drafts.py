"""A proposal that somebody is still writing: kept as typed, seen by nobody else, forgotten in time."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.test import Client

from governance.ballots.actions import propose, propose_drafted, save_draft
from governance.ballots.models import DRAFT_DAYS, MOST_TYPED, WHO_TAKES_PART, Draft, Proposal
from governance.ballots.tasks import forget_old_drafts
from governance.people.models import User
from som_portal.kit.access import Conflict, Refused
from tests import make
from tests.governance.ballots import scenes
from tests.governance.ballots.test_proposal_pages import ClientOf, fitting, text, url

pytestmark = pytest.mark.django_db
HALF = {"question": "Hoe kunnen we", "amount": "zoiets als 9.5OO", "duration_months": "een jaar", "kind": "spending"}


@pytest.fixture(autouse=True)
def _on_that_day() -> object:
    """Every page is asked on 12 March 2026."""
    with time_machine.travel(make.AT, tick=False):
        yield


@pytest.fixture
def member() -> User:
    """Somebody with a seat."""
    return make.seated("som-raad/ucll")


@pytest.fixture
def writer(client_of: ClientOf, member: User) -> Client:
    """The browser of that member."""
    return client_of(member)


def saved(by: User, **typed: str) -> Draft:
    """A draft with a few answers."""
    said = {"question": "Hoe kunnen we fietsen?"} | typed
    return save_draft(key=uuid4(), kind="lab", typed={name: [word] for name, word in said.items()}, by=by, at=make.AT)


def sent(draft: Draft, **changes: Any) -> dict[str, Any]:
    """The whole form of a draft, as a browser sends it."""
    return fitting(key=str(draft.key), seen=draft.mark, kind=draft.kind, **changes)


# ---- nothing typed is lost -------------------------------------------------------------------------------------------
def test_what_is_incomplete_and_does_not_parse_is_kept_as_it_was_typed(writer: Client) -> None:
    key = uuid4()
    answer = writer.post(url("propose"), HALF | {"doe": "bewaar", "key": str(key)})
    assert (answer.status_code, answer["Location"]) == (303, url("draft", key))
    page = text(writer.get(url("draft", key)))
    assert [word for word in ("zoiets als 9.5OO", "een jaar", "Hoe kunnen we") if word not in page] == []
    assert 'role="alert"' not in page
    assert Proposal.objects.count() == 0


def test_every_choice_of_the_form_comes_back(writer: Client) -> None:
    line, form = scenes.budget_line(), fitting(doe="bewaar", competence="raad-beleid")
    writer.post(url("propose"), form | {"budget_line": str(line.pk)})
    draft = Draft.objects.get()
    shown = writer.get(draft.get_absolute_url()).context["form"]
    assert draft.typed["focus_areas"] == [str(one) for one in form["focus_areas"]]
    assert shown["focus_areas"].value() == draft.typed["focus_areas"]
    assert (shown["competence"].value(), shown["budget_line"].value()) == ("raad-beleid", str(line.pk))


def test_another_kind_keeps_what_was_typed_also_what_that_kind_does_not_ask(writer: Client) -> None:
    typed = fitting(amount="12", kind="advice", was="lab", doe="soort", competence="raad-prioriteiten")
    answer = writer.post(url("propose"), typed)
    page = text(answer)
    assert answer.status_code == 200
    assert "Wat adviseert de raad aan de stad?" in page
    assert "Een stille plek in elke school." in page
    assert '<input type="hidden" name="amount" value="12">' in page
    assert answer.context["form"]["competence"].value() == "raad-beleid"  # nobody chose the other one
    back = writer.post(url("propose"), typed | {"kind": "spending", "was": "advice", "competence": "raad-beleid"})
    assert (back.context["form"]["amount"].value(), back.context["form"]["competence"].value()) == (
        "12",
        "raad-middelen",
    )
    assert (Draft.objects.count(), Proposal.objects.count()) == (0, 0)


def test_a_competence_that_was_chosen_stays_in_another_kind(writer: Client) -> None:
    typed = fitting(kind="spending", was="lab", doe="soort", competence="raad-beleid")
    assert writer.post(url("propose"), typed).context["form"]["competence"].value() == "raad-beleid"


@pytest.mark.hostile
def test_a_nul_is_no_letter_and_an_unknown_field_is_not_kept(writer: Client) -> None:
    writer.post(url("propose"), {"doe": "bewaar", "key": str(uuid4()), "question": "Sa\x00men", "is_staff": "1"})
    assert Draft.objects.get().typed == {"question": ["Samen"]}


@pytest.mark.hostile
@pytest.mark.parametrize("key", ["", "geen-sleutel", "\x00"])
def test_a_form_without_its_key_shows_again_what_was_typed(key: str, writer: Client) -> None:
    answer = writer.post(url("propose"), HALF | {"doe": "bewaar", "key": key})
    assert (answer.status_code, Draft.objects.count()) == (422, 0)
    assert "zoiets als 9.5OO" in text(answer)


def test_what_nobody_writes_by_hand_is_refused_and_still_shown(writer: Client) -> None:
    answer = writer.post(url("propose"), {"doe": "bewaar", "key": str(uuid4()), "summary": "w" * (MOST_TYPED + 1)})
    assert (answer.status_code, Draft.objects.count()) == (409, 0)
    assert "te lang om te bewaren" in text(answer)
    assert "w" * MOST_TYPED in text(answer)


# ---- whose it is ----------------------------------------------------------------------------------------------------
def test_only_who_writes_it_finds_and_sees_it(
    member: User, writer: Client, client: Client, client_of: ClientOf
) -> None:
    draft = saved(member)
    mine = text(writer.get(url("proposals")))
    assert ("Jouw concepten" in mine, "Hoe kunnen we fietsen?" in mine) == (True, True)
    for other in (client_of(make.chair()), client_of(make.seated("som-raad/lop"))):
        assert other.get(url("draft", draft.key)).status_code == 404
        assert other.post(url("discard_draft", draft.key)).status_code == 404
        assert "Jouw concepten" not in text(other.get(url("proposals")))
    assert client.get(url("draft", draft.key)).status_code == 302
    assert "Jouw concepten" not in text(client.get(url("proposals")))


def test_the_list_says_what_is_still_open_in_the_words_of_the_file(member: User, writer: Client) -> None:
    draft = saved(member, summary="Samen fietsen.", why_together="Een route heeft veel scholen.")
    assert draft.missing == Proposal(summary="x", why_together="x").missing
    assert str(WHO_TAKES_PART) not in draft.missing  # its form does not ask: partners come once it is submitted
    assert "Nog open: Wie zou dit alleen kunnen? · " in text(writer.get(url("proposals")))


def test_nobody_saves_or_submits_over_the_draft_of_another(member: User) -> None:
    draft, other = saved(member), make.seated("som-raad/lop")
    with pytest.raises(Refused, match="van iemand anders"):
        save_draft(key=draft.key, kind="lab", typed={}, seen=draft.mark, by=other, at=make.AT)
    from_other = {"key": draft.key, "seen": draft.mark, "by": other, "at": make.AT}
    with pytest.raises(Refused, match="van iemand anders"):
        propose_drafted(**from_other, **scenes.asked())


def test_who_holds_no_seat_saves_none() -> None:
    with pytest.raises(Refused, match="wie een zetel heeft"):
        saved(make.user())


# ---- what becomes of it ----------------------------------------------------------------------------------------------
def test_submitting_makes_the_proposal_and_lets_the_draft_go_and_twice_is_once(member: User, writer: Client) -> None:
    draft = saved(member)
    answers = [writer.post(url("propose"), sent(draft)) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert Proposal.objects.get().key == draft.key
    assert Draft.objects.count() == 0


def test_a_form_that_is_not_valid_yet_keeps_the_draft(member: User, writer: Client) -> None:
    draft = saved(member)
    answer = writer.post(url("propose"), sent(draft, summary=""))
    assert (answer.status_code, Draft.objects.count(), Proposal.objects.count()) == (422, 1, 0)


def test_a_draft_that_was_submitted_is_not_saved_again(member: User, writer: Client) -> None:
    draft = saved(member)
    propose(key=draft.key, by=member, at=make.AT, **scenes.asked())
    answer = writer.post(url("propose"), sent(draft, doe="bewaar", summary="Nog iets"))
    assert answer.status_code == 409
    assert "is intussen ingediend" in text(answer)
    assert "Nog iets" in text(answer)


@pytest.mark.parametrize("doe", ["bewaar", ""])
def test_who_wrote_in_another_window_overwrites_nothing_unseen(doe: str, member: User, writer: Client) -> None:
    draft = saved(member, summary="Eerst.")
    save_draft(key=draft.key, kind="lab", typed={"summary": ["Intussen."]}, seen=draft.mark, by=member, at=make.AT)
    first = writer.post(url("propose"), sent(draft, doe=doe, summary="Van mij."))
    assert first.status_code == 409
    page = text(first)
    assert [words for words in ("veranderde terwijl je schreef", "Intussen.", "Van mij.") if words not in page] == []
    assert Draft.objects.get().said("summary") == "Intussen."
    again = sent(draft, doe=doe, summary="Van mij.") | {"seen": first.context["seen"]}
    assert writer.post(url("propose"), again).status_code == 303
    assert (Draft.objects.count(), Proposal.objects.count()) == ((1, 0) if doe else (0, 1))


def test_control_a_form_that_carries_no_mark_would_write_over_what_nobody_saw(member: User) -> None:
    """What saving by key alone does: the last hand wins, in silence."""
    draft = saved(member, summary="Intussen.")
    Draft.objects.update_or_create(key=draft.key, defaults={"typed": {"summary": ["Van mij."]}})
    assert Draft.objects.get().typed == {"summary": ["Van mij."]}


def test_thrown_away_after_a_look(member: User, writer: Client) -> None:
    draft = saved(member)
    assert "Gooi je concept weg" in text(writer.get(url("discard_draft", draft.key)))
    assert Draft.objects.count() == 1
    assert writer.post(url("discard_draft", draft.key))["Location"] == url("proposals")
    assert Draft.objects.count() == 0


def test_a_form_whose_draft_was_thrown_away_is_saved_anew(member: User, writer: Client) -> None:
    draft = saved(member)
    Draft.objects.all().delete()
    assert writer.post(url("propose"), sent(draft, doe="bewaar", summary="Toch.")).status_code == 303
    assert Draft.objects.get().said("summary") == "Toch."


def test_it_forgets_itself_after_half_a_working_year_without_a_change(member: User) -> None:
    old, young = saved(member), saved(member)
    Draft.objects.filter(pk=young.pk).update(edited_at=make.AT + timedelta(days=1))
    end = make.AT + timedelta(days=DRAFT_DAYS)
    assert forget_old_drafts(end) == 0
    assert forget_old_drafts(end + timedelta(minutes=1)) == 1
    assert list(Draft.objects.all()) == [young]
    assert old.forgotten_on == end


def test_saving_the_same_twice_is_once(member: User) -> None:
    draft = saved(member)
    again = save_draft(key=draft.key, kind=draft.kind, typed=draft.typed, by=member, at=make.AT + timedelta(hours=1))
    assert (again.pk, again.edited_at) == (draft.pk, make.AT)


def test_a_draft_somebody_else_submitted_meanwhile_is_refused(member: User) -> None:
    key: UUID = saved(member).key
    propose(key=key, by=member, at=make.AT, **scenes.asked())
    with pytest.raises(Conflict, match="intussen ingediend"):
        save_draft(key=key, kind="lab", typed={"summary": ["x"]}, by=member, at=make.AT)
