"""How often a person may do what costs us something."""

from typing import Literal

from core.domain.errors import ErrorCode, UserError
from core.ports import Ports

Action = Literal["preview", "apply", "email"]
MailCount = Literal["email-day", "sent-today"]
"""Mails are counted where they are asked for and again where they are sent: a row in the outbox may have been
written by hand, past us."""

WINDOW_SECONDS = 60
DAY_SECONDS = 24 * 60 * 60
_TOO_OFTEN = "That was too often in one minute. Wait {seconds} seconds and try again; nothing is lost."
_DAILY = "These were all the e-mails for today ({most}). Try again tomorrow; nothing is lost."


def require_room(ports: Ports, user_id: str, action: Action) -> None:
    """Counts one more; `UserError(RATE_LIMITED)` with the seconds to wait when it is one too many."""
    wait = ports.limiter.take(f"{action}/{user_id}", ports.policy.rates[action], WINDOW_SECONDS)
    if wait:
        ports.monitor.refused(action)
        raise UserError(ErrorCode.RATE_LIMITED, _TOO_OFTEN.format(seconds=wait), retry_after=wait)


def require_mail_today(ports: Ports, user_id: str, count: MailCount) -> None:
    """One more mail of this day; `UserError(QUOTA)` when it is one too many."""
    most = ports.policy.mails_per_day
    if wait := ports.limiter.take(f"{count}/{user_id}", most, DAY_SECONDS):
        raise UserError(ErrorCode.QUOTA, _DAILY.format(most=most), retry_after=wait)


def give_mail_back(ports: Ports, user_id: str, count: MailCount) -> None:
    """It was not sent after all."""
    ports.limiter.give_back(f"{count}/{user_id}", ports.policy.mails_per_day, DAY_SECONDS)
