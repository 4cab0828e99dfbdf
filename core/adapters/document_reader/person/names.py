"""A person's name and professional label among the texts at the top of a CV."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.adapters.document_reader.person.contacts import Contacts, Piece
from core.adapters.document_reader.words.headings import heading_kind
from core.adapters.document_reader.words.roles import degree_score, is_place, looks_like_place, title_score

LONGEST_LABEL = 90
_WORD = re.compile(r"[^\W\d_][^\W\d_.'’-]{0,30}(?:[.'’-][^\W\d_]{0,30}){0,4}\.?")
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "van",
        "von",
        "der",
        "den",
        "zu",
        "zum",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "y",
        "e",
        "i",
        "af",
        "av",
        "ter",
        "ten",
    ]
)
_NOT_A_NAME = frozenset(
    [
        "curriculum",
        "vitae",
        "cv",
        "lebenslauf",
        "resume",
        "résumé",
        "currículum",
        "currículo",
        "bewerbung",
        "page",
        "seite",
        "updated",
        "welcome",
    ]
)
_CREDENTIALS = (
    "rn",
    "cpa",
    "pmp",
    "cfa",
    "esq",
    "pe",
    "acca",
    "cissp",
    "lpn",
    "np",
    "pa",
    "dds",
    "shrm",
    "sphr",
)
_HONORIFICS = re.compile(
    r"^(?:(?:dr|prof|mr|mrs|ms|mx|herr|frau|mme|sr|sra|dra|eng|dipl|ing|med|rer|nat|phil|iur|dent|vet)\b"
    r"\.?[ -]{0,2})+(?=[^\W\d_]{2,} )",
    re.IGNORECASE,
)
_SURNAMES = (
    "cook",
    "koch",
    "carpenter",
    "judge",
    "dean",
    "guard",
    "page",
    "fellow",
    "sergeant",
    "meister",
    "driver",
)
"""Words that are a title in one CV and a family name in another."""


def is_name(text: str) -> bool:
    """Two to five capitalised words without digits, none of them a job title or "Curriculum"."""
    words = text.replace(",", " ").split()
    if not 2 <= len(words) <= 5 or len(text) > 60 or not all(_WORD.fullmatch(word) for word in words):
        return False
    lower = [word.lower() for word in words]
    if set(lower) & _NOT_A_NAME or heading_kind(text):
        return False
    if title_score(" ".join(word for word in lower if word not in _SURNAMES)) > 1:
        return False
    return all(word[0].isupper() or word.lower() in _PARTICLES or not word[0].islower() for word in words)


def without_credentials(text: str) -> str:
    """ "Dr. Jane Smith, RN" → "Jane Smith"."""
    text = _HONORIFICS.sub("", text)
    name, comma, tail = text.partition(",")
    marks = [mark.strip(". ").lower() for mark in tail.split(",")]
    return name if comma and all(mark in _CREDENTIALS or degree_score(mark) for mark in marks) else text


def name_in(found: Contacts, anonymous: bool) -> str:
    pieces = [replace(piece, text=without_credentials(piece.text)) for piece in _whole(found.pieces[:8])]
    named = [piece for piece in pieces if is_name(piece.text) and not is_place(piece.text)]
    if anonymous:
        named = [piece for piece in named if not piece.text.isupper()]
    biggest = max((piece.size for piece in named), default=0.0)
    return next((piece.text for piece in named if piece.size >= biggest - 0.5), "")


def _whole(pieces: Sequence[Piece]) -> list[Piece]:
    """A name in big letters may take a line for each of its words."""
    whole: list[Piece] = []
    biggest = max((piece.size for piece in pieces), default=0.0)
    for piece in pieces:
        is_word = piece.size == biggest > 0 and _WORD.fullmatch(piece.text) is not None
        if is_word and whole and whole[-1].size == biggest and piece.bold == whole[-1].bold:
            whole[-1] = replace(piece, text=f"{whole[-1].text} {piece.text}")
        else:
            whole.append(piece)
    return whole


def label_in(found: Contacts, name: str) -> tuple[str, str]:
    for piece in found.pieces[:6]:
        text = piece.text
        if (
            without_credentials(text) == name
            or is_place(text)
            or len(text) > LONGEST_LABEL
            or text.endswith(".")
        ):
            continue
        head, comma, tail = text.rpartition(", ")
        if comma and title_score(head) and looks_like_place(tail):
            return head, tail
        if title_score(text):
            return text, ""
    return _below_name([piece.text for piece in found.pieces[:6]], name), ""


def _below_name(texts: Sequence[str], name: str) -> str:
    """The line under the name is the label, unless it may be a place, a sentence or figures."""
    below = texts[texts.index(name) + 1 :][:1] if name in texts else []
    return next((text for text in below if _may_be_label(text)), "")


def _may_be_label(text: str) -> bool:
    shaped = 2 <= len(text.split()) <= 10 and len(text) <= LONGEST_LABEL and not text.endswith(".")
    return shaped and not looks_like_place(text) and not any(letter.isdigit() for letter in text)
