"""How well profiles are read: a table of precision, recall and F1 per field over the sample files.

Run from the project's root: `python -m bench.reading [--misses] [name part …]`.
"""

import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from core.adapters.document_reader import read_document
from core.domain.resume import Resume

SAMPLES = Path("../shared/samples/profiles")
KEPT_ASIDE = (
    "electrician_en_twocol",
    "marketing_fr.docx",
    "rendercv_Opal",
    "pm_en_linkedin.pdf",
    "logistik_de.docx",
)
"""Looked at only after the work is done, so that the figures say something about unseen files."""

Found = dict[str, list[str]]


def truth_fields(truth: dict[str, Any]) -> Found:
    work, education = truth["work"], truth["education"]
    return {
        "name": [truth["name"]],
        "email": [truth["email"]] if truth["email"] else [],
        "phone": [truth["phone"]] if truth["phone"] else [],
        "links": truth["links"],
        "employer": [item["name"] for item in work],
        "title": [item["position"] for item in work],
        "start": [item["startDate"] for item in work],
        "end": ["" if item["endDate"] == "present" else item["endDate"] for item in work],
        "job": [f"{item['position']}|{item['name']}|{item['startDate']}" for item in work],
        "school": [item["institution"] for item in education],
        "degree": [item["studyType"] for item in education],
        "graduated": [item["endDate"][:4] for item in education],
        "skills": truth["skills"],
    }


def found_fields(resume: Resume) -> Found:
    basics = resume.basics
    degrees = [f"{item.study_type} {item.area}".strip() for item in resume.education]
    words = [word for skill in resume.skills for word in (skill.keywords or [skill.name])]
    return {
        "name": [basics.name] if basics.name else [],
        "email": [basics.email] if basics.email else [],
        "phone": [basics.phone] if basics.phone else [],
        "links": [url for url in [basics.url, *(profile.url for profile in basics.profiles)] if url],
        "employer": [item.name for item in resume.work],
        "title": [item.position for item in resume.work],
        "start": [item.start_date for item in resume.work],
        "end": [item.end_date for item in resume.work],
        "job": [f"{item.position}|{item.name}|{item.start_date}" for item in resume.work],
        "school": [item.institution for item in resume.education],
        "degree": [item.study_type for item in resume.education] if degrees else [],
        "graduated": [item.end_date[:4] for item in resume.education],
        "skills": words,
    }


def plain(text: str) -> str:
    text = re.sub(r"^https?://(www\.)?|^www\.", "", text.lower())
    return re.sub(r"[\W_]+", " ", text).strip()


def same(first: str, second: str) -> bool:
    first, second = plain(first), plain(second)
    return first == second or SequenceMatcher(None, first, second).ratio() >= 0.9


def compare(truth: list[str], found: list[str]) -> tuple[int, list[str], list[str]]:
    """(hits, missed, superfluous), each text matched once."""
    left = list(found)
    missed = []
    for wanted in truth:
        hit = next((text for text in left if same(wanted, text)), None)
        if hit is None:
            missed.append(wanted)
        else:
            left.remove(hit)
    return len(truth) - len(missed), missed, left


def cases(parts: list[str]) -> Iterator[tuple[Path, dict[str, Any]]]:
    for truth in sorted(SAMPLES.glob("*.gt.json")):
        file = truth.with_name(truth.name.removesuffix(".gt.json"))
        aside = any(name in file.name for name in KEPT_ASIDE)
        if any(part in file.name for part in parts) if parts else not aside:
            yield file, json.loads(truth.read_text())


def main() -> None:
    show_misses = "--misses" in sys.argv
    parts = (
        [*KEPT_ASIDE]
        if "--aside" in sys.argv
        else [part for part in sys.argv[1:] if not part.startswith("-")]
    )
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for file, truth in cases(parts):
        started = time.perf_counter()
        resume = read_document(file.read_bytes(), file.name).resume
        milliseconds = 1000 * (time.perf_counter() - started)
        wanted, got = truth_fields(truth), found_fields(resume)
        print(f"{file.name:45} {milliseconds:6.1f} ms")
        for field, texts in wanted.items():
            hits, missed, extra = compare(texts, got[field])
            for index, number in enumerate((hits, len(missed), len(extra))):
                totals[field][index] += number
            if show_misses and (missed or (extra and field != "links")):
                print(f"    {field}: missed {missed} extra {extra}")
    print(f"\n{'field':12} {'precision':>9} {'recall':>7} {'F1':>6}")
    for field, (hits, missed, extra) in totals.items():
        precision, recall = hits / max(1, hits + extra), hits / max(1, hits + missed)
        print(
            f"{field:12} {precision:9.2f} {recall:7.2f} {2 * hits / max(1, 2 * hits + missed + extra):6.2f}"
        )


if __name__ == "__main__":
    main()
