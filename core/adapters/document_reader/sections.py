"""Lines cut into sections at their headings."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from core.adapters.document_reader.lines import CELL, Line
from core.adapters.document_reader.words.headings import (
    SectionKind,
    heading_kind,
    likely_kind,
    split_inline_heading,
)
from core.adapters.document_reader.words.roles import degree_score, employer_score, names_school, title_score
from core.domain.dates import find_period

_LISTS = ("skills", "languages")


@dataclass
class Section:
    kind: SectionKind
    title: str
    lines: list[Line] = field(default_factory=list)
    own_line: bool = True


def sections_of(lines: Sequence[Line]) -> list[Section]:
    """Sections in reading order; the first is the header (what stands above any heading)."""
    lines = _with_whole_headings(lines)
    style = _heading_style(lines)
    sections = [Section("header", "")]
    for line in lines:
        kind = _kind(line, style, sections)
        inline = None if kind or line.bullet else split_inline_heading(line.text)
        if kind:
            sections.append(Section(kind, line.text.strip(" :")))
        elif inline and _may_open(inline[0], sections[-1]):
            title = line.text.partition(":")[0]
            sections.append(Section(inline[0], title, [Line(inline[1], full=line.full)], own_line=False))
        else:
            sections[-1].lines.append(line)
    return sections


def _with_whole_headings(lines: Sequence[Line]) -> list[Line]:
    """A heading that a narrow column parted ("Datos", "personales") is one line again."""
    whole: list[Line] = []
    for line in lines:
        before = whole[-1] if whole else None
        if before and _is_heading_parted(before, line):
            whole[-1] = replace(before, text=f"{before.text} {line.text}", full=line.full)
        else:
            whole.append(line)
    return whole


def _is_heading_parted(line: Line, below: Line) -> bool:
    is_alike = (line.size, line.bold, line.bullet) == (below.size, below.bold, False)
    return line.full and is_alike and heading_kind(f"{line.text} {below.text}") is not None


def _kind(line: Line, style: "_Style | None", sections: Sequence[Section]) -> SectionKind | None:
    if line.bullet or CELL in line.text:
        return None
    if kind := heading_kind(line.text):
        return kind if not _unlike(line, style) else None
    in_header = len(sections) == 1
    if line.heading and not (in_header and len(sections[0].lines) < 1):
        return likely_kind(line.text)
    if style and not in_header and style.fits(line):
        return _by_look(line.text, style)
    return None


def _by_look(text: str, style: "_Style") -> SectionKind | None:
    """Titles, degrees and employers may be set just like headings: then only a telling word tells one."""
    kind = likely_kind(text)
    if style.shared and (title_score(text) or not text.replace(" ", "").isalpha()):
        return None
    return None if kind == "other" and (style.shared or _heads_entry(text)) else kind


def _heads_entry(text: str) -> bool:
    return bool(title_score(text) or degree_score(text) or employer_score(text) or names_school(text))


def _may_open(kind: SectionKind, current: Section) -> bool:
    """ "Languages: Python" within a list of skills is a group of skills, not a new section."""
    return not (current.kind in (*_LISTS, "certificates", "projects") and current.own_line and kind in _LISTS)


@dataclass(frozen=True)
class _Style:
    """How the known headings of this document are set; `loud` when that alone tells them from its text,
    `shared` when other lines are set like them."""

    size: float
    bold: bool
    capitals: bool
    loud: bool = False
    text_size: float = 0.0
    shared: bool = False

    def fits(self, line: Line) -> bool:
        alike = (
            abs(line.size - self.size) <= 0.4
            and line.bold == self.bold
            and line.text.isupper() == self.capitals
        )
        long_enough = self.loud or len(line.text) >= 8
        short = len(line.text.split()) <= 5 and len(line.text) <= 45
        return alike and long_enough and short and not find_period(line.text)


def _heading_style(lines: Sequence[Line]) -> _Style | None:
    known = [line for line in lines if line.size and not line.bullet and heading_kind(line.text)]
    if len(known) < 2:
        return None
    usual = Counter((line.size, line.bold) for line in lines).most_common(1)[0][0]
    styles = [
        _Style(
            line.size,
            line.bold,
            line.text.isupper(),
            line.size > usual[0] + 0.5 or line.bold > usual[1],
            usual[0],
        )
        for line in known
    ]
    style = max(styles, key=styles.count)
    if styles.count(style) < 2 or not (style.loud or style.capitals):
        return None
    others = sum(style.fits(line) for line in lines) - len(known)
    return replace(style, shared=others > len(known) / 2)


def _unlike(line: Line, style: _Style | None) -> bool:
    """Set like the text, where headings are set apart from it: a word in a list, not a heading."""
    if style is None or not style.loud or line.heading or line.gap:
        return False
    return (
        not style.fits(line)
        and line.size <= style.text_size + 0.2
        and not line.bold
        and not line.text.isupper()
    )
