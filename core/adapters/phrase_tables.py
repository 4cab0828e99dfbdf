"""Reads the phrase tables of letter and interview (templates/i18n), one file per language."""

import tomllib
from functools import cache
from pathlib import Path

from core.domain.interview import InterviewPhrases
from core.domain.languages import LanguageCode
from core.domain.letters.phrases import LetterPhrases

FOLDER = Path(__file__).parents[2] / "templates" / "i18n"


@cache
def load_letter_phrases(language: LanguageCode) -> LetterPhrases:
    table = tomllib.loads((FOLDER / "letters" / f"{language}.toml").read_text("utf-8"))
    return LetterPhrases(language=language, **table)


@cache
def load_interview_phrases(language: LanguageCode) -> InterviewPhrases:
    """What the interview notes say by themselves."""
    table = tomllib.loads((FOLDER / "interview" / f"{language}.toml").read_text("utf-8"))
    return InterviewPhrases.model_validate(table)
