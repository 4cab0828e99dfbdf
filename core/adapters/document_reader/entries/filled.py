"""Keyword arguments for a model."""

from typing import Any


def filled(**fields: Any) -> dict[str, Any]:
    """Only what was found, so that the wire form has no empty fields."""
    return {name: value for name, value in fields.items() if value}
