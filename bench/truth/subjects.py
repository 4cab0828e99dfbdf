"""A profile with honest first-person wordings of its lines: what the false statements are made from."""

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bench.truth.cases import FOLDER
from bench.truth.pen import raise_first

PROFILES = FOLDER / "profiles"
STEP = re.compile(r"(\w+)|\[(\d+)\]")


@dataclass(frozen=True)
class Line:
    """A highlight of a job; `say` follows "I" (or its like) and `at` names the employer after it."""

    job: int
    path: str
    bullet: str
    say: str
    at: str


class Subject:
    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self.language = path.stem[-2:]
        self.resume: dict[str, Any] = json.loads(path.read_text("utf-8"))
        self.wording = _toml(FOLDER / "wordings" / f"{path.stem}.toml")
        self.words = _toml(FOLDER / "words" / f"{self.language}.toml")
        self.fluent: list[list[str]] = _toml(FOLDER / "fluent" / f"{self.language}.toml")[self.name]

    @cached_property
    def lines(self) -> list[Line]:
        return [
            Line(job, f"work[{job}].highlights[{at}]", bullet, self.wording["say"][job][at], self.at(job))
            for job, work in enumerate(self.resume["work"])
            for at, bullet in enumerate(work["highlights"])
        ]

    def line(self, path: str) -> Line | None:
        return next((line for line in self.lines if line.path == path), None)

    def in_cv(self, line: Line) -> list[str]:
        """The line as a CV may have it: English, Spanish and Portuguese ones may also start with the verb."""
        return [line.bullet] + [raise_first(line.say)] * (self.language in {"en", "es", "pt"})

    def at(self, job: int) -> str:
        return self.wording["at"][job]

    def text_at(self, path: str) -> str:
        return text_at(self.resume, path)

    def spell(self, text: str) -> str:
        for old, new in self.wording.get("spelling", []):
            text = text.replace(old, new)
        return text


def text_at(resume: dict[str, Any], path: str) -> str:
    """The text at a path such as `work[0].highlights[1]`; "" where it would be new."""
    found: Any = resume
    for name, index in STEP.findall(path):
        try:
            found = found[name] if name else found[int(index)]
        except (KeyError, IndexError):
            return ""
    return found


def job_of(path: str) -> int:
    return int(path[path.index("[") + 1 : path.index("]")])


def read_subjects() -> list[Subject]:
    """Those that false statements are made from by rules: it takes wordings of their own."""
    worded = {path.stem for path in (FOLDER / "wordings").glob("*.toml")}
    return [Subject(path) for path in sorted(PROFILES.glob("*.json")) if path.stem in worded]


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))
