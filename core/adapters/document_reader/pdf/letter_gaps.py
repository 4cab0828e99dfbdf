"""Words in a text whose letters were placed one by one, without spaces."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

_LETTER_GAP = 0.15
"""Share of the letter size that parts two words; a space is about 0.25."""

_LOW = 5
"""Of the steps of a letter, one in so many may be kerning."""

_NARROW = {",": 0.25, ";": 0.28, ".": 0.25, ":": 0.28, ")": 0.33, "&": 0.78, "%": 0.84, "Â": 0.72}
"""Widths of marks that hardly ever stand before a letter, so that the page cannot tell them."""


def cut_at_gaps(
    text: str, tokens: Sequence[tuple[int, int]], steps: Mapping[int, float]
) -> Iterator[tuple[int, int]]:
    """Tokens cut again where a letter stands farther from the next than that letter usually does.

    The letters' own widths are no measure: such files set them on a coarse grid, overlapping.
    """
    usual = _usual_steps(text, steps)
    for begin, stop in tokens:
        first = begin
        for index in range(begin, stop - 1):
            if steps[index] > usual.get(text[index], math.inf) + _LETTER_GAP:
                yield first, index + 1
                first = index + 1
        yield first, stop


def _usual_steps(text: str, steps: Mapping[int, float]) -> dict[str, float]:
    """What lies below most steps of a letter: less is kerning ("r."), more is white space after it."""
    found: dict[str, list[float]] = defaultdict(list)
    for index, step in steps.items():
        if step > 0:
            found[text[index]].append(step)
    low = {letter: sorted(all_of)[len(all_of) // _LOW] for letter, all_of in found.items()}
    return {letter: min(step, _NARROW.get(letter, step)) for letter, step in low.items()}
