"""The labelled CVs, made anew each time: `python -m bench.cvs.make FOLDER` writes them beside their truth.

Every other fifty is set aside: nobody looks at them, they are only counted. Each fifty has all languages,
layouts and routes, with other people and other wordings. Fifty more come from LaTeX where it is installed;
the second half of them is set aside.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

from bench.app_server import BROWSER_ARGS, browser_path
from bench.cvs import latex
from bench.cvs.html import LAYOUTS, page_of
from bench.cvs.sheet import Truth, people, sheet
from bench.cvs.word import HABITS, word_of

MANY, BLOCK, LATEX = 200, 50, 50
LANGUAGES = ("en", "de", "fr", "es", "pt")
ROUTES = (
    "weasyprint",
    "browser",
    "weasyprint",
    "word",
    "weasyprint",
    "browser",
    "scan",
    "weasyprint",
    "word",
    "browser",
)
SCAN_DPI, SKEW, NOISE = 200, 0.8, 12


@dataclass(frozen=True)
class Made:
    """One labelled CV. `is_aside`: not to be looked at."""

    name: str
    language: str
    route: str
    layout: str
    data: bytes
    truth: Truth
    is_aside: bool


def made(many: int = MANY) -> Iterator[Made]:
    for number in range(many):
        yield _make(number)
    for number in range(many, many + LATEX if latex.has_latex() else many):
        yield _make_latex(number, is_aside=number >= many + LATEX // 2)


def _make_latex(number: int, *, is_aside: bool) -> Made:
    language, shapes = LANGUAGES[number % 5], sorted(latex.LAYOUTS)
    layout = shapes[number // 5 % len(shapes)]
    subject = sheet(Random(number).choice(people(language)), number)
    data = latex.printed(latex.latex_of(subject, layout, number))
    name = f"{number:03}_{language}_latex_{layout}.pdf"
    return Made(name, language, "latex", layout, data, subject.truth, is_aside)


def _make(number: int) -> Made:
    language, route = LANGUAGES[number % 5], ROUTES[(number // 5) % len(ROUTES)]
    chance = Random(number)
    shapes = sorted(HABITS if route == "word" else LAYOUTS)
    layout = shapes[(number // 5 + number) % len(shapes)]
    subject = sheet(chance.choice(people(language)), number)
    kind = "docx" if route == "word" else "pdf"
    data = (
        word_of(subject, layout, number)
        if route == "word"
        else _pdf(page_of(subject, layout, number), route, chance)
    )
    name = f"{number:03}_{language}_{route}_{layout}.{kind}"
    return Made(name, language, route, layout, data, subject.truth, (number // BLOCK) % 2 == 1)


def _pdf(page: str, route: str, chance: Random) -> bytes:
    if route == "browser":
        return _printed(page)
    from weasyprint import HTML

    data = HTML(string=page).write_pdf()
    return _scanned(data, chance) if route == "scan" else bytes(data)


@cache
def _browser() -> object:
    from playwright.sync_api import sync_playwright

    return sync_playwright().start().chromium.launch(executable_path=browser_path(), args=BROWSER_ARGS)


def _printed(page: str) -> bytes:
    tab = _browser().new_page()  # type: ignore[attr-defined]
    tab.set_content(page)
    data = tab.pdf(format="A4")
    tab.close()
    return bytes(data)


def _scanned(data: bytes, chance: Random) -> bytes:
    """A picture of each page, a little askew and grainy."""
    import pypdfium2
    from PIL import Image

    pictures = []
    for page in pypdfium2.PdfDocument(data):
        picture = page.render(scale=SCAN_DPI / 72).to_pil().convert("L")
        grain = Image.effect_noise(picture.size, NOISE)
        picture = Image.blend(picture, grain, 0.12).rotate(chance.uniform(-SKEW, SKEW), fillcolor=255)
        pictures.append(picture)
    out = BytesIO()
    pictures[0].save(out, "PDF", resolution=SCAN_DPI, save_all=True, append_images=pictures[1:])
    return out.getvalue()


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for one in made():
        (folder / one.name).write_bytes(one.data)
        (folder / f"{one.name}.gt.json").write_text(
            json.dumps(one.truth, ensure_ascii=False, indent=1), "utf-8"
        )


if __name__ == "__main__":
    main()
