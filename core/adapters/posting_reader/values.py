"""Reading unknown JSON safely: a value that is not of the kind asked for counts as absent."""

import json
import re
from collections.abc import Mapping
from datetime import date

from core.domain.posting import Workplace

Json = object
_WORKPLACES: dict[str, Workplace] = {
    "telecommute": "remote",
    "remote": "remote",
    "hybrid": "hybrid",
    "onsite": "onsite",
}
_COMMENT = re.compile(
    r"^\s{0,100}(?:<!--|//\s{0,10}<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s{0,10}\]\]>|\]\]>)\s{0,100}$"
)
_TRAILING_COMMA = re.compile(r",(?=\s{0,200}[}\]])")


def load_json(text: str) -> Json:
    """Parse JSON as pages hold it (comments around it, raw line breaks, trailing commas), else None."""
    bare = _COMMENT.sub("", _COMMENT.sub("", text.strip())).strip().rstrip(";")
    for candidate in (bare, _TRAILING_COMMA.sub("", bare)):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def day(value: Json, *keys: str) -> str:
    """The ISO date at the start of a date or moment at that path; "" for anything else."""
    written = text(value, *keys)[:10]
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        return ""


def workplace(*named: str) -> Workplace:
    """What sites call the place of work ("TELECOMMUTE", "on-site", "Hybrid"); "" for other words."""
    for name in named:
        found = _WORKPLACES.get(re.sub(r"[^a-z]", "", name.lower()))
        if found:
            return found
    return ""


def items(value: Json) -> list[Json]:
    """`value` as a list: schema.org lets every property be one thing or many."""
    if isinstance(value, list):
        return value[:1000]
    return [] if value is None else [value]


def dig(value: Json, *keys: str) -> Json:
    """Walk down dictionaries (the first of a list at each step); None when the path ends early."""
    for key in keys:
        value = next(iter(items(value)), None)
        if not isinstance(value, Mapping):
            return None
        value = value.get(key)
    return value


def text(value: Json, *keys: str) -> str:
    """A string or number at that path, on one line, at most 300 characters; "" for anything else."""
    found = next(iter(items(dig(value, *keys) if keys else value)), None)
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return ""
    return re.sub(r"[\s\x00-\x1f\x7f]+", " ", str(found)).strip()[:300]


def long_text(value: Json, *keys: str) -> str:
    """Text or HTML at that path, with its line breaks; lists are joined by line breaks."""
    found = dig(value, *keys)
    return "\n".join(part for part in items(found) if isinstance(part, str))
