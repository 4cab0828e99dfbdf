"""POST /previews: a tailored CV and letter are asked for. GET /previews/{job_id} is GET /jobs/{job_id}."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from core.api.access import PortsOf, UserOf
from core.api.idempotency import KeyOf, key_of, turn
from core.api.jobs import AcceptedOut, accepted, show_job
from core.api.postings import PostingText, PostingUrl
from core.api.uploads import PlaceOf
from core.domain.documents import Density, Paper
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import Job, PreviewRequest
from core.domain.languages import LanguageCode
from core.domain.tailoring import Strength
from core.domain.writing import Length, Tone
from core.ports import Ports
from core.services.jobs import IdempotencyKey, require_place
from core.services.limits import require_room
from core.services.postings import add_posting_text, add_posting_url
from core.services.preview_requests import require_pair, require_template, start_preview

router = APIRouter(prefix="/previews", tags=["previews"])

_ONE_POSTING = "Give the posting in exactly one of posting_id, posting_text and posting_url."


class PreviewIn(BaseModel):
    """What a preview is made from: a profile, and a posting in exactly one of three ways."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"profile_id": "4f0c…", "posting_id": "9a1b…", "template": "classic"}],
        },
    )

    profile_id: str = Field(max_length=200)
    posting_id: str | None = Field(None, max_length=200)
    posting_text: PostingText | None = None
    posting_url: PostingUrl | None = None
    template: str = Field("classic", max_length=200, description="A name of GET /templates.")
    language: LanguageCode | None = Field(None, description="Of the documents; else the profile's language.")
    accent: str = Field("", max_length=200, description="A colour of the template; else its first.")
    density: Density = Field("auto", description="How far apart the lines of the CV stand.")
    paper: Paper | None = Field(None, description="Else the usual one of the country in the profile.")
    fit_pages: int | None = Field(
        None, ge=1, le=10, description="The CV is set closer, then cut where it says least, until it fits."
    )
    use_ai: bool = True
    tone: Tone = Field("plain", description="Of a letter by AI.")
    length: Length = Field("medium", description="Of a letter by AI: about 130, 220 or 320 words.")
    strength: Strength = Field(
        "full", description="`none` leaves the CV as it is, `nudge` keeps most words, `full` rewords lines."
    )
    undone: list[Annotated[str, Field(max_length=100)]] = Field(
        [], max_length=200, description="Paths of changes that are not wanted, as a preview named them."
    )


@router.post("", status_code=202, summary="Ask for a preview")
def add(
    body: PreviewIn, key_text: KeyOf, response: Response, ports: PortsOf, user_id: UserOf, _: PlaceOf
) -> AcceptedOut:
    """Answers at once; watch the job at `Location`. A preview takes seconds and ends within 3 minutes.

    The same call under the same `Idempotency-Key` gives the same job and does not count as another call.
    """
    key = key_of(key_text, body)
    with turn(ports, user_id, key) as known:
        return accepted(known or _asked(ports, user_id, body, key), response)


router.get("/{job_id}", summary="Get a preview")(show_job)


def _asked(ports: Ports, user_id: str, body: PreviewIn, key: IdempotencyKey | None) -> Job:
    _check(ports, user_id, body)
    require_place(ports)
    require_room(ports, user_id, "preview")
    request = PreviewRequest(
        profile_id=body.profile_id,
        posting_id=_posting_id(ports, user_id, body),
        template=body.template,
        language=body.language,
        accent=body.accent,
        density=body.density,
        paper=body.paper,
        fit_pages=body.fit_pages,
        use_ai=body.use_ai,
        tone=body.tone,
        length=body.length,
        strength=body.strength,
        undone=sorted(set(body.undone)),
    )
    return start_preview(ports, user_id, request, key=key)


def _check(ports: Ports, user_id: str, body: PreviewIn) -> None:
    """Everything that can be said against the call before it counts."""
    if sum(source is not None for source in (body.posting_id, body.posting_text, body.posting_url)) != 1:
        raise UserError(ErrorCode.POSTING_MISSING, _ONE_POSTING)
    require_template(ports, body.template, body.accent)
    ports.profiles.require(user_id, body.profile_id)
    if body.posting_id is not None:
        require_pair(ports, user_id, body.profile_id, body.posting_id)


def _posting_id(ports: Ports, user_id: str, body: PreviewIn) -> str:
    """A posting that comes along is kept for the candidate of the profile."""
    if body.posting_id is not None:
        return body.posting_id
    candidate_id = ports.profiles.require(user_id, body.profile_id).candidate_id
    if body.posting_text is not None:
        return add_posting_text(ports, user_id, body.posting_text, candidate_id).id
    return add_posting_url(ports, user_id, body.posting_url or "", candidate_id).id
