"""The edits worth most, each as a question: only the person knows whether it is true."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from core.domain.score.evidence import STRENGTHS, Answer
from core.domain.score.model import Edit

MAX_EDITS = 3
MIN_GAIN = 0.05
CANDIDATES = 12
"""The most important terms come first, so the best edits are among the first ones."""


def best_edits(
    answers: Sequence[Answer],
    worth_asking: Callable[[Answer], bool],
    total: Callable[[Sequence[Answer]], float],
) -> list[Edit]:
    """At most three, the one that gains most first. `total` gives the points for a list of answers."""
    now = total(answers)
    edits: list[Edit] = []
    for place, answer in [pair for pair in enumerate(answers) if worth_asking(pair[1])][:CANDIDATES]:
        better, question = _improved(answer)
        changed = [*answers[:place], better, *answers[place + 1 :]]
        gain = total(changed) - now
        if gain >= MIN_GAIN:
            edits.append(Edit(term=answer.term.text, question=question, gain=round(gain, 1)))
    return sorted(edits, key=lambda edit: -edit.gain)[:MAX_EDITS]


def at_its_best(answer: Answer) -> Answer:
    """The same term, described with a result in a recent entry."""
    return replace(answer, told=1.0, listed=0.0, backed=1.0)


def _improved(answer: Answer) -> tuple[Answer, str]:
    text = answer.term.text
    told = replace(answer, told=1.0, listed=0.0, backed=max(answer.backed, STRENGTHS[2]))
    if answer.proof is None:
        return told, f"Does “{text}” describe something you have done? If so: where, and what did you do?"
    if answer.proof.level < 2:
        return told, f"Where have you used “{text}”? Say it in the entry where you did."
    counted = replace(answer, told=1.0, listed=0.0, backed=max(answer.backed, STRENGTHS[3]))
    return counted, f"What came of “{text}” at {answer.proof.where}: how much, how many, how often?"
