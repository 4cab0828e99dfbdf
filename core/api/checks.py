"""POST /profiles/{id}/check: whether a profile supports what a text or a CV says."""

import json
from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field

from core.api.access import PortsOf, UserOf
from core.api.described import described
from core.api.examples import CHECK, RESUME
from core.api.uploads import PlaceOf, Upload, json_object, uploaded, valid
from core.domain.claims import NOBODY, Addressee, CheckedSentence, Finding
from core.domain.resume import Resume
from core.ports import Ports
from core.services.checking import Checked, addressee_of, check_file
from core.services.preview_requests import require_pair

router = APIRouter(prefix="/profiles", tags=["profiles"])

PostingId = Annotated[
    str, Field(max_length=200, description="The advert that it answers: its names may be used.")
]


class CheckTextIn(BaseModel):
    """A letter, a mail, an answer."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=200_000)
    posting_id: PostingId = ""


class CheckResumeIn(BaseModel):
    """A CV as JSON Resume."""

    model_config = ConfigDict(extra="forbid")

    resume: Resume


class SentenceOut(BaseModel):
    """A sentence of the text, with what is said of it alone."""

    text: str
    unsupported: list[Finding]
    unchecked: list[Finding]


class CheckOut(BaseModel):
    """`unsupported`: what the profile does not say. `unchecked`: what could not be judged. `entry` is the
    place in the profile that something was held against; left out for the whole profile."""

    model_config = ConfigDict(json_schema_extra={"examples": [CHECK]})

    unsupported: list[Finding]
    unchecked: list[Finding]
    sentences: list[SentenceOut] = Field([], description="Of a text; a CV has none.")


async def _given(request: Request) -> Upload:
    """Whatever way it comes, as a file."""
    return await uploaded(request) or _written(await json_object(request))


def _written(content: Mapping[str, object]) -> Upload:
    if "resume" in content:
        resume = valid(CheckResumeIn, content).resume.to_wire()
        return Upload(json.dumps(resume, ensure_ascii=False).encode(), "resume.json")
    text = valid(CheckTextIn, content)
    return Upload(text.text.encode(), "text.txt", posting_id=text.posting_id)


_BODY = described(
    CheckTextIn,
    CheckResumeIn,
    file_note="PDF, DOCX or text: sentence by sentence. JSON Resume: entry by entry. Up to 10 MB.",
    fields=["posting_id"],
    examples={
        "text": {"text": "I have worked as a data engineer since 2021. I led a team of 12."},
        "CV": {"resume": RESUME},
    },
)


@router.post(
    "/{profile_id}/check",
    summary="Check a text or a CV",
    openapi_extra=_BODY,
    response_model_exclude_defaults=True,
)
def check(
    profile_id: str, user_id: UserOf, given: Annotated[Upload, Depends(_given)], ports: PortsOf, _: PlaceOf
) -> CheckOut:
    """Holds `{text}`, `{resume}` or a file (`multipart/form-data`) against the profile. Nothing is kept."""
    resume = ports.profiles.require(user_id, profile_id).resume
    to = _addressee(ports, user_id, profile_id, given.posting_id)
    return _shown(check_file(ports, resume, given.data, given.filename, to))


def _addressee(ports: Ports, user_id: str, profile_id: str, posting_id: str) -> Addressee:
    if not posting_id:
        return NOBODY
    return addressee_of(require_pair(ports, user_id, profile_id, posting_id)[1].posting)


def _shown(checked: Checked) -> CheckOut:
    verdict = checked.verdict
    return CheckOut(
        unsupported=list(verdict.unsupported),
        unchecked=list(verdict.unchecked),
        sentences=list(map(_sentence, checked.sentences)),
    )


def _sentence(one: CheckedSentence) -> SentenceOut:
    verdict = one.verdict
    return SentenceOut(
        text=one.text, unsupported=list(verdict.unsupported), unchecked=list(verdict.unchecked)
    )
