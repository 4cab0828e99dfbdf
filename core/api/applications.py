"""/applications: what became of finished previews."""

from datetime import date
from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from core.api.access import FillerOf, PortsOf, UserOf
from core.api.examples import APPLICATION
from core.api.files import FileOut, file_out
from core.api.idempotency import KeyOf, key_of, turn
from core.api.jobs import AcceptedOut, accepted
from core.api.pages import PageOf, PageOut, one_more, page_of
from core.api.searches import SearchOf
from core.domain.applications import Application, ApplicationStatus, Channel, EventName, Proof, Sent
from core.domain.forms import FormData
from core.domain.jobs import Job
from core.domain.records import Moment
from core.ports import Ports
from core.services.applications import form_of, require_applicable, start_application
from core.services.applying import record_event
from core.services.jobs import IdempotencyKey
from core.services.limits import require_room
from core.services.moves import set_status
from core.services.tracking import MOST_LETTERS, find_applications, remove_application, set_details

router = APIRouter(prefix="/applications", tags=["applications"])


class ApplyIn(BaseModel):
    """A finished preview that becomes an application."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"preview_job_id": "5e6f…"}]})

    preview_job_id: str = Field(max_length=200)


class EventIn(BaseModel):
    """Something that was done with an application. The rest is asked of what was sent alone: how, which files
    (by kind, `pdf` or `docx`) and on which day; without them CV and letter as PDF, today."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"name": "application_submitted", "how": "site"}]}
    )

    name: Literal[
        "application_started", "application_submitted", "application_autofill_copied", "apply_email_sent"
    ]
    how: Channel = Channel.OTHER
    documents: dict[Literal["cv", "cover_letter"], Literal["pdf", "docx"]] = Field(
        default={"cv": "pdf", "cover_letter": "pdf"}
    )
    day: date | None = None


class ApplicationChangeIn(BaseModel):
    """What is left out stays as it is."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"notes": "They called."}]})

    status: ApplicationStatus | None = None
    notes: str | None = Field(None, max_length=MOST_LETTERS["notes"])
    contact: str | None = Field(None, max_length=MOST_LETTERS["contact"])
    next_action: str | None = Field(None, max_length=MOST_LETTERS["next_action"])
    next_action_on: str | None = Field(
        None, max_length=10, description="A day, such as 2026-11-30, or empty."
    )
    url: str | None = Field(
        None, max_length=MOST_LETTERS["url"], description="The posting's address, or empty."
    )


class ApplicationOut(BaseModel):
    """An application: to whom, how far it is, and the files that were made for it."""

    model_config = ConfigDict(json_schema_extra={"examples": [APPLICATION]})

    id: str
    application_id: str = Field(description="The same as `id`.")
    candidate_id: str = Field(description="Empty: yours, not a candidate's.")
    created_at: Moment
    updated_at: Moment
    preview_job_id: str
    title: str
    employer: str
    url: str
    template: str
    score: int
    status: ApplicationStatus
    proof: Proof
    artifact_ids: dict[str, str] = Field(description="By kind: cv, cover_letter, interview_prep, form_data.")


class ApplicationWithFilesOut(ApplicationOut):
    """An application with links to its files; a file that was removed is left out."""

    files: dict[str, FileOut]


@router.post("", status_code=202, summary="Apply")
def add(body: ApplyIn, key_text: KeyOf, response: Response, ports: PortsOf, user_id: UserOf) -> AcceptedOut:
    """Asks for the application of a finished preview: its record, its files, its form answers.

    One per preview, however often it is asked for. 409 while the preview is not finished, and for a candidate
    of whom no consent is recorded (`consent_missing`).
    """
    key = key_of(key_text, body)
    with turn(ports, user_id, key) as known:
        return accepted(known or _asked(ports, user_id, body, key), response)


@router.get("", summary="List applications")
def list_all(page: PageOf, ports: PortsOf, user_id: FillerOf, search: SearchOf) -> PageOut[ApplicationOut]:
    """Those that are found, newest first unless another order is asked for."""
    return page_of(find_applications(ports, user_id, search, one_more(page)).rows, page, _shown)


@router.get("/{application_id}", summary="Get an application")
def show(application_id: str, ports: PortsOf, user_id: FillerOf) -> ApplicationWithFilesOut:
    """The application with fresh download links."""
    application = ports.applications.require(user_id, application_id)
    kept = {kind: ports.artifacts.get(user_id, name) for kind, name in application.artifact_ids.items()}
    files = {kind: file_out(ports, artifact) for kind, artifact in kept.items() if artifact is not None}
    return ApplicationWithFilesOut(**_shown(application).model_dump(), files=files)


@router.patch("/{application_id}", summary="Change an application")
def change(application_id: str, body: ApplicationChangeIn, ports: PortsOf, user_id: UserOf) -> ApplicationOut:
    """Status, notes, contact, next step, posting address. 409 for a wrong move, or one made meanwhile."""
    application = ports.applications.require(user_id, application_id)
    if body.status is not None and body.status is not application.status:
        set_status(ports, user_id, application, body.status)
    details = body.model_dump(exclude={"status"}, exclude_none=True)
    set_details(ports, user_id, application, details)
    return _shown(ports.applications.require(user_id, application_id))


@router.delete("/{application_id}", status_code=204, summary="Remove an application")
def remove(application_id: str, ports: PortsOf, user_id: UserOf) -> None:
    """Forgets it with its history and form answers; the preview keeps its documents."""
    remove_application(ports, user_id, application_id)


@router.get("/{application_id}/form-data", summary="Get an application's form answers")
def form_data(application_id: str, ports: PortsOf, user_id: FillerOf) -> FormData:
    """What to put into the employer's form, with the source of each value; nothing in it is guessed."""
    return form_of(ports, user_id, application_id)


@router.post("/{application_id}/events", summary="Tell what was done with an application")
def add_event(application_id: str, body: EventIn, ports: PortsOf, user_id: UserOf) -> ApplicationOut:
    """Written down once, however often it is told: opening and copying once a day, sending once.

    What you say was sent makes a pending application `applied`, with proof `stated`; one that is further
    stays as it is. 409 for a candidate of whom no consent is recorded (`consent_missing`).
    """
    sent = Sent(how=body.how, documents=body.documents, day=body.day)
    return _shown(record_event(ports, user_id, application_id, EventName(body.name), sent))


def _asked(ports: Ports, user_id: str, body: ApplyIn, key: IdempotencyKey | None) -> Job:
    require_applicable(ports, user_id, body.preview_job_id)
    require_room(ports, user_id, "apply")
    return start_application(ports, user_id, body.preview_job_id, key=key)


def _shown(application: Application) -> ApplicationOut:
    return ApplicationOut(**application.model_dump(exclude={"user_id"}), application_id=application.id)
