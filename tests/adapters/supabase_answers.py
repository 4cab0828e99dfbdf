"""A Supabase that answers as a test says, and remembers what it was asked."""

from collections.abc import Callable, Mapping
from typing import Any

import httpx

from core.adapters.supabase import SupabaseProject

URL = "https://name.supabase.co"
KEY = "sb_publishable_test"
PRIVATE = "Ann Canary, ann@example.org, sb_secret_canary"
"""Stands in every bad answer; must be in nothing that people or logs get."""

Answer = Callable[[httpx.Request], httpx.Response]


class Answers:
    """Gives one answer after the other, and the last one for ever."""

    def __init__(self, *answers: Answer | httpx.Response) -> None:
        self._answers = list(answers)
        self.asked: list[httpx.Request] = []
        self.project = SupabaseProject(URL, KEY, httpx.MockTransport(self._answer))

    @property
    def last(self) -> httpx.Request:
        return self.asked[-1]

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        answer = self._answers[min(len(self.asked), len(self._answers)) - 1]
        return answer if isinstance(answer, httpx.Response) else answer(request)


def rows(*found: Mapping[str, Any], count: int | None = None) -> httpx.Response:
    """Rows, or only how many there are."""
    headers = {} if count is None else {"content-range": f"*/{count}"}
    return httpx.Response(200, json=list(found), headers=headers)


def refusal(status: int, **body: object) -> httpx.Response:
    return httpx.Response(status, json={"message": PRIVATE, **body})


def text(status: int, body: str, media_type: str = "text/html", **headers: str) -> httpx.Response:
    return httpx.Response(status, text=body, headers={"content-type": media_type, **headers})


def breaks(kind: type[httpx.RequestError]) -> Answer:
    """A request that ends without an answer."""

    def answer(request: httpx.Request) -> httpx.Response:
        raise kind(PRIVATE, request=request)

    return answer
