"""The file of a CV as a page of its own, what was read from it marked. Nothing in it runs or fetches."""

import base64
from collections.abc import Iterator, Mapping, Sequence, Set
from html import escape

from core.domain.reading import FieldReading, Spot
from core.ui.profile.words import PLEASE_CHECK, field_name

_MARGIN = 0.004
"""Share of the page by which a mark stands off its words."""

_HEAD = (
    "<!doctype html><meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src"
    " 'unsafe-inline'; img-src data:\"><meta charset=utf-8><style>"
    "body{margin:0;background:#fff;color:#1c1c1c;font:16px/1.6 system-ui,sans-serif}"
    ".page{position:relative}img{display:block;width:100%}"
    ".mark{background:rgba(34,139,84,.13);border-radius:3px}"
    ".doubt{background:rgba(245,150,20,.25);outline:2px solid #d97706}"
    ".page .mark{position:absolute}"
    ".text{padding:28px 36px;white-space:pre-wrap;overflow-wrap:anywhere}</style>"
)


def page_html(png: bytes, page: int, fields: Sequence[FieldReading], doubtful: Set[str]) -> str:
    """A picture of the page under its marks."""
    here: dict[tuple[float, ...], list[FieldReading]] = {}
    for field in fields:
        spot = field.source.spot if field.source else None
        if spot and spot.page == page:
            here.setdefault(_edges(spot), []).append(field)
    image = base64.b64encode(png).decode()
    marks = "".join(_marks(here, doubtful))
    return f'{_HEAD}<div class=page><img alt="" src="data:image/png;base64,{image}">{marks}</div>'


def text_html(text: str, fields: Sequence[FieldReading], doubtful: Set[str]) -> str:
    """The text, each line that something was read from marked."""
    here: dict[int, list[FieldReading]] = {}
    for field in fields:
        if field.source:
            here.setdefault(field.source.line, []).append(field)
    lines = (_line(line, here.get(number, []), doubtful) for number, line in enumerate(text.split("\n")))
    return f"{_HEAD}<div class=text>" + "\n".join(lines) + "</div>"


def _edges(spot: Spot) -> tuple[float, ...]:
    """Left, top, width, height."""
    wide, high = spot.right - spot.left, spot.bottom - spot.top
    return (spot.left - _MARGIN, spot.top - _MARGIN, wide + 2 * _MARGIN, high + 2 * _MARGIN)


def _marks(here: Mapping[tuple[float, ...], Sequence[FieldReading]], doubtful: Set[str]) -> Iterator[str]:
    """Doubtful ones last, so that they lie above the others."""
    looks = sorted((_look(fields, doubtful), edges) for edges, fields in here.items())
    for (kind, title), edges in looks:
        names = zip(("left", "top", "width", "height"), edges, strict=True)
        style = ";".join(f"{name}:{100 * share:.2f}%" for name, share in names)
        yield f'<div class="{kind}" style="{style}" title="{escape(title)}"></div>'


def _line(text: str, fields: Sequence[FieldReading], doubtful: Set[str]) -> str:
    if not fields:
        return escape(text)
    kind, title = _look(fields, doubtful)
    return f'<span class="{kind}" title="{escape(title)}">{escape(text)}</span>'


def _look(fields: Sequence[FieldReading], doubtful: Set[str]) -> tuple[str, str]:
    """The class of a mark, and what a pointer over it shows."""
    titles = [f"{field_name(one.path)}: {one.value}" for one in fields]
    is_doubtful = any(one.path in doubtful for one in fields)
    note = f" ({PLEASE_CHECK})" if is_doubtful else ""
    return "mark doubt" if is_doubtful else "mark", "; ".join(titles) + note
