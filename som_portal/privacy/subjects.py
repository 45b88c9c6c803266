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
    def number(self) -> str:
        """The number of the house rules that says after how many days it goes; "" when no number does."""
        return NUMBERS.get(self, "")

    @property
    def how_long(self) -> Promise:
        """How long we keep it; `{days}` stands for its number."""
        return HOW_LONG[self]

    @property
    def goes(self) -> Promise:
        """What becomes of it when the person is erased."""
        return GOES[self]

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


AS_LONG_AS_THE_ACCOUNT = _("Zolang je account bestaat.")
WITH_THE_SEAT = _("Zo lang als het netwerk: een besluit moet later na te gaan zijn.")
NUMBERS = {
    Subject.SIGNING_IN: "aanmelding-dagen",
    Subject.COMING_IN: "uitnodiging-bewaren-dagen",
    Subject.MAIL: "mails-dagen",
}
HOW_LONG: dict[Subject, Promise] = {
    **dict.fromkeys(Subject, AS_LONG_AS_THE_ACCOUNT),
    **dict.fromkeys((Subject.SEATS, Subject.DECIDING, Subject.MONEY, Subject.RECORD), WITH_THE_SEAT),
    Subject.SIGNING_IN: _("Een aanmelding hoogstens {days} dagen. Een tweede stap tot je ze weghaalt."),
    Subject.COMING_IN: _(
        "Een uitnodiging zonder antwoord {days} dagen na het verlopen, een ingelezen lijst dertig dagen."
    ),
    Subject.MAIL: _("Adres en tekst {days} dagen."),
}
GONE = _("Wordt gewist.")
GOES: dict[Subject, Promise] = {
    **dict.fromkeys(Subject, GONE),
    Subject.SEATS: _("Begin en einde blijven bij de zetel, zonder je naam. Redenen en brieven worden gewist."),
    Subject.DECIDING: _("Blijft bij de zetel, zonder je naam. Of je komt naar een vergadering wordt gewist."),
    Subject.SIGNALS: _("De tekst en het antwoord worden gewist. Dat er een signaal was, blijft."),
    Subject.WORKS: _("Wat je schreef blijft, zonder je naam. Je trekt of coördineert niets meer."),
    Subject.EVENTS: _("Dat er iemand ingeschreven was, blijft, zonder je naam."),
    Subject.STORIES: _(
        "Het verhaal blijft, zonder je naam. Wil je het verhaal zelf weg, vraag dat vooraf aan de redactie."
    ),
    Subject.MONEY: _("Blijft, zonder je naam: een boeking verdwijnt nooit."),
    Subject.RECORD: _("Blijft als daad. Het merkteken wijst daarna naar niemand meer."),
}
