"""A web page with one advert → `JobPosting`: its JSON-LD when it has any, else its readable text."""

import re
from typing import TYPE_CHECKING

from core.adapters.posting_reader.markup import parse_markup, text_of_tree
from core.adapters.posting_reader.schema_org import find_job_posting, read_job_posting
from core.adapters.posting_reader.values import load_json
from core.domain.posting import JobPosting
from core.domain.posting_text import parse_posting

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CONTENT = (
    "//*[@itemprop='description']/ancestor-or-self::*[contains(@itemtype,'JobPosting')][1]",
    "//main",
    "//*[@role='main']",
    "//article",
    "//body",
)
_ENOUGH_CHARS = 40


def read_page(html: str) -> JobPosting:
    """JSON-LD JobPosting first (anywhere in the page, also in @graph); then the page's main text."""
    tree = parse_markup(html)
    if tree is None:
        return parse_posting("")
    structured = _from_json_ld(tree)
    text = _main_text(tree)
    if structured is None:
        return parse_posting(text)
    return structured if structured.description else read_job_posting({}, text, structured)


def _from_json_ld(tree: "HtmlElement") -> JobPosting | None:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]")[:20]:
        job = find_job_posting(load_json(script.text_content()))
        if job is not None:
            return read_job_posting(job)
    return None


def _main_text(tree: "HtmlElement") -> str:
    """The first content region with text in it, its title on the first line."""
    body = ""
    for path in _CONTENT:
        regions = tree.xpath(path)
        body = text_of_tree(regions[0]) if regions else ""
        if len(body) >= _ENOUGH_CHARS:
            break
    title = _title(tree)
    if not title or body.startswith(title):
        return body
    return f"{title}\n{body}"


def _title(tree: "HtmlElement") -> str:
    for path in ("//h1", "//title"):
        for node in tree.xpath(path)[:3]:
            title = re.sub(r"\s+", " ", node.text_content()).strip()
            if title:
                return title[:300]
    return ""
