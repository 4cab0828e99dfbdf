"""GET /jobs/{job_id}/events: a job as it happens, by server-sent events."""

from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from pydantic.json_schema import JsonSchemaValue

from core.api.access import PortsOf, UserOf
from core.api.event_stream import HEADERS, MEDIA_TYPE, EventStream, lines_of
from core.domain.jobs import Job, JobStatus

router = APIRouter()

_EVENT: JsonSchemaValue = {
    "type": "object",
    "required": ["event", "data"],
    "properties": {
        "event": {"enum": ["progress", "partial", "done", "error"]},
        "id": {"type": "string", "description": "Send the last one as Last-Event-ID to go on from there."},
        "data": {"type": "string", "description": "JSON."},
    },
}
_STREAM: dict[int | str, JsonSchemaValue] = {
    200: {"description": "The events.", "content": {"text/event-stream": {"schema": _EVENT}}},
    204: {"description": "Nothing more will happen."},
}


@router.get(
    "/jobs/{job_id}/events",
    tags=["jobs"],
    summary="Watch a job",
    response_class=Response,
    responses=_STREAM,
)
def watch_job(
    job_id: str,
    request: Request,
    ports: PortsOf,
    user_id: UserOf,
    last_event_id: Annotated[int, Header(ge=0, le=2**62)] = 0,
) -> Response:
    """`progress`, `partial` {part, html}, then `done` or `error`, after which the stream ends.

    `id` is a growing number; a client that comes back with it in `Last-Event-ID` gets what it missed, or an
    empty 204 when there is nothing more to come.
    """
    job = ports.jobs.require(user_id, job_id)
    if job.status.is_final and not ports.job_log.list(last_event_id, [job_id]):
        return Response(status_code=204) if last_event_id else _last_word(job)
    hub = request.app.state.events.of(user_id, ports.job_log)
    return EventStream(hub, job_id, last_event_id)


def _last_word(job: Job) -> Response:
    """How a job ended that was finished before its steps were written down."""
    data: dict[str, object] = {
        "job_id": job.id,
        "kind": job.kind,
        "status": job.status,
        "progress": job.progress,
        "phase": job.phase,
    }
    if job.error_code is not None:
        data["error"] = {"code": job.error_code, "message": job.error_message, "job_id": job.id}
    name = "done" if job.status is JobStatus.DONE else "error"
    return Response(lines_of(name, data), headers=HEADERS, media_type=MEDIA_TYPE)
