"""Light stems, so that "audits" meets "audit" and "Rechnungen" meets "Rechnung".

Own small suffix rules instead of a stemmer library: only endings that hardly ever join two unrelated
words are cut, and a stem never gets shorter than three letters. Words come folded (no accents).
"""

from functools import lru_cache

from core.domain.languages import LanguageCode

_VOWELS = frozenset("aeiouy")


def _endings(rules: str) -> tuple[tuple[str, str], ...]:
    """ "ungen>ung": what is cut off, and what is put in its place; the first that fits is taken."""
    return tuple((ending, instead) for ending, _, instead in (rule.partition(">") for rule in rules.split()))


_ENDINGS: dict[LanguageCode, tuple[tuple[str, str], ...]] = {
    "de": _endings("innen> ungen>ung ern> en> er> es> em> in> e> n> s>"),
    "fr": _endings("eaux>eau aux>al euses>eur euse>eur trices>teur trice>teur ees> ee> es> e> s> x>"),
    "es": _endings("ciones>cion idades>idad ores>or oras>or ora>or es> os> as> o> a> e>"),
    "pt": _endings(
        "coes>cao soes>sao oes>ao ao>ao ais>al eis>el ores>or oras>or ora>or ns>m es> os> as> o> a> e> s>"
    ),
}


@lru_cache(maxsize=50_000)
def stem(word: str, language: LanguageCode) -> str:
    """The stem of a folded word; words with digits or signs, and very short ones, stay as they are."""
    if len(word) < 4 or not word.isalpha():
        return word
    return _english(word) if language == "en" else _cut(word, _ENDINGS[language])


def _cut(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for ending, instead in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + instead
    return word


def _english(word: str) -> str:
    return _without_final_e(_without_verb_ending(_singular(word)))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    if word.endswith("s") and word != "news" and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_verb_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= 3 and _VOWELS & set(rest):
            doubled = len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "lsz"
            return rest[:-1] if doubled else rest
    return word


def _without_final_e(word: str) -> str:
    return word[:-1] if word.endswith("e") and len(word) > 4 else word
