"""Scanned pages as words, recognised by tesseract where it is installed."""

import csv
import io
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Any

from core.adapters.document_reader.pdf.words import PageWords, Word
from core.adapters.document_reader.person.contacts import EMAIL
from core.domain.languages import LanguageCode, detect_language

MOST_PAGES = 4
"""A page takes a second or two, and the reading of a file ten at the most."""

_DPI, _POINTS = 200, 72
_NAMES: Mapping[LanguageCode, str] = {
    "en": "eng", "de": "deu+eng", "fr": "fra+eng", "es": "spa+eng", "pt": "por+eng",
}  # fmt: skip
"""English beside each: Spanish and Portuguese alone do not know an @."""

_ALL_LANGUAGES = "deu+fra+spa+por+eng"
"""English last: the first wins where two are alike, and English knows no accents. All five take twice the
time of one, and put accents of one language into words of another."""

_STRIP, _LEAST_WORDS = (0.28, 0.45), 15
"""Where on a page its language is looked for, and how many words tell it."""

_LEAST_SURE = 30
"""Of a hundred; below it tesseract sees letters in specks and rules."""

_SIZE = 0.8
"""Letter size for the height of a line with its ascenders and descenders."""

_HANGING, _HANG = frozenset("gjpqyQçÇ"), 0.22
"""Letters that reach below the baseline, and by what share of the height of their line."""

_SLOPES = tuple(step / 4 for step in range(-6, 7))
"""Degrees that a page may have lain askew in the scanner."""

_WHOLE_PAGE, _ONE_LINE = "3", "7"
_DOMAIN = re.compile(r"[\w.+-]+\.(?:com|org|net|info|eu|de|at|ch|fr|es|mx|pt|br|uk)(?:\.br|\.mx)?[,;]?")
_MOST_LOOKS, _SEES_AT = 2, "deu"
"""How many domains are looked at again, in the language that loses neither "@" nor full stops."""

_LEAST_SIDE, _MOST_SIDE = 72, 2_000
"""Points: an inch, and more than A2 has."""

_WORD_LEVEL, _LINE_LEVEL = "5", "4"

Row = Mapping[str, str]


def can_read_scans() -> bool:
    return shutil.which("tesseract") is not None


def words_of_scans(document: Any, seconds: float) -> list[PageWords]:
    """The pages of a pypdfium2 document by their pictures: `MOST_PAGES` at most, none begun after so many
    `seconds`. Without words where tesseract fails or a page is no sheet; no pages where it is not installed.
    """
    pages: list[PageWords] = []
    languages = ""
    latest = time.monotonic() + seconds
    for number in range(min(len(document), MOST_PAGES) if can_read_scans() else 0):
        page = document[number]
        pages.append(PageWords([], *page.get_size()))
        if _is_sheet(page):
            picture = _picture(page)
            languages = languages or _languages_of(picture)
            pages[-1].words += _words_of(picture, languages, page.get_height())
        if time.monotonic() > latest:
            break
    return pages


def _languages_of(picture: Any) -> str:
    """What tesseract calls the language of a page, by a strip of it; all where that has too few words."""
    top, bottom = (round(share * picture.height) for share in _STRIP)
    strip = _straight(picture.crop((0, top, picture.width, bottom)))
    words = [row["text"] for row in _recognised(strip, _ALL_LANGUAGES) if _is_word(row)]
    return _NAMES[detect_language(" ".join(words))] if len(words) >= _LEAST_WORDS else _ALL_LANGUAGES


def _words_of(picture: Any, languages: str, height: float) -> Iterator[Word]:
    straight = _straight(picture)
    rows = list(_recognised(straight, languages))
    _look_again_for_mail(straight, rows)
    yield from _words(rows, height)


def _is_sheet(page: Any) -> bool:
    """A stamp holds no CV, and the picture of a poster no memory."""
    sides: tuple[float, float] = page.get_size()
    return min(sides) >= _LEAST_SIDE and max(sides) <= _MOST_SIDE


def _look_again_for_mail(picture: Any, rows: Sequence[dict[str, str]]) -> None:
    """A domain on a page without any "@" is enlarged and read once more: "@" is often taken for "O"."""
    words = [row for row in rows if _is_word(row)]
    if any("@" in row["text"] for row in words):
        return
    for row in [row for row in words if _DOMAIN.fullmatch(row["text"])][:_MOST_LOOKS]:
        again = _recognised(_enlarged(picture, row), _SEES_AT, _ONE_LINE)
        found = next((one["text"] for one in again if _is_word(one) and EMAIL.match(one["text"])), "")
        row["text"] = found or row["text"]


def _enlarged(picture: Any, box: Row) -> Any:
    left, top, width, height = (int(box[side]) for side in ("left", "top", "width", "height"))
    edge = height // 3
    crop = picture.crop((max(0, left - edge), top - edge, left + width + edge, top + height + edge))
    return crop.resize((2 * crop.width, 2 * crop.height), resample=3)


def _is_word(row: Row) -> bool:
    return row["level"] == _WORD_LEVEL and bool(row["text"].strip())


def _picture(page: Any) -> Any:
    return page.render(scale=_DPI / _POINTS).to_pil().convert("L")


def _recognised(picture: Any, languages: str, mode: str = _WHOLE_PAGE) -> Iterator[dict[str, str]]:
    out = io.BytesIO()
    picture.save(out, "PPM")
    command = ["tesseract", "-", "-", "-l", languages, "--dpi", str(_DPI), "--psm", mode, "tsv"]
    done = subprocess.run(
        command, input=out.getvalue(), capture_output=True, check=False, env={"OMP_THREAD_LIMIT": "1"}
    )
    text = done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
    yield from csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)


def _words(rows: Sequence[Row], height: float) -> Iterator[Word]:
    """All words of one recognised line share its baseline and size."""
    line: Row = {}
    words: list[Row] = []
    for row in rows:
        if row["level"] == _LINE_LEVEL:
            yield from _words_of_line(line, words, height)
            line, words = row, []
        elif _is_word(row) and float(row["conf"]) >= _LEAST_SURE:
            words.append(row)
    yield from _words_of_line(line, words, height)


def _words_of_line(line: Row, words: Sequence[Row], height: float) -> Iterator[Word]:
    if not words:
        return
    scale = _POINTS / _DPI
    size = round(2 * _SIZE * scale * int(line["height"])) / 2
    standing = [
        _bottom(word) for word in words if word["text"].isalnum() and _HANGING.isdisjoint(word["text"])
    ]
    baseline = median(standing) if standing else _bottom(line) - _HANG * int(line["height"])
    for word in words:
        left = scale * int(word["left"])
        right = left + scale * int(word["width"])
        yield Word(word["text"].strip(), left, right, height - scale * baseline, size, False)


def _bottom(box: Row) -> int:
    return int(box["top"]) + int(box["height"])


def _straight(picture: Any) -> Any:
    """The picture turned so that its lines are level: then the dark of its rows differs most."""
    import numpy as np

    small = picture.reduce(4)

    def sharpness(slope: float) -> float:
        rows = 255.0 - np.asarray(small.rotate(slope, fillcolor=255), dtype=np.float32).mean(axis=1)
        return float(np.var(np.diff(rows)))

    best = max(_SLOPES, key=sharpness)
    return picture.rotate(best, fillcolor=255, resample=3) if best else picture
