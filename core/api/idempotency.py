"""Idempotency-Key: a call that is sent twice has one effect."""

from hashlib import sha256
from typing import Annotated

from fastapi import Depends, Header
from pydantic import BaseModel

from core.services.jobs import IdempotencyKey

_KEY = Header(
    alias="Idempotency-Key",
    pattern=r"^[\x21-\x7e]{1,255}$",
    description="Your own name for this call, such as a random UUID: sent again with the same body it gives "
    "the same job, with another body a 409.",
)


def _keyed(key: Annotated[str | None, _KEY] = None) -> str:
    return key or ""


KeyOf = Annotated[str, Depends(_keyed)]


def key_of(text: str, body: BaseModel) -> IdempotencyKey | None:
    """The key with a hash of what is asked for; None when the caller gave none."""
    if not text:
        return None
    asked = f"{type(body).__name__} {body.model_dump_json()}"
    return IdempotencyKey(text, sha256(asked.encode()).hexdigest())
