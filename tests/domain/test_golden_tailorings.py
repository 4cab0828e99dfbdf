"""Good tailorings pass every scorer; each bad one fails the one that is there for it."""

import json
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pytest

from core.adapters.vocabulary_tables import load_vocabulary
from core.domain.posting import JobPosting
from core.domain.posting_text import parse_posting
from core.domain.resume import Resume
from core.domain.score import score
from core.domain.tailoring import editable_lines
from core.domain.writing import LEAST_LETTER
from tests.conftest import DATA
from tests.domain.claim_tables import TODAY, gate_for

PROFILE = json.loads((DATA / "profiles" / "pm_en.resume.json").read_text("utf-8"))
TAILORINGS = tomllib.loads((DATA / "tailorings.toml").read_text("utf-8"))


def changed(changes: Mapping[str, str]) -> Resume:
    """The profile with these lines; emptied ones are left out."""
    raw = json.loads(json.dumps(PROFILE))
    for path, text in changes.items():
        *parents, last = path.replace("[", ".").replace("]", "").split(".")
        place: Any = raw
        for name in parents:
            place = place[int(name)] if name.isdigit() else place[name]
        place[int(last) if last.isdigit() else last] = text
    for job in raw["work"]:
        job["highlights"] = [line for line in job["highlights"] if line]
    return Resume.model_validate(raw)


@cache
def posting() -> JobPosting:
    return parse_posting((DATA / "posting_en.txt").read_text("utf-8"))


def fit_of(cv: Resume) -> int:
    return score(cv, posting(), load_vocabulary(), TODAY).score


def truth(cv: Resume) -> bool:
    """The profile supports every line of it."""
    return not gate_for(changed({})).resume(cv).unsupported


def substance(cv: Resume) -> bool:
    """There is something to read."""
    return sum(len(text) for _, text in editable_lines(cv)) >= LEAST_LETTER


def fit(cv: Resume) -> bool:
    """It answers the posting no worse than the profile does."""
    return fit_of(cv) >= fit_of(changed({})) - 1


SCORERS: dict[str, Callable[[Resume], bool]] = {"truth": truth, "substance": substance, "fit": fit}


@pytest.mark.parametrize("name", TAILORINGS["good"])
def test_a_good_tailoring_passes(name: str) -> None:
    cv = changed(TAILORINGS["good"][name])
    assert {scorer: passes(cv) for scorer, passes in SCORERS.items()} == dict.fromkeys(SCORERS, True)


@pytest.mark.parametrize("name", TAILORINGS["bad"])
def test_a_bad_tailoring_fails_where_it_is_bad(name: str) -> None:
    changes = dict(TAILORINGS["bad"][name])
    assert not SCORERS[changes.pop("fails")](changed(changes))
