"""The HTTP client that everybody shares. Imported only where it is made: httpx takes its time to load."""

import time
from typing import Any

import httpx

REST_SECONDS = 1.0


class Wires(httpx.Client):
    """One waits for all: when somebody has waited in vain, and nobody was answered meanwhile, whoever asks in
    the next second is told at once. So a page that asks four times fails after one wait and not after four.
    """

    _answered = 0.0
    _rests_until = 0.0

    def send(self, request: httpx.Request, **how: Any) -> httpx.Response:
        began = time.monotonic()
        if began < self._rests_until:
            raise httpx.ConnectTimeout("there was no answer just now", request=request)
        try:
            response = super().send(request, **how)
        except httpx.TimeoutException:
            if self._answered < began:
                self._rests_until = time.monotonic() + REST_SECONDS
            raise
        self._answered = time.monotonic()
        return response
