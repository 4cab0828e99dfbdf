"""One statement to judge against a profile, and the files these are kept in."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

FOLDER = Path(__file__).parent
CASES = FOLDER / "cases"


class Addressee(BaseModel):
    title: str = ""
    employer: str = ""
    place: str = ""


class Case(BaseModel):
    """`new` is judged: as the text at `path` (form `entry`) or as a text of its own (form `text`)."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    id: str
    language: Literal["en", "de", "fr", "es", "pt"]
    profile: str
    kind: str = Field(alias="class")
    form: Literal["entry", "text"]
    path: str = ""
    old: str = ""
    new: str
    note: str
    posting: Addressee | None = None


def read_cases(path: Path) -> list[Case]:
    return [Case.model_validate_json(line) for line in path.read_text("utf-8").splitlines() if line]


def write_cases(path: Path, cases: Iterable[Case]) -> None:
    lines = [case.model_dump_json(by_alias=True, exclude_none=True, ensure_ascii=False) for case in cases]
    path.write_text("\n".join(lines) + "\n", "utf-8")
