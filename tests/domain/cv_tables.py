"""The tables that the tests of whole CVs read: "+" is an honest CV, "-" a false one.

`cvs.txt` says how each differs from `profile_full.json`: by path, null for what is left out and "=work.1" for
what the profile has there.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from core.domain.resume import Resume
from tests.domain.claim_tables import DATA

Edits = Mapping[str, Any]
Raw = dict[str, Any]
FULL: Raw = json.loads((DATA / "profile_full.json").read_text("utf-8"))


def variants(sign: str) -> dict[str, Edits]:
    rows = (DATA / "cvs.txt").read_text("utf-8").splitlines()
    parts = (row[1:].strip().partition(" | ") for row in rows if row.startswith(sign))
    return {name: json.loads(edits) for name, _, edits in parts}


def edited(edits: Edits) -> Resume:
    raw = deepcopy(FULL)
    for path, value in edits.items():
        *way, last = path.split(".")
        _put(_at(raw, way), last, _meant(value))
    return Resume.model_validate(raw)


def _at(raw: Any, way: Sequence[str]) -> Any:
    for name in way:
        raw = raw[int(name)] if isinstance(raw, list) else raw[name]
    return raw


def _meant(value: Any) -> Any:
    if isinstance(value, list):
        return [_meant(one) for one in value]
    if isinstance(value, str) and value.startswith("="):
        return deepcopy(_at(FULL, value[1:].split(".")))
    return value


def _put(where: Any, name: str, value: Any) -> None:
    if isinstance(where, dict):
        where[name] = value
    else:
        where[int(name) : int(name) + 1] = [] if value is None else [value]


def less(raw: Raw) -> Iterator[Raw]:
    """A CV that says less than its profile, in every way that all profiles allow."""
    for i, job in enumerate(raw["work"]):
        yield {**raw, "work": raw["work"][:i] + raw["work"][i + 1 :]}
        for change in ({"name": ""}, {"position": ""}, {"startDate": "", "endDate": ""}, {"highlights": []}):
            yield _with_job(raw, i, change)
        yield _with_job(raw, i, {"startDate": job.get("startDate", "")[:4]})
        yield _with_job(raw, i, {"highlights": [f"{line}." for line in job.get("highlights", [])][::-1]})
    yield {**raw, "work": raw["work"][::-1], "education": raw["education"][::-1]}
    yield {**raw, "skills": [{"name": word} for skill in raw["skills"] for word in skill.get("keywords", [])]}


def lies(raw: Raw) -> Iterator[tuple[str, Raw]]:
    """The same with something moved, added or left open, and what it is."""
    for i, job in enumerate(raw["work"]):
        if job.get("endDate"):
            yield f"no end: {job['name']}", _with_job(raw, i, {"endDate": ""})
        yield f"twice: {job['name']}", {**raw, "work": [*raw["work"], job]}
        yield f"elsewhere: {job['name']}", _with_job(raw, i, {"location": "Reykjavik"})
        for j, other in enumerate(raw["work"]):
            if other["name"] != job["name"]:
                yield f"as at {other['name']}: {job['name']}", _with_job(raw, i, {"name": other["name"]})
                yield from _moved(raw, job, j, other)
    yield "a skill", {**raw, "skills": [*raw["skills"], {"name": "underwater basketry"}]}


def _moved(raw: Raw, job: Raw, j: int, other: Raw) -> Iterator[tuple[str, Raw]]:
    for line in job.get("highlights", []):
        lines = [*other.get("highlights", []), line]
        yield f"at {other['name']}: {line}", _with_job(raw, j, {"highlights": lines})


def _with_job(raw: Raw, number: int, change: Raw) -> Raw:
    return {
        **raw,
        "work": [job | change if i == number else job for i, job in enumerate(raw["work"])],
    }
