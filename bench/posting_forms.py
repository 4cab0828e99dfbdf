"""One made-up advert in the forms adverts come in: text, web page, page with JSON-LD, board JSON."""

import html
import json
import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

Advert = dict[str, Any]
_BULLET = re.compile(r"^(?:[^\w\s\"'“„«¿¡($€£*]️?|\*)\s?(?=\S)")
_WRAPPED = range(40, 82)
_LONGEST_HEADING = 60
_SIMILAR = ("Bookkeeper, Springfield", "Verkäufer (m/w/d), Köln", "Chauffeur H/F, Lyon", "Cajera, Sevilla")


def forms(advert: Advert) -> dict[str, tuple[bytes, str]]:
    """Name of the form → (bytes, file name)."""
    made = {"text": (advert["text"].encode(), "advert.txt"), "page": (_page(advert), "advert.html")}
    for name, scripts in _JSON_LD.items():
        made[name] = (_page(advert, scripts(advert)), "advert.html")
    for name, board in _BOARDS.items():
        made[name] = (json.dumps(board(advert)).encode(), "advert.json")
    return made


def _page(advert: Advert, scripts: str = "") -> bytes:
    similar = "".join(f'<li><a href="/jobs/{job}">{job}</a></li>' for job in _SIMILAR)
    return (
        f'<!doctype html><html lang="{advert["in_language"]}"><head><meta charset="utf-8">'
        f"<title>{html.escape(advert['title'])} | Jobs</title>{scripts}</head><body>"
        '<div id="cookie-banner"><p>We use cookies. You must accept them.</p><button>OK</button></div>'
        '<nav><a href="/">Home</a><a href="/jobs">All jobs</a><a href="/login">Sign in</a></nav>'
        f"<main>{_body(advert)}</main>"
        f'<section class="similar-jobs"><h2>Similar jobs</h2><ul>{similar}</ul></section>'
        "<footer><p>Imprint</p><p>Experience with us: 20 years</p></footer></body></html>"
    ).encode()


def _body(advert: Advert) -> str:
    """The text in the tags of a site: title and headings, paragraphs, lists, wrapped lines joined."""
    blocks = re.split(r"\n\s*\n", advert["text"].strip())
    headings = {line["text"] for line, after in pairwise(advert["lines"]) if _heads(line, after)}
    return "\n".join(_block(block.split("\n"), advert["title"], headings) for block in blocks)


def _heads(line: dict[str, str], after: dict[str, str]) -> bool:
    return line["kind"] == "none" and after["kind"] != "none" and len(line["text"]) < _LONGEST_HEADING


def _block(lines: list[str], title: str, headings: set[str]) -> str:
    if len(lines) > 2 and all(len(line) in _WRAPPED for line in lines[:-1]):
        return f"<p>{html.escape(' '.join(lines))}</p>"
    return "".join(_line(line, title, headings) for line in lines).replace("</ul><ul>", "")


def _line(line: str, title: str, headings: set[str]) -> str:
    if title.lower() in line.lower() and len(line) < 100:
        return f"<h1>{html.escape(line)}</h1>"
    if line.strip() in headings:
        return f"<h3>{html.escape(line)}</h3>"
    item = _BULLET.sub("", line)
    if item != line and len(line) > 20:
        return f"<ul><li>{html.escape(item)}</li></ul>"
    return f"<p>{html.escape(line)}</p>"


def _posting(advert: Advert) -> dict[str, Any]:
    remote = {"jobLocationType": "TELECOMMUTE"} if advert["workplace"] == "remote" else {}
    place = {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": advert["location"]}}
    named = {
        "hiringOrganization": {"@type": "Organization", "name": advert["employer"]},
        "jobLocation": place if advert["location"] else None,
        "datePosted": advert["date_posted"],
        "validThrough": advert["valid_through"] and advert["valid_through"] + "T23:59",
    }
    posting = {"@type": "JobPosting", "title": advert["title"], "description": _body(advert)}
    return posting | remote | {key: value for key, value in named.items() if value}


def _script(value: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


_SCHEMA = {"@context": "https://schema.org"}
_SITE = {"@type": "WebSite", "name": "Jobs", "url": "https://jobs.example"}
_JSON_LD: dict[str, Callable[[Advert], str]] = {
    "JSON-LD": lambda advert: _script(_SCHEMA | _posting(advert)),
    "JSON-LD @graph": lambda advert: _script(_SCHEMA | {"@graph": [_SITE, _posting(advert)]}),
    "JSON-LD array": lambda advert: _script([_SCHEMA | _SITE, _SCHEMA | _posting(advert)]),
    "JSON-LD broken": lambda advert: _script(_posting(advert)).replace('"title":', '"title": "x" "'),
}


def _greenhouse(advert: Advert) -> dict[str, Any]:
    return {
        "id": 4000001,
        "title": advert["title"],
        "company_name": advert["employer"],
        "location": {"name": advert["location"] or "Remote"},
        "absolute_url": "https://boards.greenhouse.io/board/jobs/4000001",
        "content": html.escape(_body(advert)),
    }


def _lever(advert: Advert) -> dict[str, Any]:
    return {
        "id": "5ac21346-8e0c-4494-8e7a-3eb92ff77902",
        "text": advert["title"],
        "categories": {"location": advert["location"], "commitment": advert["employment_type"]},
        "workplaceType": advert["workplace"],
        "description": _body(advert),
        "descriptionPlain": advert["text"],
        "hostedUrl": "https://jobs.lever.co/board/5ac21346-8e0c-4494-8e7a-3eb92ff77902",
    }


def _workable(advert: Advert) -> dict[str, Any]:
    job = {
        "title": advert["title"],
        "shortcode": "A1B2C3D4E5",
        "city": advert["location"],
        "telecommuting": advert["workplace"] == "remote",
        "published_on": advert["date_posted"],
        "description": _body(advert),
    }
    return {"name": advert["employer"], "jobs": [job]}


def _ashby(advert: Advert) -> dict[str, Any]:
    return {
        "title": advert["title"],
        "location": advert["location"],
        "isRemote": advert["workplace"] == "remote",
        "workplaceType": {"remote": "Remote", "hybrid": "Hybrid", "onsite": "OnSite"}[advert["workplace"]],
        "publishedAt": advert["date_posted"] and advert["date_posted"] + "T08:00:00.000+00:00",
        "descriptionHtml": _body(advert),
        "jobUrl": "https://jobs.ashbyhq.com/board/6765ef2e-7905-4fbc-b941-783049e7835f",
    }


_BOARDS: dict[str, Callable[[Advert], dict[str, Any]]] = {
    "Greenhouse": _greenhouse,
    "Lever": _lever,
    "Workable": _workable,
    "Ashby": _ashby,
}
