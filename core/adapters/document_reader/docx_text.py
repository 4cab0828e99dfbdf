"""DOCX as lines: body, tables, text boxes, page headers and footers, straight from the XML.

Why not python-docx paragraphs: they miss tables, text boxes and page headers, where CVs keep contacts.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from core.adapters.document_reader.lines import CELL, MAX_CHARACTERS, Line, clean, split_bullet, squeeze
from core.adapters.document_reader.sniff import check_zip
from core.domain.errors import ErrorCode, UserError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARTS = re.compile(r"word/(?:header|footer)\d{0,3}\.xml")
_MAX_XML = 20_000_000
_MAX_PARAGRAPHS = 20_000
_DAMAGED = "This Word file is damaged or cut off. Open it in Word, save it again, and upload the new copy."
_UNSAFE = "This Word file declares entities, which no word processor writes. Save it again as DOCX or PDF."
_TOO_BIG = "This Word file is far longer than a CV. Save a shorter copy, or paste the text."
_HIDDEN = "Hidden text in the file was left out."


@dataclass
class DocxText:
    lines: list[Line]
    links: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_docx(data: bytes) -> DocxText:
    """`INPUT_UNREADABLE` for a damaged file or one with a DOCTYPE, `INPUT_TOO_BIG` for a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_zip(archive)
            names = archive.namelist()
            parts = {name: _parse(archive, name) for name in names if _PARTS.fullmatch(name)}
            body = _parse(archive, "word/document.xml")
            styles = _heading_styles(archive) if "word/styles.xml" in names else {}
            links = _links(archive) if "word/_rels/document.xml.rels" in names else []
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, etree.XMLSyntaxError):
        raise UserError(ErrorCode.INPUT_UNREADABLE, _DAMAGED) from None
    walker = _Walker(styles)
    headers = [
        line for name, root in sorted(parts.items()) if "header" in name for line in walker.lines(root)
    ]
    main = list(walker.lines(body))
    footers = [
        line for name, root in sorted(parts.items()) if "footer" in name for line in walker.lines(root)
    ]
    return DocxText(_assembled(headers, main, footers), links, [_HIDDEN] if walker.hidden else [])


def _assembled(headers: list[Line], main: list[Line], footers: list[Line]) -> list[Line]:
    unique = list(dict.fromkeys(headers))
    return [*unique, *main, *(line for line in dict.fromkeys(footers) if line not in unique)]


def _parse(archive: zipfile.ZipFile, name: str) -> etree._Element:
    if archive.getinfo(name).file_size > _MAX_XML:
        raise UserError(ErrorCode.INPUT_TOO_BIG, _TOO_BIG)
    data = archive.read(name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or "<!DOCTYPE".encode("utf-16-le") in data:
        raise UserError(ErrorCode.INPUT_UNREADABLE, _UNSAFE)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def _heading_styles(archive: zipfile.ZipFile) -> dict[str, int]:
    """Style id → heading level, 0 for the title style."""
    levels: dict[str, int] = {}
    for style in _parse(archive, "word/styles.xml").iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        label = (name.get(f"{_W}val") or "").lower() if name is not None else ""
        if label.startswith("heading ") and label[8:].isdigit():
            levels[style.get(f"{_W}styleId") or ""] = int(label[8:])
        elif label == "title":
            levels[style.get(f"{_W}styleId") or ""] = 0
    return levels


def _links(archive: zipfile.ZipFile) -> list[str]:
    root = _parse(archive, "word/_rels/document.xml.rels")
    targets = (item.get("Target") or "" for item in root if (item.get("Type") or "").endswith("/hyperlink"))
    return [target for target in targets if target.lower().startswith(("http://", "https://"))]


class _Walker:
    """Walks one document; counts what it reads so that a bomb ends early."""

    def __init__(self, heading_styles: dict[str, int]) -> None:
        self._styles = heading_styles
        self._paragraphs = 0
        self._characters = 0
        self.hidden = False

    def lines(self, root: etree._Element) -> Iterator[Line]:
        gap = False
        for element in self._blocks(root):
            if element.tag == f"{_W}tbl":
                yield from self._table(element)
                gap = True
                continue
            rows = list(self._paragraph(element, gap))
            gap = not rows
            yield from rows

    def _blocks(self, root: etree._Element) -> Iterator[etree._Element]:
        """Paragraphs and tables in order, through content controls and the like; each once."""
        for child in root:
            if child.tag in (f"{_W}p", f"{_W}tbl"):
                yield child
            elif child.tag != _MC_FALLBACK and isinstance(child.tag, str):
                yield from self._blocks(child)

    def _table(self, table: etree._Element) -> Iterator[Line]:
        """A row of single-line cells is one line with cells; cells of several lines are columns of a page."""
        rows = [
            [list(self.lines(cell)) for cell in row.iter(f"{_W}tc") if self._owner(cell) is table]
            for row in table.iter(f"{_W}tr")
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
        while row is not None and row.tag != f"{_W}tbl":
            row = row.getparent()
        return row

    def _paragraph(self, paragraph: etree._Element, gap: bool) -> Iterator[Line]:
        self._paragraphs += 1
        if self._paragraphs > _MAX_PARAGRAPHS or self._characters > MAX_CHARACTERS:
            raise UserError(ErrorCode.INPUT_TOO_BIG, _TOO_BIG)
        boxes: list[etree._Element] = []
        text, size, bold = self._text(paragraph, boxes)
        level = self._level(paragraph)
        numbered = paragraph.find(f"{_W}pPr/{_W}numPr") is not None or self._is_list(paragraph)
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
            properties = run.find(f"{_W}rPr")
            text = _run_text(run)
            if properties is not None and _is_hidden(properties):
                self.hidden = self.hidden or bool(text.strip())
                continue
            parts.append(text)
            if text.strip():
                sizes.append(_size(properties))
                bold.append(_is_on(properties, "b"))
        text = "".join(parts)
        self._characters += len(text)
        return text, max(sizes, default=0.0), bool(bold) and bold[0]

    def _runs(self, element: etree._Element, boxes: list[etree._Element]) -> Iterator[etree._Element]:
        for child in element:
            if child.tag == f"{_W}r":
                boxes += [box for box in child.iter(f"{_W}txbxContent") if not _in_fallback(box)]
                yield child
            elif child.tag in (
                f"{_W}hyperlink",
                f"{_W}ins",
                f"{_W}smartTag",
                f"{_W}sdt",
                f"{_W}sdtContent",
                f"{_W}fldSimple",
            ):
                yield from self._runs(child, boxes)

    def _level(self, paragraph: etree._Element) -> int:
        return self._styles.get(_style(paragraph), -1)

    def _is_list(self, paragraph: etree._Element) -> bool:
        return _style(paragraph).lower().startswith("list") and "paragraph" not in _style(paragraph).lower()


def _main_cell_first(cells: list[list[Line]]) -> list[list[Line]]:
    """The name stands in the cell with the biggest letters; it is read first, then the others in order."""
    if len(cells) < 2:
        return cells
    biggest = [max((line.size for line in cell), default=0.0) for cell in cells]
    first = biggest.index(max(biggest))
    return [cells[first], *cells[:first], *cells[first + 1 :]]


def _run_text(run: etree._Element) -> str:
    parts: list[str] = []
    for child in run:
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag in (f"{_W}tab", f"{_W}ptab"):
            parts.append(CELL)
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif child.tag == f"{_W}noBreakHyphen":
            parts.append("-")
    return "".join(parts)


def _is_hidden(properties: etree._Element) -> bool:
    """Not shown: `vanish`, or white letters of less than two points' visibility on no shading."""
    if _is_on(properties, "vanish"):
        return True
    color = properties.find(f"{_W}color")
    white = color is not None and (color.get(f"{_W}val") or "").upper() == "FFFFFF"
    shaded = properties.find(f"{_W}shd") is not None or properties.find(f"{_W}highlight") is not None
    return 0 < _size(properties) <= 2 or (white and not shaded and _unshaded(properties))


def _unshaded(properties: etree._Element) -> bool:
    """No shading on the paragraph or the table cell around: white text there is a design, not a trick."""
    element: etree._Element | None = properties
    while element is not None:
        if (
            element.tag in (f"{_W}p", f"{_W}tc", f"{_W}txbxContent")
            and element.find(f".//{_W}shd") is not None
        ):
            return False
        if element.tag == f"{_W}txbxContent":
            return False
        element = element.getparent()
    return True


def _is_on(properties: etree._Element | None, name: str) -> bool:
    switch = properties.find(f"{_W}{name}") if properties is not None else None
    return switch is not None and switch.get(f"{_W}val") not in ("0", "false", "none")


def _size(properties: etree._Element | None) -> float:
    size = properties.find(f"{_W}sz") if properties is not None else None
    value = (size.get(f"{_W}val") or "") if size is not None else ""
    return int(value) / 2 if value.isdigit() else 0.0


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return (style.get(f"{_W}val") or "") if style is not None else ""


def _in_fallback(box: etree._Element) -> bool:
    return any(ancestor.tag == _MC_FALLBACK for ancestor in box.iterancestors())
