"""Tries at the door, counted before they are looked at: many at once get no further than many in a row."""

from collections.abc import Iterator
from contextlib import contextmanager

from core.domain.accounts import account_word
from core.domain.errors import ErrorCode, UserError
from core.ports import Ports

TRIES_PER_ACCOUNT = 5
"""From one client address: whoever guesses elsewhere does not shut out its owner."""

TRIES_PER_ACCOUNT_FROM_ANYWHERE = 50
TRIES_PER_ADDRESS = 30
SIGN_UPS_PER_ADDRESS = 5
WINDOW_SECONDS = 15 * 60

_TOO_MANY = "Too many tries. Wait {minutes} minutes and try again."


@contextmanager
def counted_try(ports: Ports, email: str, address: str) -> Iterator[None]:
    """One try at this account from this client address; RATE_LIMITED after too many.

    It is given back unless it ends with UNAUTHORIZED: only failures use up the limit.
    """
    account = account_word(email.strip().lower())
    limits = {
        **_from(address),
        f"sign_in/to/{account}/from/{address}": TRIES_PER_ACCOUNT,
        f"sign_in/to/{account}": TRIES_PER_ACCOUNT_FROM_ANYWHERE,
    }
    with _counted(ports, limits):
        yield


@contextmanager
def counted_return(ports: Ports, address: str) -> Iterator[None]:
    """One coming back from another service to this client address, counted with the tries from there."""
    with _counted(ports, _from(address)):
        yield


def count_sign_up(ports: Ports, address: str) -> None:
    """One account made, or one mail asked for, from this client address; RATE_LIMITED after too many."""
    _take(ports, f"sign_up/from/{address}", SIGN_UPS_PER_ADDRESS)


def _from(address: str) -> dict[str, int]:
    return {f"sign_in/from/{address}": TRIES_PER_ADDRESS}


@contextmanager
def _counted(ports: Ports, limits: dict[str, int]) -> Iterator[None]:
    _take_all(ports, limits)
    try:
        yield
    except UserError as error:
        if error.code is ErrorCode.UNAUTHORIZED:
            raise
        _give_back(ports, limits)
        raise
    _give_back(ports, limits)


def _take_all(ports: Ports, limits: dict[str, int]) -> None:
    """What is refused counts nowhere, so that tries at one account shut out no other."""
    taken: dict[str, int] = {}
    for key, allowed in limits.items():
        try:
            _take(ports, key, allowed)
        except UserError:
            _give_back(ports, taken)
            raise
        taken[key] = allowed


def _take(ports: Ports, key: str, allowed: int) -> None:
    wait = ports.limiter.take(key, allowed, WINDOW_SECONDS)
    if wait:
        ports.monitor.refused("sign_in")
        message = _TOO_MANY.format(minutes=-(-wait // 60))
        raise UserError(ErrorCode.RATE_LIMITED, message, retry_after=wait)


def _give_back(ports: Ports, limits: dict[str, int]) -> None:
    for key, allowed in limits.items():
        ports.limiter.give_back(key, allowed, WINDOW_SECONDS)
