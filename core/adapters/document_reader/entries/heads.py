"""The header lines of an entry as two named parts and a place: title and employer, or degree and school."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.adapters.document_reader.entries.cutting import EDGE, Parts
from core.adapters.document_reader.entries.grouping import Entry
from core.adapters.document_reader.entries.paragraphs import join_wrapped
from core.adapters.document_reader.lines import CELL, Line
from core.adapters.document_reader.words.roles import (
    ends_with_legal_form,
    is_place,
    looks_like_place,
    split_trailing_place,
)

_SEPARATOR = re.compile(
    r"\s{0,3}[|·•@]\s{1,3}|\s{1,3}[–—―-]{1,2}\s{1,3}|\s(?:at|bei|chez)\s|\s{1,3}[－]\s{1,3}|\t|\s\s+"
)
_LABEL = re.compile(
    r"^(?:cargo|função|puesto|position|job title|title|role|poste|fonction|stelle|funktion|tätigkeit|empresa|"
    r"empregador|employer|company|entreprise|employeur|arbeitgeber|firma|escola|instituição|institución|curso|"
    r"school|degree|designation|cargo desempenhado|institution|établissement|diplôme|abschluss als)\s?:\s+",
    re.IGNORECASE,
)
_OTHER_SIZE = 0.5
_LAST_WORD = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]{4,}|[A-Z]{2})\)?\.$")
_SYMBOLS = re.compile("^[\u2190-\u2bff\U0001f000-\U0001faff]+\\s*|\\s*[\u2190-\u2bff\U0001f000-\U0001faff]+$")
"""Little pictures that stand for a word: a calendar before a date, a pin before a city."""

_PLACEHOLDER_EMPLOYER = re.compile(r"(?<=\S)\s(?=Company Name\b)|(?<=Company Name)\s(?=\S)")


@dataclass
class Head:
    """`first` is the title or degree, `second` the employer or school; any may be ""."""

    first: str = ""
    second: str = ""
    place: str = ""
    rest: str = ""


def heads_of(entries: Sequence[Entry], kind: Parts) -> list[Head]:
    """Heads of all entries of a section, which share one order of parts: the order most of them suggest."""
    split = [_split(entry.head, kind) for entry in entries]
    votes = sum(kind.score(parts[0]) - kind.score(parts[1]) for parts, _ in split if len(parts) > 1)
    habit = 1 if votes > 0 else -1 if votes < 0 else 0
    return [_head(parts, place, kind, habit) for parts, place in split]


def has_two_parts(lines: Sequence[Line], kind: Parts) -> bool:
    """Whether header lines already name both parts."""
    return len(_split(lines, kind)[0]) >= 2


def _head(parts: list[str], place: str, kind: Parts, habit: int) -> Head:
    if not parts:
        return Head(place=place)
    if len(parts) == 1:
        return (
            Head(first=parts[0], place=place)
            if kind.score(parts[0]) >= 0
            else Head(second=parts[0], place=place)
        )
    lean = kind.score(parts[0]) - kind.score(parts[1])
    swapped = lean + 2 * habit < 0 or (lean + 2 * habit == 0 and lean < 0)
    first, second = (parts[1], parts[0]) if swapped else (parts[0], parts[1])
    return Head(first, second, place, ", ".join(parts[2:]))


def _split(lines: Sequence[Line], kind: Parts) -> tuple[list[str], str]:
    """The parts of header lines without their places, and the first place."""
    parts, place = _without_sure_places(lines, kind)
    if len(parts) == 1:
        parts = kind.split(parts[0])
    elif len(parts) == 2 and _may_be_city(parts[1], kind) and (split := kind.at_comma(parts[0])):
        parts, place = split, place or parts[1]
    if not place and kind.name_places:
        return _without_likely_place(parts, kind)
    return parts, place


def _without_sure_places(lines: Sequence[Line], kind: Parts) -> tuple[list[str], str]:
    parts: list[str] = []
    place = ""
    texts = _joined(lines, kind)
    for text in texts:
        pieces = _pieces(text)
        for number, piece in enumerate(pieces):
            is_beside = CELL in text and number == 1 == len(pieces) - 1 and len(texts) > 1
            if is_place(piece) and (parts or len(lines) > 1 or CELL in text):
                place = place or piece
                continue
            if is_beside and kind.name_places and _may_be_city(piece, kind):
                place = place or piece
                continue
            trimmed, tail = split_trailing_place(piece)
            place = place or tail
            parts += [trimmed] if trimmed else []
    return parts, place


def _without_likely_place(parts: list[str], kind: Parts) -> tuple[list[str], str]:
    """A city beside an employer: "Keller GmbH, Ulm", or a part that is neither title nor employer."""
    for index, part in enumerate(parts):
        name, comma, tail = part.rpartition(", ")
        if comma and kind.score(part) <= 0 and _may_be_city(tail, kind):
            return [*parts[:index], name, *parts[index + 1 :]], tail
    spare = [part for part in parts[1:] if _may_be_city(part, kind)]
    if spare and (len(parts) > 2 or kind.score(parts[0]) <= -2):
        return [part for part in parts if part != spare[-1]], spare[-1]
    return parts, ""


def _may_be_city(text: str, kind: Parts) -> bool:
    names = [word for word in text.split() if word[0].isupper()]
    return not kind.score(text) and len(names) <= 3 and not text.isupper() and looks_like_place(text)


def _joined(lines: Sequence[Line], kind: Parts) -> list[str]:
    """Header lines, a wrapped one joined with its continuation."""
    texts: list[str] = []
    for index, line in enumerate(lines):
        if index and _is_wrapped(lines[index - 1], line, kind):
            texts[-1] = join_wrapped(texts[-1], line.text)
        else:
            texts.append(line.text)
    return texts


def _is_wrapped(line: Line, below: Line, kind: Parts) -> bool:
    """Another look and another part of the head are no continuation, wherever the line above ends."""
    if line.text.endswith(("@", ",", "&", "/", "-")):
        return True
    looks = (line.bold != below.bold, abs(line.size - below.size) > _OTHER_SIZE)
    if all(looks):
        return False
    looks_other = any(looks)
    return line.full and not (looks_other and kind.score(line.text) >= 0 > kind.score(below.text))


def _pieces(text: str) -> list[str]:
    """What a form names ("Position: Engineer – Production") is one piece, unless a bar parts it."""
    if (label := _LABEL.match(text)) and CELL not in text and "|" not in text:
        return [text[label.end() :].strip(EDGE)]
    rough = _SEPARATOR.split(_PLACEHOLDER_EMPLOYER.sub(CELL, _LABEL.sub("", text)))
    return [piece for piece in (_without_stop(_SYMBOLS.sub("", part.strip(EDGE))) for part in rough) if piece]


def _without_stop(text: str) -> str:
    """Some templates end a head like a sentence ("Clerk, Acme, Leeds."); "Co." and "S.A." keep theirs."""
    is_whole_word = _LAST_WORD.search(text) is not None and not ends_with_legal_form(text)
    return text[:-1] if is_whole_word else text
