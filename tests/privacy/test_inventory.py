"""Every field of every table is classed, once, in som_portal/privacy/inventory.toml."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from governance.charter.norms.reading import NormError, Table
from som_portal.privacy.inventory import PATH, Erasure, FieldClass, Kept, inventory, read

TABLES = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
NAMED = re.compile(r"^(identity|contact|role|content|technical|public) = \"([^\"]*)\"", re.MULTILINE)


def fields_of(model: type[models.Model]) -> set[str]:
    """The columns of a table; its number aside, which says nothing."""
    return {field.name for field in model._meta.local_fields if not field.primary_key or field.name != "id"}


def unclassed(tables: list[type[models.Model]], rows: tuple[Kept, ...]) -> list[str]:
    """Fields that stand in no list."""
    known = {kept.label: set(kept.classes) for kept in rows}
    return sorted(
        f"{model._meta.label}.{name}"
        for model in tables
        for name in fields_of(model) - known.get(model._meta.label, set())
    )


def gone(tables: list[type[models.Model]], rows: tuple[Kept, ...]) -> list[str]:
    """Lines about tables and fields that no longer exist."""
    existing = {model._meta.label: fields_of(model) for model in tables}
    return sorted(
        f"{kept.label}.{name}" for kept in rows for name in set(kept.classes) - existing.get(kept.label, set())
    )


def test_every_field_is_classed() -> None:
    """A new field? How to class it stands at the head of som_portal/privacy/inventory.toml."""
    assert unclassed(TABLES, inventory()) == []


def test_no_line_is_about_a_field_that_is_gone() -> None:
    assert gone(TABLES, inventory()) == []


def test_no_field_is_classed_twice() -> None:
    text = Path(PATH).read_text(encoding="utf-8")
    named = sum(len(fields.split()) for _, fields in NAMED.findall(text))
    assert named == sum(len(kept.classes) for kept in inventory())


def test_who_somebody_is_and_how_to_reach_them_never_survives_an_erasure() -> None:
    telling = (FieldClass.IDENTITY, FieldClass.CONTACT)
    surviving = [
        f"{kept.label}.{name}"
        for kept in inventory()
        if kept.erasure != Erasure.DELETE
        for name in kept.fields(*telling)
        if name not in kept.blanked
    ]
    assert surviving == []


def test_every_link_to_a_person_is_somebodys() -> None:
    """A table that points at a person says whose rows they are."""
    pointing = {
        f"{model._meta.label}.{field.name}"
        for model in TABLES
        for field in model._meta.local_fields
        if field.is_relation and field.related_model is apps.get_model("governance.User")
    }
    named = {f"{kept.label}.{path}" for kept in inventory() for path in (kept.person, *kept.also)}
    assert pointing - named == set()


def test_control_a_new_field_is_seen() -> None:
    rows = tuple(kept for kept in inventory() if kept.label != "governance.Signal")
    assert "governance.Signal.text" in unclassed(TABLES, rows)


def test_control_a_field_that_went_is_seen() -> None:
    tables = [model for model in TABLES if model._meta.label != "governance.Signal"]
    assert "governance.Signal.text" in gone(tables, inventory())


@pytest.mark.parametrize("line", ['colour = "red"', 'subject = "signals"', 'person = "raised_by"'])
def test_control_a_word_that_means_nothing_is_refused(line: str) -> None:
    row = {"technical": "key", line.partition(" ")[0]: line.split('"')[1]}
    with pytest.raises(NormError):
        list(read(Table({"governance.Signal": row}, "inventory.toml")))
