"""Where the job is, when no line says so: the name with the most evidence in the text."""

import re
from collections import Counter

from core.domain.posting_text.place_shapes import COUNTRY

_CAPITAL = "[A-ZÄÖÜÉÀÂÇÈÊÍÓÚÑÁÃÕÎ]"
_LINK = r"(?:de|da|do|del|la|las|los|le|les|sur|sous|en|am|an der|im|upon|on|el|y)"
_CITY = (
    rf"{_CAPITAL}[\w'’.-]+(?: (?:{_LINK} ){{0,2}}{_CAPITAL}[\w'’-]+){{0,3}}(?: \({_CAPITAL}[\w ]{{2,20}}\))?"
)
_REGION = (
    rf"(?:/[A-Z]{{2}}\b|, (?:[A-Z]{{2,3}}\b|{_CAPITAL}[\w'’-]+(?: (?:{_LINK} )?{_CAPITAL}[\w'’-]+){{0,3}}))"
)
_PLACE = rf"(?P<place>{_CITY}{_REGION}?)"
_OF_TOWN = re.compile(
    rf"(?:^(?:(?:Hanses|S)tadt|Gemeinde|Ville de|Mairie de|Commune de|Ayuntamiento de|Municipalidad de"
    rf"|Município de"
    rf"|Prefeitura de|Câmara Municipal de|City of|Town of)"
    rf"|\b(?i:hospital\w*|h[ôo]pita\w+|clini\w+|klinikum|krankenhaus|universi\w+|school|lycée|colegio"
    rf"|escola)\b"
    rf".{{0,40}}(?:\bde|\bof|\bdo|\bda|\bvon|d['’])) ?{_PLACE}$"
)
_FOR_SURE = re.compile(
    r"\b(?:zona|dienstort|standort|einsatzort|arbeitsort|lieu(?: de travail)?|ubicación|lugar|location"
    r"|localidad"
    r"|local(?: de trabalho)?)(?: ist| es| é|:| :)? (?:in |en |em |à )?(?-i:" + _PLACE + r")",
    re.IGNORECASE,
)
_SENTENCES = tuple(
    (weight, re.compile(rf"(?<!\w){words} {_PLACE}"))
    for weight, words in (
        (3, r"(?:[Bb]ased in|[Ll]ocated in|join us in|downtown|[Bb]asée?s? à|[Ss]itué\w{0,2} à"
r"|installée?s? à|mitten in|im(?= Raum )"
            r"|mit Sitz in|am Standort|[Uu]bicad[oa] en|la comuna de|con sede en"
r"|[Ss]ituad[oa] em|com sede em|localizad[oa] em)"),
        (3, r"(?:[Oo]ffice|site|store|shop|branch|[Ss]tandort|[Ff]iliale|[Nn]iederlassung|Werk|Haus"
        r"|agence|magasin"
            r"|boutique|usine|siège|oficina|tienda|planta|fábrica|sede|escritório|loja|unidade"
            r"|restaurante?|hotel)"
            r"(?: \w+)? (?:de|in|à|en|em|of|do|da)"),
        (2, r"(?:\bin|in der Nähe von|\bnear|à|en|em)"),
        (1, r"(?:bei|de|of|aus|from|do|da)"),
    )
)  # fmt: skip
_PIECE = re.compile(
    rf"(?:(?:[A-Z]{{1,2}}-)?\d{{4,5}} )?{_PLACE}(?: \((?P<code>\d{{2}}|{_CAPITAL}[\w ]{{2,20}})\))?"
)
_POSTCODE = re.compile(rf"\b(?:[A-Z]{{1,2}}-)?\d{{4,5}} {_PLACE}")
_ELSEWHERE = re.compile(
    r"^(?:(?:weitere|mehr|andere) (?:stellen|jobs)|more openings|you might|other "
    r"|otras ofertas|también buscamos|(?:outras )?vagas|à lire aussi"
    r"|nous cherchons aussi|autres offres|not for you)|www\.",
    re.IGNORECASE,
)
NOT_A_PLACE = re.compile(
    r"^(?:(?:vollzeit|teilzeit|wortlaut|(?:un)?befrist|remot|hybrid|híbrid|festanstell|zusammenarbeit|kooperation)\w*"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:mon|diens|donners|frei|sams|sonn)tags?|mittwochs?"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|januar|februar|märz|mai|juni|juli|oktober|dezember|anlehnung|absprache|vorliegen|form|höhe|wort|abstimmung"
    r"|verbindung|projekten?|hand|klassen?|schicht|frage|anspruch|bezug|ordnung|zukunft|arbeit|interesse|bedarf"
    r"|deutsch|englisch|english|german|french|inglés|inglês|español|français|excel|word|office|sap|team|home|full"
    r"|part|marketing|logística|engineering|sales|kontakt|minijob|ausbildung|unternehmen|permanent|job|vaga"
    r"|cdi|cdd|contrat|contrato|jornada|deutschland|europa|europe|spain|germany|temp|mo|di|mi|do|fr"
    r"|divisão|division|división|department|departamento|abteilung|\w*bereich|direction|direcci[óo]n|direção|unidad"
    r"|weitere?n?|zeit|salary|posted|published)(?!\w)",
    re.IGNORECASE,
)
_OF_STUDY = re.compile(
    r"\b(?:degree|bachelor|master|diploma|studium|ausbildung|abschluss|experience|erfahrung"
    r"|kenntnisse|diplôme|licence|formation|expérience"
    r"|bac ?\+ ?\d|bts|grado|título|titulad[oa]|técnico|tecnólogo|experiencia|formación"
    r"|graduação|licenciatura|curso|superior|completo|formação"
    r"|experiência|domínio|conhecimentos?|especiali\w+|concluíd[oa])\b[^.;,]{0,25}$",
    re.IGNORECASE,
)
_IN_REGION = re.compile(
    r", (?:Regi[óo]n|Provinc|Estado|Depart|County|Kreis|Kanton|Canton|[A-Z]{2}$)|/[A-Z]{2}$"
)
_MAX_CHARS = 12_000
_LEAST = 2


def find_place(text: str, title: str, employer: str, head: list[str]) -> str:
    """A place named in a sentence or in a piece of the first lines (`head`); else ""."""
    text = "\n".join(line for line in text[:_MAX_CHARS].split("\n") if not _ELSEWHERE.search(line))
    text = text.replace(employer, " … ") if employer else text
    for sure in _FOR_SURE.finditer(text):
        if not NOT_A_PLACE.match(sure["place"]):
            return _trimmed(sure["place"])
    weights: Counter[str] = Counter()
    for place, weight in (*_in_sentences(text), *_in_head(head, title)):
        if (
            not NOT_A_PLACE.match(place)
            and not COUNTRY.match(place)
            and place not in title
            and not employer.startswith(place)
        ):
            weights[place] += weight
    for place in weights:
        city = re.split(r"[,/(]", place)[0].strip()
        weights[place] += 2 * (city in employer and city != employer)
        weights[place] += sum(1 for other in weights if other != place and other.startswith(city))
    best = max(weights, key=lambda place: (weights[place], len(place)), default="")
    if weights[best] >= _LEAST:
        return best
    of_town = _OF_TOWN.search(employer)
    return of_town["place"] if of_town else ""


def _in_sentences(text: str) -> list[tuple[str, int]]:
    return [
        (_trimmed(found["place"]), weight + bool(_IN_REGION.search(found["place"])))
        for weight, pattern in _SENTENCES
        for found in pattern.finditer(text)
        if not _OF_STUDY.search(text[max(0, found.start() - 40) : found.start()])
    ]


def _in_head(head: list[str], title: str) -> list[tuple[str, int]]:
    """Pieces of the first lines that have the form of a place; a code beside it makes it likelier."""
    found = []
    head = [line for line in head if not _ELSEWHERE.search(line)]
    for line in head:
        for piece in re.split(
            r"\s[|·•–—-]\s|\s[\U0001F300-\U0001FAFF]\s?|[;\t]|(?<=\)), ", line.replace(title, "|")
        ):
            match = _PIECE.fullmatch(piece.strip(" |,–-\U0001f4cd"))
            if match:
                coded = bool(
                    re.match(r"[A-Z\d-]*\d{4}", piece) or match["code"] or "/" in piece or ", " in piece
                )
                found.append((_trimmed(match["place"]), 3 if coded else 1))
    found += [(_trimmed(match["place"]), 2) for line in head for match in _POSTCODE.finditer(line)]
    return found


def _trimmed(place: str) -> str:
    return re.sub(r"\.$|['’]s$", "", place.strip())
