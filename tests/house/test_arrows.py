"""A foreign key is an import: it points down, like every arrow in the house."""

from django.apps import apps

FLOORS = [
    "som_portal.kit",
    "governance.charter",
    "governance.people",
    "governance.record",
    "governance.bodies",
    "governance.challenges",
    "governance.directory",
    "governance.delegates",
    "governance.joining",
    "governance.ledger",
    "governance.meetings",
    "governance.importing",
    "governance.convening",
    "governance.followup",
    "governance.planner",
    "governance.ballots",
    "governance.bundles",
    "governance.minutes",
    "governance.polls",
    "governance.soundings",
    "governance.sittings",
    "werkingen.works",
    "werkingen.laboratorium",
    "werkingen.studio",
    "community.events",
    "community.stories",
]
APPS = {"kit", "governance", "werkingen", "community"}
NEIGHBOURS = {
    frozenset({"governance.ballots", "governance.planner"}),
    frozenset({"governance.convening", "governance.followup"}),
    frozenset({"governance.bundles", "governance.minutes"}),
    frozenset({"governance.bundles", "governance.polls"}),
    frozenset({"governance.minutes", "governance.polls"}),
    frozenset({"governance.bundles", "governance.soundings"}),
    frozenset({"governance.minutes", "governance.soundings"}),
    frozenset({"governance.polls", "governance.soundings"}),
    frozenset({"governance.challenges", "governance.directory"}),
    frozenset({"governance.delegates", "governance.directory"}),
    frozenset({"governance.directory", "governance.joining"}),
    frozenset({"governance.delegates", "governance.joining"}),
    frozenset({"governance.challenges", "governance.joining"}),
    frozenset({"governance.joining", "governance.ledger"}),
    frozenset({"governance.joining", "governance.meetings"}),
    frozenset({"governance.challenges", "governance.delegates"}),
    frozenset({"governance.delegates", "governance.ledger"}),
    frozenset({"governance.delegates", "governance.meetings"}),
    frozenset({"governance.challenges", "governance.ledger"}),
    frozenset({"governance.challenges", "governance.meetings"}),
    frozenset({"governance.directory", "governance.ledger"}),
    frozenset({"governance.directory", "governance.meetings"}),
    frozenset({"governance.ledger", "governance.meetings"}),
    frozenset({"werkingen.laboratorium", "werkingen.studio"}),
    frozenset({"community.events", "community.stories"}),
}


def subject_of(module: str) -> str:
    """`governance.ballots.models` → `governance.ballots`."""
    return ".".join(module.split(".")[:2])


def test_every_subject_with_models_has_a_floor() -> None:
    subjects = {subject_of(model.__module__) for model in apps.get_models() if model._meta.app_label in APPS}
    assert subjects <= set(FLOORS)


def test_no_foreign_key_points_up() -> None:
    upward = [
        f"{model.__name__}.{field.name} → {field.related_model.__name__}"
        for model in apps.get_models()
        if model._meta.app_label in APPS
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model is not None
        if field.related_model._meta.app_label in APPS
        if not may_use(subject_of(model.__module__), subject_of(field.related_model.__module__))
    ]
    assert upward == []


def may_use(source: str, target: str) -> bool:
    """Whether a subject may point at another: itself, or one strictly below that is no neighbour."""
    if source == target:
        return True
    return FLOORS.index(target) < FLOORS.index(source) and frozenset({source, target}) not in NEIGHBOURS


def test_control_an_upward_key_would_be_seen() -> None:
    assert not may_use("governance.people", "governance.bodies")
    assert not may_use("werkingen.laboratorium", "werkingen.studio")


def test_every_relation_can_be_read_from_below() -> None:
    unnamed = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in APPS and model._meta.auto_created is False
        for field in model._meta.local_fields
        if field.is_relation and not field.remote_field.related_name and not field.remote_field.is_hidden()
    ]
    assert unnamed == []
