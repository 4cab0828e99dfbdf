"""The first lines of a posting: title, employer and place, as pasted from a page or typed by a person."""

import re
from dataclasses import dataclass

from core.domain.folding import fold
from core.domain.posting_lines.segments import split_segments
from core.domain.posting_text.place_shapes import WORKPLACE
from core.domain.posting_text.surroundings import read_surroundings
from core.domain.posting_text.titles import clean_title, find_title, is_title, names_job

_JOB_APPLICATION = re.compile(r"^(?P<employer>.{2,80}?) Job Application for (?P<title>.{2,140}?)\s?(?:\||$)")
_SITE_TAIL = re.compile(
    r"\s[|–-]\s[^|]{0,60}(?:careers?|jobs?|karriere|stellenangebot|emplois?|empleos?|vagas|\.com|\.de|\.fr"
    r"|linkedin|indeed|monster|glassdoor|stepstone|xing)\b.{0,200}$",
    re.IGNORECASE,
)
_KIND_OF_LABEL = (
    (
        "title",
        r"(?:job|position|role)? ?(?:titles?|position|role|job|vacancy)|stelle(?:nangebot|nbezeichnung"
        r"|ntitel)?"
        r"|beruf|was|what|métier|fonction|profissão|profesión|qué|quoi|offre d['’]emploi"
        r"|intitulé(?: du poste| de l['’]emploi)?"
        r"|oferta de (?:empleo|trabajo|emprego)|vacante|(?:we['’]re |now )?hiring|wir suchen|nous recrutons"
        r"|buscamos|procuramos|oportunidade|(?:nombre del )?puesto|(?:le )?poste|emploi|cargo|vaga|função"
        r"|denominación(?: del puesto)?",
    ),
    (
        "employer",
        r"company(?: name)?|employer|organi[sz]ation|firma|unternehmen|arbeitgeber(?:in)?|träger"
        r"|entreprise|société"
        r"|employeur|organisme|empresa|entidade?|empregador|empleador|instituição|institución",
    ),
    (
        "place",
        r"(?:job |work |office )?locations?|place of work|workplace|where|based(?: in)?|town|city|wo|où"
        r"|dónde|onde"
        r"|(?:einsatz|dienst|arbeits)?ort|standorte?|lieu(?: de travail| du poste)?|localisation|ville"
        r"|affectation"
        r"|ubicación|lugar(?: de trabajo)?|localidad|localidade|localização|local(?: de trabalho)?"
        r"|ciudad|cidade|zona(?: de trabajo)?"
        r"|centro de trabajo|sede",
    ),
)
_LABELS = tuple(
    (kind, re.compile(rf"^(?:{words})\s?(?::|\.{{3,}}|→|=)\s*(?P<value>\S.{{0,120}})$", re.IGNORECASE))
    for kind, words in _KIND_OF_LABEL
)
_ALONE = tuple((kind, re.compile(rf"(?:{words})\s?:?", re.IGNORECASE)) for kind, words in _KIND_OF_LABEL)
_EDGES = re.compile(r"^[^\w\s\"'“„«¿¡(\[$€£]+\s*|[\s*#<«]+$")
_SENTENCE = re.compile(r"[.!?]\s+[A-ZÄÖÜ]")
_MAX_TITLE = 140
_MAX_TITLE_WORDS = 8
_MAX_VALUE = 60
_HEAD = 14
_NOTE = re.compile(r"\s\([^()]*[\d:;,][^()]*\)$")


@dataclass(frozen=True)
class Header:
    title: str = ""
    employer: str = ""
    place: str = ""


def read_header(lines: list[str], text: str) -> Header:
    """Read title, employer and place from the non-blank `lines`; what is not plain stays ""."""
    bare = [_bare(line) for line in lines[:60]]
    labels = _labelled(bare[:40])
    first = bare[0] if bare else ""
    employer, title = _title_line(first)
    number = 0
    if not employer and (_is_label(first) or title in ("", first) or not is_title(first)):
        number, found = find_title(bare)
        number, title = (number, found) if found or not is_title(title) else (0, title)
    found_employer, place = read_surroundings(bare, _told_again(bare, number), text) if title else ("", "")
    if found_employer and fold(found_employer) in fold(title):
        found_employer = ""
    return Header(
        title=clean_title(labels.get("title") or title, "\n".join(lines[:60])),
        employer=labels.get("employer") or employer or found_employer,
        place=labels.get("place") or _without_street(place),
    )


def _told_again(lines: list[str], number: int) -> int:
    """A page puts its title above everything, and the facts below the second one."""
    repeated = [other for other in range(number, min(len(lines), _HEAD)) if lines[other] == lines[number]]
    return repeated[-1] if repeated else number


def _is_label(line: str) -> bool:
    return any(label.match(line) for _, label in _LABELS)


def _without_street(place: str) -> str:
    """ "Gumina Rd.Brookfield, WI" → "Brookfield, WI": a lost line break before the city."""
    return re.sub(r"^.{0,60}[a-z](?<!\b[SMF]t)\.(?=[A-Z])", "", place)


def _bare(line: str) -> str:
    return _EDGES.sub("", line.strip())


def _labelled(lines: list[str]) -> dict[str, str]:
    """Values behind a label, or below a label that has a line of its own."""
    found: dict[str, str] = {}
    for line, below in zip(lines, [*lines[1:], ""], strict=False):
        for kind, label in _LABELS:
            if match := label.match(line.replace("**", "")):
                found.setdefault(kind, match["value"].strip())
        for kind, label in _ALONE[1:]:
            if label.fullmatch(line) and len(below) < _MAX_VALUE and not re.search(r"[.:!?]", below):
                found.setdefault(kind, below.strip())
    if WORKPLACE.match(found.get("place", "")):
        del found["place"]
    return {kind: _NOTE.sub("", value) for kind, value in found.items() if value}


def _title_line(line: str) -> tuple[str, str]:
    applied = _JOB_APPLICATION.match(line)
    if applied:
        return applied["employer"].strip(), applied["title"].strip()
    title = _SITE_TAIL.sub("", line).strip()
    if _SENTENCE.search(title):
        title = next(iter(split_segments(title)), "").rstrip(".")
        title = title if names_job(title) and len(title.split()) <= _MAX_TITLE_WORDS else ""
    return "", title if len(title) <= _MAX_TITLE else ""
