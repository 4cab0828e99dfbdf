"""Words in a text whose letters were placed one by one, without spaces."""

import math
from collections.abc import Iterator, Mapping, Sequence

_LETTER_GAP = 0.15
"""Share of the letter size that parts two words; a space is about 0.25."""

_NARROW = {",": 0.25, ";": 0.28, ".": 0.25, ":": 0.28, ")": 0.33, "&": 0.78, "%": 0.84, "Â": 0.72}
"""Widths of marks that hardly ever stand before a letter, so that the page cannot tell them."""


def cut_at_gaps(
    text: str, tokens: Sequence[tuple[int, int]], steps: Mapping[int, float]
) -> Iterator[tuple[int, int]]:
    """Tokens cut again where a letter stands farther from the next than that letter usually does.

    The letters' own widths are no measure: such files set them on a coarse grid, overlapping.
    """
    usual: dict[str, float] = {}
    for index, step in steps.items():
        if step > 0:
            letter = text[index]
            usual[letter] = min(step, usual.get(letter, _NARROW.get(letter, step)))
    for begin, stop in tokens:
        first = begin
        for index in range(begin, stop - 1):
            if steps[index] > usual.get(text[index], math.inf) + _LETTER_GAP:
                yield first, index + 1
                first = index + 1
        yield first, stop
