"""Scanned pages as words, recognised by tesseract where it is installed."""

import csv
import io
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
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

_SLOPES = tuple(step / 4 for step in range(-6, 7))
"""Degrees that a page may have lain askew in the scanner."""

_WORD_LEVEL, _LINE_LEVEL = "5", "4"


def can_read_scans() -> bool:
    return shutil.which("tesseract") is not None


def words_of_scan(page: Any) -> PageWords:
    """The words of a pypdfium2 page that is a picture; none where tesseract fails."""
    width, height = page.get_size()
    rows = list(_recognised(_straight(page.render(scale=_DPI / _POINTS).to_pil().convert("L"))))
    return PageWords(list(_words(rows, height)), width, height)


def _recognised(picture: Any) -> Iterator[Mapping[str, str]]:
    out = io.BytesIO()
    picture.save(out, "PNG")
    command = ["tesseract", "-", "-", "-l", _LANGUAGES, "--dpi", str(_DPI), "--psm", "3", "tsv"]
    done = subprocess.run(
        command, input=out.getvalue(), capture_output=True, check=False, env={"OMP_THREAD_LIMIT": "1"}
    )
    text = done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
    yield from csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)


def _words(rows: Sequence[Mapping[str, str]], height: float) -> Iterator[Word]:
    """All words of one recognised line share its baseline and size."""
    scale = _POINTS / _DPI
    bottom = size = 0.0
    for row in rows:
        if row["level"] == _LINE_LEVEL:
            bottom = height - scale * (int(row["top"]) + int(row["height"]))
            size = round(2 * _SIZE * scale * int(row["height"])) / 2
        elif row["level"] == _WORD_LEVEL and row["text"].strip() and float(row["conf"]) >= _LEAST_SURE:
            left = scale * int(row["left"])
            yield Word(row["text"].strip(), left, left + scale * int(row["width"]), bottom, size, False)


def _straight(picture: Any) -> Any:
    """The picture turned so that its lines are level: then the dark of its rows differs most."""
    import numpy as np

    small = picture.reduce(4)

    def sharpness(slope: float) -> float:
        rows = 255.0 - np.asarray(small.rotate(slope, fillcolor=255), dtype=np.float32).mean(axis=1)
        return float(np.var(np.diff(rows)))

    best = max(_SLOPES, key=sharpness)
    return picture.rotate(best, fillcolor=255, resample=3) if best else picture
