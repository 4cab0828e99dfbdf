"""The posting's requirements as noun phrases a letter can answer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.domain.keywords import Term
from core.domain.keywords.tokens import fold
from core.domain.keywords.units import read_units
from core.domain.letters.casing import Casing
from core.domain.letters.phrases import Grammar, LetterPhrases
from core.domain.letters.sentences import join
from core.domain.letters.wording import clean, is_speakable, without_end
from core.domain.posting import JobPosting
from core.domain.relevance import Relevance

LONGEST_NEED = 90
_MOST_TERMS = 3
_HEAD_ENDS = re.compile(r"\b(?:in|of|with|for|to|on|and|or|as|at)\b|,")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Need:
    """One requirement. `phrase` is ready to stand in a sentence ("" when only terms may be named), and
    `core` are the terms of that phrase; `terms` are those of the whole line."""

    line: int
    text: str
    terms: tuple[Term, ...]
    phrase: str = ""
    core: tuple[Term, ...] = ()


@dataclass(frozen=True)
class NeedReader:
    """`profile_keys` decides which numbers may be quoted: only those the profile carries itself."""

    phrases: LetterPhrases
    relevance: Relevance
    casing: Casing
    profile_keys: frozenset[str]

    def read(self, posting: JobPosting) -> list[Need]:
        """Duties and demands in the posting's order (benefits left out), then title and text as one."""
        needs = [
            self._need(number, requirement.text)
            for number, requirement in enumerate(posting.requirements)
            if requirement.kind != "benefit"
        ]
        rest = tuple(term for term in self.relevance.terms if term.line < 0)
        return [*needs, Need(-1, posting.title, rest)]

    def _need(self, number: int, text: str) -> Need:
        terms = self.relevance.shown(text)
        if self.relevance.language != self.phrases.language:
            return Need(number, text, terms)
        phrase = self.phrase(text)
        return Need(number, text, terms, phrase, self.relevance.shown(phrase) if phrase else ())

    def phrase(self, text: str) -> str:
        """The longest clean noun phrase (≤ 90 characters) the requirement begins with.

        "Minimum of 2 years of experience in payroll" → "experience in payroll". "" when there is none:
        whole sentences, hostile text, numbers the profile does not carry.
        """
        shorn = _shorn(clean(text), self.phrases.grammar)
        fitting = (part for part in _beginnings(shorn, self.phrases.grammar) if self._is_quotable(part))
        part = next(fitting, "")
        return self._as_noun(part) if part else ""

    def _is_quotable(self, phrase: str) -> bool:
        grammar, words = self.phrases.grammar, _WORD.findall(phrase.lower())
        if " " not in phrase or len(words) < 2 or len(phrase) > LONGEST_NEED or not is_speakable(phrase):
            return False
        if words[0] in grammar.words("prepositions") or _is_sentence(words, grammar):
            return False
        figures = [word for word in words if any(char.isdigit() for char in word)]
        return not re.search(r"[?!]|[.;:]\s", phrase) and all(word in self.profile_keys for word in figures)

    def _as_noun(self, phrase: str) -> str:
        """Plain where the grammar is certain, else in quotation marks."""
        grammar = self.phrases.grammar
        lowered = self.casing.lower_first(phrase)
        words = lowered.split()
        first = words[0].lower().strip(",")
        head = _HEAD_ENDS.split(lowered.lower(), maxsplit=1)[0].split()
        last = head[-1] if head else first
        if first in grammar.words("the_heads"):
            return f"the {lowered}"
        if first in ("the", "a", "an") or {first, last} & grammar.words("noun_heads"):
            return lowered
        if last in grammar.words("countable_heads"):
            return f"{'an' if first[0] in 'aeiou' else 'a'} {lowered}"
        if first.endswith("ing") and self.phrases.language == "en":
            return lowered
        return _gerund(first, words, grammar) or self.phrases.quote.format(text=without_end(lowered))


def _is_sentence(words: Sequence[str], grammar: Grammar) -> bool:
    """A whole sentence ("the manager coordinates all sites") is no noun phrase."""
    verbs = grammar.words("bases") - grammar.words("also_nouns")
    finite = any(word.endswith("s") and word[:-1] in verbs for word in words[1:])
    return finite or bool(set(words) & grammar.words("clause_words"))


def _shorn(text: str, grammar: Grammar) -> str:
    """Without the words around what is asked for ("Minimum of 2 years of", "is a plus")."""
    phrase, years = text, re.compile(grammar.years, re.IGNORECASE) if grammar.years else None
    for _ in range(5):
        before = phrase
        if years and (found := years.match(phrase)):
            phrase = phrase[found.end() :]
        lowered = phrase.lower()
        start = next((prefix for prefix in grammar.need_prefixes if lowered.startswith(prefix)), "")
        phrase = phrase[len(start) :]
        end = next((suffix for suffix in grammar.need_suffixes if phrase.lower().endswith(suffix)), "")
        phrase = clean(phrase[: len(phrase) - len(end)])
        if phrase == before:
            break
    return phrase


def _beginnings(phrase: str, grammar: Grammar) -> Iterator[str]:
    """The phrase, then what stands before each place where it may be cut, longest first."""
    yield phrase
    lowered = phrase[:300].lower()
    cuts = {lowered.rfind(cut) for cut in grammar.need_cuts} | {
        lowered.find(cut) for cut in grammar.need_cuts
    }
    for cut in sorted(cuts, reverse=True):
        if cut >= 12:
            yield clean(phrase[:cut])


def _gerund(first: str, words: Sequence[str], grammar: Grammar) -> str:
    """ "prepare settlement statements" → "preparing settlement statements"; "" when another verb follows."""
    bases = grammar.words("bases")
    if first not in bases or any(word.strip(",/") in bases for word in words[1:]):
        return ""
    if len(words) < 2 or words[0].endswith(",") or words[1] in ("of", "on", "and", "&", "/"):
        return ""
    stem = first[:-1] if first.endswith("e") and not first.endswith("ee") else first
    doubled = stem[-1] if first in grammar.words("doubling") else ""
    return " ".join([f"{stem}{doubled}ing", *words[1:]])


@dataclass(frozen=True)
class TermSpeaker:
    """Says terms of the posting inside a sentence: names and noun phrases, each once."""

    phrases: LetterPhrases
    relevance: Relevance
    casing: Casing
    nouns: frozenset[str] = frozenset()

    def say(self, terms: Sequence[Term]) -> str:
        """Up to three terms ("payroll, Excel and estate planning"); "" when none can be named."""
        spoken: list[str] = []
        parts: set[str] = set()
        for term in terms:
            name = self.name_of(term)
            own = set(term.parts) or {term.key}
            if name and not own & parts:
                parts |= own
                spoken.append(name)
        return join(spoken[:_MOST_TERMS], self.phrases.and_)

    def name_of(self, term: Term) -> str:
        """A known name, or a word that is surely a noun; "" for verbs, adjectives and hostile text."""
        if (
            len(term.text) > 50
            or "," in term.text
            or term.alternatives
            or not is_speakable(f"{term.text} {term.text}")
        ):
            return ""
        vocabulary, language = self.relevance.vocabulary, self.relevance.language
        units = read_units(term.text, vocabulary, language)
        if len(units) == 1 and units[0].known:
            return self._known_name(term)
        if language == "de":
            return term.text if all(unit.tokens[0].text[:1].isupper() for unit in units) else ""
        return self.casing.lower_term(term.text) if self._is_noun(term.text.lower().split()) else ""

    def can_name(self, skill: str) -> bool:
        """Whether a listed skill reads as a thing ("payroll", "SQL"), not as a bare adjective."""
        units = read_units(skill, self.relevance.vocabulary, self.relevance.language)
        return len(units) != 1 or units[0].known or self._is_noun(skill.lower().split())

    def _known_name(self, term: Term) -> str:
        """The posting's spelling when it is one of the name's own, not a form of it ("scheduled")."""
        written = " ".join(fold(word) for word in term.text.replace("-", " ").split())
        if term.text in self.relevance.vocabulary.exact or written in self.relevance.vocabulary.aliases:
            return self.casing.lower_term(term.text)
        return term.key if self.relevance.language == "en" else ""

    def _is_noun(self, words: Sequence[str]) -> bool:
        grammar = self.phrases.grammar
        verbs = grammar.words("bases") | grammar.words("past")
        if words[0] in verbs or words[-1] in verbs or (len(words) == 1 and words[0].endswith("ing")):
            return False
        return words[-1] in self.nouns or words[-1].endswith(tuple(grammar.words("noun_endings")))


def nouns_in(text: str, grammar: Grammar) -> frozenset[str]:
    """Words that stand like nouns in `text`: between an article and a stop ("the kitchen,")."""
    if not grammar.determiners:
        return frozenset()
    before = "|".join(sorted(grammar.words("determiners")))
    after = "|".join(sorted(grammar.words("prepositions")))
    pattern = rf"\b(?:{before}) ([^\W\d_]{{3,25}})(?=[,.;:)\n]|$| (?:{after})\b)"
    return frozenset(re.findall(pattern, text[:40_000].lower()))


def is_degree(text: str, grammar: Grammar) -> bool:
    words = {word.strip(".,;:()/’'").lower() for word in text.replace("/", " ").split()}
    return bool(words & grammar.words("degree_words"))
