"""The words by which a line shows what it is: demand, wish, duty, benefit, or no content at all."""

import re

from core.domain.posting_lines.cues.benefits import BENEFIT
from core.domain.posting_lines.cues.boilerplate import BOILERPLATE
from core.domain.posting_lines.cues.demands import ASKED_IN_PASSING, MUST, SELF_STANDING, STRONG_MUST
from core.domain.posting_lines.cues.duties import DOES, DUTY_VERB, OWNS, RESPONSIBLE, WILL_DO
from core.domain.posting_lines.cues.wishes import CONDITIONAL, MORE_THAN_ASKED, NICE, REFINING_WISH
from core.domain.posting_lines.cues.words import cue as _cue

__all__ = [
    "ASKED_IN_PASSING",
    "BENEFIT",
    "CONDITIONAL",
    "DOES",
    "DUTY_VERB",
    "MORE_THAN_ASKED",
    "MUST",
    "NICE",
    "OWNS",
    "REFINING_WISH",
    "RESPONSIBLE",
    "SELF_STANDING",
    "STRONG_MUST",
    "WILL_DO",
    "is_content",
    "is_strong",
    "speaks_to_a_machine",
]

_MIN_CHARS = 3
_MAX_CHARS = 420


_TO_A_MACHINE = _cue(
    r"^\W{0,5}(?:note to |to |attention |dear )?(?:any |all |the )?(?:ai|a\.i\.|llms?|gpt|chatgpt|ki|ia"
    r"|language models?|assistants?)\b.{0,30}?[:,-].{0,60}\b(?:disregard|ignore|write|include|add|say"
    r"|state|claim"
    r"|mention|sign|forget|please|must|always|never|rate|score|output|respond|answer|reply|tell|do not)\b"
    r"|\b(?:disregard|ignore|forget|override|vergiss|ignoriere|ignore[zr]|oublie[zr]?|ignora|olvida"
    r"|esqueça)\b.{0,40}\b(?:instructions?|rules|prompts?|(?:the |everything )above|anweisungen|regeln"
    r"|consignes"
    r"|instrucciones|reglas|instruções|regras)\b"
    r"|\b(?:system prompt|prompt injection|you are (?:now )?an? (?:ai|language model)|as an ai\b)"
    r"|\b(?:write|say|state|claim|pretend|assume) that (?:s?he|they|(?:the|this) (?:candidate|applicant))\b"
)
_ABOUT_THE_LETTER = _cue(
    r"\b(?:include|add|insert|put|write|mention|state|say|sign|embed|use|quote|reference)\b.{0,60}\b(?:in"
    r"|into|to|on"
    r"|of|with) (?:the|your|this) (?:cover letter|letter|cv|resume|résumé|e-?mail|subject(?: line)?)\b"
    r"|\bin your (?:application|reply|answer)\b|\bsign as\b"
)
_LABELLED = _cue(
    r"^(?:job |work |home office )?(?:location|position|title|department|supervisor|reports to"
    r"|classification"
    r"|(?:job )?(?:type|id|number|#|code|category)|requisition(?: id)?|start date|shift|hours|company"
    r"|employer"
    r"|industry|contact|phone|e-?mail|standort|lieu|ubicación|key ?words)\s?[:#]"
    r"|^(?:vollzeit|teilzeit|voll- (?:oder|und) teilzeit|cdi\b|cdd\b|full[- ]time"
    r"|part[- ]time|jornada (?:completa|parcial)).{0,40}$"
)
_FOR_ALL_GENDERS = _cue(
    r"\((?:[mwfhdx]|all genders?)\s?[/|]\s?[mwfhdx](?:\s?[/|]\s?[mwfhdx])?\)|\b(?:h/f|f/h)\b",
)
_SMALL_TALK = _cue(
    r"^(?:are|do|did|want|nervous|looking|ready|have|would|tired|interested)\b.{0,200}\?$"
    r"|^no (?:prior |previous )?experience (?:is )?(?:required|necessary|needed)|:$"
    r"|\b(?:is|are) (?:currently |now |actively )?(?:seeking|looking for|hiring|searching for)\b"
    r"|\b(?:seeks|sucht|suchen wir|wir suchen|recrut(?:e|ons)|recherch(?:e|ons)|busca(?:mos)?"
    r"|procura(?:mos)?|contrata(?:mos)?"
    r"|requiere|selecciona(?:mos)?)\b(?!.{0,80}\b(?:que|qui|who|with|con|com|mit|avec|der|die|das)\b)"
    r"|\bhas an? (?:\w+ ){0,3}(?:opening|opportunity)\b|^(?:we|our|they|their|founded|established|since"
    r"|additionally)\b"
    r"|^(?-i:[A-Z])[\w&.]{1,30}(?: (?-i:[A-Z])[\w&.]{1,30}){0,3},?"
    r" (?:inc|llc|(?<=, )an? \w+|is an?|is the|offers|employs|supports|has been|was founded)\b"
)
_DEMAND = _cue(
    r"\b(?:must|required|requires?|(?<!over )(?<!than )\d{1,2}\+? ?(?:years?|yrs)"
    r"|(?:two|three|four|five) years"
    r"|degree|diploma|licen[sc]e|certifi\w+|minimum|at least|fluen\w+)\b"
)


_LETTERS = re.compile(r"[^\W\d_]{2}")
_TORN_OFF = re.compile(r"^(?:\S{1,20} ){0,2}(?:of|and|the|in|to|or|for|with)$", re.IGNORECASE)


def speaks_to_a_machine(line: str) -> bool:
    """Lines that give orders to a program are no part of an advert (prompt injection, OWASP LLM01:2025)."""
    return bool(_TO_A_MACHINE.search(line))


def is_content(line: str, *, told: bool = False) -> bool:
    """False for fragments, labels, boilerplate, small talk, and lines on how to apply.

    Below a heading that has `told` what follows there is no small talk but questions.
    """
    if not _MIN_CHARS <= len(line) <= _MAX_CHARS or not _LETTERS.search(line) or _TORN_OFF.search(line):
        return False
    if speaks_to_a_machine(line) or any(
        cue.search(line) for cue in (BOILERPLATE, _ABOUT_THE_LETTER, _LABELLED, _FOR_ALL_GENDERS)
    ):
        return False
    demanded = (_DEMAND.search(line) or NICE.search(line)) and not line.endswith("?")
    return bool(demanded) or (told and not line.endswith(("?", ":"))) or not _SMALL_TALK.search(line)


def is_strong(line: str) -> bool:
    """A demand whatever section it stands in, unless the same line takes it back ("not required")."""
    return bool(STRONG_MUST.search(line)) and not NICE.search(line)
