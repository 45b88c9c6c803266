"""Questions about the institutions."""

from dataclasses import dataclass

from governance.charter.norms import InstitutionNorm, charter
from governance.people.models import Institution, InstitutionRows, Level


@dataclass(frozen=True, slots=True)
class OnPaper:
    """What the charter and our reading say of an institution; empty for one that joined later."""

    norm: InstitutionNorm | None
    successor: str


def institutions_in(level: str, net: str) -> InstitutionRows:
    """Institutions at a level and in a net, with their levels; an unknown or empty value filters nothing."""
    rows: InstitutionRows = Institution.objects.prefetch_related("levels")
    if level in Level.values:
        rows = rows.at_level(level)
    return rows.in_net(net) if net in nets() else rows


def nets() -> tuple[str, ...]:
    """The school networks of the signing institutions, in our reading, the largest first."""
    found = [one.net for one in charter().institutions]
    return tuple(sorted(set(found), key=lambda net: (-found.count(net), net)))


def net_choices() -> list[tuple[str, str]]:
    """The nets as a filter: a net is its own value."""
    return [(net, net) for net in nets()]


def on_paper(slug: str) -> OnPaper:
    """The charter's words and our reading about one institution."""
    norm = next((one for one in charter().institutions if one.slug == slug), None)
    successor = next((one.successor for one in charter().successions if slug in one.institutions), "")
    return OnPaper(norm, successor)
