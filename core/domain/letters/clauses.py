"""Turns a CV line into something a sentence can carry: a first-person clause or a noun phrase."""

import re
from dataclasses import dataclass

from core.domain.letters.casing import Casing
from core.domain.letters.phrases import LetterPhrases
from core.domain.letters.wording import is_speakable, shorten
from core.domain.tailoring.bullets import leans_on_the_line_before

_SHORTEST = 14
_LAME_WORDS = """my our we he she his her its their there here during while when as if because since after
before although to in at on what who how please company role position duties responsibilities tasks aufgaben
tätigkeiten wir unser mein meine missions mon ma mes notre nous tareas mi mis nuestro tarefas meu minha
nosso"""
_LAME = frozenset(_LAME_WORDS.split())
_DANGLING = (
    " and",
    " of",
    " the",
    " to",
    " with",
    " for",
    " in",
    " a",
    " und",
    " et",
    " y",
    " e",
    " de",
    " as",
    " -",
)


@dataclass(frozen=True)
class ClauseReader:
    """Never adds a word that changes a claim: what cannot be said safely stays unsaid."""

    phrases: LetterPhrases
    casing: Casing

    def read(self, sentence: str, *, current: bool) -> tuple[str, str]:
        """(clause, noun phrase), at most one of them non-empty. `current` puts plain verbs in the present."""
        line = shorten(self._without_detour(sentence))
        if not self._is_sayable(line):
            return "", ""
        clause = self._clause(line, current=current)
        if clause:
            return clause, ""
        line = _without_colon(line)
        return "", self.casing.lower_first(line) if self._is_noun_phrase(line) else ""

    @property
    def verbs(self) -> frozenset[str]:
        """Words that open a line of their own when they stand capitalised inside one."""
        grammar = self.phrases.grammar
        return (grammar.words("past") | grammar.words("bases")) - grammar.words("also_nouns")

    def _without_detour(self, sentence: str) -> str:
        detours = self.phrases.grammar.detours
        found = re.match(detours, sentence) if detours else None
        return found[1] if found else sentence

    def _is_sayable(self, line: str) -> bool:
        if len(line) < _SHORTEST or not is_speakable(line) or line.lower().endswith(_DANGLING):
            return False
        words = [word.strip(",:") for word in line.lower().split()]
        if words[0] in _LAME or leans_on_the_line_before(line):
            return False
        return not self.phrases.grammar.words("pointing") & set(words)

    def _is_noun_phrase(self, line: str) -> bool:
        """Three words or more and no sign of a sentence of its own: it will follow a colon."""
        words = [word.strip(",.;") for word in line.split()]
        telling = self.phrases.grammar.words("clause_words") | {"i"}
        if words and words[0].lower().removesuffix("s") in self.verbs and words[0].lower() not in self.verbs:
            return False
        return (
            len(words) >= 3
            and not re.search(r"[:;] |:[A-Z]", line)
            and not telling & {w.lower() for w in words}
        )

    def _clause(self, line: str, *, current: bool) -> str:
        grammar = self.phrases.grammar
        lowered = line.lower()
        if lowered.startswith(tuple(start.lower() for start in grammar.first_person)):
            return _small(line, keep="I").replace("I also ", "I ", 1)
        for start in grammar.responsible:
            if lowered.startswith(start):
                return grammar.responsible_clause[0 if current else 1] + line[len(start) :]
        predicate = self._predicate(line, current=current)
        return grammar.subject + predicate if predicate else ""

    def _predicate(self, line: str, *, current: bool) -> str:
        """The line as what follows "I", or "" when its first words leave doubt."""
        grammar = self.phrases.grammar
        words = [word.strip(",") for word in line.lower().split()]
        lead = 1 if words[0].endswith("ly") and len(words) > 3 else 0
        verb, following = words[lead], words[lead + 1] if len(words) > lead + 1 else ""
        if verb in grammar.words("passives") and following in grammar.words("passive_next"):
            return f"was {_small(line)}"
        if verb in grammar.words("past") and not _is_noun_use(verb, following):
            return _small(line)
        if current and verb in grammar.words("bases") - grammar.words("also_nouns"):
            return _small(line)
        return ""


def _without_colon(line: str) -> str:
    """ "Refonte du SEO : trafic doublé" → "Refonte du SEO – trafic doublé", since it will follow a colon."""
    before, colon, after = line.partition(": ")
    return f"{before.rstrip()} – {after}" if colon and len(before.split()) >= 3 else line


def _small(line: str, keep: str = "") -> str:
    return line if keep and line.split(" ", 1)[0] == keep else line[0].lower() + line[1:]


def _is_noun_use(verb: str, following: str) -> bool:
    """ "Managed services", "Set of tools", "Cut flowers": the word is no verb there."""
    return following in ("of", "services", "care", "by", "") or (verb == "set" and following != "up")
