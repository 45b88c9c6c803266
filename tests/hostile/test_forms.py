"""Whatever is typed in any field of any form: a sentence at the field, nothing lost, never an error of ours."""

from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus
from typing import Any
from uuid import uuid4

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from governance.ballots.actions import propose, schedule_proposal
from governance.people.models import User
from som_portal.kit import clock
from som_portal.kit.money import EuroField
from tests.governance.ballots.scenes import asked
from tests.governance.importing import sheets
from tests.rights.addresses import address, coming_raad, names
from tests.rights.asking import MAILS

pytestmark = pytest.mark.django_db

NUL = "Samen\x00leren"
WHO_FILLS_IN = ("coordinator", "raadslid", "redacteur", "som-plus", "outsider", "stranger")
TYPED = (NUL, "w" * 5000, "1e5", "1.000,5", "-5", "NaN", "31-02-2026", "99999-01-01", "99999-01-01T10:00", "9" * 40)
NOT_CHOSEN = ("\x00", "abc", "-1", "9" * 40, "<b>")
FORMS = {  # the form, and a role that may fill it in
    **dict.fromkeys(("bodies:accept", "bodies:decline"), "raadslid"),
    **dict.fromkeys(("front:feedback", "events:detail", "joining:accept_invitation"), "stranger"),
    **dict.fromkeys(("meetings:rsvp_by_link", "polls:answer_by_link"), "stranger"),
    "polls:answer_poll": "raadslid",
    **{"soundings:open_sounding": "raadslid", "soundings:answer_sounding": "stranger"},
    "joining:ask_to_join": "outsider",
    "delegates:propose_delegates": "stranger",
    **dict.fromkeys(("delegates:suggest", "convening:ask_meeting"), "som-plus"),
    **dict.fromkeys(("ballots:contribute", "ballots:give_proxy", "ballots:state_interest"), "raadslid"),
    **dict.fromkeys(
        (
            "ballots:ask_question",
            "ballots:answer_coproposal",
            "ballots:suggest_amendment",
            "ballots:withdraw_amendment",
        ),
        "raadslid",
    ),
    **dict.fromkeys(("ballots:answer_question", "ballots:link_signals"), "coordinator"),
    **dict.fromkeys(("ballots:accept_amendment", "ballots:decline_amendment", "ballots:put_to_vote"), "coordinator"),
    **dict.fromkeys(("ballots:move_on", "ballots:integrate"), "coordinator"),
    **{"ballots:withdraw_proxy": "raadslid", "ballots:proxy_by_link": "stranger"},
    **dict.fromkeys(
        (
            "ballots:vote",
            "meetings:calendar",
            "meetings:answer_invitation",
            "sittings:check_in",
            "meetings:suggest_agenda_item",
        ),
        "raadslid",
    ),
    "privacy:ask_erasure": "raadslid",
    **dict.fromkeys(("followup:finish_action", "minutes:comment_on_minutes"), "raadslid"),
    **dict.fromkeys(
        (
            *("ballots:close_ballot", "ballots:open_ballot", "ballots:propose", "ballots:reserve_money"),
            *("ballots:add_partner", "ballots:remove_partner"),
            *("ballots:add_proposal_document", "ballots:remove_proposal_document"),
            *("ballots:revise_proposal", "ballots:schedule_proposal", "ballots:withdraw_proposal", "bodies:appoint"),
            *("bodies:appoint_substitute", "bodies:extend", "bodies:release_substitute"),
            *("bodies:choose_number", "bodies:extend_several", "ballots:add_expert_seat"),
            *("ballots:supersede_decision", "ballots:set_conditions", "ballots:lay_down_note"),
            "ballots:set_openness",
            *("ballots:resubmit_proposal", "ballots:follow_up_decision", "ballots:review_decision"),
            *("ballots:discard_draft", "ballots:ask_coproposer", "ballots:end_coproposal"),
            "directory:change_card",
            *("followup:change_action", "followup:drop_action", "followup:make_action"),
            *("minutes:write_note", "minutes:answer_comment", "minutes:amend_minutes"),
            *("sittings:close_ballot", "sittings:leave_for_point", "sittings:make_action"),
            "sittings:write_note",
            *("bodies:release", "challenges:answer_signal", "challenges:bundle_signals", "challenges:raise_signal"),
            *("challenges:refer_signal", "events:cancel_event", "events:change_event", "events:plan_event"),
            *("delegates:adjust_seats", "delegates:map_institution", "delegates:map_institutions"),
            *("convening:answer_request", "convening:plan_requested"),
            *("polls:open_poll", "polls:close_poll", "polls:drop_poll"),
            *("delegates:answer_suggestion", "delegates:refuse_answer"),
            *("events:register", "importing:confirm_import", "importing:undo_import", "importing:upload_sheet"),
            *("laboratorium:point_to_line", "studio:point_to_line", "events:point_to_line", "ledger:entrust_line"),
            *("laboratorium:add_partner", "laboratorium:appoint_lead", "laboratorium:imagine_lab"),
            *("laboratorium:attach_proposal", "laboratorium:enter_phase", "laboratorium:post_update"),
            *("joining:invite_to_institution", "joining:invite_to_seat", "joining:keep_institution"),
            *("joining:refuse_join_request",),
            *("laboratorium:stop_lab", "ledger:charge", "ledger:commit", "ledger:release", "ledger:reverse"),
            *("ledger:open_year", "ledger:add_line", "ledger:authorise", "ledger:allocate", "ledger:take_back"),
            *("ledger:shift", "ledger:close_year", "ledger:request_commitment", "ledger:approve_request"),
            *("ledger:refuse_request", "ledger:note_invoice", "ledger:pay_directly", "ledger:credit"),
            *("meetings:add_agenda_item", "meetings:cancel_meeting", "meetings:move_meeting", "meetings:plan_meeting"),
            *("meetings:revise_agenda_item", "meetings:add_agenda_document", "meetings:decline_suggestion"),
            *("bundles:carry_over", "bundles:bring_challenge", "bundles:bring_signal"),
            *("planner:add_plan_wish", "planner:change_plan_settings", "planner:make_year_plan"),
            *("planner:read_dates",),
            *("meetings:record_attendance", "stories:return_story", "stories:revise_story", "stories:write_story"),
            *("studio:add_partner", "studio:appoint_coordinator", "studio:plan_milestone", "studio:post_update"),
            *("studio:reach_milestone", "studio:start_project"),
            *("privacy:erase_person", "privacy:refuse_erasure"),
        ),
        "coordinator",
    ),
}
SENT_ELSEWHERE = {"ballots:draft"}  # shows the form of ballots:propose, filled in, and sends it there
NO_TEXT = (forms.ChoiceField, forms.ModelChoiceField, forms.BooleanField, forms.UUIDField, forms.FileField)


def ask(client: Client, path: str, typed: dict[str, Any] | None = None) -> HttpResponse:
    """GET, or POST what was typed; nothing of it stays."""
    with transaction.atomic():
        answer = client.get(path) if typed is None else client.post(path, typed)
        transaction.set_rollback(True)
    return answer  # type: ignore[return-value]


def path_of(name: str) -> str:
    """A page of the demo network that shows the form; only a proposal waiting for its ballot we make ourselves."""
    if name != "ballots:open_ballot":
        return address(name)
    by, at = User.objects.get(email=MAILS["ks-leuven"]), clock.now()
    waiting = propose(key=uuid4(), by=by, at=at, **asked())  # type: ignore[misc]
    schedule_proposal(waiting, coming_raad(), by=None, at=at)
    return reverse(name, args=[waiting.pk])


def shown_form(answer: HttpResponse) -> forms.Form | None:
    """The form on a page."""
    return answer.context.get("form") if answer.context is not None else None  # type: ignore[attr-defined]


def plausible(form: forms.Form) -> dict[str, Any]:
    """What somebody could fill in, so that one hostile field stands alone."""
    return {name: _plausible(form, name, field) for name, field in form.fields.items() if _is_asked(field)}


def _is_asked(field: forms.Field) -> bool:
    return field.required or not isinstance(field, NO_TEXT)


def _plausible(form: forms.Form, name: str, field: forms.Field) -> Any:
    if isinstance(field, forms.ChoiceField):
        first = [str(value) for value, _word in field.choices if str(value)][:1]
        return first if isinstance(field.widget, forms.CheckboxSelectMultiple) else "".join(first)
    if isinstance(field, forms.FileField):
        return SimpleUploadedFile("lijst.csv", sheets.csv_bytes([sheets.typed()]))
    if isinstance(field, forms.UUIDField | forms.BooleanField):
        return form[name].value() or ""
    day = f"{clock.today() + timedelta(days=30):%Y-%m-%d}"
    words = {
        EuroField: "10",
        forms.IntegerField: "12",
        forms.DateTimeField: f"{day}T10:00",
        forms.DateField: day,
        forms.TimeField: "10:00",
        forms.EmailField: "iemand@som.example",
    }
    return next((said for kind, said in words.items() if isinstance(field, kind)), "Samen leren")


def texts(form: forms.Form) -> Iterator[tuple[str, forms.Field]]:
    """The fields one types in."""
    for name, field in form.fields.items():
        if not isinstance(field, NO_TEXT) and not field.widget.is_hidden:
            yield name, field


def must_refuse(field: forms.Field, typed: str) -> bool:
    """NUL nowhere; no text longer than there is room; words, odd numbers and impossible days not for a value."""
    if typed == NUL:
        return True
    if type(field).clean is forms.CharField.clean and isinstance(field, forms.CharField):
        is_mail = isinstance(field, forms.EmailField)
        return is_mail or (field.max_length is not None and len(typed) > field.max_length)
    return not (isinstance(field, EuroField) and typed == "1.000,5")  # its own tests say what money may look like


def wrong(answer: HttpResponse, name: str, typed: str) -> str:
    """What is wrong with the answer to a field that had to be refused; empty when nothing is."""
    form = shown_form(answer)
    if answer.status_code != HTTPStatus.UNPROCESSABLE_ENTITY or form is None:
        return f"{name} {typed[:12]!r}: {answer.status_code}"
    page = answer.content.decode()
    if not form.errors.get(name) or not all(escape(sentence) in page for sentence in form.errors[name]):
        return f"{name} {typed[:12]!r}: no sentence at the field"
    return "" if typed == NUL or escape(typed) in page else f"{name} {typed[:12]!r}: lost"


@pytest.mark.parametrize("name", FORMS)
def test_a_text_field_refuses_with_a_sentence_and_loses_nothing(clients: dict[str, Client], name: str) -> None:
    client, path = clients[FORMS[name]], path_of(name)
    form = shown_form(ask(client, path))
    assert form is not None
    typed_well, found = plausible(form), []
    for typed in TYPED:
        refused = [one for one, field in texts(form) if must_refuse(field, typed)]
        if refused:  # all at once: each field answers for itself, and one request is enough to hear them
            answer = ask(client, path, typed_well | dict.fromkeys(refused, typed))
            found += [wrong(answer, one, typed) for one in refused]
        for one, _field in texts(form):
            if one not in refused and broke(ask(client, path, typed_well | {one: typed})):
                found.append(f"{one} {typed[:12]!r}: an error of ours")
    assert list(filter(None, found)) == []


def broke(answer: HttpResponse) -> bool:
    """It is an error of ours."""
    return answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR


@pytest.mark.parametrize("name", FORMS)
def test_a_choice_that_was_not_offered_is_no_error_of_ours(clients: dict[str, Client], name: str) -> None:
    client, path = clients[FORMS[name]], path_of(name)
    form = shown_form(ask(client, path))
    assert form is not None
    typed_well = plausible(form)
    chosen = [one for one, field in form.fields.items() if isinstance(field, NO_TEXT) or field.widget.is_hidden]
    assert [odd for odd in NOT_CHOSEN if broke(ask(client, path, typed_well | dict.fromkeys(chosen, odd)))] == []


def shows_a_form(client: Client, name: str) -> bool:
    answer = ask(client, address(name))
    return answer.status_code == HTTPStatus.OK and shown_form(answer) is not None


def test_every_form_of_the_portal_is_on_the_list(clients: dict[str, Client]) -> None:
    found = {name for name in names() if any(shows_a_form(clients[role], name) for role in WHO_FILLS_IN)}
    assert found - SENT_ELSEWHERE == set(FORMS)


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("name", ["account_login", "account_signup"])
def test_the_sign_in_form_refuses_with_a_sentence(name: str, typed: str) -> None:
    field = "login" if name == "account_login" else "email"
    answer = ask(Client(REMOTE_ADDR="127.0.0.9"), reverse(name), {field: typed, "name": "Iemand"})
    assert wrong(answer, field, typed) == ""


def test_control_a_form_that_lets_a_nul_through_is_seen(
    clients: dict[str, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.core.validators.ProhibitNullCharactersValidator.__call__", lambda _self, _value: None)
    client, path = clients["coordinator"], address("challenges:raise_signal")
    form = shown_form(ask(client, path))
    assert form is not None
    client.raise_request_exception = False
    answer = ask(client, path, plausible(form) | {"title": NUL})
    client.raise_request_exception = True
    assert wrong(answer, "title", NUL) != ""
