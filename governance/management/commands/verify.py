"""`./som manage verify`: recompute what must be whole."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from governance.ballots.queries import broken_ballots
from governance.bodies.drift import drift
from governance.ledger.queries import verify as verify_ledger
from governance.ledger.queries import verify_seal
from governance.record.queries import verify as verify_record
from som_portal.kit import clock
from som_portal.kit.guards import missing_guards


class Command(BaseCommand):
    """Exits non-zero and names the first broken thing of each kind."""

    help = "Recompute the record, the ledger and the rights that follow from mandates; check that every guard stands."

    def add_arguments(self, parser: CommandParser) -> None:
        """A seal as it was printed on a decision, minutes or a settlement."""
        parser.add_argument("--seal", action="append", default=[], help="a printed seal: '2026/17 <hash>'")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check and report."""
        broken = [line for seal in options["seal"] for line in verify_seal(seal)]
        broken += [*verify_record(), *broken_ballots(), *verify_ledger(), *drift(clock.today())]
        broken += [f"guard {name} is missing" for name in missing_guards()]
        if broken:
            raise CommandError("\n".join(broken))
        self.stdout.write("whole: 0 differences")
