"""Sheets as pages of HTML: ten layouts, each with fonts, sizes and separators by chance."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from random import Random
from typing import Any

from bench.cvs.sheet import Entry, Sheet

FONTS = (
    "Helvetica, Arial, sans-serif",
    "Georgia, serif",
    "'DejaVu Sans', sans-serif",
    "'Times New Roman', serif",
)
_STYLE = """
@page { size: A4; margin: 17mm } body { font-family: %s; font-size: %.1fpt; line-height: 1.35; margin: 0 }
h1 { font-size: 20pt; margin: 0 0 2pt } h2 { font-size: %.1fpt; margin: 10pt 0 3pt } p { margin: 0 0 2pt }
ul { margin: 1pt 0 5pt; padding-left: 14pt } .row { display: flex; justify-content: space-between; gap: 8pt }
.soft { color: #555 } table { border-collapse: collapse; width: 100%% }
td { vertical-align: top; padding: 1pt 8pt 3pt 0 } b { font-weight: bold }
"""


class Page:
    """One sheet on its way into HTML."""

    def __init__(self, sheet: Sheet, chance: Random) -> None:
        self.sheet = sheet
        self.chance = chance
        self.separator = chance.choice([" | ", " · ", " • ", ", ", "  "])
        self.list_style = chance.choice(["bullets", "commas", "dots", "lines"])
        self.font, self.size = chance.choice(FONTS), chance.choice([9.0, 9.5, 10.0, 10.5])
        self.is_loud = chance.random() < 0.4

    def html(self, css: str, body: str) -> str:
        style = _STYLE % (self.font, self.size, self.size + 3)
        return f"<!doctype html><meta charset=utf-8><style>{style}{css}</style><body>{body}"

    def heading(self, text: str) -> str:
        return f"<h2>{escape(text.upper() if self.is_loud else text)}</h2>"

    def head(self) -> str:
        label = f"<p>{escape(self.sheet.label)}</p>" if self.sheet.label else ""
        contacts = escape(self.separator.join(self.sheet.contacts))
        return f"<h1>{escape(self.sheet.name)}</h1>{label}<p class=soft>{contacts}</p>"

    def bullets(self, lines: Sequence[str]) -> str:
        return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>" if lines else ""

    def listed(self, lines: Sequence[str]) -> str:
        has_groups = any(": " in line for line in lines)
        match "lines" if has_groups and self.list_style != "bullets" else self.list_style:
            case "bullets":
                return self.bullets(lines)
            case "commas":
                return f"<p>{escape(', '.join(lines))}</p>"
            case "dots":
                return f"<p>{escape(' · '.join(lines))}</p>"
            case _:
                return "".join(f"<p>{escape(line)}</p>" for line in lines)

    def block(self, kind: str, content: Any, entry: Callable[["Page", Entry], str]) -> str:
        if kind == "text":
            return f"<p>{escape(content)}</p>"
        return "".join(entry(self, one) for one in content) if kind == "entries" else self.listed(content)

    def sections(self, entry: Callable[["Page", Entry], str], names: Sequence[str] | None = None) -> str:
        pairs = zip(self.sheet.sections, self.sheet.blocks, strict=True)
        chosen = [block for name, block in pairs if names is None or name in names]
        return "".join(
            self.heading(title) + self.block(kind, content, entry) for title, kind, content in chosen
        )


def _where(entry: Entry, joint: str = ", ") -> str:
    return escape(joint.join(filter(None, (entry.name, entry.place))))


def _title_and_date(page: Page, entry: Entry) -> str:
    row = f"<div class=row><b>{escape(entry.title)}</b><span>{escape(entry.dates)}</span></div>"
    return f"{row}<p class=soft>{_where(entry)}</p>{page.bullets(entry.lines)}"


def _employer_first(page: Page, entry: Entry) -> str:
    row = f"<div class=row><b>{escape(entry.name)}</b><span>{escape(entry.place)}</span></div>"
    under = f"<div class=row><i>{escape(entry.title)}</i><i>{escape(entry.dates)}</i></div>"
    return row + under + page.bullets(entry.lines)


def _one_line(page: Page, entry: Entry) -> str:
    said = " – ".join(filter(None, (escape(entry.title), _where(entry))))
    dates = f" ({escape(entry.dates)})" if entry.dates else ""
    return f"<p><b>{said}</b>{dates}</p>{page.bullets(entry.lines)}"


def _at(page: Page, entry: Entry) -> str:
    dates = f"<p class=soft>{escape(entry.dates)}</p>" if entry.dates else ""
    return f"{dates}<p><b>{escape(entry.title)}</b>, {_where(entry)}</p>{page.bullets(entry.lines)}"


def _date_left(page: Page, entry: Entry) -> str:
    right = f"<b>{escape(entry.title)}</b><br>{_where(entry)}{page.bullets(entry.lines)}"
    return f"<table><tr><td style='width:34mm'>{escape(entry.dates)}</td><td>{right}</td></tr></table>"


def _compact(page: Page, entry: Entry) -> str:
    said = ", ".join(filter(None, (entry.title, entry.name, entry.place)))
    return f"<p>{escape(entry.dates)}: {escape(said)}</p>{page.bullets(entry.lines)}"


def _stacked(page: Page, entry: Entry) -> str:
    lines = (f"<b>{escape(entry.title)}</b>", escape(entry.name), escape(entry.place), escape(entry.dates))
    return "".join(f"<p>{line}</p>" for line in lines if line != "") + page.bullets(entry.lines)


_SIDE = ("skills", "languages", "certificates", "awards")
_MAIN = ("summary", "work", "education", "volunteer")


def _sidebar(page: Page, is_left: bool) -> str:
    contact = page.heading(page.sheet.words.heading("contact")) + "".join(
        f"<p>{escape(one)}</p>" for one in page.sheet.contacts
    )
    page.list_style = "lines" if page.list_style in ("commas", "dots") else page.list_style
    side = f"<div class=side>{contact}{page.sections(_title_and_date, _SIDE)}</div>"
    main = f"<div class=main><h1>{escape(page.sheet.name)}</h1><p>{escape(page.sheet.label)}</p>"
    main += page.sections(_title_and_date, _MAIN) + "</div>"
    css = ".side { float: %s; width: 52mm; background: #eef } .main { margin-%s: 58mm }"
    css %= ("left", "left") if is_left else ("right", "right")
    return page.html(css, side + main)


def _ruled(page: Page) -> str:
    css = "h2 { border-bottom: 0.6pt solid black; font-variant: small-caps } h1, .soft { text-align: center }"
    return page.html(css, page.head() + page.sections(_employer_first))


def _plain(entry: Callable[[Page, Entry], str], css: str = "") -> Callable[[Page], str]:
    return lambda page: page.html(css, page.head() + page.sections(entry))


LAYOUTS: Mapping[str, Callable[[Page], str]] = {
    "classic": _plain(_title_and_date),
    "employer_first": _plain(_employer_first),
    "one_line": _plain(_one_line),
    "dates_above": _plain(_at, "h2 { color: #245 }"),
    "dates_left": _plain(_date_left),
    "compact": _plain(_compact),
    "stacked": _plain(_stacked),
    "ruled": _ruled,
    "sidebar_left": lambda page: _sidebar(page, is_left=True),
    "sidebar_right": lambda page: _sidebar(page, is_left=False),
}


def page_of(sheet: Sheet, layout: str, seed: int) -> str:
    return LAYOUTS[layout](Page(sheet, Random(f"{sheet.name}-{layout}-{seed}")))
