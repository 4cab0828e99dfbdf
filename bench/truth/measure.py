"""`make bench-truth`: how many false statements the gate catches, and how many true ones it refuses.

    python -m bench.truth.measure [--misses LANGUAGE]

`unchecked` counts as not caught. The first cases were made by rules and by hand before the gate was
written, the second by people who had not seen the gate, once it passed the first. "tuned" are those the
rules were written with, "aside" the others.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from bench.truth.cases import CASES, FOLDER, Case, read_cases
from core.adapters.claim_tables import load_claim_words
from core.adapters.vocabulary_tables import load_vocabulary
from core.domain.claims import Addressee, Gate, Verdict, gate_of
from core.domain.resume import Resume

TODAY = date(2026, 11, 27)
CERTAIN = {
    "number_swap", "number_scale", "unit_swap", "date_shift", "non_latin_digits", "spelled_number",
    "invented_quantity", "invented_employer", "posting_as_own",
}  # fmt: skip
"""Entities, dates and numbers: the aim for these is 99 %."""


FILES = {
    ("mutations", False): True,
    ("paraphrases", False): False,
    ("lies", True): True,
    ("truths", True): False,
}
"""Name and whether it is of the second cases: whether its statements are false."""

COLUMNS = {
    "first, tuned": (False, False),
    "aside": (False, True),
    "second, tuned": (True, False),
    "aside ": (True, True),
}


@dataclass(frozen=True)
class Judged:
    case: Case
    verdict: Verdict
    is_lie: bool
    is_second: bool
    is_aside: bool

    @property
    def column(self) -> tuple[bool, bool]:
        return self.is_second, self.is_aside

    @property
    def is_refused(self) -> bool:
        return bool(self.verdict.unsupported)


def judged_cases(languages: Iterable[str]) -> Iterator[Judged]:
    aside = set((FOLDER / "profiles" / "set_aside.txt").read_text().split())
    for language in languages:
        for (kind, is_second), is_lie in FILES.items():
            for case in read_cases(CASES / f"{kind}_{language}.jsonl"):
                yield Judged(case, judge(case), is_lie, is_second, case.profile in aside)


def judge(case: Case) -> Verdict:
    gate = _gate(case.profile)
    if case.form == "entry":
        return gate.line(case.path, case.new, case.language)
    to = Addressee(**case.posting.model_dump()) if case.posting else Addressee()
    return gate.text(case.new, case.language, to)


@cache
def _gate(profile: str) -> Gate:
    resume = Resume.model_validate_json((FOLDER / "profiles" / f"{profile}.json").read_text())
    return gate_of(resume, load_claim_words, load_vocabulary(), TODAY)


def _share(judged: list[Judged]) -> str:
    refused = sum(one.is_refused for one in judged)
    return f"{refused:4}/{len(judged):<4}{100 * refused / len(judged):5.1f} %" if judged else "-"


def table(judged: list[Judged]) -> Iterator[str]:
    yield f"{'':34}" + "".join(f"{name:>18}" for name in COLUMNS)
    for is_lie, title in ((True, "caught"), (False, "refused")):
        ours = [one for one in judged if one.is_lie is is_lie]
        for language in sorted({one.case.language for one in ours}):
            yield _row(f"{title} {language}", [one for one in ours if one.case.language == language])
        if is_lie:
            yield _row("caught: numbers, dates, employers", [one for one in ours if one.case.kind in CERTAIN])
        for kind in sorted({one.case.kind for one in ours}):
            yield _row(f"  {kind}", [one for one in ours if one.case.kind == kind])
        yield _row(f"{title}, all", ours)
    yield from _reasons([one for one in judged if not one.is_lie])


def _reasons(truths: list[Judged]) -> Iterator[str]:
    """How many true statements each kind of finding refuses."""
    blamed = [
        (kind, one.column) for one in truths for kind in {found.kind for found in one.verdict.unsupported}
    ]
    for kind in sorted({kind for kind, _ in blamed}):
        counts = (blamed.count((kind, column)) for column in COLUMNS.values())
        yield f"{'  refused for its ' + kind:34}" + "".join(f"{count:18}" for count in counts)


def _row(name: str, judged: list[Judged]) -> str:
    columns = ([one for one in judged if one.column == column] for column in COLUMNS.values())
    return f"{name:34}" + "".join(f"{_share(column):>18}" for column in columns)


def misses(judged: list[Judged]) -> Iterator[str]:
    """Only of the tuned part: nobody looks at the others."""
    for one in judged:
        if not one.is_aside and one.is_refused is not one.is_lie:
            case, why = one.case, Counter(f"{f.kind}: {f.text[:60]}" for f in one.verdict.unsupported)
            head = "NOT CAUGHT" if one.is_lie else f"REFUSED {json.dumps(why, ensure_ascii=False)}"
            doubts = [f"{f.kind}: {f.text[:40]}" for f in one.verdict.unchecked]
            yield f"{head} {case.id} {case.kind} {case.path}"
            yield f"   old {case.old}\n   new {case.new}  {doubts or ''}"


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--misses", default="")
    language = asked.parse_args().misses
    began = time.process_time()
    judged = list(judged_cases([language] if language else ["en", "de", "fr", "es", "pt"]))
    seconds = time.process_time() - began
    print("\n".join(misses(judged) if language else table(judged)))
    print(f"{1000 * seconds / max(1, len(judged)):.1f} ms a case")


if __name__ == "__main__":
    main()
