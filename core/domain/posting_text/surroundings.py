"""Employer and place as they stand around a title: "Vantry Ltd · Leeds · Full-time", one fact a line, …"""

import re
from dataclasses import dataclass

from core.domain.posting_lines.cues.boilerplate import BOILERPLATE
from core.domain.posting_lines.facts import find_employment_type
from core.domain.posting_lines.headings import section_of
from core.domain.posting_text.occupations import SURE_OCCUPATION
from core.domain.posting_text.place_shapes import CAPITAL, COUNTRY, US_PLACE, is_place
from core.domain.posting_text.places import NOT_A_PLACE

LEGAL_FORM = re.compile(
    r"(?:^|\s)(?:g?GmbH|AG|SE|KG|KGaA|e\.\s?V\.|e\.\s?K\.|mbH|UG|Inc\.?|LLC|L\.L\.C\.|LLP|Ltd\.?|plc|PLC"
    r"|Corp(?:oration|\.)?|Company|Co\.|S\.?A\.?S?|SARL|S\.?L\.?U?\.?|S\.A\.|Ltda\.?|Lda\.?"
    r"|B\.?V\.?|N\.?V\.?)(?=$|[\s,.])"
)
_OF_A_HOUSE = re.compile(
    r"\b(?:groups?|gruppe|groupe|grupo|foundation|stiftung|fondation|fundaci[óo]n|fundação|universi\w+"
    r"|hochschule"
    r"|hospital|\w*klinik\w*|clinic|clinique|cl[íi]nica|bank|banque|banco|associa\w+|partners?"
    r"|solutions|systems"
    r"|technologies|services|industries|school|\w*schule|école|escuela|escola|colegio|colégio|college"
    r"|council"
    r"|stadt|gemeinde|landkreis|ville|mairie|commune|ayuntamiento|municipi?o|município|câmara|ministry"
    r"|ministe\w+"
    r"|centre|center|centro|zentrum|institut\w*|hotel|hôtel|restaurant\w*|restaurante|bäckerei|\w+rei"
    r"|boulangerie"
    r"|panader[íi]a|padaria|cabinet|kanzlei|praxis|apotheke|farmacia|farmácia|pharmacie|supermercados?"
    r"|trust"
    r"|maison|casa|haus|werke?|stadtwerke|verein|verlag|store|shop|care home|agency|agence|agencia"
    r"|agência|\w+bau"
    r"|transportes?|logistics?|logística|logistik|recruitment|personalberatung|consult\w+|bros|brothers"
    r"|sons|söhne"
    r"|fils|hijos|filhos|& \w+)\b",
    re.IGNORECASE,
)
_NAME = re.compile(rf"(?:{CAPITAL}|\d+(?=\w*{CAPITAL}))[^:;()!?|]{{1,60}}(?: \([^()]*\))?")
_DEPARTMENT = re.compile(
    r"(?:sales|marketing|finance|engineering|operations|human resources|hr|it|product|design|legal"
    r"|retail|nursing"
    r"|vertrieb|verkauf|finanzen|technik|produktion|logistik|pflege|verwaltung|einkauf|personal|lager"
    r"|service"
    r"|ventes?|commerce|production|logistique|ressources humaines|comptabilité|soins|restauration"
    r"|ventas|comercial|finanzas|producción|logística|recursos humanos|administración|hostelería|tecnología"
    r"|vendas|finanças|produção|recursos humanos|administração|saúde|tecnologia|atendimento)\b.*",
    re.IGNORECASE,
)
_FACT = re.compile(
    r"[€$£%@]|\.{3,}|\b(?:contact|address)\b|\b(?:CHF|EUR)\b|\b(?:19|20)\d\d\b|\d ?(?:h|std|stunden"
    r"|hours?|heures|horas)\b|\bref\b|\bréf\b|kennziffer"
    r"|\bno?[.º°]|\bn°|#|\b(?:remot[eo]|home ?office|télétravail|teletrabajo|teletrabalho|hybrid\w*"
    r"|híbrido|presencial|posted|publi\w+|veröffentlicht|online|apply|jetzt|bewerben"
    r"|postuler|inscri\w+|candidat\w+|gender|ab sofort|sofort|immediat\w*|asap|save|share|schicht\w*"
    r"|shifts?"
    r"|voll\W|vollzeit|teilzeit|antritt|start|today|ago|hace|há|il y a|vor \d+|menu|log ?in|entrar"
    r"|urgent\w*|neu|new|nouveau|nuevo|novo)\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s+[|·•–—~]\s+|\s+-\s+(?![A-Z]{2}$)|\s*[\U0001F300-\U0001FAFF\u2600-\u27BF]\ufe0f?\s*|\t|\s{2,}"
)
_SEEKS = re.compile(
    r"\W+(?:(?:is |we are |now )?hiring|sucht|recrute|recherche|busca|contrata|procura|selecciona)$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\w{4}[.!?:]$|\w{3}[.!?]\s|\w\s?:\s|>.*>|».*»")
_WORD_OF_A_NOTICE = re.compile(
    r"(?:stellen|offre|oferta|vaga|aviso|anzeige|job|vacanc|cookies|accept|aceptar|alle "
    r"|tout )",
    re.IGNORECASE,
)
_MAX_LINE = 100
_MAX_WORDS = 8
_AFTER, _BEFORE = 4, 2
_ENOUGH = 2


@dataclass(frozen=True)
class _Piece:
    name: str
    beside_facts: bool
    """Kind of contract, pay or a date stand in the same line."""
    pair: tuple[str, ...] = ()
    """All names of the line."""


def read_surroundings(lines: list[str], number: int, text: str) -> tuple[str, str]:
    """(employer, place) of the short lines below and above the title; what is not plain stays ""."""
    below = _pieces(lines[number + 1 : number + 1 + _AFTER])
    before = [line for line in lines[max(0, number - _BEFORE) : number][::-1] if line != lines[number]]
    lines_above = [_pieces([line]) for line in before]
    above = [piece for line in lines_above if len(line) <= 2 for piece in line]
    names = list(dict.fromkeys(piece.name for piece in (*below, *above)))
    sure = next(filter(is_place, names), "")
    named = max(names, key=lambda name: _is_town(name, text), default="")
    place = sure or (named if _is_town(named, text) >= _ENOUGH else "")
    employer = _house([name for name in names if not is_place(name) and name != place], place, text)
    if not (employer or place) and below and len(below[0].pair) == 2:
        return below[0].pair[0], below[0].pair[1]
    return employer, place or _town_beside(below, employer)


def _house(names: list[str], place: str, text: str) -> str:
    """The likeliest employer; beside a place the form of a name is enough."""
    employer = max(names, key=lambda name: _is_house(name, text), default="")
    return employer if employer and _is_house(employer, text) >= (1 if place else _ENOUGH) else ""


def _town_beside(pieces: list[_Piece], employer: str) -> str:
    """The short name beside the employer's, or at the head of a line of facts."""
    towns = (one for one in pieces if not (_OF_A_HOUSE.search(one.name) or NOT_A_PLACE.match(one.name)))
    short = [one for one in towns if len(one.name.split()) <= 3 or ", " in one.name]
    return next((one.name for one in short if one.name != employer and (one.beside_facts or employer)), "")


def _pieces(lines: list[str]) -> list[_Piece]:
    """The names in lines of facts; a sentence, a heading or a label ends them."""
    found: list[_Piece] = []
    for raw in lines:
        line = _SEEKS.sub("", raw)
        if (place := US_PLACE.search(line)) and line.endswith(place.group()):
            line = f"{line[: place.start()]} | {place.group()}"
        elif len(line) > _MAX_LINE or _ENDS.search(line) or _is_heading(line):
            break
        found += _of_line(line)
    return found


def _of_line(line: str) -> list[_Piece]:
    parts = [part.strip(" ,|[]*#") for part in _SPLIT.split(line) if part.strip(" ,|[]*#")]
    facts = not all(map(_may_be_a_name, parts))
    whole = (piece for part in parts for piece in ([part] if _is_region(part, facts) else _towns_apart(part)))
    names = tuple(re.sub(r" \([^\d]*\)$", "", piece) for piece in whole if _may_be_a_name(piece))
    return [_Piece(name, facts or len(parts) > len(names), names) for name in names]


def _is_region(part: str, facts: bool) -> bool:
    """ "Puerto de la Cruz, Tenerife" beside facts is one place, "Arrizabal, Bilbao" a house and a town."""
    return facts and part.count(", ") == 1 and not _is_named_house(part) and _may_be_a_name(part)


def _is_heading(line: str) -> bool:
    return section_of(line, heads=True) not in (None, "other") and not _is_named_house(line)


def _is_named_house(text: str) -> bool:
    return bool(LEGAL_FORM.search(text) or _OF_A_HOUSE.search(text))


def _towns_apart(part: str) -> list[str]:
    """ "Hotel Miramar, Málaga" → two pieces; "Tucson, AZ" and "Vantry, S.A." → one."""
    if is_place(part) or LEGAL_FORM.search(f" {part.rpartition(', ')[2]}"):
        return [part]
    return part.split(", ", 1)


def _may_be_a_name(piece: str) -> bool:
    if is_place(piece):
        return True
    if not _NAME.fullmatch(piece) or len(piece.split()) > _MAX_WORDS or BOILERPLATE.search(piece):
        return False
    if _FACT.search(piece) or find_employment_type(piece) or COUNTRY.match(piece):
        return False
    if _WORD_OF_A_NOTICE.match(piece):
        return False
    return _is_named_house(piece) or not (_DEPARTMENT.fullmatch(piece) or SURE_OCCUPATION.search(piece))


def _is_town(name: str, text: str) -> int:
    """How often the text says "in …" of it."""
    if not name or _is_named_house(name):
        return 0
    said = rf"\b(?:in|à|en|em|bei|near|nach|raum|de|of|from|aus|basée? à)\s{re.escape(name)}(?!\w)"
    return 2 * len(re.findall(said, text)[:3])


def _is_house(name: str, text: str) -> int:
    """A legal form, a word for a house, and what the text says of it."""
    again = len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) - 1
    town = _is_town(name, text)
    form = 3 * bool(LEGAL_FORM.search(name)) + 2 * bool(_OF_A_HOUSE.search(name))
    return form + min(1, again) + (len(name.split()) > 1) - town
