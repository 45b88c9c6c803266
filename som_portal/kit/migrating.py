"""What Django remembers of the tables while it migrates, without making every model anew for each of them.

A new model makes Django render all models again that are tied to it, however far: here that is nearly all of them, a
hundred and thirty times, and three quarters of the time of an empty database. A model that is new is tied to nothing
that stands; a constraint or an index changes no model but its own. tests/machine/test_migrate.py compares the tables.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.migrations.state import ModelState, ProjectState


@contextmanager
def each_model_rendered_once() -> Iterator[None]:
    """Within, a model is rendered when it comes and when its fields change."""
    states: Any = ProjectState
    before = states.add_model, states._append_option
    states.add_model, states._append_option = _add_model, _append_option
    try:
        yield
    finally:
        states.add_model, states._append_option = before


def _add_model(state: Any, model: ModelState) -> None:
    key = model.app_label, model.name_lower
    state.models[key] = model
    if state._relations is not None:
        state.resolve_model_relations(key)
    if "apps" in state.__dict__:
        state.apps.render_multiple([model])


def _append_option(state: Any, app_label: str, name: str, option: str, added: Any) -> None:
    model = state.models[app_label, name]
    model.options[option] = [*model.options[option], added]
    if "apps" in state.__dict__:
        getattr(state.apps.get_model(app_label, name)._meta, option).append(added)
