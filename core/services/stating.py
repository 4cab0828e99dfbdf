"""Facts that the person states: added to a profile, and taken back."""

from collections.abc import Callable, Sequence
from functools import partial

from core.domain.errors import ErrorCode, UserError
from core.domain.records import ProfileRecord
from core.domain.resume import Resume
from core.domain.stated import with_stated, without_stated
from core.ports import Ports

_TRIES = 5
_BUSY = "This profile is being changed elsewhere at the same time. Try again in a moment."


def state_facts(ports: Ports, user_id: str, profile_id: str, sentences: Sequence[str]) -> ProfileRecord:
    """From now on these sentences are true of the person, because they say so. NOT_FOUND, INPUT_TOO_BIG."""
    return _changed(ports, user_id, profile_id, partial(with_stated, sentences=sentences))


def take_back(ports: Ports, user_id: str, profile_id: str, sentence: str) -> ProfileRecord:
    """Nothing happens when it was not stated. NOT_FOUND."""
    return _changed(ports, user_id, profile_id, partial(without_stated, sentence=sentence))


def _changed(
    ports: Ports, user_id: str, profile_id: str, change: Callable[[Resume], Resume]
) -> ProfileRecord:
    """Of two changes at the same time neither is lost."""
    for _ in range(_TRIES):
        seen = ports.profiles.require(user_id, profile_id)
        resume = change(seen.resume)
        if resume is seen.resume:
            return seen
        unchanged = {"id": profile_id, "updated_at": seen.updated_at.isoformat(timespec="microseconds")}
        patch = {"resume": resume, "updated_at": ports.clock()}
        if ports.profiles.change(user_id, unchanged, patch):
            return seen.model_copy(update=patch)
    raise UserError(ErrorCode.CONFLICT, _BUSY)
