"""Scanned pages as words, recognised by tesseract where it is installed."""

import csv
import io
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Any

from core.adapters.document_reader.pdf_words import PageWords, Word

MOST_PAGES = 4
"""A page takes a second or two, and the reading of a file ten at the most."""

_DPI, _POINTS = 200, 72
_LANGUAGES = "deu+fra+spa+por+eng"
"""English last: the first wins where two are alike, and English knows no accents."""

_LEAST_SURE = 30
"""Of a hundred; below it tesseract sees letters in specks and rules."""

_SIZE = 0.8
"""Letter size for the height of a line with its ascenders and descenders."""

_HANGING, _HANG = frozenset("gjpqyQçÇ"), 0.22
"""Letters that reach below the baseline, and by what share of the height of their line."""

_SLOPES = tuple(step / 4 for step in range(-6, 7))
"""Degrees that a page may have lain askew in the scanner."""

_WORD_LEVEL, _LINE_LEVEL = "5", "4"

Row = Mapping[str, str]


def can_read_scans() -> bool:
    return shutil.which("tesseract") is not None


def words_of_scan(page: Any) -> PageWords:
    """The words of a pypdfium2 page that is a picture; none where tesseract fails."""
    width, height = page.get_size()
    rows = list(_recognised(_straight(page.render(scale=_DPI / _POINTS).to_pil().convert("L"))))
    return PageWords(list(_words(rows, height)), width, height)


def _recognised(picture: Any) -> Iterator[Row]:
    out = io.BytesIO()
    picture.save(out, "PNG")
    command = ["tesseract", "-", "-", "-l", _LANGUAGES, "--dpi", str(_DPI), "--psm", "3", "tsv"]
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
        elif row["level"] == _WORD_LEVEL and row["text"].strip() and float(row["conf"]) >= _LEAST_SURE:
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
