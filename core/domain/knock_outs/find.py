"""The knock-out conditions of a posting, each with the sentence that states it."""

import re
from collections.abc import Callable

from core.domain.knock_outs.degrees import asked_level
from core.domain.knock_outs.tongues import asks_for_language
from core.domain.knock_outs.years import asked_years
from core.domain.posting import JobPosting, KnockOut, KnockOutKind
from core.domain.posting_lines import Line, cues
from core.domain.posting_lines.facts import find_salary
from core.domain.posting_lines.halves import read_halves

MAX_PER_KIND = 3
_MAX_CHARS = 420

_LICENCE = re.compile(
    # English
    r"driv(?:er['’]?s?['’]?|ing) licen[sc]e|\bcdl\b|\blicen[sc](?:e|ed|ure)\b|security clearance"
    r"|\b(?:current|valid|active|state|professional|nursing|teaching)(?: \w+){0,3} (?:certificat(?:e"
    r"|ion)|registration)\b"
    r"|\bmust (?:be|have|hold|possess)(?: \w+){0,6} certifi(?:ed|cation)\b|certifi(?:ed"
    r"|cation)\b.{0,40}\brequired"
    r"|\badmi(?:ssion|tted)\b.{0,30}\b(?:bar|state|edny|court)|\bcpa\b(?=.{0,20}required)"
    r"|licensing requirements"
    r"|\bdbs\b|\bcpc\b|\btacho\w* card|\bcp[rc] card|\b(?:epa|osha) (?:section )?\d+|registration with"
    r"|registered with"
    r"|\b(?:nmc|gmc|hcpc|gphc)\b|background check|working with children"
    # German
    r"|\w*(?:führer|stapler|schweiß\w*|jagd|kran|sachkunde\w*)(?:schein|ausweis)|fahrerlaubnis"
    r"|fahrerkarte|approbation"
    r"|berufserlaubnis|berufsurkunde|(?:führungs|gesundheits)zeugnis|masern(?:schutz|immunität)\w*"
    r"|schweißerprüfung"
    # French
    r"|\bpermis (?:de conduire|[a-e]\d?e?\b)|\bcaces\b|\bhabilitation\b|secourisme|\bsst\b|\bfimo\b|\bfco\b"
    r"|carte (?:professionnelle|(?:de )?conducteur)|inscri\w+ (?:à|au tableau de) l['’]ordre"
    r"|casier judiciaire"
    r"|attestation d['’]absence|reconnaissance (?:de|du) \w+"
    # Spanish
    r"|carn[eé]t? (?:de|profesional)|permiso de conducir|licencia (?:de conducir|vigente|profesional)"
    r"|homologaci[óo]n en vigor"
    r"|certificado (?:vigente|profesional|de)|inscripción vigente|colegiad[oa]|colegiación|(?:cédula"
    r"|tarjeta) profesional"
    r"|\bprl\b|\bcap en vigor"
    # Portuguese
    r"|\bcnh\b|carta de condução|carteira (?:de habilitação|profissional)|registr?o (?:ativo"
    r"|profissional)|registo criminal"
    r"|cédula profissional|inscrição na ordem|\b(?:crea|crm|coren|crf|cress|oab|crc|crp)\b",
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
    r"valid|current|active|must|subject to|contingent|subordonné|vigente|en vigor|à jour|détenir|ativo"
    r"|obrigat|pedimos|requir|possess|have|hold|need"
    r"|erforderlich|exigé|obligat|imprescindible",
    re.IGNORECASE,
)


def find_knock_outs(source: JobPosting | str) -> list[KnockOut]:
    """Conditions in the posting's own words, status `unknown` until judged on a profile.

    Wishes ("preferred", "a plus") are never knock-outs; at most `MAX_PER_KIND` sentences per kind.
    """
    text = source.description if isinstance(source, JobPosting) else source
    found: dict[tuple[KnockOutKind, str], KnockOut] = {}
    for line in read_halves(text):
        for kind in _kinds(line):
            same_kind = sum(key[0] == kind for key in found)
            if same_kind < MAX_PER_KIND:
                found.setdefault((kind, line.text), KnockOut(kind=kind, posting_text=line.text))
    return list(found.values())


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


_NO_DEGREES = ("duty", "about", "skip")
_ASKS: dict[KnockOutKind, Callable[[Line], bool]] = {
    "years": lambda line: asked_years(line.text) is not None,
    "degree": lambda line: line.section not in _NO_DEGREES and asked_level(line.text) is not None,
    "licence": _asks_for_licence,
    "work_right": lambda line: bool(_WORK_RIGHT.search(line.text)),
    "location": lambda line: bool(_LOCATION.search(line.text)) and not _WORK_RIGHT.search(line.text),
    "language": lambda line: asks_for_language(line.text),
}
