"""The answer bank: what a person says to questions that forms ask again and again."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from core.domain.errors import ErrorCode, UserError
from core.domain.model import Model
from core.domain.records import Moment, Record

DECLINED = "decline"
"""Stands for "I decline to say"; only where a topic is sensitive."""

OWN_WORDS = "free:"
"""In front of the topic of a free answer comes this, then the question."""

MOST_QUESTION_CHARACTERS = 200
MOST_LINE_CHARACTERS = 500
MOST_TEXT_CHARACTERS = 10_000
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)


class StoredAnswer(Record):
    """One for each topic and country ("" where the country does not matter), given by the person alone."""

    candidate_id: str = ""
    updated_at: Moment
    topic: str
    country: str = ""
    value: str


class GivenAnswer(Model):
    """What a person says; an empty `value` takes back what they said before."""

    topic: str
    country: str = ""
    value: str = ""


@dataclass(frozen=True)
class Topic:
    """`choices` are what may be said, with the words for it; empty where anything may be."""

    name: str
    label: str
    answer_class: Literal["fact", "option", "narrative", "sensitive"] = "fact"
    is_per_country: bool = False
    choices: Mapping[str, str] | None = None


WORK_RIGHT = {
    "yes": "Yes, without a sponsor",
    "needs_sponsorship": "Only with a sponsor",
    "no": "No",
}
TOPICS = (
    Topic("notice_period", "Notice period"),
    Topic("earliest_start", "Earliest start"),
    Topic("relocation", "Would you move for the job?", "option", choices={"yes": "Yes", "no": "No"}),
    Topic("how_heard", "How did you hear of the job?"),
    Topic("work_right", "Right to work", "option", is_per_country=True, choices=WORK_RIGHT),
    Topic("salary", "Salary", is_per_country=True),
    Topic("pronouns", "Pronouns", "sensitive"),
    Topic("gender", "Gender", "sensitive"),
    Topic("race", "Race or ethnic group", "sensitive"),
    Topic("hispanic_ethnicity", "Hispanic or Latino", "sensitive"),
    Topic("disability", "Disability", "sensitive"),
    Topic("veteran", "Veteran status", "sensitive"),
    Topic("orientation", "Sexual orientation", "sensitive"),
    Topic("religion", "Religion", "sensitive"),
    Topic("age", "Age", "sensitive"),
)
_BY_NAME = {topic.name: topic for topic in TOPICS}


def topic_of(name: str) -> Topic:
    """INPUT_UNREADABLE for a topic there is not."""
    if name.startswith(OWN_WORDS) and clean_line(name.removeprefix(OWN_WORDS)):
        return Topic(name, clean_line(name.removeprefix(OWN_WORDS)), "narrative")
    if name not in _BY_NAME:
        known = ", ".join(_BY_NAME)
        message = f"There is no topic of this name. Take one of these, or {OWN_WORDS}YOUR QUESTION: {known}."
        raise UserError(ErrorCode.INPUT_UNREADABLE, message)
    return _BY_NAME[name]


def is_topic(name: str) -> bool:
    """Whether this version knows it: a row may have been kept by another one."""
    return name in _BY_NAME or name.startswith(OWN_WORDS)


def clean_answer(given: GivenAnswer) -> GivenAnswer:
    """As it is kept. Raises INPUT_UNREADABLE, or INPUT_TOO_BIG, and says which answer it is about."""
    topic = topic_of(given.topic)
    is_long = topic.answer_class == "narrative"
    value = clean_text(given.value) if is_long else clean_line(given.value)
    country = given.country.strip().upper()
    _require_short(topic.label, topic.label, MOST_QUESTION_CHARACTERS)
    _require_short(topic.label, value, MOST_TEXT_CHARACTERS if is_long else MOST_LINE_CHARACTERS)
    if topic.is_per_country != bool(country):
        what = (
            "needs its country"
            if topic.is_per_country
            else "is the same for all countries: leave the country out"
        )
        raise UserError(ErrorCode.INPUT_UNREADABLE, f"“{topic.label}” {what}.")
    if value and topic.choices and value not in topic.choices:
        choices = ", ".join(topic.choices)
        raise UserError(ErrorCode.INPUT_UNREADABLE, f"“{topic.label}” takes one of these: {choices}.")
    name = f"{OWN_WORDS}{topic.label}" if topic.name.startswith(OWN_WORDS) else topic.name
    return GivenAnswer(topic=name, country=country, value=value)


def clean_text(text: str) -> str:
    """Nothing invisible and nothing that reverses what stands around it; lines stay."""
    lines = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).splitlines()
    return "\n".join(line.rstrip() for line in lines).strip()


def clean_line(text: str) -> str:
    return " ".join(clean_text(text).split())


def answers_in(meta: Mapping[str, Any]) -> Sequence[GivenAnswer]:
    """`meta.answers` of a JSON Resume: `[{topic, country, value}]`. What cannot be used is passed over: the
    file may be of another program."""
    listed = meta.get("answers")
    found = []
    for entry in listed if isinstance(listed, list) else []:
        try:
            found.append(clean_answer(GivenAnswer.model_validate(entry)))
        except (ValidationError, UserError):
            continue
    return [given for given in found if given.value]


def _require_short(label: str, text: str, most: int) -> None:
    if len(text) > most:
        shown = label if len(label) <= 60 else f"{label[:60]}…"
        raise UserError(ErrorCode.INPUT_TOO_BIG, f"“{shown}” is too long. Take at most {most} characters.")
