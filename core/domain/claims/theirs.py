"""What a text says of those it is written to: nothing about the person."""

import re

from core.domain.claims.words.turns import TurnWords
from core.domain.languages import LanguageCode

_CLAUSE = re.compile(
    r"[,;:.!?()]|(?<!\w)(?:that|which|who|because|dass|weil|que|qui|parce|porque|quien|quem)(?!\w)"
)
_AWAY = re.compile(
    r"\s?(?:km|kilomet\w*|quilomet\w*|miles?|min\w*|hours?|stunden?|heures?|horas?)(?:\s\w+){0,3}?"
    r"\s(?:from|von|de|d|da|do|del)\s"
)
_POLITE = re.compile(r"(?<!\w)(?:Sie|Ihr(?:e[nmrs]?)?)(?!\w)")
_GAINED = re.compile(
    r"(?<!\w)(?:get|gets|getting|gain|hir|recruit|bekom|bekam|gewinn|erhalt|finde|obten|gagn|recrut|trouv|ganar"
    r"|contrat|tendr|encontr|ganh|tera|terao)"
)
"""Words for taking somebody on: what follows is said of the person after all ("you get a nurse with")."""


def is_beside_theirs(after: str, turns: TurnWords) -> bool:
    """How far one lives: "twenty minutes from your site"."""
    clause = _CLAUSE.split(after)[0]
    found = _AWAY.match(clause)
    return found is not None and turns.theirs.match(clause[found.end() :].lstrip()) is not None


def with_polite_forms(text: str, language: LanguageCode) -> str:
    """German tells "you" from "they" by a capital letter, which is gone from folded texts: "Ihnen" for both
    "Sie" and "Ihr". Other languages as they are."""
    return _POLITE.sub("Ihnen", text) if language == "de" else text


def is_theirs(before: str, turns: TurnWords) -> bool:
    """Whether what stands behind these folded words, up to it in a text, is said of whom it is written to:
    "your two shops", "that you work with three"; and not "I offer you three"."""
    clause = _CLAUSE.split(before)[-1]
    if turns.theirs.search(clause) is None or turns.first.search(clause) or _GAINED.search(clause):
        return False
    return turns.mine_before.search(clause) is None
