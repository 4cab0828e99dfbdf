"""Numbers that move to another employer, and numbers that change what they count."""

from collections.abc import Iterator

from bench.truth.numerals import Number
from bench.truth.pen import Pen
from bench.truth.rules.making import Lie, entry, numerals_of, text, told
from bench.truth.subjects import Line, Subject


def number_swap(subject: Subject, pen: Pen) -> Iterator[Lie]:
    for receiver in subject.lines:
        for donor in subject.lines:
            if donor.job != receiver.job:
                yield from _number_moved(subject, pen, donor, receiver)
                yield from _line_moved(subject, pen, donor, receiver)


def unit_swap(subject: Subject, pen: Pen) -> Iterator[Lie]:
    for path, old, new in subject.wording["unit"]:
        line = next(line for line in subject.lines if line.path == path)
        note = f"{old} became {new}"
        for source in subject.in_cv(line):
            if old in source:
                yield entry(path, line.bullet, source.replace(old, new), note)
        for _ in range(2):
            if old in line.say:
                yield told(pen, line, line.say.replace(old, new), note)


def _number_moved(subject: Subject, pen: Pen, donor: Line, receiver: Line) -> Iterator[Lie]:
    numerals = numerals_of(subject)
    own = numerals.values(*(line.bullet for line in subject.lines if line.job == receiver.job))
    for source in (*subject.in_cv(receiver), receiver.say):
        for number in numerals.find(source):
            for other in numerals.find(donor.bullet):
                if _fits(number, other) and other.value not in own:
                    note = f"{other.text} belongs to the job {donor.at}"
                    false = source[: number.start] + _in_place(number, other) + source[number.end :]
                    if source is receiver.say:
                        yield told(pen, receiver, false, note)
                    else:
                        yield entry(receiver.path, receiver.bullet, false, note)


def _fits(number: Number, other: Number) -> bool:
    """A number one would believe in the other's place."""
    if number.kind != other.kind or not number.goal:
        return False
    grown = other.amount / number.amount
    return 1.2 < grown < 20 if number.goal == "up" else 0.1 < grown < 0.8


def _in_place(number: Number, other: Number) -> str:
    return other.text if number.kind == "money" else other.digits + number.tail


def _line_moved(subject: Subject, pen: Pen, donor: Line, receiver: Line) -> Iterator[Lie]:
    """The whole achievement told of another employer."""
    numerals = numerals_of(subject)
    if numerals.values(donor.bullet) and receiver.path.endswith("[0]"):
        note = f"this belongs to the job {donor.at}"
        yield entry(receiver.path, receiver.bullet, donor.bullet, note)
        yield text(pen, donor.path, donor.bullet, pen.told(receiver.at, donor.say), note)
