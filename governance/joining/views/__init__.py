"""Getting in: fetch, act, show."""

from governance.joining.views.institutions import keep_institution
from governance.joining.views.invitations import (
    accept_invitation,
    invitations,
    invite_to_institution,
    invite_to_seat,
    resend_invitation,
    withdraw_invitation,
)
from governance.joining.views.requests import admit, ask_to_join, join_requests, refuse_join_request

__all__ = [
    "accept_invitation",
    "admit",
    "ask_to_join",
    "invitations",
    "invite_to_institution",
    "invite_to_seat",
    "join_requests",
    "keep_institution",
    "refuse_join_request",
    "resend_invitation",
    "withdraw_invitation",
]
