"""What a rule yields, and the two shapes most of them share."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench.truth.cases import Addressee
from bench.truth.numerals import Numerals
from bench.truth.pen import Pen
from bench.truth.subjects import Line, Subject


@dataclass(frozen=True)
class Lie:
    form: str
    path: str
    old: str
    new: str
    note: str
    posting: Addressee | None = None


def numerals_of(subject: Subject) -> Numerals:
    return Numerals(subject.words, subject.wording["keep"])


def numbers_of(subject: Subject) -> set[float]:
    """Every number of the profile's lines: a false one must be none of these."""
    return numerals_of(subject).values(*(t for line in subject.lines for t in (line.bullet, line.say)))


def entry(path: str, old: str, new: str, note: str) -> Lie:
    return Lie("entry", path, old, new, note)


def text(pen: Pen, line_path: str, old: str, new: str, note: str) -> Lie:
    closed, posting = pen.closed(new)
    return Lie("text", line_path, old, closed, note, posting)


def told(pen: Pen, line: Line, say: str, note: str, tail: str = "") -> Lie:
    return text(pen, line.path, line.bullet, pen.told(line.at, say, tail), note)


def rewritten(subject: Subject, pen: Pen, path: str, new: str, say: str, note: str) -> Iterator[Lie]:
    """A hand-written false line, once in the CV and thrice in sentences of a letter."""
    line = subject.line(path)
    yield entry(path, subject.text_at(path), new, note)
    for _ in range(3):
        if line:
            yield told(pen, line, say, note)
        else:
            yield text(pen, path, subject.text_at(path), pen.write("plain", say=say), note)
