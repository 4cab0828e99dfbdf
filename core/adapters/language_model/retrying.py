"""The one place where a call of the model is tried again."""

import time
from collections.abc import Callable
from typing import TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception, wait_random_exponential

from core.domain.errors import ErrorCode, UserError

A = TypeVar("A")

MOST_TRIES = 3
FIRST_SECONDS = 0.5
MOST_SECONDS = 20.0
_PASSING = {ErrorCode.LLM_RATE, ErrorCode.LLM_TIMEOUT, ErrorCode.NETWORK}

_growing = wait_random_exponential(multiplier=FIRST_SECONDS, max=MOST_SECONDS)


def retrying(
    call: Callable[[], A], seconds_left: Callable[[], float], sleep: Callable[[float], None] = time.sleep
) -> A:
    """What `call` gives, tried again after what may pass. Waits grow, differ from caller to caller and are as
    long as the provider asks; nobody waits beyond the time they have."""

    def is_over(state: RetryCallState) -> bool:
        return state.attempt_number >= MOST_TRIES or state.upcoming_sleep >= seconds_left()

    retry = retry_if_exception(_may_pass)
    return Retrying(retry=retry, wait=_wait, stop=is_over, sleep=sleep, reraise=True)(call)


def _may_pass(error: BaseException) -> bool:
    return isinstance(error, UserError) and error.code in _PASSING


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked = error.retry_after if isinstance(error, UserError) else None
    return max(_growing(state), float(asked or 0))
