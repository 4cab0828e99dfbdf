"""Tell a job title from an employer, a degree from a school, and a place from both: by their words.

Each score is a small whole number; what counts is which of two texts scores higher.
"""

import re

from core.adapters.document_reader.words.word_lists import (
    ADJECTIVES,
    COUNTRIES,
    DEGREE_WORDS,
    EMPLOYER_WORDS,
    FIELD_WORDS,
    REMOTE,
    SCHOOL_WORDS,
    TITLE_WORDS,
    UNIT_WORDS,
)

_TITLE_ENDINGS = (
    *(
        "leiter",
        "leiterin",
        "leitung",
        "manager",
        "ingenieur",
        "techniker",
        "kaufmann",
        "kauffrau",
        "berater",
        "entwickler",
    ),
    *(
        "mitarbeiter",
        "fachfrau",
        "fachmann",
        "pfleger",
        "pflegerin",
        "helfer",
        "lehrer",
        "meister",
        "assistent",
    ),
    *(
        "assistentin",
        "führer",
        "führerin",
        "verkäufer",
        "ologist",
        "grapher",
        "teuse",
        "trice",
        "ista",
        "ador",
    ),
    *(
        "adora",
        "-man",
        "arbeiter",
        "arbeiterin",
        "planer",
        "planerin",
        "betreuer",
        "betreuerin",
        "gestalter",
        "gestalterin",
    ),
    *(
        "arzt",
        "ärztin",
        "wirt",
        "wirtin",
        "referent",
        "referentin",
        "trainer",
        "trainerin",
        "macher",
        "bauer",
    ),
    *("ingenieurin", "technikerin", "beraterin", "entwicklerin", "lehrerin", "meisterin", "verkäuferin"),
)
_SCHOOL_ENDINGS = (
    "universität",
    "hochschule",
    "schule",
    "schulen",
    "akademie",
    "gymnasium",
    "kolleg",
    "zentrum",
)
_DEGREE_ENDINGS = (
    "ausbildung",
    "abschluss",
    "prüfung",
    "examen",
    "diplom",
    "reife",
    "meisterbrief",
    "gesellenbrief",
)
"""German makes one word of what a degree is for and what it is: "Gesellenprüfung"."""
_WORD = re.compile(r"[^\s,;/()|]+")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_LEVELS = ("science", "arts", "applied", "school", "level", "niveau", "hons", "hons.")
"""Words of a degree that say nothing of its field."""
_DIVISION = re.compile(r"[A-Z]{2}")
_LEGAL_FORM = re.compile(
    r"\b(?:g?GmbH|ASBL|Pty|Pvt|SRL|AG|KG|Inc|LLC|LLP|Ltd|plc|PLC|SAS|SARL|SA|S\.A|S\.L|SL|Lda|Ltda|Corp)\b"
)
_PLACE_PART = re.compile(
    r"(?:\d{4,5} )?(?:St\. |[AO] )?[^\W\d_][^\W\d_.’'-]{1,24}(?:[ -][^\W\d_][^\W\d_.’'-]{0,24}){0,3}\.?"
    r"(?: \([^\W\d_][^()\d]{1,24}\))?"
)
_PLACEHOLDER = re.compile(r"city(?: ?, ?state)?(?: ?, ?[\w ]{2,24})?", re.IGNORECASE)
_TITLE_END_WORDS = TITLE_WORDS - {"sales", "team", "support", "staff", "master", "lead", "head", "chief"}


def title_score(text: str) -> int:
    words = [word.lower().strip(".:-") for word in _WORD.findall(text)]
    hits = sum(2 for word in words if is_title_word(word))
    return min(hits, 4) + sum(word in ADJECTIVES for word in words[:2])


def employer_score(text: str) -> int:
    """ "Salt Lake City" is a place, "City Council" and "City of Leeds" are not."""
    words = [word.lower() for word in _WORD.findall(text.removesuffix(" City"))]
    hits = sum(2 for word in words if word in EMPLOYER_WORDS or word.endswith(_SCHOOL_ENDINGS[:2]))
    return min(hits, 4) + (3 if _LEGAL_FORM.search(text) else 0)


def ends_with_legal_form(text: str) -> bool:
    """ "Acme Inc." and "Nunes, Lda." have a comma and a full stop of their own."""
    return _LEGAL_FORM.search(text.split(" ")[-1]) is not None


def is_legal_form(text: str) -> bool:
    return " " not in text and ends_with_legal_form(text)


def school_score(text: str) -> int:
    words = [word.lower() for word in _WORD.findall(text)]
    hits = sum(3 for word in words if word in SCHOOL_WORDS or word.endswith(_SCHOOL_ENDINGS))
    return min(hits, 6) + min(employer_score(text), 1)


def degree_score(text: str) -> int:
    words = [word.lower() for word in _WORD.findall(text.replace("(", " "))]
    hits = sum(3 for word in words if _is_degree_word(word))
    return min(hits, 6) + (1 if words and words[0] in DEGREE_WORDS else 0)


def is_school_word(word: str) -> bool:
    """Whether one word names a kind of school ("College", "Hochschule")."""
    word = word.lower().strip(".,:;()")
    return word in SCHOOL_WORDS or word.endswith(_SCHOOL_ENDINGS)


def names_school(text: str) -> bool:
    """What stands in brackets explains a degree: "Técnica Superior (FP de grado superior)"."""
    return any(is_school_word(word) for word in _WORD.findall(_IN_BRACKETS.sub("", text)))


def is_field(text: str) -> bool:
    """Whether this names a field of study ("Computer Science") rather than a school or a place."""
    return any(word.lower() in FIELD_WORDS for word in _WORD.findall(text)) and not school_score(text)


def names_area(text: str) -> bool:
    """Whether a degree says what it is in: "BTS Comptabilité", but not "BA" or "Bachelor of Science"."""
    words = [word.lower() for word in _WORD.findall(text.replace("(", " "))]
    return degree_score(text) > 0 and any(
        len(word) > 3 and not _is_degree_word(word) and word not in _LEVELS for word in words
    )


def is_title_word(word: str) -> bool:
    return word in TITLE_WORDS or word.endswith(_TITLE_ENDINGS) or _is_plural_title(word)


def ends_title(word: str) -> bool:
    """Whether a job title may end with this word ("Call Center Manager" / "Company")."""
    word = word.lower().strip(".:-")
    return word in _TITLE_END_WORDS or word.endswith(_TITLE_ENDINGS)


def is_place(text: str) -> bool:
    """ "Leeds, United Kingdom", "Oakland, CA", "Remote": a place for certain (a lone city is not)."""
    text = text.strip(" ()")
    if text.lower() in REMOTE or text.lower() in COUNTRIES or _PLACEHOLDER.fullmatch(text):
        return True
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 3 and parts[-1].lower() in COUNTRIES and _DIVISION.fullmatch(parts[1]):
        parts = [parts[0], parts[2]]
    if len(parts) == 3 and parts[-1].lower() in COUNTRIES and _is_region(parts[1], parts[0]):
        parts = [parts[0], parts[2]]
    if len(parts) != 2 or not _PLACE_PART.fullmatch(parts[0]) or employer_score(parts[0]):
        return False
    return parts[1].lower() in COUNTRIES | REMOTE or _DIVISION.fullmatch(parts[1]) is not None


def _is_region(text: str, city: str) -> bool:
    """ "Leeds, England, United Kingdom" and "Madrid, Comunidad de Madrid, España" name a region too."""
    return text.lower() in COUNTRIES or text.lower().endswith(city.lower())


def looks_like_place(text: str) -> bool:
    """Could be a place by its form: one to four words, capitalised, no title or employer word."""
    parts = [part.strip() for part in text.split(",")]
    formed = len(parts) <= 3 and all(
        _PLACE_PART.fullmatch(part) and part[0].isupper() for part in parts if part
    )
    is_unit = any(word.lower() in UNIT_WORDS for word in _WORD.findall(text))
    return is_place(text) or (formed and not is_unit and not title_score(text) and not employer_score(text))


def split_trailing_place(text: str) -> tuple[str, str]:
    """("Google, Mountain View, CA") → ("Google", "Mountain View, CA"); ("Google", "") when there is none."""
    parts = text.split(",")
    for size in (3, 2):
        tail = ",".join(parts[-size:]).strip()
        if len(parts) > size and is_place(tail):
            return ",".join(parts[:-size]).strip(), tail
    if len(parts) > 1 and (parts[-1].strip().lower() in COUNTRIES | REMOTE):
        return ",".join(parts[:-1]).strip(), parts[-1].strip()
    return text, ""


def _is_degree_word(word: str) -> bool:
    return word in DEGREE_WORDS or word.startswith("dipl") or word.endswith(_DEGREE_ENDINGS)


def _is_plural_title(word: str) -> bool:
    return word.endswith("s") and len(word) > 5 and word[:-1] in TITLE_WORDS
