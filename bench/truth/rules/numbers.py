"""Numbers made larger (or durations shorter), in digits, foreign digits and words."""

from collections.abc import Callable, Iterator

from bench.truth.numerals import SCRIPTS, Number, Numerals
from bench.truth.pen import Pen
from bench.truth.rules.making import Lie, entry, numbers_of, numerals_of, told
from bench.truth.subjects import Subject

Falsify = Callable[[Number], list[tuple[str, str]]]


def number_scale(subject: Subject, pen: Pen) -> Iterator[Lie]:
    numerals = numerals_of(subject)
    known = numbers_of(subject)
    yield from _falsified(
        subject, pen, lambda n: [(t, f"{n.text} became {t}") for t in larger(numerals, n, known)]
    )


def non_latin_digits(subject: Subject, pen: Pen) -> Iterator[Lie]:
    numerals = numerals_of(subject)
    known = numbers_of(subject)

    def foreign(number: Number) -> list[tuple[str, str]]:
        made = larger(numerals, number, known)
        script = pen.chance.choice(sorted(SCRIPTS))
        digits = str.maketrans("0123456789", SCRIPTS[script])
        return [(t.translate(digits), f"{number.text} became {t} in {script} digits") for t in made]

    yield from _falsified(subject, pen, foreign)


def spelled_number(subject: Subject, pen: Pen) -> Iterator[Lie]:
    known = numbers_of(subject)

    def in_words(number: Number) -> list[tuple[str, str]]:
        limit = 91 if number.kind == "percent" else 10 * number.value
        if number.kind == "money" or number.goal != "up":
            return []
        tail = subject.words["percent"] if number.kind == "percent" else ""
        words = [
            w
            for w, v in subject.words["numbers"].items()
            if 1.4 * number.value < v < limit and v not in known
        ]
        return [(word + tail, f"{number.text} became {word}{tail}") for word in words]

    yield from _falsified(subject, pen, in_words, skip_ranges=True)
    yield from _respelled(subject, pen, known)


def larger(numerals: Numerals, number: Number, known: set[float]) -> list[str]:
    """The number exaggerated in several ways, none of them a number the profile has elsewhere."""
    if not number.goal:
        return []
    places = len(number.digits.partition(numerals.words["decimal"])[2])
    values = _values(number, places)
    made = [number.currency + numerals.write(v, p) + number.tail for v, p in values if v not in known]
    return made + _magnified(numerals, number)


def _values(number: Number, places: int) -> list[tuple[float, int]]:
    value = number.value
    if number.goal == "down":
        halved = value / 2 if places else value // 2
        return [(round(halved, places), places)] if 0 < halved < value else []
    if number.kind == "percent":
        percents = [(value * 10, 0)] if places else [(float(v), 0) for v in (2 * value, 3 * value)]
        return [(v, p) for v, p in percents if v < 96] or [(96.0, 0)]
    if places:
        return [(value * 10, 0)]
    most = 1000 if number.kind == "count" and value < 100 else 100
    return [(value * factor, 0) for factor in (2, 4, 5, 10, 20, most)]


def _magnified(numerals: Numerals, number: Number) -> list[str]:
    pairs = [
        (small, big) for small, big in numerals.words["magnitudes"] if number.tail.strip().startswith(small)
    ]
    return [number.currency + number.digits + number.tail.replace(s, b, 1) for s, b in pairs]


def _falsified(subject: Subject, pen: Pen, falsify: Falsify, *, skip_ranges: bool = False) -> Iterator[Lie]:
    numerals = numerals_of(subject)
    for line in subject.lines:
        for source in (*subject.in_cv(line), line.say):
            found = numerals.find(source)
            if skip_ranges and any(number.goal != "up" for number in found):
                continue
            for number in found:
                for made, note in falsify(number):
                    false = source[: number.start] + made + source[number.end :]
                    yield (
                        told(pen, line, false, note)
                        if source is line.say
                        else entry(line.path, line.bullet, false, note)
                    )


def _respelled(subject: Subject, pen: Pen, known: set[float]) -> Iterator[Lie]:
    for line in subject.lines:
        for source in (line.bullet, line.say):
            for start, end, word, value in numerals_of(subject).spelled(source):
                for made, other in subject.words["numbers"].items():
                    if 2 * value < other < 8 * value and other not in known:
                        false = source[:start] + made + source[end:]
                        note = f"{word} became {made}"
                        yield (
                            told(pen, line, false, note)
                            if source is line.say
                            else entry(line.path, line.bullet, false, note)
                        )
