"""Reads what forms call their fields, and the names of countries (templates/forms)."""

import tomllib
from functools import cache
from pathlib import Path

from core.domain.forms import Countries, FormTable
from core.domain.posting import Ats

FOLDER = Path(__file__).parents[2] / "templates" / "forms"


@cache
def load_form_table(ats: Ats) -> FormTable:
    return FormTable.model_validate(tomllib.loads((FOLDER / f"{ats}.toml").read_text("utf-8")))


@cache
def load_countries() -> Countries:
    return Countries(tomllib.loads((FOLDER / "countries.toml").read_text("utf-8")))
