"""What is asked of a CV's file, what was found, and how the two are held against each other."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from core.domain.resume import Resume

FIELDS = (
    "name", "email", "phone", "links", "employer", "title", "start", "end", "job", "school", "degree",
    "graduated", "skills",
)  # fmt: skip
COLUMNS = ("tuned", "aside", "met", "unmet", "samples")
ALIKE = 0.9

Found = dict[str, list[str]]


@dataclass
class Score:
    """Hits, misses and surplus per field."""

    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, name: str, hits: int, missed: int, extra: int) -> None:
        self.counts[name].update(hits=hits, missed=missed, extra=extra)

    def f1(self, name: str) -> str:
        count = self.counts[name]
        whole = 2 * count["hits"] + count["missed"] + count["extra"]
        return f"{2 * count['hits'] / whole:.2f}" if whole else "-"


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
        "degree": [f"{item.study_type} {item.area}".strip() for item in resume.education],
        "graduated": [item.end_date[:4] for item in resume.education],
        "skills": words,
    }


def plain(text: str) -> str:
    text = re.sub(r"^https?://(www\.)?|^www\.", "", text.lower())
    return re.sub(r"[\W_]+", " ", text).strip()


def same(first: str, second: str) -> bool:
    first, second = plain(first), plain(second)
    return first == second or SequenceMatcher(None, first, second).ratio() >= ALIKE


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
