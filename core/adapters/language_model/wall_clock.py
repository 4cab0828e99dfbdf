"""A call that is left behind when its time is over.

A server that sends a byte now and then keeps a library's own timeouts waiting for ever: they count from one
byte to the next.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")

MOST_AT_ONCE = 64
"""Calls that run or were left behind; a server that trickles fills no more threads than these."""


class WallClock:
    def __init__(self, most: int = MOST_AT_ONCE) -> None:
        self._places = threading.BoundedSemaphore(most)

    def within(self, seconds: float, call: Callable[[], T]) -> T:
        """What `call` gives or raises; `TimeoutError` when it takes longer, or no place is free."""
        if not self._places.acquire(blocking=False):
            raise TimeoutError
        outcome: Future[T] = Future()

        def run() -> None:
            try:
                outcome.set_result(call())
            except Exception as error:  # noqa: BLE001 - whoever waits for it gets it
                outcome.set_exception(error)
            finally:
                self._places.release()

        threading.Thread(target=run, name="model-call", daemon=True).start()
        return outcome.result(timeout=seconds)
