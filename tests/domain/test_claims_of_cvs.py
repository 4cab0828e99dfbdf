"""A CV against the profile it was made from: what may be left out, and what may not be said."""

import json
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from typing import Any

import pytest

from core.adapters.vocabulary_tables import load_vocabulary
from core.domain.claims import Verdict
from core.domain.posting import JobPosting, Requirement
from core.domain.resume import Resume
from core.domain.tailoring import leave, tailor
from tests.conftest import DATA
from tests.domain.claim_tables import TODAY, gate, gate_for, profile

ROOT = DATA.parents[1]
Edits = Mapping[str, Any]
GONE = object()
FULL = json.loads((DATA / "claims" / "profile_full.json").read_text("utf-8"))
JOBS, SCHOOL, SKILLS = FULL["work"], FULL["education"][0], FULL["skills"]
NEW_JOB = {"name": "Royal Society", "position": "Sampler", "startDate": "2012", "endDate": "2014"}

HONEST: Mapping[str, Edits] = {
    "nothing changed": {},
    "an entry left out": {"work.1": GONE},
    "all entries of a section left out": {"education": [], "awards": [], "references": []},
    "entries in another order": {"work": JOBS[::-1], "skills": SKILLS[::-1]},
    "lines left out": {"work.0.highlights.2": GONE, "work.0.summary": "", "projects.0.description": ""},
    "lines in another order": {"work.0.highlights": JOBS[0]["highlights"][::-1]},
    "a line in other words": {"work.0.highlights.1": "Supported the launch of a new sample register"},
    "a line with a smaller part": {"work.1.highlights.0": "Helped to plan the rounds of 5 samplers"},
    "a summary from lines": {"work.2.summary": "Took samples of soil on farms."},
    "dates by the year": {"work.1.startDate": "2016", "work.1.endDate": "2020"},
    "a start left out": {"work.1.startDate": GONE},
    "a period left out": {"work.1.startDate": GONE, "work.1.endDate": GONE},
    "dates of papers left out": {"awards.0.date": GONE, "certificates.0.date": GONE},
    "until today, in a word": {"work.0.endDate": "present"},
    "a legal form left out": {
        "work.0.name": "Northwater Analytics",
        "work.1.name": "Brookfield Soil Services",
    },
    "an employer kept secret": {"work.0.name": ""},
    "a title left out": {"work.1.position": GONE},
    "a degree written out": {"education.0.studyType": "Bachelor of Science"},
    "a score left out": {"education.0.score": GONE},
    "courses left out": {"education.0.courses": ["Statistics for laboratories"]},
    "fewer skills": {"skills": [{"name": "Methods", "keywords": ["Titration"]}]},
    "a level left out": {"skills.0.level": GONE},
    "a skill that a line tells": {"skills.0.keywords": ["Calibration"]},
    "skills without a heading": {"skills": [{"name": "Titration"}, {"name": "Excel"}]},
    "a language at a lower level": {"languages.0.fluency": "C1"},
    "a language without a level": {"languages.1.fluency": ""},
    "a smaller place": {"basics.location": {"city": "Leeds", "countryCode": "GB"}},
    "a telephone number in other groups": {"basics.phone": "+44 2055500123"},
    "a link without its beginning": {"basics.url": "nora.example.org/"},
    "contact left out": {"basics.email": "", "basics.profiles": [], "basics.image": ""},
    "one sentence of a reference": {"references.0.reference": "I would work with her again."},
    "a word about the file": {"meta": {"version": "v1.0.0"}, "$schema": "https://jsonresume.org/schema"},
    "an empty entry": {"work.3": {}, "skills.2": {"name": ""}},
    "an empty field that no CV has": {"work.0.note": ""},
}

FALSE: Mapping[str, Edits] = {
    "another name": {"basics.name": "Norman Tanner Sample"},
    "a title before the name": {"basics.name": "Dr. Nora Tanner Sample"},
    "a higher standing": {"basics.label": "Head of Laboratory"},
    "a short word of a higher standing": {"basics.label": "VP Laboratory"},
    "another address for mail": {"basics.email": "nora@example.com"},
    "another telephone number": {"basics.phone": "+44 20 5550 0124"},
    "another link": {"basics.url": "https://nora.example.com"},
    "another picture": {"basics.image": "https://example.com/x.png"},
    "another town": {"basics.location.city": "London"},
    "another country": {"basics.location.countryCode": "CH"},
    "an account of somebody else": {"basics.profiles.0.username": "someone"},
    "one more account": {"basics.profiles.1": {"network": "GitHub", "url": "https://github.com/nora"}},
    "one more job": {"work.3": NEW_JOB},
    "a job without an employer": {
        "work.3": {"position": "Chief Chemist", "highlights": ["Led the laboratory"]}
    },
    "an employer that is empty": {"work.3": {"name": "", "position": "Chief Chemist", "startDate": "2012"}},
    "a job of dates alone": {"work.3": {"startDate": "2009", "endDate": "2012"}},
    "a job of lines alone": {"work.3": {"highlights": ["Ran a clinic for horses"]}},
    "a job of a summary alone": {"work.3": {"summary": "ran a clinic for horses"}},
    "a job of a link alone": {"work.3": {"url": "https://royal.example"}},
    "one more school": {"education.1": {"studyType": "MSc", "area": "Chemistry"}},
    "a school of courses alone": {"education.1": {"courses": ["Toxicology"]}},
    "one more project": {"projects.1": {"description": "A telescope for schools"}},
    "one more post without pay": {"volunteer.1": {"position": "Chair of the board"}},
    "one more award": {"awards.1": {"title": "Nobel Prize"}},
    "an award of a summary alone": {"awards.1": {"summary": "For the best laboratory"}},
    "one more certificate": {"certificates.1": {"name": "Crane licence"}},
    "a certificate of an issuer alone": {"certificates.1": {"issuer": "Royal Society of Chemistry"}},
    "one more publication": {"publications.1": {"name": "Lead in rivers"}},
    "a job twice": {"work.3": JOBS[1]},
    "a job twice with other lines": {"work.3": {**JOBS[2], "highlights": []}},
    "a school twice": {"education.1": SCHOOL},
    "a certificate twice": {"certificates.1": FULL["certificates"][0]},
    "a project twice": {"projects.1": FULL["projects"][0]},
    "a reference twice": {"references.1": FULL["references"][0]},
    "another employer": {"work.0.name": "Southwater Analytics GmbH"},
    "another title": {"work.2.position": "Senior Sampler"},
    "a title without what lowers it": {"work.1.position": "Head of Sampling"},
    "a title with a short word more": {"work.0.position": "VP Laboratory Technician"},
    "a title of another job": {"work.2.position": "Deputy Head of Sampling", "work.1": GONE},
    "an end that is missing": {"work.1.endDate": GONE},
    "an end that is empty": {"work.1.endDate": ""},
    "an end in a word": {"work.1.endDate": "present"},
    "an end that the profile has not": {"work.0.endDate": "2024-01"},
    "a later end": {"work.1.endDate": "2020-08"},
    "an earlier start": {"work.1.startDate": "2015"},
    "half a year": {"work.1.startDate": "201"},
    "a more exact date": {"education.0.endDate": "2014-09"},
    "a study without its end": {"education.0.endDate": GONE},
    "a post without pay and without its end": {"volunteer.0.endDate": GONE},
    "a project without its end": {"projects.0.endDate": GONE},
    "a later year without pay": {"volunteer.0.startDate": "2017-05"},
    "another date of an award": {"awards.0.date": "2022"},
    "another date of a certificate": {"certificates.0.date": "2023-04"},
    "another date of a publication": {"publications.0.releaseDate": "2024-11"},
    "another awarder": {"awards.0.awarder": "City of Leeds"},
    "another issuer": {"certificates.0.issuer": "Royal Society"},
    "another publisher": {"publications.0.publisher": "Nature"},
    "another publisher in small letters": {"publications.0.publisher": "nature"},
    "another place of a job": {"work.0.location": "York"},
    "a place that the profile has not": {"volunteer.0.location": "Geneva"},
    "another link of a job": {"work.0.url": "https://other.example"},
    "a link that the profile has not": {"work.1.url": "https://other.example"},
    "another link of a certificate": {"certificates.0.url": "https://nsb.example/2"},
    "another link of a project": {"projects.0.url": "https://github.com/other"},
    "another link of a publication": {"publications.0.url": "https://nature.example"},
    "a summary that is added": {"work.2.summary": "Led a team of 12 samplers across the north."},
    "a description that is added": {"work.2.description": "A company with 900 laboratories."},
    "a line that is added": {"work.2.highlights.1": "Cut the costs of sampling by 30%"},
    "a line with another number": {"work.0.highlights.0": "Tested 90 water samples a day"},
    "a line with a larger part": {"work.0.highlights.1": "Led the introduction of a new sample register"},
    "a line of another job": {"work.1.highlights.2": "Kept the calibration book of the mass spectrometer"},
    "a line of another job, in other words": {
        "work.2.highlights.1": "Wrote a manual on sampling of soil on steep ground"
    },
    "a line of a project in a job": {"work.0.highlights.3": "Drew 300 samples on a public map"},
    "a summary of another job": {
        "work.1.summary": "Took soil samples on farms and tested 60 water samples a day."
    },
    "a higher degree": {"education.0.studyType": "MSc"},
    "a degree without a level of its own": {"education.0.studyType": "chartered practice"},
    "another subject": {"education.0.area": "Medicine"},
    "another subject in small letters": {"education.0.area": "applied medicine"},
    "another school": {"education.0.institution": "Leeds University"},
    "a better score": {"education.0.score": "1:1"},
    "a score of words and digits": {"education.0.score": "2:1 (first in class)"},
    "one more course": {"education.0.courses.2": "toxicology"},
    "one more skill": {"skills.1.keywords.2": "Python"},
    "one more skill in small letters": {"skills.1.keywords.2": "welding"},
    "one more skill as a heading": {"skills.2": {"name": "welding"}},
    "a higher level of a skill": {"skills.0.level": "Expert"},
    "a level that the profile has not": {"skills.1.level": "Advanced"},
    "a level of a skill of its own": {"skills.2": {"name": "Titration", "level": "Advanced"}},
    "one more interest": {"interests.0.keywords.1": "mountain rescue"},
    "one more interest of its own": {"interests.1": {"name": "Chess"}},
    "one more language": {"languages.2": {"language": "Spanish", "fluency": "A1"}},
    "a language at a higher level": {"languages.1.fluency": "C1"},
    "a language at a higher level, in words": {"languages.1.fluency": "Fluent in speech and writing"},
    "a higher level in the name of a language": {"languages.1": {"language": "French (C1)"}},
    "a language without its name": {"languages.1": {"fluency": "Spanish, fluent"}},
    "a second language behind the first": {"languages.1.language": "French and Yoruba"},
    "one more reference": {"references.1": {"name": "Sir Max Stone", "reference": "The best."}},
    "a reference of somebody else": {"references.0.name": "Sir Max Stone"},
    "a warmer reference": {"references.0.reference": "Nora was the best of all."},
    "another role in a project": {"projects.0.roles": ["Founder"]},
    "another role in a project, in small letters": {"projects.0.roles": ["maintainer"]},
    "a project of somebody else": {"projects.0.entity": "World Bank"},
    "another kind of project": {"projects.0.type": "patent"},
    "one more tool of a project": {"projects.0.keywords": ["QGIS", "LabWare"]},
    "a section that no CV has": {"achievements": ["Climbed Everest"]},
    "a field that no job has": {"work.0.team": "Led 40 people"},
    "a field that no skill has": {"skills.0.years": 20},
    "a field that no place has": {"basics.location.clearance": "Secret"},
    "a field about the person": {"basics.pronouns": "Sir"},
}


def edited(edits: Edits, base: Mapping[str, Any] = FULL) -> Resume:
    raw = deepcopy(base)
    for path, value in edits.items():
        _put(raw, path.split("."), deepcopy(value) if value is not GONE else GONE)
    return Resume.model_validate(raw)


def _put(raw: Any, path: list[str], value: Any) -> None:
    for name in path[:-1]:
        raw = raw[int(name)] if isinstance(raw, list) else raw[name]
    if isinstance(raw, dict):
        raw[path[-1]] = value if value is not GONE else None
    elif value is GONE:
        del raw[int(path[-1])]
    else:
        raw[int(path[-1]) :] = [value, *raw[int(path[-1]) + 1 :]]


@cache
def verdict_of(what: str) -> Verdict:
    edits = HONEST[what] if what in HONEST else FALSE[what]
    return gate("full").resume(edited(edits))


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


PROFILES = sorted(
    [
        *(DATA / "claims").glob("profile_*.json"),
        *(DATA / "profiles").glob("*.resume.json"),
        *(ROOT / "bench" / "truth" / "profiles").glob("*.json"),
        *(ROOT / "templates" / "demo").glob("*.json"),
        ROOT / "templates" / "examples" / "profile.json",
    ]
)
POSTING = JobPosting(
    title="Coordinator",
    requirements=[
        Requirement(text=text)
        for text in ("Excel, SQL, SAP and Opera", "Reservierung", "Recrutamento", "Word", "Triage", "Python")
    ],
)


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_a_cv_made_by_rules_passes(path: Any) -> None:
    whole = Resume.model_validate_json(path.read_text("utf-8"))
    bare = whole.changed(basics=whole.basics.changed(summary=""))
    for resume in (whole, bare):
        gate_of_it = gate_for(resume)
        assert gate_of_it.resume(leave(resume).resume) == Verdict()
        assert gate_of_it.resume(tailor(resume, POSTING, load_vocabulary(), TODAY).resume) == Verdict()


def test_what_a_profile_has_beyond_the_fields_of_a_cv_may_be_said() -> None:
    own = edited({"work.0.team": "Led 4 people", "achievements": ["Climbed Everest"]})
    assert gate_for(own).resume(own) == Verdict()
    assert gate_for(own).resume(edited({"work.1.team": "Led 4 people"})).unsupported


def test_a_study_that_goes_on_is_not_finished_by_a_shorter_word() -> None:
    own = edited({"education.0.studyType": "Licenciatura (em curso)", "education.0.endDate": GONE})
    finished = edited({"education.0.studyType": "Licenciatura", "education.0.endDate": GONE})
    assert gate_for(own).resume(own) == Verdict()
    assert gate_for(own).resume(finished).unsupported


def test_a_profile_that_repeats_itself_may_be_repeated() -> None:
    own = edited({"work": [*JOBS, JOBS[1]], "certificates": FULL["certificates"] * 2})
    assert gate_for(own).resume(own) == Verdict()


def test_an_entry_is_named_by_its_place_in_the_profile() -> None:
    found = gate("full").resume(edited({"work": JOBS[::-1]} | {"work.1.endDate": "2021"}))
    assert [(one.entry, one.text) for one in found.unsupported] == [("work[1]", "2021")]


def test_a_cv_of_nothing_says_nothing() -> None:
    assert gate("full").resume(Resume()) == Verdict()
    assert gate_for(Resume()).resume(profile("en")).unsupported
