"""Idempotency-Key: a call that is sent twice has one effect."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Annotated
from weakref import WeakValueDictionary

from fastapi import Depends, Header
from pydantic import BaseModel

from core.domain.jobs import Job
from core.ports import Ports
from core.services.jobs import IdempotencyKey, job_under

_KEY = Header(
    alias="Idempotency-Key",
    pattern=r"^[\x21-\x7e]{1,255}$",
    description="Your own name for this call, such as a random UUID: sent again with the same body it gives "
    "the same job, with another body a 409.",
)
_turns: WeakValueDictionary[tuple[str, str], threading.Lock] = WeakValueDictionary()
_turns_change = threading.Lock()


def _keyed(key: Annotated[str | None, _KEY] = None) -> str:
    return key or ""


KeyOf = Annotated[str, Depends(_keyed)]


def key_of(text: str, body: BaseModel) -> IdempotencyKey | None:
    """The key with a hash of what is asked for; None when the caller gave none."""
    if not text:
        return None
    asked = f"{type(body).__name__} {body.model_dump_json()}"
    return IdempotencyKey(text, sha256(asked.encode()).hexdigest())


@contextmanager
def turn(ports: Ports, user_id: str, key: IdempotencyKey | None) -> Iterator[Job | None]:
    """The job that the key has already, or None: then this is the one call that may ask for it now.

    Why the wait: of calls that come at the same moment with the same key only the first may count against
    the rate limit. Calls to another process are kept apart by the store, which has each key once.
    """
    if key is None:
        yield None
        return
    with _turn_of(user_id, key.text):
        yield job_under(ports, user_id, key)


def _turn_of(user_id: str, text: str) -> threading.Lock:
    with _turns_change:
        return _turns.setdefault((user_id, text), threading.Lock())
