"""A CV against the profile it was made from: what may be left out, and what may not be said."""

import json
from functools import cache
from pathlib import Path

import pytest

from core.adapters.vocabulary_tables import load_vocabulary
from core.domain.claims import Verdict
from core.domain.posting import JobPosting, Requirement
from core.domain.resume import Resume
from core.domain.tailoring import leave, tailor
from tests.domain.claim_tables import DATA, TODAY, gate, gate_for, profile
from tests.domain.cv_tables import edited, less, lies, variants

ROOT = DATA.parents[2]
HONEST, FALSE = variants("+"), variants("-")
PROFILES = sorted(
    [
        *DATA.glob("profile_*.json"),
        *(DATA.parent / "profiles").glob("*.resume.json"),
        *(ROOT / "bench" / "truth" / "profiles").glob("*.json"),
        *(ROOT / "templates" / "demo").glob("*.json"),
        ROOT / "templates" / "examples" / "profile.json",
    ]
)
WANTED = ("Excel, SQL, SAP and Opera", "Reservierung", "Recrutamento", "Word", "Triage", "Python")
POSTING = JobPosting(title="Coordinator", requirements=[Requirement(text=text) for text in WANTED])

of_each_profile = pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)


@cache
def verdict_of(what: str) -> Verdict:
    return gate("full").resume(edited((HONEST | FALSE)[what]))


@pytest.mark.parametrize("what", HONEST)
def test_what_is_honest_passes(what: str) -> None:
    assert verdict_of(what) == Verdict()


@pytest.mark.parametrize("what", FALSE)
def test_what_is_false_is_refused(what: str) -> None:
    assert verdict_of(what).unsupported


@pytest.mark.parametrize("what", FALSE)
def test_each_finding_says_what_and_why(what: str) -> None:
    for found in verdict_of(what).unsupported:
        assert found.text.strip()
        assert found.why.endswith(".")


@of_each_profile
def test_a_cv_made_by_rules_passes(path: Path) -> None:
    whole = Resume.model_validate_json(path.read_text("utf-8"))
    bare = whole.changed(basics=whole.basics.changed(summary=""))
    for resume in (whole, bare):
        its_gate = gate_for(resume)
        assert its_gate.resume(leave(resume).resume) == Verdict()
        assert its_gate.resume(tailor(resume, POSTING, load_vocabulary(), TODAY).resume) == Verdict()


@of_each_profile
def test_a_cv_that_says_less_passes(path: Path) -> None:
    raw = json.loads(path.read_text("utf-8"))
    its_gate = gate_for(Resume.model_validate(raw))
    found = [its_gate.resume(Resume.model_validate(cv)) for cv in less(raw)]
    assert [one for one in found if one != Verdict()] == []


@of_each_profile
def test_a_cv_that_moves_or_adds_something_is_refused(path: Path) -> None:
    raw = json.loads(path.read_text("utf-8"))
    its_gate = gate_for(Resume.model_validate(raw))
    passed = [what for what, cv in lies(raw) if not its_gate.resume(Resume.model_validate(cv)).unsupported]
    assert passed == []


def test_what_a_profile_has_beyond_the_fields_of_a_cv_may_be_said() -> None:
    own = edited({"work.0.team": "Led 4 people", "achievements": ["Climbed Everest"]})
    assert gate_for(own).resume(own) == Verdict()
    assert gate_for(own).resume(edited({"work.1.team": "Led 4 people"})).unsupported


def test_a_study_that_goes_on_is_not_finished_by_a_shorter_word() -> None:
    own = edited({"education.0.studyType": "Licenciatura (em curso)", "education.0.endDate": None})
    finished = edited({"education.0.studyType": "Licenciatura", "education.0.endDate": None})
    assert gate_for(own).resume(own) == Verdict()
    assert gate_for(own).resume(finished).unsupported


def test_a_profile_that_repeats_itself_may_be_repeated() -> None:
    own = edited({"work.3": "=work.1", "certificates.1": "=certificates.0"})
    assert gate_for(own).resume(own) == Verdict()


def test_an_entry_is_named_by_its_place_in_the_profile() -> None:
    found = gate("full").resume(edited({"work": ["=work.2", "=work.1", "=work.0"], "work.1.endDate": "2021"}))
    assert [(one.entry, one.text) for one in found.unsupported] == [("work[1]", "2021")]


def test_a_cv_of_nothing_says_nothing() -> None:
    assert gate("full").resume(Resume()) == Verdict()
    assert gate_for(Resume()).resume(profile("en")).unsupported


def test_very_many_entries_are_no_matter_of_patience() -> None:
    many = Resume.model_validate(
        {"work": [{"name": f"Brookfield {i}", "position": "x"} for i in range(4_000)]}
    )
    assert gate_for(many).resume(many) == Verdict()
    assert len(gate("full").resume(many).unsupported) == len(many.work)
