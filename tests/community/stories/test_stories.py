"""Stories: from draft to publication, and who reads what before."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from community.stories import actions
from community.stories.models import Story, StoryState
from governance.people.models import User
from governance.record.queries import history_of
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.outbox.models import OutgoingMail
from tests import make
from tests.answers import bare
from tests.community import making

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


def typed(**changes: object) -> dict[str, object]:
    form = {"title": "Drie zinnen", "rubric": "verslag", "intro": "Kort.", "body": "Lang.", "key": uuid4()}
    return form | changes


def test_a_story_travels_from_draft_to_publication(at: datetime) -> None:
    teacher, editor = make.user(), make.group_member("redactieteam")
    story = making.story(teacher)
    states = [story.state]
    for step in range(2):
        story = actions.submit_story(story, by=teacher, at=at + timedelta(hours=2 * step))
        states.append(story.state)
        if step == 0:
            story = actions.return_story(story, note="Korter.", by=editor, at=at + timedelta(hours=1))
            states.append(story.state)
    story = actions.publish_story(story, by=editor, at=at + timedelta(hours=3))
    assert [*states, story.state] == [
        StoryState.DRAFT,
        StoryState.SUBMITTED,
        StoryState.RETURNED,
        StoryState.SUBMITTED,
        StoryState.PUBLISHED,
    ]
    assert story.published_by == editor


def test_the_redactie_and_the_author_hear_of_each_step(at: datetime) -> None:
    teacher, editor = make.user(), make.group_member("redactieteam")
    seat, coordinator = make.seated("som-team/communicatiemedewerker"), make.coordinator()
    story = actions.submit_story(making.story(teacher), by=teacher, at=at)
    told = set(OutgoingMail.objects.values_list("to", flat=True))
    assert (told, coordinator.email in told) == ({editor.email, seat.email}, False)
    actions.return_story(story, note="Korter mag.", by=editor, at=at)
    returned = OutgoingMail.objects.get(to=teacher.email)
    assert "Korter mag." in returned.text


def test_a_story_submitted_again_is_announced_again(at: datetime) -> None:
    teacher, editor = make.user(), make.group_member("redactieteam")
    story = actions.submit_story(making.story(teacher), by=teacher, at=at)
    actions.return_story(story, note="Korter.", by=editor, at=at + timedelta(hours=1))
    actions.submit_story(story, by=teacher, at=at + timedelta(hours=2))
    assert OutgoingMail.objects.filter(to=editor.email).count() == 2


def test_a_teacher_does_not_publish(at: datetime) -> None:
    teacher = make.user()
    story = actions.submit_story(making.story(teacher), by=teacher, at=at)
    with pytest.raises(Refused, match="redactie"):
        actions.publish_story(story, by=teacher, at=at)


def test_a_draft_is_not_published(at: datetime) -> None:
    with pytest.raises(Conflict):
        actions.publish_story(making.story(make.user()), by=make.group_member("redactieteam"), at=at)


def test_publishing_your_own_story_is_allowed_and_on_record(at: datetime) -> None:
    editor = make.group_member("redactieteam")
    story = making.published(editor, editor)
    assert history_of(story).last().facts == '{"is_own":true}'


def test_a_submitted_story_is_out_of_the_hands_of_its_author(at: datetime) -> None:
    teacher = make.user()
    story = actions.submit_story(making.story(teacher), by=teacher, at=at)
    with pytest.raises(Refused, match="redactie heeft je story"):
        actions.revise_story(story, title="Anders", by=teacher, at=at)
    with pytest.raises(Conflict):
        actions.submit_story(story, by=teacher, at=at)
    changed = actions.revise_story(story, title="Anders", by=make.group_member("redactieteam"), at=at)
    assert (changed.title, changed.slug) == ("Anders", "een-mentor-van-een-andere-school")


def test_the_key_of_somebody_else_gives_nothing_away(at: datetime) -> None:
    key = uuid4()
    making.story(make.user(), key=key)
    with pytest.raises(Conflict):
        making.story(make.user(), key=key)


def test_the_database_refuses_publication_without_submission(at: datetime) -> None:
    story = making.story(make.user())
    with pytest.raises(IntegrityError), transaction.atomic():
        Story.objects.filter(pk=story.pk).update(published_at=at)


def test_a_draft_answers_like_what_does_not_exist(client_of: ClientOf, client: Client) -> None:
    url = making.story(make.user()).get_absolute_url()
    other = client_of(make.user())
    hidden, absent = other.get(url), other.get("/community/stories/nergens/")
    assert bare(hidden) == bare(absent)
    assert (hidden.status_code, client.get(url).status_code) == (404, 404)
    closed = [other.post(url + tail).status_code for tail in ("bewerken/", "insturen/", "terugsturen/", "publiceren/")]
    assert closed == [404] * 4


def test_the_author_and_the_redactie_read_a_draft(client_of: ClientOf) -> None:
    teacher = make.user()
    url = making.story(teacher).get_absolute_url()
    readers = [teacher, make.group_member("redactieteam"), make.seated("som-team/communicatiemedewerker")]
    assert [client_of(person).get(url).status_code for person in readers] == [200] * 3
    assert client_of(make.seated("som-team/adviseur")).get(url).status_code == 404


def test_a_published_story_is_for_everybody_in_paragraphs_and_without_markup(client: Client) -> None:
    editor = make.group_member("redactieteam")
    making.published(make.user("An Peeters"), editor, body="Eerste.\n\n<script>kwaad()</script>")
    page = client.get("/community/stories/een-mentor-van-een-andere-school/").content.decode()
    assert ("<p>Eerste.</p>" in page, "An Peeters" in page, "<script>kwaad" in page) == (True, True, False)
    assert "Een mentor" in client.get("/community/stories/?rubriek=uit-het-labo").content.decode()
    assert "Een mentor" not in client.get("/community/stories/?rubriek=verslag").content.decode()


def test_a_pupil_signs_with_a_seat(client: Client) -> None:
    pupil = make.seated("som-raad/leerling-so")
    url = making.published(pupil, make.group_member("redactieteam")).get_absolute_url()
    page = client.get(url).content.decode()
    assert (pupil.name in page, make.seat("som-raad/leerling-so").name in page) == (False, True)


def test_writing_through_the_forms(client_of: ClientOf) -> None:
    own, desk = client_of(make.user()), client_of(make.group_member("redactieteam"))
    url = own.post("/community/stories/nieuw/", typed())["Location"]
    steps = [
        own.post(f"{url}bewerken/", typed(title="Drie zinnen zijn genoeg")),
        own.post(f"{url}insturen/"),
        own.get(f"{url}bewerken/"),
        own.get("/community/stories/mijn/"),
        own.get("/community/stories/redactie/"),
        desk.get("/community/stories/redactie/"),
        desk.post(f"{url}terugsturen/", {"note": ""}),
        desk.post(f"{url}terugsturen/", {"note": "Korter."}),
        desk.post(f"{url}publiceren/"),
        own.post(f"{url}insturen/"),
        desk.post(f"{url}publiceren/"),
    ]
    assert [step.status_code for step in steps] == [303, 303, 403, 200, 403, 200, 422, 303, 409, 303, 303]
    assert Story.objects.get().title == "Drie zinnen zijn genoeg"


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "x" * 5000},
        {"title": "nul\x00"},
        {"intro": "x" * 5000},
        {"body": "x" * 30_000},
        {"rubric": "roddel"},
        {"lab": "nul\x00"},
        {"key": "x"},
    ],
)
def test_bad_input_is_answered_with_a_sentence_and_nothing_is_lost(
    client_of: ClientOf, changes: dict[str, object]
) -> None:
    answer = client_of(make.user()).post("/community/stories/nieuw/", typed(**changes))
    assert (answer.status_code, Story.objects.count()) == (422, 0)
    assert "Drie zinnen" in answer.content.decode() or "title" in changes


def test_a_story_called_nieuw_gets_another_address() -> None:
    assert making.story(make.user(), title="Nieuw").slug == "nieuw-2"


def test_the_queries_do_not_grow(client_of: ClientOf, django_assert_max_num_queries: Callable[[int], object]) -> None:
    teacher, editor = make.user(), make.group_member("redactieteam")
    for number in range(30):
        story = making.published(teacher, editor, title=f"Story {number}")
    own = client_of(teacher)
    for url in ("/community/stories/", "/community/", "/community/stories/mijn/"):
        with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
            assert own.get(url).status_code == 200
    with django_assert_max_num_queries(10):  # type: ignore[attr-defined]
        assert own.get(story.get_absolute_url()).status_code == 200


def test_the_page_of_the_community_quotes_the_charter(client: Client) -> None:
    page = client.get("/community/").content.decode()
    assert ("De community fungeert als antenne" in page, "Geen events gepland" in page) == (True, True)
