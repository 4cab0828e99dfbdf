"""The shipped word tables are small, consistent and quick to read."""

import tomllib
from collections import Counter

import pytest

from core.adapters.vocabulary_tables import FOLDER, VECTOR_SIZE, load_vocabulary
from core.domain.keywords import text_keys
from core.domain.languages import LANGUAGES, LanguageCode

NAMES = tomllib.loads((FOLDER / "aliases.toml").read_text("utf-8"))


def test_no_spelling_names_two_things() -> None:
    spellings = Counter(
        spelling for key, others in NAMES["aliases"].items() for spelling in {key, *others}
    ) + Counter(spelling for others in NAMES["exact"].values() for spelling in others)
    assert [spelling for spelling, count in spellings.items() if count > 1] == []


def test_every_spelling_is_read_as_its_own_name() -> None:
    vocabulary = load_vocabulary()
    for key, others in NAMES["aliases"].items():
        for spelling in (key, *others):
            assert key in text_keys(spelling, vocabulary, "en"), spelling
    assert len(NAMES["aliases"]) > 250


def test_what_is_broader_starts_from_a_known_name() -> None:
    known = NAMES["aliases"].keys() | NAMES["exact"].keys()
    assert set(NAMES["broader"]) <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_common_words_are_common_and_unknown_ones_rarer(language: LanguageCode) -> None:
    common = {"en": "team", "de": "und", "fr": "et", "es": "de", "pt": "de"}[language]
    vocabulary = load_vocabulary()
    assert vocabulary.rarity_of(common, language) < 0.1
    assert vocabulary.rarity_of("qwxzz", language) > 0.4
    assert all(0 <= rarity <= 1 for rarity in vocabulary.rarity[language].values())


def test_words_of_one_trade_point_the_same_way() -> None:
    vectors = load_vocabulary().vectors

    def closeness(left: str, right: str) -> int:
        pairs = zip(memoryview(vectors[left]).cast("b"), memoryview(vectors[right]).cast("b"), strict=True)
        return sum(a * b for a, b in pairs)

    assert len(vectors["nurs"]) == VECTOR_SIZE
    assert closeness("nurs", "patient") > 3 * abs(closeness("nurs", "excavator"))
    assert "qwxzz" not in vectors


def test_all_tables_together_stay_under_a_megabyte_and_a_half() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 1_500_000
