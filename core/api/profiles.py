"""/profiles: a CV comes in, is corrected, and goes."""

import json
from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field

from core.api.access import PortsOf, UserOf
from core.api.candidates import CandidateId, CandidateOf
from core.api.described import described
from core.api.examples import PROFILE, RESUME
from core.api.pages import PageOf, PageOut, one_more, page_of
from core.api.uploads import (
    FILE_TYPES,
    LABEL_LENGTH,
    PlaceOf,
    Upload,
    json_object,
    uploaded,
    valid,
)
from core.domain.reading import Reading
from core.domain.records import Moment, ProfileRecord
from core.domain.resume import Resume
from core.services.profiles import add_profile, correct_profile, list_profiles, remove_profile
from core.services.readings import reading_of

router = APIRouter(prefix="/profiles", tags=["profiles"])

Label = Annotated[str, Field(max_length=LABEL_LENGTH, description="How you tell this profile from others.")]


class ResumeIn(BaseModel):
    """A CV as JSON Resume."""

    model_config = ConfigDict(extra="forbid")

    resume: Resume
    label: Label = ""
    candidate_id: CandidateId = ""


class ProfileTextIn(BaseModel):
    """A CV as plain text or Markdown."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=200_000)
    label: Label = ""
    candidate_id: CandidateId = ""


class OwnerIn(BaseModel):
    """Whose CV it is; everything else is left to others."""

    candidate_id: CandidateId = ""


class ProfileChangeIn(BaseModel):
    """What is left out stays as it is; a resume replaces the whole resume."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"label": "Ann, data"}]})

    resume: Resume | None = None
    label: Label | None = None


class ProfileOut(BaseModel):
    """A CV as it was read and corrected. `notes` say what was left out when it was read."""

    model_config = ConfigDict(json_schema_extra={"examples": [PROFILE]})

    id: str
    profile_id: str = Field(description="The same as `id`.")
    candidate_id: str = Field(description="Empty: yours, not a candidate's.")
    label: str
    filename: str
    created_at: Moment
    updated_at: Moment
    resume: Resume
    notes: list[str]


async def _given(request: Request) -> Upload:
    """Whatever way the CV comes, as a file for the reader."""
    return await uploaded(request) or _written(await json_object(request))


def _written(content: Mapping[str, object]) -> Upload:
    if "basics" in content:
        return _bare(content)
    if "text" in content:
        text = valid(ProfileTextIn, content)
        return Upload(text.text.encode(), "profile.txt", text.label, text.candidate_id)
    resume = valid(ResumeIn, content)
    return Upload(_json(resume.resume.to_wire()), "resume.json", resume.label, resume.candidate_id)


def _bare(content: Mapping[str, object]) -> Upload:
    """A JSON Resume as it is; a `candidate_id` beside its parts is ours and no part of it."""
    owner = valid(OwnerIn, content).candidate_id
    resume = {name: value for name, value in content.items() if name != "candidate_id"}
    return Upload(_json(resume), "resume.json", candidate_id=owner)


def _json(content: Mapping[str, object]) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


_BODY = described(
    ResumeIn,
    ProfileTextIn,
    Resume,
    file_note=f"{FILE_TYPES}, up to 10 MB.",
    fields=["candidate_id", "label"],
    examples={
        "resume": {"resume": RESUME, "label": "Ann, data"},
        "bare JSON Resume": RESUME,
        "text": {"text": "Ann Meyer\nData engineer, Berlin\n\nExperience\n…"},
    },
)


@router.post(
    "", status_code=201, summary="Add a profile", openapi_extra=_BODY, response_model_exclude_unset=True
)
def add(user_id: UserOf, given: Annotated[Upload, Depends(_given)], ports: PortsOf, _: PlaceOf) -> ProfileOut:
    """Reads a CV: a file (`multipart/form-data`), a JSON Resume or text. The same file is read only once."""
    return _shown(add_profile(ports, user_id, given.data, given.filename, given.label, given.candidate_id))


@router.get("", summary="List profiles", response_model_exclude_unset=True)
def list_all(page: PageOf, ports: PortsOf, user_id: UserOf, candidate_id: CandidateOf) -> PageOut[ProfileOut]:
    """Newest first."""
    return page_of(list_profiles(ports, user_id, one_more(page), candidate_id), page, _shown)


@router.get("/{profile_id}", summary="Get a profile", response_model_exclude_unset=True)
def show(profile_id: str, ports: PortsOf, user_id: UserOf) -> ProfileOut:
    """The CV as JSON Resume."""
    return _shown(ports.profiles.require(user_id, profile_id))


@router.get("/{profile_id}/reading", summary="Where each field stands")
def reading(profile_id: str, ports: PortsOf, user_id: UserOf) -> Reading:
    """The CV as it was read, before corrections: each field with its confidence and its place in the file,
    and the hidden text that was left out."""
    ports.profiles.require(user_id, profile_id)
    record = reading_of(ports, user_id, profile_id)
    return record.reading if record else Reading()


@router.patch("/{profile_id}", summary="Correct a profile", response_model_exclude_unset=True)
def change(profile_id: str, body: ProfileChangeIn, ports: PortsOf, user_id: UserOf, _: PlaceOf) -> ProfileOut:
    """Keeps corrections. Documents made before stay as they are."""
    return _shown(correct_profile(ports, user_id, profile_id, body.resume, body.label))


@router.delete("/{profile_id}", status_code=204, summary="Remove a profile")
def remove(profile_id: str, ports: PortsOf, user_id: UserOf) -> None:
    """Forgets the CV; documents made from it stay."""
    ports.profiles.require(user_id, profile_id)
    remove_profile(ports, user_id, profile_id)


def _shown(record: ProfileRecord) -> ProfileOut:
    return ProfileOut(
        id=record.id,
        profile_id=record.id,
        candidate_id=record.candidate_id,
        label=record.label,
        filename=record.filename,
        created_at=record.created_at,
        updated_at=record.updated_at,
        resume=record.resume,
        notes=record.notes,
    )
