"""From answers to points: the only place where the weights stand.

They were chosen on half of the occupational categories of a sample of CVs and postings and checked on the
other half (`bench/score.py` prints both).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.score.evidence import Answer

TOP_TERMS = 60
"""Only the most important terms count, so that a long posting does not ask for more than a short one."""
LISTED_LIMIT = 0.12
"""What words that stand only in lists can earn together, as a share of what is still open."""
BEND = 1.0
"""Nobody answers every word of a posting: the first half of it earns two thirds of the points."""


@dataclass(frozen=True)
class Weights:
    """Points of the whole score; parts that cannot be judged leave theirs to the others in proportion."""

    requirements: float = 25.0
    title: float = 25.0
    field: float = 20.0
    backed: float = 15.0
    readable: float = 15.0


@dataclass(frozen=True)
class Closeness:
    """How near title and field are, 0…1; None when the posting has no title or no words to compare."""

    title: float | None = None
    held_title: str = ""
    field: float | None = None


@dataclass(frozen=True)
class Points:
    """Points of a score out of 100 and, in the same order, what each could earn."""

    requirements: float
    title: float
    field: float
    backed: float
    maxima: Weights


def count_points(
    answers: Sequence[Answer], closeness: Closeness, weights: Weights, *, readable: bool
) -> Points:
    maxima = _shared_out(closeness, weights, readable=readable)
    return Points(
        requirements=maxima.requirements * requirements_share(answers),
        title=maxima.title * (closeness.title or 0.0),
        field=maxima.field * (closeness.field or 0.0),
        backed=maxima.backed * backed_share(answers),
        maxima=maxima,
    )


def requirements_share(answers: Sequence[Answer]) -> float:
    told, listed = _average(answers, "told"), _average(answers, "listed")
    bent = _bent(told)
    return bent + (1 - bent) * LISTED_LIMIT * (1 - math.exp(-listed / LISTED_LIMIT))


def backed_share(answers: Sequence[Answer]) -> float:
    return _bent(_average(answers, "backed"))


def told_share(answers: Sequence[Answer]) -> float:
    """Share of what the posting asks for, by importance, that the CV shows anywhere."""
    return _average(answers, "told") + _average(answers, "listed")


def _average(answers: Sequence[Answer], field: str) -> float:
    total = sum(answer.term.importance for answer in answers)
    if not total:
        return 0.0
    parts: float = sum(answer.term.importance * getattr(answer, field) for answer in answers)
    return min(1.0, parts / total)


def _bent(share: float) -> float:
    return share * (1 + BEND) / (share + BEND)


def _shared_out(closeness: Closeness, weights: Weights, *, readable: bool) -> Weights:
    title = weights.title if closeness.title is not None else 0.0
    field = weights.field if closeness.field is not None else 0.0
    requirements = weights.requirements + (weights.title - title) + (weights.field - field)
    file = weights.readable if readable else 0.0
    factor = 100 / (requirements + title + field + weights.backed + file)
    return Weights(*(factor * part for part in (requirements, title, field, weights.backed, file)))
