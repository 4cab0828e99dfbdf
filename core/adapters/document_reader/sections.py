"""Lines cut into sections at their headings."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from core.adapters.document_reader.by_content import kind_by_content
from core.adapters.document_reader.heading_style import Style, heading_style
from core.adapters.document_reader.lines import CELL, Line
from core.adapters.document_reader.words.headings import (
    SectionKind,
    heading_kind,
    likely_kind,
    names_language,
    split_inline_heading,
)
from core.adapters.document_reader.words.roles import degree_score, employer_score, names_school, title_score

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
    style = heading_style(lines)
    sections = [Section("header", "")]
    for line in lines:
        kind = _kind(line, style, sections)
        inline = None if kind or line.bullet else split_inline_heading(_with_colon(line, sections[-1]))
        if kind:
            sections.append(Section(kind, line.text.strip(" :")))
        elif inline and _may_open(inline, sections[-1]):
            title = _with_colon(line, sections[-1]).partition(":")[0]
            sections.append(Section(inline[0], title, [Line(inline[1], full=line.full)], own_line=False))
        else:
            sections[-1].lines.append(line)
    return _with_kinds_by_content(sections)


def _with_kinds_by_content(sections: list[Section]) -> list[Section]:
    """Only for headings that stand for themselves and say nothing we know."""
    taken = {section.kind for section in sections}
    for section in sections[1:]:
        if section.kind == "other" and section.lines:
            section.kind = kind_by_content(section.lines, taken)
            taken.add(section.kind)
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


def _kind(line: Line, style: Style | None, sections: Sequence[Section]) -> SectionKind | None:
    if line.bullet or CELL in line.text:
        return None
    if kind := heading_kind(line.text):
        return kind if not _unlike(line, style) else None
    in_header = len(sections) == 1
    if line.heading and not (in_header and len(sections[0].lines) < 1):
        return None if _is_head_within(line.text, sections[-1]) else likely_kind(line.text)
    may_be_first = style is not None and style.only_loud and bool(sections[0].lines)
    if style and (not in_header or may_be_first) and style.fits(line):
        return _by_look(line.text, style)
    return None


def _is_head_within(text: str, current: Section) -> bool:
    """Whether a Word style for headings was put on the title or degree that an entry begins with."""
    is_dated = current.kind in ("work", "education", "volunteer")
    return is_dated and likely_kind(text) in ("other", "projects") and _heads_entry(text)


def _by_look(text: str, style: Style) -> SectionKind | None:
    """Titles, degrees and employers may be set just like headings: then only a telling word tells one."""
    kind = likely_kind(text)
    if style.shared and (title_score(text) or not text.replace(" ", "").isalpha()):
        return None
    return None if kind == "other" and (style.shared or _heads_entry(text)) else kind


def _heads_entry(text: str) -> bool:
    return bool(title_score(text) or degree_score(text) or employer_score(text) or names_school(text))


def _with_colon(line: Line, current: Section) -> str:
    """A table of skills may have rows that are none: "Sprachen ⇥ Deutsch (Muttersprache)"."""
    label, cell, rest = line.text.partition(CELL)
    in_table = current.kind == "skills" or not current.own_line
    is_other = cell and in_table and heading_kind(label) in ("languages", "certificates")
    return f"{label.rstrip(':')}: {rest}" if is_other else line.text


def _may_open(inline: tuple[SectionKind, str], current: Section) -> bool:
    """ "Languages: Python" within a list of skills is a group of skills; "Languages: German" is none."""
    kind, text = inline
    if kind == "languages" and current.kind == "skills" and names_language(text):
        return True
    return not (current.kind in (*_LISTS, "certificates", "projects") and current.own_line and kind in _LISTS)


def _unlike(line: Line, style: Style | None) -> bool:
    """Set like the text, where headings are set apart from it: a word in a list, not a heading."""
    if style is None or not style.loud or line.heading or line.gap:
        return False
    return (
        not style.fits(line)
        and line.size <= style.text_size + 0.2
        and not line.bold
        and not line.text.isupper()
    )
