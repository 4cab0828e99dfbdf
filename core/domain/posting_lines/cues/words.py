"""Cues are regular expressions, written as alternatives per language."""

import re


def cue(*alternatives: str) -> re.Pattern[str]:
    """Any of `alternatives`, in any case."""
    return re.compile("|".join(alternatives), re.IGNORECASE)


def words(*alternatives: str) -> re.Pattern[str]:
    """Any of `alternatives` where a word begins and ends."""
    return re.compile(rf"\b(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)
