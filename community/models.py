"""Re-export, so that Django finds the models of every subject."""

from community.events.models import Event, Registration
from community.stories.models import Story

__all__ = ["Event", "Registration", "Story"]
