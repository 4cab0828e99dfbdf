"""The first lines of a posting: title, employer and place, as pasted from a page or typed by a person."""

import re
from dataclasses import dataclass

from core.domain.folding import fold
from core.domain.posting_lines.segments import split_segments
from core.domain.posting_text.titles import clean_title, find_title, is_title, names_job

_JOB_APPLICATION = re.compile(r"^(?P<employer>.{2,80}?) Job Application for (?P<title>.{2,140}?)\s?(?:\||$)")
_SITE_TAIL = re.compile(
    r"\s[|–-]\s[^|]{0,60}(?:careers?|jobs?|karriere|stellenangebot|emplois?|empleos?|vagas|\.com|\.de|\.fr"
    r"|linkedin|indeed|monster|glassdoor|stepstone|xing)\b.{0,200}$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?P<label>job title|title|position|job|role|stellenangebot|stellenbezeichnung|beruf"
    r"|was|what|métier|fonction|profissão|qué|quoi|offre d['’]emploi|intitulé(?: du poste)?"
    r"|oferta de empleo|vacante|vacancy|(?:we['’]re |now )?hiring|wir suchen|nous recrutons"
    r"|buscamos|oportunidade|stelle|poste|puesto|cargo|vaga|company(?: name)?|employer"
    r"|organi[sz]ation|firma|unternehmen|arbeitgeber|entreprise|société|employeur"
    r"|empresa|location|job location|where|wo|où|dónde|onde|standort|dienstort|arbeitsort"
    r"|einsatzort|ort|lieu(?: de travail)?|localisation"
    r"|ubicación|lugar(?: de trabajo)?|localidad|local(?:ização)?)\s?(?::|\.{3,}|→"
    r"|=)\s*(?P<value>\S.{0,120})$",
    re.IGNORECASE,
)
_LABEL_KINDS = {
    "title": "job title title position job role beruf was what métier fonction profissão qué quoi "
    "stellenangebot stellenbezeichnung offre d'emploi intitulé du poste oferta de empleo "
    "vacante vacancy we're now hiring wir suchen nous recrutons buscamos oportunidade "
    "stelle poste puesto cargo vaga",
    "employer": "company company name employer organization organisation firma unternehmen arbeitgeber"
    " entreprise société employeur empresa",
}
US_PLACE = re.compile(
    r"\b[A-Z][a-zA-Z.'’-]+(?: [A-Z][a-zA-Z.'’-]+){0,3}, (?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]"
    r"|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]"
    r"|[ABMNOQSY][BCENKLSTU])(?: \d{5}(?:-\d{4})?)?(?!\w)"
)
_POSTCODE_PLACE = re.compile(r"^(?:[A-Z]{1,2}-)?\d{4,5} [A-ZÄÖÜÉ][\w .'’/-]{1,40}$")
_COUNTRY = re.compile(
    r"^(?:usa|u\.s\.a?\.?|united states|united kingdom|uk|england|scotland|ireland|canada|australia"
    r"|germany|deutschland|austria|österreich|switzerland|schweiz|suisse|france|belgium|belgique|spain"
    r"|españa|portugal|brazil|brasil|italy|netherlands|poland|sweden|norway|denmark|finland|india"
    r"|singapore|mexico|méxico|argentina|chile|colombia|luxembourg|[A-Z]{2})$",
    re.IGNORECASE,
)
_WORKPLACE = re.compile(
    r"\b(?:remote|hybrid|on-?site|home ?office|télétravail|teletrabajo|remoto|híbrido|homeoffice"
    r"|deutschlandweit)\b",
    re.IGNORECASE,
)
LEGAL_FORM = re.compile(
    r"(?:^|\s)(?:g?GmbH|AG|SE|KG|KGaA|e\.\s?V\.|mbH|UG|Inc\.?|LLC|L\.L\.C\.|LLP|Ltd\.?|plc|PLC"
    r"|Corp(?:oration|\.)?|Company|Co\.|Group|S\.?A\.?S?|SARL|S\.?L\.?U?\.?|S\.A\.|Ltda\.?|Lda\.?"
    r"|B\.?V\.?|N\.?V\.?|Foundation|Stiftung"
    r"|University|Universität|Hospital|Klinikum|Bank|Associates|Partners|Solutions|Systems|Technologies"
    r"|Services|Industries)(?=$|[\s,.])"
)
_NAME_LIKE = re.compile(
    r"(?!(?i:voll|teil|full|part|cdi|cdd|temps|jornada|tempo|contrat|hybrid|remot|unbefrist"
    r"|permanent)|.*\d\d\d(?! ))"
    r"(?:\d{4,5} )?[^\W\d_a-zß][^:;()\d]*(?: \([^()\d]*\))?"
)
_EDGES = re.compile(r"^[^\w\s\"'“„«¿¡(\[$€£]+\s*|[\s*#<«]+$")
_SENTENCE = re.compile(r"[.!?]\s+[A-ZÄÖÜ]")
_MAX_TITLE = 140
_MAX_TITLE_WORDS = 8
_MAX_LINE = 90


@dataclass(frozen=True)
class Header:
    title: str = ""
    employer: str = ""
    place: str = ""
    body_start: int = 0


def read_header(lines: list[str]) -> Header:
    """Read title, employer and place from the non-blank `lines`; what is not plain stays ""."""
    bare = [_bare(line) for line in lines[:60]]
    labels = _labelled(bare[:40])
    first = bare[0] if bare else ""
    employer, title = _title_line(first)
    number = 0
    if not employer and (_LABEL.match(first) or title in ("", first) or not is_title(first)):
        number, found = find_title(bare)
        number, title = (number, found) if found or not is_title(title) else (0, title)
    found_employer, place = _second_lines(bare[number + 1 : number + 3]) if title or not labels else ("", "")
    if found_employer and fold(found_employer) in fold(title):
        found_employer = ""
    return Header(
        title=clean_title(labels.get("title") or title, "\n".join(lines[:60])),
        employer=labels.get("employer") or employer or found_employer,
        place=labels.get("place") or _without_street(place),
    )


def _without_street(place: str) -> str:
    """ "Gumina Rd.Brookfield, WI" → "Brookfield, WI": a lost line break before the city."""
    return re.sub(r"^.{0,60}[a-z](?<!\b[SMF]t)\.(?=[A-Z])", "", place)


def _bare(line: str) -> str:
    return _EDGES.sub("", line.strip())


def _labelled(lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        match = _LABEL.match(line.replace("**", ""))
        if match:
            label = match["label"].lower()
            kind = next((kind for kind, words in _LABEL_KINDS.items() if label in words), "place")
            found.setdefault(kind, match["value"].strip())
    return found


def _title_line(line: str) -> tuple[str, str]:
    applied = _JOB_APPLICATION.match(line)
    if applied:
        return applied["employer"].strip(), applied["title"].strip()
    title = _SITE_TAIL.sub("", line).strip()
    if _SENTENCE.search(title):
        title = next(iter(split_segments(title)), "").rstrip(".")
        title = title if names_job(title) and len(title.split()) <= _MAX_TITLE_WORDS else ""
    return "", title if len(title) <= _MAX_TITLE else ""


def _second_lines(lines: list[str]) -> tuple[str, str]:
    if not lines:
        return "", ""
    second = lines[0]
    place = US_PLACE.search(second)
    if place and (len(second) <= _MAX_LINE or second.endswith(place.group())):
        return _before_place(second[: place.start()]), place.group()
    if len(second) > _MAX_LINE or _SENTENCE.search(second) or second.endswith((".", ":", "!", "?")):
        return "", ""
    if is_place(second):
        return "", second
    if len(lines) > 1 and ":" not in second and len(lines[1]) <= 60 and is_place(lines[1]):
        return second, lines[1]
    return _employer_and_place(second)


def _before_place(text: str) -> str:
    name = text.strip().strip("-–|·,").strip()
    return (
        name
        if name and len(name.split()) <= 6 and not re.search(r"\d|Contact|Address|Location", name)
        else ""
    )


def _employer_and_place(line: str) -> tuple[str, str]:
    parts = [part.strip() for part in re.split(r"\s[|·•–-]\s|,\s", line) if part.strip()]
    if len(parts) < 2:
        seeks = re.fullmatch(
            r"(.{3,60}?)\s(?:busca|sucht|recrute|recherche|is hiring|contrata|procura)", line, re.IGNORECASE
        )
        return (seeks[1], "") if seeks else (line, "") if LEGAL_FORM.search(line) else ("", "")
    if not all(map(_NAME_LIKE.fullmatch, parts)) or len(parts) > 4:
        return "", ""
    return parts[0], ", ".join(parts[1:2] if re.search(r"[|·•–-]", line) else parts[1:])


def is_place(text: str) -> bool:
    """True for "City, ST 12345", "City, Country", "D-39104 Magdeburg", "Remote"."""
    if US_PLACE.fullmatch(text) or _POSTCODE_PLACE.match(text):
        return True
    if _WORKPLACE.search(text) and len(text.split()) <= 6:
        return True
    _, comma, last = text.rpartition(",")
    return bool(comma) and bool(_COUNTRY.match(last.strip())) and len(text.split()) <= 8
