"""Lines that were broken at a fixed width, as in e-mails: their paragraphs are put together again."""

import re

_WIDTH = range(45, 101)
_LEAST_LINES = 3
_RAGGED = 18
_ITEM = re.compile(r"[^\w\s\"'“„«¿¡(\[$€£]|\d{1,2}[.)]\s")


def unwrapped(text: str) -> str:
    """`text` with every paragraph on one line where the breaks are those of a fixed width."""
    blocks = re.split(r"\n\n", text)
    return "\n\n".join(block.replace("\n", " ") if _is_wrapped(block.split("\n")) else block for block in blocks)


def _is_wrapped(lines: list[str]) -> bool:
    """Nearly equal lengths but for the last line, no list, and most lines break off inside a sentence."""
    whole = lines[:-1]
    if len(lines) < _LEAST_LINES or any(len(line) not in _WIDTH or _ITEM.match(line) for line in whole):
        return False
    lengths = [len(line) for line in whole]
    open_ended = sum(not line.endswith((".", "!", "?", ":", ";")) for line in whole)
    return max(lengths) - min(lengths) <= _RAGGED and 2 * open_ended > len(whole)
