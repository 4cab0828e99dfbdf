"""What a person does with a finished preview: open the job's page, copy the answers, say that it was sent."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from core.domain.applications import (
    Application,
    ApplicationEvent,
    ApplicationStatus,
    Channel,
    EventName,
    Proof,
    Sent,
    event_of,
)
from core.domain.errors import ErrorCode, UserError
from core.domain.forms import as_plain_text
from core.domain.jobs import Job
from core.domain.web_addresses import web_address
from core.ports import Ports
from core.services.applications import begin_application, form_of, posting_of, require_applicable
from core.services.artifacts import artifacts_of
from core.services.candidates import require_consent
from core.services.postings import change_posting
from core.services.previews import result_of
from core.services.tracking import set_details

_IN_THE_FUTURE = "That day has not come yet. Give the day on which you sent the application."
_NO_ADDRESS = "Give the address of the job's page, as your browser shows it."
_NO_FILE = "There is no such file of this application. Choose PDF or Word."
_SIGHTED = frozenset({EventName.STARTED, EventName.COPIED})


def open_job_page(ports: Ports, user_id: str, preview_job_id: str) -> Application:
    """The person went to the employer's page to apply."""
    application = begin_application(ports, user_id, preview_job_id)
    tell(ports, application, EventName.STARTED)
    return application


def name_job_page(ports: Ports, user_id: str, preview_job_id: str, address: str) -> Application:
    """The person says where the job stands on the web; INPUT_UNREADABLE when that is no address.

    The posting learns it first: an application that begins now then knows whose form it is.
    """
    if not web_address(address):
        raise UserError(ErrorCode.INPUT_UNREADABLE, _NO_ADDRESS)
    record = posting_of(ports, require_applicable(ports, user_id, preview_job_id))
    change_posting(ports, user_id, record, record.posting.changed(url=address))
    application = begin_application(ports, user_id, preview_job_id)
    set_details(ports, user_id, application, {"url": address})
    return ports.applications.require(user_id, application.id)


def copy_answers(ports: Ports, user_id: str, preview_job_id: str) -> str:
    """The form answers as text for a clipboard; written down as copied."""
    application = begin_application(ports, user_id, preview_job_id)
    text = as_plain_text(form_of(ports, user_id, application.id))
    tell(ports, application, EventName.COPIED)
    return text


def confirm_sent(ports: Ports, user_id: str, preview_job_id: str, sent: Sent) -> Application:
    """`submit` from a finished preview."""
    return submit(ports, begin_application(ports, user_id, preview_job_id), sent)


def tell(ports: Ports, application: Application, name: EventName) -> bool:
    """Writes down that somebody opened or copied, once a day; False when it was known."""
    now = ports.clock()
    event = _event(application, name, now, {}, now.date().isoformat())
    is_new = ports.tracking.change(application.user_id, application.id, {}, {}, event)
    if is_new:
        ports.monitor.happened(name)
    return is_new


def record_event(ports: Ports, user_id: str, application_id: str, name: EventName, sent: Sent) -> Application:
    """What a person's program tells us. A mail that we did not send is their word, no receipt."""
    application = ports.applications.require(user_id, application_id)
    require_consent(ports, user_id, application.candidate_id)
    if name in _SIGHTED:
        tell(ports, application, name)
        return application
    if name is EventName.MAILED:
        return submit(ports, application, sent.changed(how=Channel.EMAIL), name)
    return submit(ports, application, sent)


def submit(
    ports: Ports, application: Application, sent: Sent, name: EventName = EventName.SUBMITTED
) -> Application:
    """Keeps what the person says they sent, with the exact files, while the application is pending; once.

    One that is further already stays as it is. When the step was undone since, it is written down again,
    but not counted again.
    """
    now = ports.clock()
    day = _day(sent, now)
    documents = _documents(ports, application, sent)
    patch = {
        "status": ApplicationStatus.APPLIED,
        "proof": Proof.STATED,
        "applied_at": now if day == now.date() else datetime.combine(day, time(12), UTC),
        "artifact_ids": {**application.artifact_ids, **documents},
        "updated_at": now,
    }
    data = {**_said(sent, day), **_fingerprints(ports, application, documents)}
    pending = {"status": ApplicationStatus.PENDING}
    for which in ("", application.updated_at.isoformat()):
        event = _event(application, name, now, data, which)
        if ports.tracking.change(application.user_id, application.id, pending, patch, event):
            if not which:
                ports.monitor.happened(name)
            break
    return ports.applications.require(application.user_id, application.id)


def _day(sent: Sent, now: datetime) -> date:
    """Somebody east of us may be a day ahead."""
    day = sent.day or now.date()
    if day > now.date() + timedelta(days=1):
        raise UserError(ErrorCode.INPUT_UNREADABLE, _IN_THE_FUTURE)
    return day


def _documents(ports: Ports, application: Application, sent: Sent) -> dict[str, str]:
    """Ids of the files that were sent, by kind."""
    if not sent.documents or not application.preview_job_id:
        return {}
    files = result_of(_preview(ports, application)).files
    try:
        return {kind: files[kind][ending] for kind, ending in sent.documents.items()}
    except KeyError:
        raise UserError(ErrorCode.NOT_FOUND, _NO_FILE) from None


def _fingerprints(ports: Ports, application: Application, documents: Mapping[str, str]) -> dict[str, str]:
    if not documents:
        return {}
    kept = artifacts_of(ports, _preview(ports, application), list(documents.values()))
    hashes = {f"{artifact.kind}_sha256": artifact.sha256 for artifact in kept}
    return {**documents, **hashes}


def _preview(ports: Ports, application: Application) -> Job:
    return ports.jobs.require(application.user_id, application.preview_job_id)


def _said(sent: Sent, day: date) -> dict[str, str]:
    return {
        "from": ApplicationStatus.PENDING,
        "to": ApplicationStatus.APPLIED,
        "how": sent.how,
        "day": day.isoformat(),
    }


def _event(
    application: Application, name: EventName, now: datetime, data: dict[str, str], which: str
) -> ApplicationEvent:
    """Named by what may happen only once, so that two clicks, two tabs and a reload tell the same event."""
    mark = f"{application.id}/{name}/{which}"
    return event_of(application, sha256(mark.encode()).hexdigest()[:32], now, name, data)
