"""/candidates: the people a coach works for. Whoever works only for themselves never calls any of this."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from core.api.access import FillerOf, PortsOf, UserOf
from core.api.examples import CANDIDATE
from core.domain.candidates import Candidate
from core.domain.records import Moment
from core.services.candidate_removal import remove_candidate
from core.services.candidates import (
    MOST_LABEL_CHARACTERS,
    MOST_NOTE_CHARACTERS,
    add_candidate,
    list_candidates,
    record_consent,
    rename_candidate,
    require_candidate,
    withdraw_consent,
)

router = APIRouter(prefix="/candidates", tags=["candidates"])

Label = Annotated[str, Field(max_length=MOST_LABEL_CHARACTERS, description="Told apart whatever the case.")]
CandidateId = Annotated[
    str, Field(max_length=200, description="Of GET /candidates; empty: yours, not a candidate's.")
]


def _chosen(
    ports: PortsOf,
    user_id: FillerOf,
    candidate_id: Annotated[
        str | None,
        Query(max_length=200, description="Only this candidate's; empty: only your own; left out: all."),
    ] = None,
) -> str | None:
    require_candidate(ports, user_id, candidate_id or "")
    return candidate_id


CandidateOf = Annotated[str | None, Depends(_chosen)]
"""The candidate whose rows a list is asked for, who is there and the caller's; None: everybody's."""


class CandidateIn(BaseModel):
    """Somebody you work for."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"label": "Mia Example"}]})

    label: Label


class CandidateChangeIn(BaseModel):
    """What is left out stays as it is. An empty `consent_note` takes the consent back."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"consent_note": "By phone: CVs, letters, applications."}]},
    )

    label: Label | None = None
    consent_note: str | None = Field(
        None, max_length=MOST_NOTE_CHARACTERS, description="What the candidate agreed to, in your words."
    )


class CandidateOut(BaseModel):
    """A candidate. `consent_at` is when their consent was written down; null: not yet."""

    model_config = ConfigDict(json_schema_extra={"examples": [CANDIDATE]})

    id: str
    candidate_id: str = Field(description="The same as `id`.")
    label: str
    consent_note: str
    consent_at: Moment | None
    created_at: Moment
    updated_at: Moment


class CandidatesOut(BaseModel):
    """All candidates, by name."""

    items: list[CandidateOut]


@router.post("", status_code=201, summary="Add a candidate")
def add(body: CandidateIn, ports: PortsOf, user_id: UserOf) -> CandidateOut:
    """Their profiles and postings are added with this `candidate_id`; 409 when the name is taken."""
    return _shown(add_candidate(ports, user_id, body.label))


@router.get("", summary="List candidates")
def list_all(ports: PortsOf, user_id: UserOf) -> CandidatesOut:
    """All of them, by name."""
    return CandidatesOut(items=[_shown(row) for row in list_candidates(ports, user_id)])


@router.get("/{candidate_id}", summary="Get a candidate")
def show(candidate_id: str, ports: PortsOf, user_id: UserOf) -> CandidateOut:
    """Name and consent."""
    return _shown(ports.candidates.require(user_id, candidate_id))


@router.patch("/{candidate_id}", summary="Change a candidate")
def change(candidate_id: str, body: CandidateChangeIn, ports: PortsOf, user_id: UserOf) -> CandidateOut:
    """Renames, and records or takes back what the candidate agreed to, with the time."""
    ports.candidates.require(user_id, candidate_id)
    if body.label is not None:
        rename_candidate(ports, user_id, candidate_id, body.label)
    if body.consent_note is not None and body.consent_note.strip():
        record_consent(ports, user_id, candidate_id, body.consent_note)
    elif body.consent_note is not None:
        withdraw_consent(ports, user_id, candidate_id)
    return _shown(ports.candidates.require(user_id, candidate_id))


@router.delete("/{candidate_id}", status_code=204, summary="Remove a candidate")
def remove(
    candidate_id: str,
    ports: PortsOf,
    user_id: UserOf,
    with_everything: Annotated[bool, Query(description="Remove all that is kept for them too.")] = False,
) -> None:
    """409 while CVs, postings, documents or applications are kept for them, unless they shall go too."""
    remove_candidate(ports, user_id, candidate_id, with_everything=with_everything)


def _shown(candidate: Candidate) -> CandidateOut:
    return CandidateOut(**candidate.model_dump(exclude={"user_id"}), candidate_id=candidate.id)
