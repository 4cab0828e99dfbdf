"""The knock-out conditions of a posting, each with the sentence that states it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from core.domain.knock_outs.degrees import asked_level
from core.domain.knock_outs.tongues import asks_for_language
from core.domain.knock_outs.years import asked_years
from core.domain.posting import JobPosting, KnockOut, KnockOutKind
from core.domain.posting_lines import Line, cues, read_lines
from core.domain.posting_lines.facts import find_salary
from core.domain.posting_lines.halves import split_halves

MAX_PER_KIND = 3
_MAX_CHARS = 420

_LICENCE = re.compile(
    r"driver['’]?s?['’]? licen[sc]e|driving licen[sc]e|\bcdl\b|\b(?:current|valid|active|state"
    r"|professional|nursing|teaching|medical|rn|lpn|pe|contractor|real estate"
    r"|series \d{1,2})(?: \w+){0,3} (?:licen[sc]e|licensure|certificat(?:e|ion)|registration)\b"
    r"|\blicen[sc](?:e|ed|ure)\b(?=.{0,40}\b(?:required|in the state|as an?|nurse|therapist|practical"
    r"|professional|electrician|plumber|attorney))|\bmust (?:be|have|hold"
    r"|possess)(?: \w+){0,6} (?:licen[sc]ed?|certified|certification)\b"
    r"|certifi(?:ed|cation)\b.{0,40}\brequired|\badmi(?:ssion|tted)\b.{0,30}\b(?:bar|state|edny|court)"
    r"|\bcpa\b(?=.{0,20}required)|security clearance|führerschein|staplerschein|approbation"
    r"|berufserlaubnis|permis [abc]\b|permis de conduire|carn[eé]t? de conducir|permiso de conducir"
    r"|\bcnh\b|carteira de habilitação|licensing requirements"
    r"|\bcat(?:egory)?\.? [a-e]\S* licen[sc]e|\bcpc\b|tacho\w* card|\bcp[rc] card"
    r"|\bhygiene licen[sc]e|\bdbs check|registration with|registered with the"
    r"|führungszeugnis|masern(?:schutz|immunität)|gesundheitszeugnis|fahrerkarte"
    r"|schweißerprüfung|schweißschein|\bfahrerlaubnis"
    r"|\bpermis [a-e]\d?e?\b|\bcaces\b|habilitation électrique|secourisme|\bfimo\b"
    r"|carte professionnelle|inscri\w+ (?:à|au tableau de) l['’]ordre"
    r"|attestation d['’]absence|certificado (?:vigente|profesional|de)|inscripción vigente"
    r"|colegiad[oa]|colegiación|licencia (?:de conducir|vigente|profesional)"
    r"|registro ativo|registo (?:ativo|profissional)|cédula profissional|\b(?:crea|crm|coren"
    r"|crf|cress|oab)\b|carta de condução|inscrição na ordem",
    re.IGNORECASE,
)
_WORK_RIGHT = re.compile(
    r"authori[sz](?:ed|ation) to work|work authori[sz]ation|(?:legally |lawfully )?(?:permitted"
    r"|eligible|entitled) to work|right to work|\bsponsor(?:ship)?\b.{0,30}\bvisas?\b|visa sponsorship"
    r"|not sponsor|sponsorship|(?:us|u\.s\.) citizen|citizenship"
    r"|working rights|right to live and work|nationalité suisse|permis [bcgl] (?:ou|valable)"
    r"|autorisé\S* à travailler|direito de trabalhar"
    r"|arbeitsbewilligung|aufenthaltserlaubnis|arbeitserlaubnis|aufenthaltstitel"
    r"|autorisation de travail|permis de travail|titre de séjour"
    r"|permiso de trabajo|autorización para trabajar|autorização de trabalho|visto de trabalho",
    re.IGNORECASE,
)
_LOCATION = re.compile(
    r"\bmust (?:be|live|reside)\b.{0,30}\b(?:in|near|within|local to|located)\b.{0,60}[A-Z]|\b(?:be "
    r"|and )?local to\b|\bmust (?:live|reside|relocate)|(?:reside|residency) (?:in|within)"
    r"|no relocation|relocation (?:is )?not|local candidates only|willing to relocate"
    r"|within \d{1,3} miles|wohnsitz in|wohnhaft in|résider (?:à|en)|basé\w{0,2} à|residencia en"
    r"|residir en|residir em|disponibilidad para viajar",
    re.IGNORECASE,
)
_PAY_EXPECTED = re.compile(
    r"salary (?:requirement|expectation)|gehaltsvorstellung|prétentions salariales|pretensiones salariales"
    r"|expectativas? salaria|pretensão salarial",
    re.IGNORECASE,
)
_NO_CONDITION = re.compile(
    r"without regard|discriminat|regardless of|national origin|veteran status", re.IGNORECASE
)
_HELD = re.compile(
    r"valid|current|active|must|vigente|ativo|obrigat|pedimos|requir|possess|have|hold|need"
    r"|erforderlich|exigé|obligat|imprescindible",
    re.IGNORECASE,
)


def find_knock_outs(source: JobPosting | str) -> list[KnockOut]:
    """Conditions in the posting's own words, status `unknown` until judged on a profile.

    Wishes ("preferred", "a plus") are never knock-outs; at most `MAX_PER_KIND` sentences per kind.
    """
    text = source.description if isinstance(source, JobPosting) else source
    found: dict[tuple[KnockOutKind, str], KnockOut] = {}
    for line in _halves(text):
        for kind in _kinds(line):
            same_kind = sum(key[0] == kind for key in found)
            if same_kind < MAX_PER_KIND:
                found.setdefault((kind, line.text), KnockOut(kind=kind, posting_text=line.text))
    return list(found.values())


def _halves(text: str) -> Iterator[Line]:
    """Every line, a demand apart from the wish beside it."""
    for line in read_lines(text):
        yield from (replace(line, text=half) for half in split_halves(line.text))


def _kinds(line: Line) -> list[KnockOutKind]:
    text = line.text
    if len(text) > _MAX_CHARS or cues.speaks_to_a_machine(text) or _NO_CONDITION.search(text):
        return []
    kinds: list[KnockOutKind] = []
    if line.section not in ("nice", "benefit") and not cues.NICE.search(text):
        kinds = [kind for kind, asks in _ASKS.items() if asks(line)]
    if find_salary(text) or _PAY_EXPECTED.search(text):
        kinds.append("salary")
    return kinds


def _asks_for_licence(line: Line) -> bool:
    if _WORK_RIGHT.search(line.text):
        return False
    return bool(_LICENCE.search(line.text)) and (line.section == "must" or bool(_HELD.search(line.text)))


_ASKS: dict[KnockOutKind, Callable[[Line], bool]] = {
    "years": lambda line: asked_years(line.text) is not None,
    "degree": lambda line: asked_level(line.text) is not None,
    "licence": _asks_for_licence,
    "work_right": lambda line: bool(_WORK_RIGHT.search(line.text)),
    "location": lambda line: bool(_LOCATION.search(line.text)) and not _WORK_RIGHT.search(line.text),
    "language": lambda line: asks_for_language(line.text),
}
