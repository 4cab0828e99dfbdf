"""The posting's requirements as noun phrases a letter can answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.keywords import Term, Vocabulary
from core.domain.keywords.units import read_units
from core.domain.languages import LanguageCode
from core.domain.letters.phrases import Grammar, LetterPhrases
from core.domain.letters.sentences import join
from core.domain.letters.wording import clean, is_speakable, lower_first, without_end
from core.domain.posting import JobPosting
from core.domain.relevance import Relevance

LONGEST_NEED = 90
_MOST_TERMS = 3
_HEAD_ENDS = re.compile(r"\b(?:in|of|with|for|to|on|and|or|as|at|,)\b")


@dataclass(frozen=True)
class Need:
    """One requirement. `phrase` is ready to stand in a sentence, "" when only its terms may be named."""

    line: int
    text: str
    terms: tuple[Term, ...]
    phrase: str


def read_needs(
    posting: JobPosting, relevance: Relevance, phrases: LetterPhrases, profile_keys: frozenset[str]
) -> list[Need]:
    """Duties and demands in the posting's order (benefits left out), then one need for title and description."""
    quotable = relevance.language == phrases.language
    needs = [
        Need(
            number,
            requirement.text,
            relevance.shown(requirement.text),
            need_phrase(requirement.text, phrases, relevance.vocabulary, profile_keys) if quotable else "",
        )
        for number, requirement in enumerate(posting.requirements)
        if requirement.kind != "benefit"
    ]
    rest = tuple(term for term in relevance.terms if term.line < 0)
    return [*needs, Need(-1, posting.title, rest, "")]


def need_phrase(
    text: str, phrases: LetterPhrases, vocabulary: Vocabulary, profile_keys: frozenset[str]
) -> str:
    """The requirement as a noun phrase of at most 90 characters ("experience with payroll", or quoted).

    "" for whole sentences, hostile text, and numbers the profile does not carry itself.
    """
    grammar = phrases.grammar
    phrase = _shorn(clean(text), grammar)
    words = re.findall(r"[^\W_]+", phrase.lower())
    if not 2 <= len(words) or len(phrase) > LONGEST_NEED or not is_speakable(phrase):
        return ""
    if set(words) & grammar.words("clause_words") or re.search(r"[.;:!?]\s", phrase):
        return ""
    if any(any(char.isdigit() for char in word) and word not in profile_keys for word in words):
        return ""
    return _as_noun(phrase, phrases, vocabulary)


def _shorn(text: str, grammar: Grammar) -> str:
    """What is asked for alone: "Minimum of 2 years of experience in X" → "experience in X"."""
    phrase, years = text, re.compile(grammar.years, re.IGNORECASE) if grammar.years else None
    for _ in range(4):
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


def _as_noun(phrase: str, phrases: LetterPhrases, vocabulary: Vocabulary) -> str:
    """Plain where the grammar is certain, else in quotation marks."""
    grammar = phrases.grammar
    lowered = lower_first(phrase, vocabulary, phrases.language, frozenset())
    words = lowered.split()
    first = words[0].lower().strip(",")
    head = _HEAD_ENDS.split(lowered.lower(), maxsplit=1)[0].split()
    if first in grammar.words("the_heads"):
        return f"the {lowered}"
    if first in grammar.words("noun_heads") or (head and head[-1] in grammar.words("noun_heads")):
        return lowered
    if head and head[-1] in grammar.words("countable_heads"):
        return f"{'an' if first[0] in 'aeiou' else 'a'} {lowered}"
    if first.endswith("ing") and phrases.language == "en":
        return lowered
    return _gerund(first, words, grammar) or phrases.quote.format(text=without_end(lowered))


def _gerund(first: str, words: Sequence[str], grammar: Grammar) -> str:
    """ "prepare settlement statements" → "preparing settlement statements"; "" when another verb follows."""
    bases = grammar.words("bases")
    if first not in bases or any(word.strip(",/") in bases for word in words[1:]):
        return ""
    if len(words) < 2 or words[1] in ("of", "on", "and", "&", "/"):
        return ""
    stem = first[:-1] if first.endswith("e") and not first.endswith("ee") else first
    doubled = stem[-1] if first in grammar.words("doubling") else ""
    return " ".join([f"{stem}{doubled}ing", *words[1:]])


def spoken_terms(
    terms: Sequence[Term], phrases: LetterPhrases, vocabulary: Vocabulary, language: LanguageCode
) -> list[str]:
    """Up to three of the terms as the posting writes them: names and noun phrases, each said once."""
    spoken: list[str] = []
    parts: set[str] = set()
    for term in terms:
        own = set(term.parts) or {term.key}
        if own & parts or not is_nameable(term, phrases.grammar, vocabulary, language):
            continue
        parts |= own
        spoken.append(lower_first(term.text, vocabulary, language, frozenset()))
    return spoken[:_MOST_TERMS]


def say_terms(spoken: Sequence[str], phrases: LetterPhrases) -> str:
    return join(spoken, phrases.and_)


def is_nameable(term: Term, grammar: Grammar, vocabulary: Vocabulary, language: LanguageCode) -> bool:
    """A known name, or a word that is surely a noun: single verbs and adjectives make no sentence."""
    if not is_speakable(f"{term.text} {term.text}") or len(term.text) > 50:
        return False
    units = read_units(term.text, vocabulary, language)
    if any(unit.known for unit in units) and len(units) == 1:
        return True
    if language == "de":
        return all(unit.tokens[0].text[:1].isupper() for unit in units)
    last = term.text.split()[-1].lower()
    verbs = grammar.words("bases") | grammar.words("past")
    if term.text.split()[0].lower() in verbs or last in verbs:
        return False
    return last.endswith(tuple(grammar.words("noun_endings")))


def is_degree(text: str, grammar: Grammar) -> bool:
    words = {word.strip(".,;:()/’'").lower() for word in text.replace("/", " ").split()}
    return bool(words & grammar.words("degree_words"))
