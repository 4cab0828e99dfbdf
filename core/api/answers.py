"""/answers: what a person says to questions that forms ask again and again."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from core.api.access import PortsOf, UserOf
from core.api.candidates import CandidateOf
from core.api.examples import ANSWER
from core.domain.answers import OWN_WORDS, GivenAnswer, StoredAnswer
from core.domain.candidates import OWN
from core.domain.records import Moment
from core.services.answers import MOST_ANSWERS, list_answers, replace_answers

router = APIRouter(prefix="/answers", tags=["answers"])

_TOPIC = f"Such as `notice_period`, or `{OWN_WORDS}` and a question; docs/form-data.md lists all."
_COUNTRY = "Two letters (ISO 3166), for `salary` and `work_right`; empty for all else."


class AnswerIn(BaseModel):
    """One answer. An empty value is none."""

    model_config = ConfigDict(extra="forbid")

    topic: Annotated[str, Field(max_length=300, description=_TOPIC)]
    country: Annotated[str, Field(max_length=20, description=_COUNTRY)] = ""
    value: Annotated[str, Field(max_length=20_000, description="`decline`: to decline to say.")]


class AnswersIn(BaseModel):
    """All answers there shall be."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"answers": [{"topic": "notice_period", "value": "2 weeks"}]}]},
    )

    answers: list[AnswerIn] = Field(max_length=MOST_ANSWERS)


class AnswerOut(BaseModel):
    """One stored answer."""

    model_config = ConfigDict(json_schema_extra={"examples": [ANSWER]})

    topic: str
    country: str
    value: str
    updated_at: Moment


class AnswersOut(BaseModel):
    """All of them, by topic and country."""

    items: list[AnswerOut]


@router.get("", summary="Get the answer bank")
def list_all(ports: PortsOf, user_id: UserOf, candidate_id: CandidateOf) -> AnswersOut:
    """Your own; with `candidate_id` that candidate's."""
    return _shown(list_answers(ports, user_id, candidate_id or OWN))


@router.put("", summary="Replace the answer bank")
def replace(body: AnswersIn, ports: PortsOf, user_id: UserOf, candidate_id: CandidateOf) -> AnswersOut:
    """Answers that are left out are forgotten. All or nothing: one that cannot be kept changes nothing.

    Sensitive topics are used only as you put them here, and never guessed.
    """
    given = [GivenAnswer(**answer.model_dump()) for answer in body.answers]
    return _shown(replace_answers(ports, user_id, given, candidate_id or OWN))


def _shown(rows: Sequence[StoredAnswer]) -> AnswersOut:
    return AnswersOut(
        items=[AnswerOut(**row.model_dump(include=set(AnswerOut.model_fields))) for row in rows]
    )
