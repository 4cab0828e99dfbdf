"""E-mail, telephone and links, taken out of the lines they stand in; what remains is in `pieces`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.adapters.document_reader.lines import CELL, Line
from core.domain.dates import find_period
from core.domain.resume import Profile

EMAIL = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>|,;\"']{3,200}"
    r"|(?<![@\w./-])(?:[a-z0-9][a-z0-9-]{0,40}\.){1,3}(?:com|org|net|io|dev|me|de|fr|es|pt|br|uk|eu|ch|at|app|info|co|"
    r"tech|ai|ca|us|it|nl|be|page|site|design)(?:/[^\s<>|,;\"']{0,200})?(?![\w@.])",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w/.-])[+(]{0,2}\d[\d \u00a0()./–-]{5,24}\d(?!\w)")
_POSTAL_CODE = re.compile(r"\d{4,5}-\d{3}")
"""As Portugal and Brazil write them."""

_MOBILE = re.compile(r"(?:mobile?|handy|cell|m[óo]vil|portable|telem[óo]vel|celular)\W{0,3}$", re.IGNORECASE)
"""Stands before the number that a person answers: of two it is the one to give."""

_SCHEME = re.compile(r"(?:mailto|tel|callto):", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:e-?mail|mail|tel|telefon|telephone|téléphone|tél|teléfono|telefone|phone|mobile|mobil|móvil|handy|cell|fax|"
    r"address|mailaddress|adresse|anschrift|dirección|endereço|location|wohnort|linkedin|github|gitlab|xing|x?twitter|"
    r"web|website|homepage|portfolio|url|orcid|mastodon|name|nombre|nom|nome|[emtpfaw])\s?\.?(?:\s?:|$)\s*",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\((?:mobile|work|home|linkedin|web|portfolio|personal|company|xing|github|other|blog|site|mobil|privat)\)",
    re.IGNORECASE,
)
_PART = re.compile(r"\s{0,3}[|•·♦◆▪‖⋄]\s{0,3}|\t|\s[–—-]\s|;\s")
_REST_OF_URL = re.compile(r"[\w%./-]{1,80}")
_EDGE = " \t,;:|·•–—-"
_NETWORKS = {
    "linkedin.": "LinkedIn",
    "xing.": "XING",
    "github.": "GitHub",
    "gitlab.": "GitLab",
    "twitter.": "Twitter",
    "//x.com": "X",
    "stackoverflow.": "Stack Overflow",
    "orcid.org": "ORCID",
    "behance.": "Behance",
    "dribbble.": "Dribbble",
    "medium.com": "Medium",
    "kaggle.": "Kaggle",
    "scholar.google": "Google Scholar",
}


@dataclass(frozen=True)
class Piece:
    """A stretch of text between separators, and how it is set."""

    text: str
    size: float
    bold: bool


@dataclass
class Contacts:
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)


def contacts_of(lines: Sequence[Line]) -> Contacts:
    """Every address in `lines`, and the pieces of text around them."""
    found = Contacts()
    for line in _with_whole_urls(lines):
        text = _SCHEME.sub("", line.text)
        text = _take(EMAIL, text, found.emails)
        text = _take(_URL, text, found.urls)
        text = _PHONE.sub(lambda match: _take_phone(match, found.phones), text)
        for part in _PART.split(_NOTE.sub(CELL, text)):
            if piece := _LABEL.sub("", part.strip(_EDGE)).strip(_EDGE):
                found.pieces.append(Piece(piece, line.size, line.bold))
    return found


def network_of(url: str) -> str:
    """ "LinkedIn" for a LinkedIn address, "" for a site that is not a known network."""
    address = url.lower() if "//" in url else f"//{url.lower()}"
    return next((name for part, name in _NETWORKS.items() if part in address), "")


def profile_of(url: str) -> Profile:
    username = url.rstrip("/").rsplit("/", 1)[-1] if "/" in url.split("//")[-1].rstrip("/") else ""
    fields = {"network": network_of(url), "username": username, "url": safe_url(url)}
    return Profile(**{name: value for name, value in fields.items() if value})


def safe_url(url: str) -> str:
    """A web address with its scheme; "" for any scheme other than http and https (`javascript:`)."""
    url = url.strip().rstrip(".)")
    scheme, colon, _ = url.partition(":")
    if colon and scheme.lower() in {"http", "https"}:
        return url
    if colon and "." not in scheme:
        return ""
    return f"https://{url}" if "." in url else ""


def same_site(first: str, second: str) -> bool:
    """Whether two written addresses lead to one place, scheme, www and final slash apart."""
    return _bare(first) == _bare(second)


def _bare(url: str) -> str:
    return url.lower().split("//")[-1].removeprefix("www.").rstrip("/.")


def _take(pattern: re.Pattern[str], text: str, into: list[str]) -> str:
    if "." not in text:
        return text
    into += [match.rstrip(".)") for match in pattern.findall(text)]
    return pattern.sub(CELL, text)


def _take_phone(match: re.Match[str], into: list[str]) -> str:
    text = match.group().strip()
    digits = sum(character.isdigit() for character in text)
    is_international = text.startswith(("+", "(+", "00"))
    if not 7 <= digits <= 15 or (
        not is_international and (find_period(text) or _POSTAL_CODE.fullmatch(text))
    ):
        return match.group()
    number = text if text.count("(") == text.count(")") else text.strip("()")
    into.insert(
        0 if _MOBILE.search(match.string[max(0, match.start() - 20) : match.start()]) else len(into), number
    )
    return CELL


def _with_whole_urls(lines: Sequence[Line]) -> list[Line]:
    """A link broken at the end of a line is put together again."""
    whole: list[Line] = []
    for line in lines:
        before = whole[-1] if whole else None
        if before and _is_cut(before, line):
            whole[-1] = Line(before.text + line.text, before.size, before.bold, full=line.full)
        else:
            whole.append(line)
    return whole


def _is_cut(before: Line, line: Line) -> bool:
    """The last word above and the first one below make one address, and the first of them none of its own."""
    head, tail = before.text.split()[-1:], line.text.split(maxsplit=1)[:1]
    if line.bullet or not head or not tail or "@" in head[0] + tail[0]:
        return False
    if not _URL.fullmatch(head[0] + tail[0].rstrip(",;")):
        return False
    if head[0].endswith(("-", "/", "_", "%")) or tail[0][0] in "-/_":
        return True
    is_rest = _REST_OF_URL.fullmatch(line.text) is not None and not _URL.fullmatch(line.text)
    return (
        is_rest and before.full and not line.text.endswith("-") and "/" in head[0] and line.text[0].islower()
    )
