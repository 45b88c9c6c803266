"""A key beside the words: without accents and capitals, and never older than the words."""

import pytest

from governance.people.models import User
from som_portal.kit.folding import fold, words_of
from tests import make


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Céline  D’Hondt-Ÿzer", "celine d hondt yzer"),
        ("CÉLINE", "celine"),
        ("Ce\u0301line", "celine"),
        ("Łukasz Yıldız", "lukasz yildiz"),
        ("İsmail", "ismail"),
        ("Groß & Søn", "gross son"),
        ("ﬁets ℌ", "fiets h"),
        ("Œuvre æsthetica", "oeuvre aesthetica"),
        ("0470/12.34 56", "0470 12 34 56"),
        ("100% _zeker_", "100 zeker"),
        ("Наталья", "наталья"),
        (" \n\t ", ""),
    ],
)
def test_words_are_folded(words: str, key: str) -> None:
    assert fold(words) == key


def test_folding_twice_is_folding_once() -> None:
    assert fold(fold("Ÿ-Œ ﬃ ß")) == fold("Ÿ-Œ ﬃ ß")


def test_a_question_is_a_handful_of_words_each_once() -> None:
    assert words_of("Een TWEE één twee drie vier vijf zes zeven") == ["een", "twee", "drie", "vier", "vijf", "zes"]


@pytest.mark.django_db
@pytest.mark.parametrize("fields", [None, ["name"], ("name", "language")])
def test_a_new_name_has_a_new_key_whatever_is_saved(fields: list[str] | None) -> None:
    person = make.user("Žofie Novák")
    person.name = "Éva Kiss"
    person.save(update_fields=fields)
    person.refresh_from_db()
    assert (person.name, person.name_key) == ("Éva Kiss", "eva kiss")


@pytest.mark.django_db
def test_many_at_once_have_keys_too() -> None:
    User.objects.bulk_create([User(email="veel@som.example", name="Ölaf")])
    assert User.objects.get(email="veel@som.example").name_key == "olaf"


@pytest.mark.django_db
def test_control_a_key_that_is_not_kept_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("som_portal.kit.folding._keys", lambda row: [])
    person = make.user("Žofie Novák")
    person.name = "Éva Kiss"
    person.save(update_fields=["name"])
    person.refresh_from_db()
    assert person.name_key == "zofie novak"
