"""How the headings of one document are set, so that those with words of their own are found too."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.adapters.document_reader.lines import CELL, Line
from core.adapters.document_reader.words.headings import heading_kind
from core.adapters.document_reader.words.roles import degree_score, employer_score, title_score
from core.domain.dates import find_period

_FEWEST, _MOST = 3, 12
"""How many headings a CV has."""


@dataclass(frozen=True)
class Style:
    """How the known headings of this document are set; `loud` when that alone tells them from its text,
    `shared` when other lines are set like them, `only_loud` when no more than one is known by its words."""

    size: float
    bold: bool
    capitals: bool
    loud: bool = False
    text_size: float = 0.0
    shared: bool = False
    only_loud: bool = False

    def fits(self, line: Line) -> bool:
        alike = (
            abs(line.size - self.size) <= 0.4
            and line.bold == self.bold
            and line.text.isupper() == self.capitals
        )
        long_enough = self.loud or len(line.text) >= 8
        short = len(line.text.split()) <= 5 and len(line.text) <= 45
        return alike and long_enough and short and not find_period(line.text)


def heading_style(lines: Sequence[Line]) -> Style | None:
    """The look of most known headings; where fewer than two are known, that of the loudest short lines."""
    usual = Counter((line.size, line.bold) for line in lines).most_common(1)[0][0] if lines else (0.0, False)
    known = [
        line for line in lines if (line.size or line.bold) and not line.bullet and heading_kind(line.text)
    ]
    if len(known) < 2:
        return _loudest(lines, usual)
    styles = [_style_of(line, usual) for line in known]
    style = max(styles, key=styles.count)
    if styles.count(style) < 2 or not (style.loud or style.capitals):
        return None
    others = sum(style.fits(line) for line in lines) - len(known)
    return replace(style, shared=others > len(known) / 2)


def _loudest(lines: Sequence[Line], usual: tuple[float, bool]) -> Style | None:
    """Below the name, which is louder still. Heads of entries are more, and name titles and employers."""
    styles = dict.fromkeys(_style_of(line, usual) for line in lines[1:] if line.size and not line.bullet)
    for style in sorted(styles, key=lambda one: (-one.size, not one.bold)):
        found = [line.text for line in lines[1:] if style.fits(line) and CELL not in line.text]
        heads = sum(bool(title_score(text) or degree_score(text) or employer_score(text)) for text in found)
        if style.loud and _FEWEST <= len(found) <= _MOST and 3 * heads <= len(found):
            return replace(style, only_loud=True)
    return None


def _style_of(line: Line, usual: tuple[float, bool]) -> Style:
    is_loud = line.size > usual[0] + 0.5 or line.bold > usual[1]
    return Style(line.size, line.bold, line.text.isupper(), is_loud, usual[0])
