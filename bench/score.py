"""How well the score tells fitting postings from others, beside the usual ways to do it.

    python -m bench.score [FOLDER]

FOLDER (default: the `fit` samples beside the project) holds cvs.jsonl, jobs.jsonl (id, category, text, title)
and tasks.json (candidate lists with exactly one of the own category). The weights of the score were chosen
on the first half of the categories, in alphabetical order taking every other one; the second half is the
honest column. AUC: how often a pair of one category outscores a pair of two. Top-1: how often the own
category comes first, ties counted in parts.
"""

import json
import math
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean, median

from core.adapters.document_reader.resume_text import resume_from_text
from core.adapters.vocabulary_tables import load_vocabulary
from core.domain.keywords import posting_terms, text_shows
from core.domain.keywords.units import read_units
from core.domain.posting_text import parse_posting
from core.domain.score import score

SAMPLES = Path(__file__).parent.parent.parent / "shared" / "samples" / "fit"
TODAY = date(2026, 11, 1)
STUFFED_LIMIT = 15
Scorer = Callable[[str, str], float]


@dataclass(frozen=True)
class Text:
    id: str
    category: str
    text: str
    title: str = ""


class Sample:
    """CVs, postings and the candidate lists that compare them."""

    def __init__(self, folder: Path) -> None:
        self.cvs = _read(folder / "cvs.jsonl")
        self.jobs = _read(folder / "jobs.jsonl")
        self.tasks: dict[str, dict[str, list[str]]] = json.loads((folder / "tasks.json").read_text("utf-8"))
        categories = sorted({cv.category for cv in self.cvs.values()})
        self.tuned, self.held = set(categories[::2]), set(categories[1::2])

    def posting(self, job: str) -> str:
        found = self.jobs[job]
        return f"{found.title}\n\n{found.text}"

    def evaluate(self, scorer: Scorer, categories: set[str]) -> tuple[float, float, float]:
        """AUC, top-1 CV → posting, top-1 posting → CV."""
        fitting: dict[tuple[str, str], float] = {}
        others: dict[tuple[str, str], float] = {}
        firsts = []
        for name in ("cv_to_job", "job_to_cv"):
            hits = []
            for one, candidates in self.tasks[name].items():
                pairs = [(one, other) if name == "cv_to_job" else (other, one) for other in candidates]
                if self._category(name, one) not in categories:
                    continue
                scores = {pair: scorer(*pair) for pair in pairs}
                best = [pair for pair in pairs if scores[pair] == max(scores.values())]
                hits.append(mean(self._fits(pair) for pair in best))
                for pair, value in scores.items():
                    (fitting if self._fits(pair) else others)[pair] = value
            firsts.append(mean(hits))
        return area(fitting.values(), others.values()), firsts[0], firsts[1]

    def _category(self, task: str, one: str) -> str:
        return (self.cvs if task == "cv_to_job" else self.jobs)[one].category

    def _fits(self, pair: tuple[str, str]) -> bool:
        return self.cvs[pair[0]].category == self.jobs[pair[1]].category


def _read(path: Path) -> dict[str, Text]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return {row["id"]: Text(row["id"], row["category"], row["text"], row.get("title", "")) for row in rows}


def area(fitting: Iterable[float], others: Iterable[float]) -> float:
    """Area under the ROC curve by ranks; ties count half."""
    rows = sorted([(value, 1) for value in fitting] + [(value, 0) for value in others])
    values = [value for value, _ in rows]
    total = place = 0
    positives = sum(fits for _, fits in rows)
    rank_sum = 0.0
    while place < len(rows):
        end = place
        while end < len(rows) and values[end] == values[place]:
            end += 1
        rank_sum += (place + 1 + end) / 2 * sum(fits for _, fits in rows[place:end])
        place = end
    total = positives * (len(rows) - positives)
    return (rank_sum - positives * (positives + 1) / 2) / total


def remembered(scorer: Scorer) -> Scorer:
    known: dict[tuple[str, str], float] = {}

    def scored(cv: str, job: str) -> float:
        if (cv, job) not in known:
            known[cv, job] = scorer(cv, job)
        return known[cv, job]

    return scored


def baselines(sample: Sample) -> dict[str, Scorer]:
    vocabulary = load_vocabulary()
    stopwords = vocabulary.stopwords["en"]

    def count(text: str) -> Counter[str]:
        units = read_units(text, vocabulary, "en")
        return Counter(unit.key for unit in units if unit.known or unit.tokens[0].word not in stopwords)

    cvs = {key: count(cv.text) for key, cv in sample.cvs.items()}
    jobs = {key: count(sample.posting(key)) for key in sample.jobs}
    documents = [*cvs.values(), *jobs.values()]
    frequency = Counter(word for document in documents for word in document)

    def idf_here(word: str) -> float:
        return math.log((len(documents) + 1) / (frequency[word] + 1)) + 1

    def idf_shipped(word: str) -> float:
        return vocabulary.rarity_of(word, "en")

    return {
        "token overlap": lambda cv, job: (
            len(cvs[cv].keys() & jobs[job].keys()) / len(cvs[cv].keys() | jobs[job].keys())
        ),
        "count cosine": cosine(cvs, jobs, lambda _: 1.0),
        "TF-IDF, IDF of this sample": cosine(cvs, jobs, idf_here),
        "TF-IDF, shipped background": cosine(cvs, jobs, idf_shipped),
    }


def cosine(
    cvs: dict[str, Counter[str]], jobs: dict[str, Counter[str]], idf: Callable[[str], float]
) -> Scorer:
    def direction(words: Counter[str]) -> dict[str, float]:
        weights = {word: count * idf(word) for word, count in words.items()}
        length = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}

    left = {key: direction(words) for key, words in cvs.items()}
    right = {key: direction(words) for key, words in jobs.items()}
    return lambda cv, job: sum(weight * left[cv].get(word, 0.0) for word, weight in right[job].items())


class Ours:
    """The product's own way from two texts to a number."""

    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.vocabulary = load_vocabulary()
        self.postings = {key: parse_posting(sample.posting(key)) for key in sample.jobs}
        self.seconds: list[float] = []

    def __call__(self, cv: str, job: str) -> float:
        return self.score(self.sample.cvs[cv].text, job)

    def score(self, text: str, job: str) -> int:
        resume = resume_from_text(text)
        start = time.perf_counter()
        found = score(resume, self.postings[job], self.vocabulary, TODAY, full_text=text)
        self.seconds.append(time.perf_counter() - start)
        return found.score

    def is_evidence(self, line: str, job: str) -> bool:
        """Whether the line shows one of the thirty most important terms of the posting."""
        terms = posting_terms(self.postings[job], self.vocabulary)[:30]
        return any(text_shows(term, line, self.vocabulary, "en") for term in terms)

    def missing(self, text: str, job: str) -> list[str]:
        resume = resume_from_text(text)
        found = score(resume, self.postings[job], self.vocabulary, TODAY, full_text=text)
        return [match.text for match in found.analysis.missing]


def properties(sample: Sample, ours: Ours) -> None:
    """Every third CV against one posting: what adding, stuffing and cutting do to the score."""
    never_lower, gains, never_higher, same = [], [], [], []
    for cv, candidates in list(sample.tasks["cv_to_job"].items())[::3]:
        text, job = sample.cvs[cv].text, candidates[0]
        before = ours.score(text, job)
        same.append(before == ours.score(text, job))
        missing = ours.missing(text, job)
        never_lower += [ours.score(f"{text}\n\nSkills\n{term}\n", job) >= before for term in missing[:3]]
        gains.append(ours.score(f"{text}\n\nSkills\n{', '.join(missing)}\n", job) - before)
        all_terms = ", ".join(term.text for term in posting_terms(ours.postings[job], ours.vocabulary))
        gains.append(ours.score(f"{text}\n\nSkills\n{all_terms}\n", job) - before)
        lines = [line for line in text.splitlines() if len(line.split()) > 6 and ours.is_evidence(line, job)]
        for line in lines[:: max(1, len(lines) // 3)][:3]:
            never_higher.append(ours.score(text.replace(line, ""), job) <= before)
    print(f"same input, same score           {mean(same):.2f}")
    print(f"adding a missing term never lowers {mean(never_lower):.3f}  ({len(never_lower)} tries)")
    print(f"cutting evidence never raises    {mean(never_higher):.3f}  ({len(never_higher)} tries)")
    print(
        f"stuffing all terms gains         {mean(gains):.1f} on average,"
        f" {max(gains)} at most (limit {STUFFED_LIMIT})"
    )


def main(folder: Path) -> None:
    sample = Sample(folder)
    ours = Ours(sample)
    rows = {**baselines(sample), "this score": ours}
    print(f"{'':28}{'chosen on':>10}{'':12}{'held out':>10}{'':12}{'all':>8}")
    print(f"{'':28}" + "    AUC  CV→P  P→CV   " * 3)
    for name, scorer in rows.items():
        known = remembered(scorer)
        cells = [
            sample.evaluate(known, part) for part in (sample.tuned, sample.held, sample.tuned | sample.held)
        ]
        print(f"{name:28}" + "".join(f"   {a:.3f} {b:.3f} {c:.3f}  " for a, b, c in cells))
    milliseconds = [1_000 * second for second in ours.seconds]
    print(
        f"\n{median(milliseconds):.1f} ms per warm pair (median of {len(milliseconds)}),"
        f" {max(milliseconds):.1f} at most"
    )
    properties(sample, ours)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
