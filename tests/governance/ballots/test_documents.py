"""The documents of a proposal: PDFs for whoever sees it, and their fingerprints in its versions."""

from collections.abc import Callable
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from governance.ballots.actions import (
    add_proposal_document,
    remove_proposal_document,
    schedule_proposal,
    set_openness,
)
from governance.ballots.actions.documents import MOST_DOCUMENTS
from governance.ballots.models import Proposal, ProposalDocument
from governance.ballots.queries import broken_versions
from governance.bundles.reading import points_for
from governance.people.models import User
from som_portal.kit.access import Conflict, Refused
from som_portal.kit.uploads import Upload
from tests import make
from tests.governance.ballots import scenes
from tests.governance.ballots.test_proposal_pages import text, url
from tests.letters import LETTER

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
TITLE = "Offerte van de drukker"


@pytest.fixture
def mine() -> Proposal:
    """A proposal that waits for an agenda."""
    return scenes.proposal()


def put(proposal: Proposal, key: object = None, by: User | None = None) -> ProposalDocument:
    key, by = key or uuid4(), by or proposal.proposer
    return add_proposal_document(proposal, title=TITLE, file=Upload(LETTER), key=key, by=by, at=make.AT)


def sent(**changes: object) -> dict[str, object]:
    file = SimpleUploadedFile("leerlingen.pdf", LETTER, "application/pdf")
    return {"key": str(uuid4()), "title": TITLE, "file": file} | changes


# ---- actions ---------------------------------------------------------------------------------------------------------
def test_a_document_makes_a_version_with_its_fingerprint(mine: Proposal) -> None:
    document = put(mine)
    assert mine.versions.get(number=2).snapshot["documents"] == [f"{TITLE} (sha256 {document.sha256[:16]}…)"]
    assert broken_versions() == []


def test_the_same_form_twice_is_one_document(mine: Proposal) -> None:
    key = uuid4()
    assert put(mine, key) == put(mine, key)
    assert (ProposalDocument.objects.count(), mine.versions.count()) == (1, 2)


def test_a_proposal_is_no_archive(mine: Proposal) -> None:
    for _one in range(MOST_DOCUMENTS):
        put(mine)
    with pytest.raises(Conflict, match="Haal er eerst een weg"):
        put(mine)


def test_only_who_proposes_and_only_until_the_agenda(mine: Proposal) -> None:
    document, other = put(mine), make.seated("som-raad/lop")
    with pytest.raises(Refused):
        put(mine, by=other)
    with pytest.raises(Refused):
        remove_proposal_document(document, by=other, at=make.AT)
    schedule_proposal(mine, scenes.raad_meeting(), by=None, at=make.AT)
    with pytest.raises(Conflict):
        put(mine)
    with pytest.raises(Conflict):
        remove_proposal_document(document, by=mine.proposer, at=make.AT)


def test_the_bundle_of_the_meeting_lists_it(mine: Proposal) -> None:
    document = put(mine)
    scheduled = schedule_proposal(mine, scenes.raad_meeting(), by=None, at=make.AT)
    assert scheduled.agenda_item is not None
    [point] = points_for(scheduled.agenda_item.meeting, None, at=make.AT)
    assert point.papers == [document]


# ---- pages -----------------------------------------------------------------------------------------------------------
def test_the_page_takes_a_pdf_shows_it_and_takes_it_away(mine: Proposal, client_of: ClientOf) -> None:
    client, page = client_of(mine.proposer), url("add_proposal_document", mine.pk)
    with time_machine.travel(make.AT, tick=False):
        assert client.post(page, sent())["Location"] == page
        document = ProposalDocument.objects.get()
        assert document.get_absolute_url() in text(client.get(mine.get_absolute_url()))
        assert client.post(url("remove_proposal_document", document.pk)).status_code == 303
        assert "Documenten</h2>" not in text(client.get(mine.get_absolute_url()))
        assert client.get(document.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("content", [b"<html>", b"", LETTER[:-40], b"PK\x03\x04" + LETTER])
def test_what_is_no_pdf_is_refused_with_a_sentence_and_the_name_stays(
    mine: Proposal, client_of: ClientOf, content: bytes
) -> None:
    file = SimpleUploadedFile("plan.pdf", content, "application/pdf")
    with time_machine.travel(make.AT, tick=False):
        page = client_of(mine.proposer).post(url("add_proposal_document", mine.pk), sent(file=file))
    assert (page.status_code, ProposalDocument.objects.count()) == (422, 0)
    assert TITLE in text(page)


def test_it_is_downloaded_as_a_file_that_does_nothing_here(mine: Proposal, client_of: ClientOf) -> None:
    document = put(mine)
    with time_machine.travel(make.AT, tick=False):
        response = client_of(mine.proposer).get(document.get_absolute_url())
    assert response.content == LETTER
    assert response["Content-Disposition"] == f'attachment; filename="document-{document.pk}.pdf"'
    assert "no-store" in response["Cache-Control"]


def test_who_does_not_see_the_proposal_does_not_get_its_document(client: Client) -> None:
    mine = scenes.proposal(kind=Proposal.Kind.PRIORITY)
    document = put(mine)
    with time_machine.travel(make.AT, tick=False):
        assert client.get(document.get_absolute_url()).status_code == 404
        scheduled = schedule_proposal(mine, scenes.raad_meeting(), by=None, at=make.AT)
        assert client.get(document.get_absolute_url()).status_code == 200
        assert scheduled.agenda_item is not None
        set_openness(scheduled.agenda_item, privacy="body", reason="Nog in overleg.", by=None, at=make.AT)
        assert client.get(document.get_absolute_url()).status_code == 404
