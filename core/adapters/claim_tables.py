"""Reads the words that claims are made of (core/vocabulary/claims)."""

import tomllib
from functools import cache
from pathlib import Path

from core.domain.claims import ClaimWords
from core.domain.languages import LanguageCode

FOLDER = Path(__file__).parents[1] / "vocabulary" / "claims"


@cache
def load_claim_words(language: LanguageCode) -> ClaimWords:
    return ClaimWords.model_validate(tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8")))
