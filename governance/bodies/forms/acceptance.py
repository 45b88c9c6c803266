"""Shape of what a holder says to bring to a seat, and of not accepting it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from governance.bodies.forms.mandates import ReasonField
from governance.bodies.models import Mandate
from governance.bodies.queries import Topic, TopicGroup, topics_of
from som_portal.kit.forms import OnceForm

LISTS = {
    TopicGroup.LEVEL: _("Welke onderwijsniveaus ken je van binnenuit?"),
    TopicGroup.FOCUS: _("Bij welke speerpunten help je?"),
    TopicGroup.DOMAIN: _("In welke domeinen ben je thuis?"),
}
HOW = _("In één zin: hoe?")
WORDS = "in-woorden"


class DeclarationForm(OnceForm):
    """The expectations of the charter one by one, each with a sentence; then the expertise, ticked in lists."""

    def __init__(self, mandate: Mandate, data: Any = None) -> None:
        """Ticked as declared before."""
        super().__init__(data)
        self.topics = topics_of(mandate.seat.body)
        said = dict(mandate.declarations.values_list("topic", "words"))
        for topic in self.of(TopicGroup.PROFILE):
            self.fields[topic.slug] = forms.BooleanField(label=topic.name, required=False, initial=topic.slug in said)
            self.fields[f"{topic.slug}-{WORDS}"] = forms.CharField(
                label=HOW,
                max_length=200,
                required=False,
                initial=said.get(topic.slug, ""),
                widget=forms.TextInput(attrs={"aria-label": f"{HOW} {topic.name}"}),
            )
        for group, question in LISTS.items():
            ticked = [topic.slug for topic in self.of(group) if topic.slug in said]
            self.fields[group] = forms.MultipleChoiceField(
                label=question,
                choices=[(topic.slug, topic.name) for topic in self.of(group)],
                widget=forms.CheckboxSelectMultiple,
                required=False,
                initial=ticked,
            )

    def of(self, group: TopicGroup) -> list[Topic]:
        """The topics of one group."""
        return [topic for topic in self.topics if topic.group == group]

    def expectations(self) -> Iterator[tuple[BoundField, BoundField]]:
        """Each expectation with its sentence, for the page."""
        for topic in self.of(TopicGroup.PROFILE):
            yield self[topic.slug], self[f"{topic.slug}-{WORDS}"]

    def lists(self) -> list[BoundField]:
        """The lists of expertise, for the page."""
        return [self[group] for group in LISTS]

    @property
    def declared(self) -> dict[str, str]:
        """What was ticked, each with its sentence."""
        said = self.cleaned_data
        expected = {
            topic.slug: said[f"{topic.slug}-{WORDS}"] for topic in self.of(TopicGroup.PROFILE) if said[topic.slug]
        }
        return expected | {slug: "" for group in LISTS for slug in said[group]}


class DeclineForm(OnceForm):
    """Why somebody does not accept a mandate."""

    reason = ReasonField()
