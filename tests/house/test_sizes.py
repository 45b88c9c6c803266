"""Parts stay small enough to read at one sitting (STYLE: limits)."""

import ast

from tests.house.source import ROOT, Function, files, functions, modules, where


def lines_of(node: Function) -> int:
    """Lines of the body, docstring aside."""
    start = node.body[1] if ast.get_docstring(node) is not None and len(node.body) > 1 else node.body[0]
    return (node.end_lineno or 0) - start.lineno + 1


def test_no_file_is_longer_than_300_lines() -> None:
    sources = files("*.py", "*/**/*.py", "static/**/*.css", "static/**/*.js", "templates/**/*.html")
    too_long = {
        str(path.relative_to(ROOT)): count
        for path in sources
        if "migrations" not in path.parts
        and "vendor" not in path.parts
        and (count := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert too_long == {}


def test_no_template_is_longer_than_150_lines() -> None:
    too_long = {
        str(path.relative_to(ROOT)): count
        for path in files("templates/**/*.html", "templates/**/*.txt")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 150
    }
    assert too_long == {}


def test_no_function_is_longer_than_30_lines() -> None:
    too_long = [where(path, node) for path in modules() for node in functions(path) if lines_of(node) > 30]
    assert too_long == []


def test_no_view_is_longer_than_12_lines() -> None:
    too_long = [
        where(path, node)
        for path in modules()
        if "views" in (path.stem, path.parent.name)
        for node in functions(path)
        if lines_of(node) > 12
    ]
    assert too_long == []


def test_settings_and_env_stay_short() -> None:
    lengths = {name: len((ROOT / "som_portal" / name).read_text().splitlines()) for name in ("settings.py", "env.py")}
    assert lengths["settings.py"] <= 200
    assert lengths["env.py"] <= 60
