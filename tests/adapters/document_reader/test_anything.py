"""Whatever stands in a document, reading it gives a valid profile or a `UserError`, and soon."""

import json
import time
from collections import Counter
from contextlib import suppress
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.adapters.document_reader import read_document
from core.adapters.document_reader.entries.whole_rows import with_whole_rows
from core.adapters.document_reader.lines import CELL, Line
from core.adapters.document_reader.pdf.accents import GONE, with_accents
from core.adapters.document_reader.pdf.layout import lines_of_pages
from core.adapters.document_reader.pdf.words import PageWords, Word
from core.adapters.document_reader.resume_text import resume_from_lines
from core.domain.errors import UserError
from core.domain.resume import Resume

SECONDS = 2.0
QUICKLY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

DATES = st.sampled_from(
    [
        "99/9999",
        "2019-13",
        "31.02.2020 – heute",
        "0000",
        "2020 – 1999",
        "Sept",
        "seit",
        "1999–",
        "’07",
        "13/13/13",
    ]
)
MARKS = st.sampled_from(
    ["# ", "## ", "**", "__", "* ", "> ", "```", "[a](b)", "![](x)", "| a | b |", "---", "***"]
)
CELLS = st.integers(1, 60).map(lambda many: CELL.join(["x", "2019", "Acme GmbH"] * many))
LONG = st.sampled_from(["a", "é ", "1", ".", "(", "2019 ", "@", "https://a.b/"]).map(lambda unit: unit * 4000)
HEADINGS = st.sampled_from(
    ["Experience", "EDUCATION", "Skills:", "Sprachen", "Kontakt", "Projets", "Premios"]
)
ROWS = st.one_of(st.text(max_size=60), DATES, MARKS, CELLS, LONG, HEADINGS)
PAGES_OF_TEXT = st.lists(ROWS, max_size=25).map("\n".join)
TEXTS = st.one_of(st.text(min_size=1, max_size=12), DATES, HEADINGS)
WORDS = st.builds(
    Word,
    TEXTS,
    st.floats(-50, 600),
    st.floats(-50, 700),
    st.floats(-50, 900),
    st.floats(2, 60),
    st.booleans(),
)
PAGES = st.lists(
    st.builds(PageWords, st.lists(WORDS, max_size=40), st.just(595.0), st.just(842.0)), max_size=3
)
LINES = st.lists(
    st.builds(Line, st.one_of(TEXTS, CELLS), full=st.booleans(), gap=st.booleans(), bullet=st.booleans()),
    max_size=15,
)


@QUICKLY
@given(PAGES_OF_TEXT, st.sampled_from(["cv.txt", "cv.md"]))
def test_any_text_is_read_or_refused(text: str, name: str) -> None:
    began = time.process_time()
    with suppress(UserError):
        Resume.model_validate(read_document(text.encode("utf-8", "replace"), name).resume.to_wire())
    assert time.process_time() - began < SECONDS


@QUICKLY
@given(PAGES)
def test_any_words_on_pages_are_a_profile(pages: list[PageWords]) -> None:
    began = time.process_time()
    Resume.model_validate(resume_from_lines(lines_of_pages(pages)).to_wire())
    assert time.process_time() - began < SECONDS


@QUICKLY
@given(LINES)
def test_rows_put_together_lose_no_letter(lines: list[Line]) -> None:
    def letters(rows: list[Line]) -> Counter[str]:
        return Counter(letter for row in rows for letter in row.text if letter.isalnum())

    assert letters(with_whole_rows(lines)) == letters(lines)


@QUICKLY
@given(st.text(alphabet="aeinoc´`ˆ˜¨¸ıEX \n", max_size=80))
def test_a_loose_accent_goes_to_its_letter_and_nothing_moves(text: str) -> None:
    found = with_accents(text, lambda index: (float(index // 2), index // 2 + 1.0, 0.0, 10.0))
    assert len(found) == len(text)
    assert all(new in (old, GONE) for old, new in zip(text, found, strict=True) if not old.isalpha())


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.text("abc é–", max_size=9)), lambda one: st.lists(one, max_size=3)
)


@QUICKLY
@given(st.dictionaries(st.text("abcxyz", min_size=4, max_size=9), JSON, max_size=4))
def test_json_resume_keeps_what_it_does_not_know(unknown: dict[str, Any]) -> None:
    written = {"basics": {"name": "Ines Valdrac", "x": unknown}, **unknown}
    kept = read_document(json.dumps(written).encode(), "cv.json").resume.to_wire()
    assert {name: kept.get(name) for name in unknown} == unknown
    assert kept["basics"]["x"] == unknown
