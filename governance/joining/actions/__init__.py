"""The only writer of invitations and join requests, and of what the coördinatiecel keeps about an institution."""

from governance.joining.actions.institutions import keep_institution
from governance.joining.actions.invitations import (
    Offer,
    accept_invitation,
    invite,
    resend_invitation,
    withdraw_invitation,
)
from governance.joining.actions.requests import admit, ask_to_join, refuse_join_request

__all__ = [
    "Offer",
    "accept_invitation",
    "admit",
    "ask_to_join",
    "invite",
    "keep_institution",
    "refuse_join_request",
    "resend_invitation",
    "withdraw_invitation",
]
