"""DOCX as lines: body, tables, text boxes, page headers and footers, straight from the XML.

Why not python-docx paragraphs: they miss tables, text boxes and page headers, where CVs keep contacts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from core.adapters.document_reader.lines import CELL, Line, clean, split_bullet, squeeze
from core.adapters.document_reader.word.looks import W, is_hidden, is_on, run_text, size_of, style_of
from core.adapters.document_reader.word.package import TOO_BIG, open_docx
from core.domain.decoding import MAX_CHARACTERS
from core.domain.errors import ErrorCode, UserError

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_INLINE = tuple(f"{W}{name}" for name in ("hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple"))
_MAX_PARAGRAPHS = 20_000
_HIDDEN = "Hidden text in the file was left out."


@dataclass
class DocxText:
    lines: list[Line]
    links: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


def read_docx(data: bytes) -> DocxText:
    """Page headers and footers, which hold contacts, then the body. Errors as in `open_docx`."""
    package = open_docx(data)
    walker = _Walker(package.heading_levels)
    headers = walker.unique_lines(package.headers)
    footers = [line for line in walker.unique_lines(package.footers) if line not in headers]
    body = list(walker.lines(package.body))
    notes = [_HIDDEN] if walker.hidden else []
    return DocxText([*headers, *footers, *body], package.links, notes, walker.hidden)


class _Walker:
    """Walks one document; counts what it reads so that a bomb ends early."""

    def __init__(self, heading_styles: dict[str, int]) -> None:
        self._styles = heading_styles
        self._paragraphs = 0
        self._characters = 0
        self.hidden: list[str] = []

    def unique_lines(self, roots: Iterable[etree._Element]) -> list[Line]:
        """Page headers repeat for the first, the even and the odd page."""
        return list(dict.fromkeys(line for root in roots for line in self.lines(root)))

    def lines(self, root: etree._Element) -> Iterator[Line]:
        gap = False
        for element in self._blocks(root):
            if element.tag == f"{W}tbl":
                yield from self._table(element)
                gap = True
                continue
            rows = list(self._paragraph(element, gap))
            gap = not rows
            yield from rows

    def _blocks(self, root: etree._Element) -> Iterator[etree._Element]:
        """Paragraphs and tables in order, through content controls and the like; each once."""
        for child in root:
            if child.tag in (f"{W}p", f"{W}tbl"):
                yield child
            elif child.tag != _FALLBACK and isinstance(child.tag, str):
                yield from self._blocks(child)

    def _table(self, table: etree._Element) -> Iterator[Line]:
        """A row of single-line cells is one line with cells; cells of several lines are columns of a page."""
        rows = [
            [list(self.lines(cell)) for cell in row.iter(f"{W}tc") if self._owner(cell) is table]
            for row in table.iter(f"{W}tr")
            if row.getparent() is table
        ]
        for row in rows:
            filled = [cell for cell in row if cell]
            if len(filled) > 1 and all(len(cell) == 1 for cell in filled):
                yield Line(CELL.join(cell[0].text for cell in filled), bold=filled[0][0].bold, gap=True)
            elif len(filled) == 2 and len(filled[0]) == 1 and not filled[0][0].heading:
                head = filled[0][0]
                yield Line(head.text + CELL + filled[1][0].text, bold=head.bold, gap=True)
                yield from filled[1][1:]
            else:
                yield from (line for cell in _main_cell_first(filled) for line in cell)

    def _owner(self, cell: etree._Element) -> etree._Element | None:
        row = cell.getparent()
        while row is not None and row.tag != f"{W}tbl":
            row = row.getparent()
        return row

    def _paragraph(self, paragraph: etree._Element, gap: bool) -> Iterator[Line]:
        self._paragraphs += 1
        if self._paragraphs > _MAX_PARAGRAPHS or self._characters > MAX_CHARACTERS:
            raise UserError(ErrorCode.INPUT_TOO_BIG, TOO_BIG)
        boxes: list[etree._Element] = []
        text, size, bold = self._text(paragraph, boxes)
        level = self._level(paragraph)
        numbered = paragraph.find(f"{W}pPr/{W}numPr") is not None or self._is_list(paragraph)
        for row in text.split("\n"):
            marked, rest = split_bullet(row)
            shown = squeeze(clean(rest))
            if shown:
                yield Line(
                    shown,
                    size,
                    bold or level in (1, 2),
                    marked or numbered,
                    level in (1, 2),
                    gap=gap or level > 0,
                )
                gap = False
        for box in boxes:
            yield from self.lines(box)

    def _text(self, paragraph: etree._Element, boxes: list[etree._Element]) -> tuple[str, float, bool]:
        parts: list[str] = []
        sizes: list[float] = []
        bold: list[bool] = []
        for run in self._runs(paragraph, boxes):
            properties = run.find(f"{W}rPr")
            text = run_text(run)
            if properties is not None and is_hidden(properties):
                self.hidden += [text.strip()] if text.strip() else []
                continue
            parts.append(text)
            if text.strip():
                sizes.append(size_of(properties))
                bold.append(is_on(properties, "b"))
        text = "".join(parts)
        self._characters += len(text)
        return text, max(sizes, default=0.0), bool(bold) and bold[0]

    def _runs(self, element: etree._Element, boxes: list[etree._Element]) -> Iterator[etree._Element]:
        for child in element:
            if child.tag == f"{W}r":
                boxes += [box for box in child.iter(f"{W}txbxContent") if not _in_fallback(box)]
                yield child
            elif child.tag in _INLINE:
                yield from self._runs(child, boxes)

    def _level(self, paragraph: etree._Element) -> int:
        return self._styles.get(style_of(paragraph), -1)

    def _is_list(self, paragraph: etree._Element) -> bool:
        return (
            style_of(paragraph).lower().startswith("list") and "paragraph" not in style_of(paragraph).lower()
        )


def _main_cell_first(cells: list[list[Line]]) -> list[list[Line]]:
    """The name stands in the cell with the biggest letters; it is read first, then the others in order."""
    if len(cells) < 2:
        return cells
    biggest = [max((line.size for line in cell), default=0.0) for cell in cells]
    first = biggest.index(max(biggest))
    return [cells[first], *cells[:first], *cells[first + 1 :]]


def _in_fallback(box: etree._Element) -> bool:
    return any(ancestor.tag == _FALLBACK for ancestor in box.iterancestors())
