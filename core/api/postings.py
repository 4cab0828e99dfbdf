"""/postings: an advert comes in as text, address or file, and is read before anything is spent on it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field

from core.api.access import PortsOf, UserOf
from core.api.candidates import CandidateId, CandidateOf
from core.api.described import described
from core.api.examples import POSTING
from core.api.pages import PageOf, PageOut, one_more, page_of
from core.api.uploads import PlaceOf, Upload, json_object, uploaded, valid
from core.domain.posting import JobPosting
from core.domain.records import Moment, PostingRecord
from core.ports import Ports
from core.services.postings import (
    add_posting,
    add_posting_text,
    add_posting_url,
    list_postings,
    remove_posting,
)

router = APIRouter(prefix="/postings", tags=["postings"])

PostingText = Annotated[str, Field(max_length=200_000, description="The advert's text.")]
PostingUrl = Annotated[str, Field(max_length=2_000, description="The advert's public address.")]


class PostingTextIn(BaseModel):
    """An advert as pasted text."""

    model_config = ConfigDict(extra="forbid")

    text: PostingText
    candidate_id: CandidateId = ""


class PostingUrlIn(BaseModel):
    """An advert by its address: fetched within 15 seconds, or refused with a `fetch_…` code."""

    model_config = ConfigDict(extra="forbid")

    url: PostingUrl
    candidate_id: CandidateId = ""


class PostingOut(BaseModel):
    """An advert as it was read, in schema.org terms."""

    model_config = ConfigDict(json_schema_extra={"examples": [POSTING]})

    id: str
    posting_id: str = Field(description="The same as `id`.")
    candidate_id: str = Field(description="Empty: yours, not a candidate's.")
    source: str = Field(description="The address, the file's name, or “pasted text”.")
    created_at: Moment
    posting: JobPosting


async def _given(request: Request) -> Upload | PostingTextIn | PostingUrlIn:
    file = await uploaded(request)
    if file is not None:
        return file
    content = await json_object(request)
    return valid(PostingUrlIn, content) if "url" in content else valid(PostingTextIn, content)


_BODY = described(
    PostingTextIn,
    PostingUrlIn,
    file_note="PDF, DOCX, HTML, Markdown or plain text, up to 10 MB.",
    fields=["candidate_id"],
    examples={
        "text": {"text": "Data Engineer (m/f/d)\nExample GmbH, Berlin\n\nYou bring\n- 3 years of Python"},
        "url": {"url": "https://jobs.example.com/data-engineer"},
    },
)


@router.post("", status_code=201, summary="Add a posting", openapi_extra=_BODY)
def add(
    user_id: UserOf,
    given: Annotated[Upload | PostingTextIn | PostingUrlIn, Depends(_given)],
    ports: PortsOf,
    _: PlaceOf,
) -> PostingOut:
    """Reads an advert: `{text}`, `{url}`, or a file (`multipart/form-data`). The same is read only once."""
    return _shown(_kept(ports, user_id, given))


@router.get("", summary="List postings")
def list_all(page: PageOf, ports: PortsOf, user_id: UserOf, candidate_id: CandidateOf) -> PageOut[PostingOut]:
    """Newest first."""
    return page_of(list_postings(ports, user_id, one_more(page), candidate_id), page, _shown)


@router.get("/{posting_id}", summary="Get a posting")
def show(posting_id: str, ports: PortsOf, user_id: UserOf) -> PostingOut:
    """The advert with its requirements and knock-outs."""
    return _shown(ports.postings.require(user_id, posting_id))


@router.delete("/{posting_id}", status_code=204, summary="Remove a posting")
def remove(posting_id: str, ports: PortsOf, user_id: UserOf) -> None:
    """Forgets the advert; documents and applications made for it stay."""
    ports.postings.require(user_id, posting_id)
    remove_posting(ports, user_id, posting_id)


def _kept(ports: Ports, user_id: str, given: Upload | PostingTextIn | PostingUrlIn) -> PostingRecord:
    if isinstance(given, PostingTextIn):
        return add_posting_text(ports, user_id, given.text, given.candidate_id)
    if isinstance(given, PostingUrlIn):
        return add_posting_url(ports, user_id, given.url, given.candidate_id)
    return add_posting(ports, user_id, given.data, given.filename, candidate_id=given.candidate_id)


def _shown(record: PostingRecord) -> PostingOut:
    return PostingOut(
        id=record.id,
        posting_id=record.id,
        candidate_id=record.candidate_id,
        source=record.source,
        created_at=record.created_at,
        posting=record.posting,
    )
