"""What stands on one CV, in its own words and order, and what a reader has to find on it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from bench.cvs.wording import Wording, wording

PROFILES = Path(__file__).parents[1] / "truth" / "profiles"
LINKS = ("https://www.linkedin.com/in/{slug}", "https://{slug}.example.net", "https://github.com/{slug}")

Truth = dict[str, Any]


@dataclass(frozen=True)
class Entry:
    """A job, a school or a paper: `title` and `place` as it gives them, its dates, its lines."""

    title: str
    name: str
    place: str
    dates: str
    lines: Sequence[str] = ()


@dataclass(frozen=True)
class Sheet:
    """`blocks`: heading, kind ("entries", "list" or "text") and what stands under it. `truth` is in the form
    of the samples' `.gt.json`."""

    name: str
    label: str
    contacts: Sequence[str]
    blocks: Sequence[tuple[str, str, Any]]
    sections: Sequence[str]
    words: Wording
    truth: Truth


def people(language: str) -> Sequence[str]:
    return sorted(path.stem for path in PROFILES.glob(f"*_{language}.json"))


def sheet(profile: str, seed: int) -> Sheet:
    """One person's CV; the same seed gives the same one."""
    chance = Random(f"{profile}-{seed}")
    resume = json.loads((PROFILES / f"{profile}.json").read_text("utf-8"))
    words = wording(profile[-2:], chance)
    links = _links(resume["basics"]["name"], chance)
    sections = _order(resume, chance)
    blocks = [(words.heading(one), *_block(one, resume, words, chance)) for one in sections]
    basics = resume["basics"]
    return Sheet(
        basics["name"],
        basics.get("label", ""),
        _contacts(basics, links, chance),
        blocks,
        sections,
        words,
        _truth(resume, links, words),
    )


def _order(resume: Truth, chance: Random) -> list[str]:
    first = ["work", "education"] if chance.random() < 0.75 else ["education", "work"]
    rest = ["certificates", "skills", "languages", "volunteer", "awards"]
    chance.shuffle(rest)
    skills_first = ["skills"] if chance.random() < 0.3 else []
    order = [*skills_first, *first, *(one for one in rest if one not in skills_first)]
    if resume["basics"].get("summary") and chance.random() < 0.8:
        order.insert(0, "summary")
    return [one for one in order if one == "summary" or resume.get(one)]


def _block(section: str, resume: Truth, words: Wording, chance: Random) -> tuple[str, Any]:
    match section:
        case "summary":
            return "text", resume["basics"]["summary"]
        case "work" | "volunteer":
            return "entries", [_job(job, words) for job in resume[section]]
        case "education":
            return "entries", [_school(school, words) for school in resume[section]]
        case "skills":
            return "list", list(_skills(resume, chance))
        case "languages":
            return "list", [f"{one['language']} ({one['fluency']})" for one in resume[section]]
        case _:
            return "list", list(_papers(resume[section], words))


def _job(job: Truth, words: Wording) -> Entry:
    name = job.get("name") or job.get("organization", "")
    dates = words.span(job.get("startDate", ""), job.get("endDate", ""))
    return Entry(job.get("position", ""), name, job.get("location", ""), dates, job.get("highlights", []))


def _school(school: Truth, words: Wording) -> Entry:
    degree = ", ".join(filter(None, (school.get("studyType", ""), school.get("area", ""))))
    return Entry(
        degree, school["institution"], "", words.span(school.get("startDate", ""), school.get("endDate", ""))
    )


def _skills(resume: Truth, chance: Random) -> Iterator[str]:
    if chance.random() < 0.5:
        yield from (f"{group['name']}: {', '.join(group['keywords'])}" for group in resume["skills"])
    else:
        yield from (word for group in resume["skills"] for word in group["keywords"])


def _papers(papers: Sequence[Truth], words: Wording) -> Iterator[str]:
    for paper in papers:
        by = paper.get("issuer") or paper.get("awarder", "")
        name = paper.get("name") or paper.get("title", "")
        yield ", ".join(
            filter(None, (name, by, words.moment(paper.get("date", "")) if paper.get("date") else ""))
        )


def _links(name: str, chance: Random) -> list[str]:
    slug = "-".join("".join(c for c in part.lower() if c.isascii() and c.isalnum()) for part in name.split())
    return [link.format(slug=slug) for link in chance.sample(LINKS, chance.randint(0, 2))]


def _contacts(basics: Truth, links: Sequence[str], chance: Random) -> list[str]:
    shown = [
        link.removeprefix("https://").removeprefix("www.") if chance.random() < 0.6 else link
        for link in links
    ]
    city = basics.get("location", {}).get("city", "")
    contacts = [basics["email"], basics.get("phone", ""), city, *shown]
    if chance.random() < 0.3:
        contacts = [city, basics.get("phone", ""), basics["email"], *shown]
    return [one for one in contacts if one]


def _truth(resume: Truth, links: Sequence[str], words: Wording) -> Truth:
    basics = resume["basics"]
    return {
        "name": basics["name"],
        "email": basics["email"],
        "phone": basics.get("phone", ""),
        "links": list(links),
        "work": [
            {
                "name": job["name"],
                "position": job["position"],
                "startDate": words.kept(job["startDate"]),
                "endDate": words.kept(job["endDate"]) if job.get("endDate") else "present",
            }
            for job in resume["work"]
        ],
        "education": [
            {
                "institution": school["institution"],
                "studyType": ", ".join(filter(None, (school.get("studyType", ""), school.get("area", "")))),
                "endDate": (school.get("endDate") or "")[:4],
            }
            for school in resume.get("education", [])
        ],
        "skills": [word for group in resume.get("skills", []) for word in group["keywords"]],
    }
