"""Sheets as Word files: three habits of writing them."""

from collections.abc import Callable, Mapping
from io import BytesIO
from random import Random
from typing import Any

import docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm

from bench.cvs.sheet import Entry, Sheet

_RIGHT = Cm(16)


def word_of(sheet: Sheet, habit: str, seed: int) -> bytes:
    chance = Random(f"{sheet.name}-{habit}-{seed}")
    word = docx.Document()
    if habit == "header":
        word.sections[0].header.paragraphs[0].text = " | ".join(sheet.contacts)
        word.add_paragraph(sheet.name, style="Title")
    else:
        word.add_paragraph(sheet.name, style="Title" if chance.random() < 0.5 else "Heading 1")
        word.add_paragraph(chance.choice([" | ", " · ", "\n"]).join(sheet.contacts))
    if sheet.label:
        word.add_paragraph(sheet.label)
    for title, kind, content in sheet.blocks:
        _heading(word, title, chance.random() < 0.3)
        _block(word, kind, content, HABITS[habit])
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def _heading(word: Any, title: str, is_plain: bool) -> None:
    if is_plain:
        word.add_paragraph().add_run(title.upper()).bold = True
    else:
        word.add_heading(title, level=2)


def _block(word: Any, kind: str, content: Any, write: Callable[[Any, Entry], None]) -> None:
    if kind == "text":
        word.add_paragraph(content)
    elif kind == "list":
        for line in content:
            word.add_paragraph(line, style="List Bullet")
    else:
        for entry in content:
            write(word, entry)


def _tabbed(word: Any, entry: Entry) -> None:
    first = word.add_paragraph()
    first.paragraph_format.tab_stops.add_tab_stop(_RIGHT, WD_TAB_ALIGNMENT.RIGHT)
    first.add_run(entry.title).bold = True
    first.add_run(f"\t{entry.dates}")
    word.add_paragraph(", ".join(filter(None, (entry.name, entry.place))))
    _bullets(word, entry)


def _in_rows(word: Any, entry: Entry) -> None:
    left, right = word.add_table(rows=1, cols=2).rows[0].cells
    left.text = entry.dates
    right.text = entry.title
    right.add_paragraph(", ".join(filter(None, (entry.name, entry.place))))
    for line in entry.lines:
        right.add_paragraph(line, style="List Bullet")


def _in_a_line(word: Any, entry: Entry) -> None:
    said = ", ".join(filter(None, (entry.title, entry.name, entry.place)))
    word.add_paragraph().add_run(f"{said} ({entry.dates})" if entry.dates else said).bold = True
    _bullets(word, entry)


def _bullets(word: Any, entry: Entry) -> None:
    for line in entry.lines:
        word.add_paragraph(line, style="List Bullet")


HABITS: Mapping[str, Callable[[Any, Entry], None]] = {
    "tabs": _tabbed,
    "rows": _in_rows,
    "header": _in_a_line,
}
