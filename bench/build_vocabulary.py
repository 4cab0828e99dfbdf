"""Rebuilds the tables of core/vocabulary. Run by hand; needs wordfreq, numpy and scipy, unlike the app.

    python -m bench.build_vocabulary FOLDER

FOLDER holds ESCO's occupations.csv and skills.csv, whose column `description` has names and definition.

What the tables are, their sources and licences: core/vocabulary/README.md. Same input, same files.
"""

import csv
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import scipy.sparse
import wordfreq
from scipy.sparse.linalg import svds

from core.adapters.vocabulary_tables import FOLDER, load_vocabulary
from core.domain.keywords.stems import stem
from core.domain.keywords.tokens import tokenize
from core.domain.keywords.units import read_units
from core.domain.languages import LANGUAGES, LanguageCode

WORDS = {"en": 20_000, "de": 15_000, "fr": 15_000, "es": 15_000, "pt": 15_000}
EVERYWHERE, HARDLY_EVER = 6.0, 3.0
"""Zipf scale (log10 of occurrences per thousand million words) that means rarity 0 and 1."""
RAREST_IDF = 7.0
OUTSIDE_WORK = 0.3
"""English words that no description of an occupation or a skill uses say little about a job."""
UNKNOWN = {"en": 45, "de": 90, "fr": 70, "es": 70, "pt": 70}
DIMENSIONS = 64
EVERYBODY = (
    "management manager customer service client staff training schedule report meeting process sales business"
    " communication planning office data budget policy procedure computer project supervise organize document"
    " record phone"
)
"""What most CVs mention whatever the field; its direction is taken out, so that fields stand apart."""


def main(folder: Path) -> None:
    documents = [keys for name in ("occupations", "skills") for keys in read_esco(folder / f"{name}.csv")]
    frequency = Counter(key for document in documents for key in document)
    for language in LANGUAGES:
        write_rarity(language, general_rarity(language), frequency, len(documents))
    write_vectors(documents, frequency)


def read_esco(path: Path) -> Iterable[Counter[str]]:
    vocabulary = load_vocabulary()
    stopwords = vocabulary.stopwords["en"]
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            units = read_units(row["description"], vocabulary, "en")
            yield Counter(u.key for u in units if u.known or not ({u.tokens[0].word, u.key} & stopwords))


def general_rarity(language: LanguageCode) -> dict[str, float]:
    rarity: dict[str, float] = {}
    for word in wordfreq.top_n_list(language, 2 * WORDS[language]):
        tokens = tokenize(word)
        if (
            len(tokens) == 1
            and tokens[0].text == word
            and tokens[0].word.isalpha()
            and len(rarity) < WORDS[language]
        ):
            zipf = wordfreq.zipf_frequency(word, language)
            value = min(1.0, max(0.0, (EVERYWHERE - zipf) / (EVERYWHERE - HARDLY_EVER)))
            rarity[tokens[0].word] = min(value, rarity.get(tokens[0].word, 1.0))
    return rarity


def write_rarity(
    language: LanguageCode, general: dict[str, float], frequency: Counter[str], size: int
) -> None:
    rarity = general if language != "en" else work_rarity(general, frequency, size)
    words = defaultdict(list)
    for word, value in rarity.items():
        words[2 * round(50 * value)].append(word)
    lines = [f"{percent} {' '.join(sorted(words[percent]))}\n" for percent in sorted(words)]
    text = f"{UNKNOWN[language]}\n" + "".join(lines)
    (FOLDER / f"rarity_{language}.txt").write_text(text, "utf-8")


def work_rarity(general: dict[str, float], frequency: Counter[str], size: int) -> dict[str, float]:
    """How rare a word is in descriptions of work; by its stem, so that all its forms weigh the same."""
    rarity = {}
    for word in general.keys() | {key for key, count in frequency.items() if count > 1 and key.isalpha()}:
        count = frequency[stem(word, "en")] or frequency[word]
        if count > 1:
            rarity[word] = min(1.0, math.log(size / count) / RAREST_IDF)
        else:
            rarity[word] = OUTSIDE_WORK * general.get(word, 1.0)
    return rarity


def write_vectors(documents: list[Counter[str]], frequency: Counter[str]) -> None:
    """Latent semantic analysis: words that occur in descriptions of the same work point the same way."""
    size = len(documents)
    keys = sorted(key for key, count in frequency.items() if 3 <= count < size / 5)
    column = {key: number for number, key in enumerate(keys)}
    matrix = scipy.sparse.lil_matrix((size, len(keys)))
    for row, document in enumerate(documents):
        weights = {
            k: (1 + math.log(n)) * math.log(size / frequency[k]) for k, n in document.items() if k in column
        }
        length = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        for key, weight in weights.items():
            matrix[row, column[key]] = weight / length
    _, _, right = svds(matrix.tocsr(), k=DIMENSIONS, v0=np.ones(min(matrix.shape)))
    vectors = right.T / (np.linalg.norm(right.T, axis=1, keepdims=True) + 1e-9)
    common = sum(
        vectors[column[key]] for key in {stem(word, "en") for word in EVERYBODY.split()} & column.keys()
    )
    common = common / np.linalg.norm(common)
    vectors -= np.outer(vectors @ common, common)
    (FOLDER / "vectors_en.txt").write_text("\n".join(keys) + "\n", "utf-8")
    (FOLDER / "vectors_en.bin").write_bytes(np.rint(vectors * 127).astype(np.int8).tobytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
