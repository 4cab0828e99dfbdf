"""Lines that were broken at a fixed width, as in e-mails: their paragraphs are put together again."""

import re

_WIDTH = range(45, 101)
_LEAST_LINES = 3
_SLACK = 4
_ITEM = re.compile(r"[^\w\s\"'“„«¿¡(\[$€£]|\d{1,2}[.)]\s")


def unwrapped(text: str) -> str:
    """`text` with every paragraph on one line where the breaks are those of a fixed width."""
    blocks = re.split(r"\n\n", text)
    return "\n\n".join(
        block.replace("\n", " ") if _is_wrapped(block.split("\n")) else block for block in blocks
    )


def _is_wrapped(lines: list[str]) -> bool:
    """No line but the last had room for the next line's first word, and most break off inside a sentence."""
    whole = lines[:-1]
    width = max(map(len, lines))
    if len(lines) < _LEAST_LINES or width not in _WIDTH or any(map(_ITEM.match, lines)):
        return False
    words = (line.split(" ", 1)[0] for line in lines[1:])
    full = all(len(line) + 1 + len(word) > width - _SLACK for line, word in zip(whole, words, strict=True))
    open_ended = sum(not line.endswith((".", "!", "?", ":", ";")) for line in whole)
    return full and 2 * open_ended > len(whole)
