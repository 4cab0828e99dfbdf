"""Shapes that only places have: a city beside a postcode, a region, a county number, a state or a country."""

import re

CAPITAL = "[A-ZÄÖÜÉÀÂÇÈÊÍÎÓÔÚÑÁÃÕ]"
_LINK = (
    r"(?:de|da|do|dos|das|del|la|las|los|le|les|lès|sur|sous|en|am|an der|ob der|im|upon|on|of|el|y|d['’])"
)
CITY = rf"{CAPITAL}[\w'’.-]+(?: (?:{_LINK} ?){{0,2}}{CAPITAL}[\w'’-]+){{0,3}}(?: \d{{1,2}}(?:e|er|ème)?\b)?"
_BRITISH_CODE = r"(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]{2}\d{1,2})"
_BEFORE = r"(?:(?:[A-Z]{1,2}[-–])?\d{4,5}|\d{4}-\d{3}|\d{5}-\d{3}) "
_BEHIND = (
    rf"(?: ?/ ?[A-Z]{{2}}| [-–] ?[A-Z]{{2}}|,? {_BRITISH_CODE}|,? \d{{4,5}}(?:-\d{{3,4}})?|,? \(?\d{{2}}\)"
    rf"|, (?:[A-Z]{{2,3}}|[A-Z]\.[A-Z]\.)(?: \d{{4,5}})?|,? CP \d{{5}})"
)
SURE_PLACE = re.compile(rf"(?:{_BEFORE}{CITY}(?:{_BEHIND})?|{CITY}{_BEHIND})")
US_PLACE = re.compile(
    r"\b[A-Z][a-zA-Z.'’-]+(?: [A-Z][a-zA-Z.'’-]+){0,3}, (?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]"
    r"|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]"
    r"|[ABMNOQSY][BCENKLSTU])(?: \d{5}(?:-\d{4})?)?(?!\w)"
)
_POSTCODE_PLACE = re.compile(rf"^{_BEFORE}[A-ZÄÖÜÉ][\w .'’/-]{{1,40}}$")
COUNTRY = re.compile(
    r"^(?:usa|u\.s\.a?\.?|united states|united kingdom|uk|england|scotland|wales|ireland|canada|australia"
    r"|germany|deutschland|austria|österreich|switzerland|schweiz|suisse|france|belgium|belgique|spain"
    r"|españa|portugal|brazil|brasil|italy|netherlands|poland|sweden|norway|denmark|finland|india"
    r"|singapore|mexico|méxico|argentina|chile|colombia|perú|luxembourg|[A-Z]{2})$",
    re.IGNORECASE,
)
WORKPLACE = re.compile(
    r"\b(?:remote|hybrid|on-?site|home ?office|télétravail|teletrabajo|remoto|híbrido|homeoffice"
    r"|deutschlandweit)\b",
    re.IGNORECASE,
)


def is_place(text: str) -> bool:
    """True for "City, ST 12345", "City, Country", "D-39104 Magdeburg", "Leeds LS1 4AB"."""
    if US_PLACE.fullmatch(text) or _POSTCODE_PLACE.match(text) or SURE_PLACE.fullmatch(text):
        return True
    _, comma, last = text.rpartition(",")
    return bool(comma) and bool(COUNTRY.match(last.strip())) and len(text.split()) <= 8
