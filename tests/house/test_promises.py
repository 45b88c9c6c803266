"""Each kind of file keeps its promise (HOUSE: a subject folder)."""

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps

from som_portal.management.commands.remake_migrations import APPS, folded
from tests.house.source import PACKAGES, ROOT, files, functions, modules, tree, where

WRITES = {"save", "delete", "create", "update", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
WRITERS = {"actions", "sync", "models", "commands", "catalogue"}
FORBIDDEN_NAMES = re.compile(r"(^|_)(utils?|helpers?|common|misc|managers?|services?)$")
SUBJECT_FILES = {
    "__init__",
    "urls",
    "admin",
    "views",
    "tasks",
    "forms",
    "actions",
    "access",
    "queries",
    "models",
    "rules",
}


def is_in(path: Path, *names: str) -> bool:
    """Whether a file is `name.py` or stands in a folder of that name."""
    return path.stem in names or bool(set(path.relative_to(ROOT).parts[:-1]) & set(names))


def calls(node: ast.AST) -> list[ast.Call]:
    """Every call below a node."""
    return [child for child in ast.walk(node) if isinstance(child, ast.Call)]


def writes_rows(call: ast.Call) -> bool:
    """`thing.save()`, `Thing.objects.create(…)`, `rows.update(…)`; a dict's or set's update has other receivers."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in WRITES:
        return False
    receiver = ast.unparse(call.func.value)
    if call.func.attr in {"update", "create", "delete"}:
        return "objects" in receiver or call.func.attr == "delete"
    return call.func.attr != "save" or "super()" not in receiver


def test_only_actions_write() -> None:
    written = [
        where(path, call)
        for path in modules()
        if not is_in(path, *WRITERS) and "people" not in path.parts
        for call in calls(tree(path))
        if writes_rows(call)
    ]
    assert written == []


def test_only_the_clock_asks_what_time_it_is() -> None:
    asking = re.compile(r"(timezone\.now|datetime\.now|datetime\.today|date\.today|datetime\.utcnow|time\.time)\(")
    found = [
        str(path.relative_to(ROOT))
        for path in modules()
        if path.name != "clock.py" and asking.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_rules_are_pure() -> None:
    """rules.py imports no Django (translation aside), no models, and asks no time."""
    impure = [
        where(path, node)
        for path in modules()
        if is_in(path, "rules")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("django")
        and node.module != "django.utils.translation"
    ]
    assert impure == []


def test_nothing_is_imported_inside_a_function() -> None:
    inside = [
        where(path, node)
        for path in modules()
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_there_is_one_signal_receiver() -> None:
    receivers = [
        where(path, call)
        for path in modules()
        for call in calls(tree(path))
        if (isinstance(call.func, ast.Attribute) and call.func.attr == "connect" and "post_" in ast.unparse(call.func))
        or (isinstance(call.func, ast.Name) and call.func.id == "receiver")
    ]
    assert [place.partition(":")[0] for place in receivers] == ["governance/apps.py"]


def test_no_name_says_nothing() -> None:
    vague = [str(path.relative_to(ROOT)) for path in modules() if FORBIDDEN_NAMES.search(path.stem)]
    vague += [
        where(path, node)
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and re.search(r"(Manager|Service|Helper|Util)s?$", node.name)
    ]
    assert vague == []


def test_there_is_one_line_of_migrations_per_app() -> None:
    names = {
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for path in (ROOT / package).rglob("migrations/*.py")
        if path.name != "__init__.py"
    }
    assert names <= {
        "governance/migrations/0001_initial.py",
        "werkingen/migrations/0001_initial.py",
        "community/migrations/0001_initial.py",
        "som_portal/kit/migrations/0001_initial.py",
    }


@pytest.mark.parametrize("app", APPS)
def test_a_migration_puts_what_guards_a_table_in_it(app: str) -> None:
    operations = import_module(f"{apps.get_app_config(app).name}.migrations.0001_initial").Migration.operations
    assert folded(operations) == operations


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|coming soon|binnenkort beschikbaar", re.IGNORECASE)
    found = [
        str(path.relative_to(ROOT))
        for path in [*modules(), *files("templates/**/*.html", "static/**/*.js", "static/**/*.css")]
        if later.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_templates_carry_no_inline_style_or_script() -> None:
    inline = re.compile(r"\sstyle=\"|<script(?![^>]*\ssrc=)|\son[a-z]+=\"|javascript:", re.IGNORECASE)
    found = [
        str(path.relative_to(ROOT))
        for path in files("templates/**/*.html")
        if inline.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
