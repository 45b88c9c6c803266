"""Triggers that keep an erased person erased, on both engines: a request that began earlier brings nothing back."""

from django.apps import apps

from governance.people.models import User
from som_portal.kit.guards import PERSON_IS_GONE, refuse
from som_portal.privacy.inventory import inventory

PEOPLE = User._meta.db_table


def stand() -> None:
    """No new row about an erased person in any table of the inventory, and their own row stays unreadable."""
    tables = {model._meta.label: model for model in apps.get_models(include_auto_created=True)}
    for kept in inventory():
        for field in tables[kept.label]._meta.local_fields if kept.label in tables else ():
            if field.name == kept.person and field.related_model is User:
                _refuse_rows_of_the_erased(tables[kept.label]._meta.db_table, str(field.column))
    again = "NEW.erased_at IS NULL OR NEW.email <> OLD.email OR NEW.name <> OLD.name"
    refuse(PEOPLE, "erased", {"UPDATE": f"OLD.erased_at IS NOT NULL AND ({again})"}, PERSON_IS_GONE)


def _refuse_rows_of_the_erased(table: str, column: str) -> None:
    """PostgreSQL waits for an erasure that is under way: it holds the row of the person."""
    person = f"{PEOPLE} WHERE id = NEW.{column}"
    erased = f"EXISTS (SELECT 1 FROM {person} AND erased_at IS NOT NULL)"  # noqa: S608 - our own tables
    refuse(table, "of_erased", {"INSERT": erased}, PERSON_IS_GONE, after_lock=f"1 FROM {person} FOR KEY SHARE")
