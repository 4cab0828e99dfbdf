"""Addresses as text: a label that is a link leads away from what it chooses."""

from core.ui.components.plain import md_escape

_WORD_JOINER = "\u2060"


def as_text(text: str) -> str:
    """As `md_escape`, and no address in it becomes a link."""
    return md_escape(text).replace("\\@", f"{_WORD_JOINER}\\@")
