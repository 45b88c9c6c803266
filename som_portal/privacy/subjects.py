"""The headings under which a person finds what we keep about them: why, and how long."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Subject(TextChoices):
    """One heading of "Mijn gegevens", in the order of the page."""

    ACCOUNT = "account", _("Je account")
    CARD = "card", _("Je kaartje in de gids")
    SIGNING_IN = "signing_in", _("Hoe je je aanmeldt")
    SEATS = "seats", _("Je zetels")
    COMING_IN = "coming_in", _("Hoe je binnenkwam")
    DECIDING = "deciding", _("Vergaderen, voorstellen en stemmen")
    SIGNALS = "signals", _("Je signalen")
    WORKS = "works", _("Labo’s en projecten")
    EVENTS = "events", _("Je inschrijvingen")
    STORIES = "stories", _("Je stories")
    MONEY = "money", _("Wat je boekte")
    MAIL = "mail", _("Mails aan jou")
    RECORD = "record", _("Wat je deed")

    @property
    def why(self) -> Promise:
        """Why we keep it: one sentence."""
        return WHY[self]


WHY: dict[Subject, Promise] = {
    Subject.ACCOUNT: _("Om je te laten aanmelden en je te verwittigen."),
    Subject.CARD: _("Om je te laten vinden door wie je daarvoor koos."),
    Subject.SIGNING_IN: _("Om te weten dat jij het bent, en om je een vreemd toestel te laten herkennen en afmelden."),
    Subject.SEATS: _("Je rechten volgen eruit, en het netwerk moet kunnen tonen wie waarvoor zat."),
    Subject.COMING_IN: _("Om na te gaan wie je uitnodigde of toevoegde."),
    Subject.DECIDING: _("Elk besluit moet na te gaan zijn."),
    Subject.SIGNALS: _("Om je te antwoorden."),
    Subject.WORKS: _("Om te tonen wie een labo of project trekt, en wat er gebeurt."),
    Subject.EVENTS: _("Om een plaats voor je vrij te houden."),
    Subject.STORIES: _("Om je verhaal met je naam te brengen."),
    Subject.MONEY: _("Elke euro van het netwerk moet na te gaan zijn."),
    Subject.MAIL: _("Een mail die niet vertrekt, proberen we opnieuw."),
    Subject.RECORD: _("Wat het netwerk doet, moet na te gaan zijn; je naam staat er niet bij."),
}
