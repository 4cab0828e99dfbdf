"""How often a person may do what costs us something."""

from typing import Literal

from core.domain.errors import ErrorCode, UserError
from core.ports import Ports

Action = Literal["preview", "apply", "email"]

WINDOW_SECONDS = 60
_TOO_OFTEN = "That was too often in one minute. Wait {seconds} seconds and try again; nothing is lost."


def require_room(ports: Ports, user_id: str, action: Action) -> None:
    """Counts one more; `UserError(RATE_LIMITED)` with the seconds to wait when it is one too many."""
    wait = ports.limiter.take(f"{action}/{user_id}", ports.policy.rates[action], WINDOW_SECONDS)
    if wait:
        ports.monitor.refused(action)
        raise UserError(ErrorCode.RATE_LIMITED, _TOO_OFTEN.format(seconds=wait), retry_after=wait)
