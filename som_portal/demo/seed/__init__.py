"""Make the demo network: every step an action, in the order of time."""

from datetime import date

from governance.people.models import User
from som_portal.demo.calendar import DemoCalendar
from som_portal.demo.content import entries
from som_portal.demo.seed.agendas import agendas
from som_portal.demo.seed.budget_work import budget_work
from som_portal.demo.seed.cards import cards
from som_portal.demo.seed.community import events, stories
from som_portal.demo.seed.convening import convening
from som_portal.demo.seed.decisions import decisions
from som_portal.demo.seed.delegates import delegates
from som_portal.demo.seed.files import files
from som_portal.demo.seed.followup import action_items
from som_portal.demo.seed.joining import joining
from som_portal.demo.seed.lists import lists
from som_portal.demo.seed.mandates import mandates
from som_portal.demo.seed.meetings import meetings
from som_portal.demo.seed.methods import methods
from som_portal.demo.seed.minutes import minutes
from som_portal.demo.seed.money import money
from som_portal.demo.seed.outcomes import outcomes
from som_portal.demo.seed.people import people
from som_portal.demo.seed.planning import planning
from som_portal.demo.seed.polls import polls
from som_portal.demo.seed.privacy import privacy
from som_portal.demo.seed.signals import signals
from som_portal.demo.seed.sittings import sittings
from som_portal.demo.seed.soundings import soundings
from som_portal.demo.seed.talk import talk
from som_portal.demo.seed.timeline import Network
from som_portal.demo.seed.together import together
from som_portal.demo.seed.works import labs, projects
from som_portal.kit.outbox import silence

SOURCES = (
    *(people, cards, joining, mandates, money, meetings, decisions, signals, labs, projects, events, stories, lists),
    delegates,
    convening,
    polls,
    privacy,
    planning,
    methods,
    outcomes,
    soundings,
    action_items,
    minutes,
    budget_work,
    agendas,
    sittings,
    talk,
    files,
    together,
)


def is_seeded() -> bool:
    """The demo network is there: its first account exists."""
    return User.objects.filter(email=entries("account")[0]["email"]).exists()


def seed(today: date) -> int:
    """Make the whole network around `today`; return how many deeds it took. The past mails nobody."""
    network = Network(DemoCalendar(today))
    with silence():
        return network.play([step for source in SOURCES for step in source(network)])
