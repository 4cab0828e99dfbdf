"""The FastAPI app: its routes, and what stands before and behind all of them."""

import asyncio
import re
from collections.abc import Mapping

from fastapi import FastAPI
from pydantic.json_schema import JsonSchemaValue
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Mount

from core.api import (
    answers,
    api_tokens,
    applications,
    artifacts,
    auth,
    candidates,
    checks,
    credentials,
    events,
    jobs,
    mails,
    postings,
    previews,
    privacy,
    profiles,
    sheets,
    storage,
    templates,
)
from core.api.access_log import AccessLog
from core.api.bodies import BODY_BYTES, BodyGate
from core.api.errors import METHODS, ErrorOut, map_errors
from core.api.event_hub import EventHubs
from core.api.uploads import READ_AT_ONCE
from core.bootstrap import Runtime

NOUNS = (
    auth,
    api_tokens,
    candidates,
    answers,
    profiles,
    checks,
    postings,
    templates,
    previews,
    jobs,
    events,
    sheets,
    applications,
    mails,
    artifacts,
    storage,
    credentials,
    privacy,
)
_ABOUT = (
    "Profiles and postings go in, tailored CVs, letters and applications come out. Long work runs as jobs: a "
    "call answers 202 with a job, which is watched at `/jobs/{job_id}` or as events.\n\nEvery error is "
    "answered in one shape; codes, limits and a walk through it all with curl are in docs/api.md."
)
_ERRORS: Mapping[int | str, JsonSchemaValue] = {
    "4XX": {"model": ErrorOut, "description": "What was asked cannot be done; `message` says what to do."},
    "5XX": {"model": ErrorOut, "description": "Our side failed; the same call may succeed later."},
}


def make_api(runtime: Runtime, events: EventHubs | None = None) -> FastAPI:
    """The app for /api/v1, with `runtime` as its state."""
    api = FastAPI(
        title="Applywright",
        version="1.0",
        description=_ABOUT,
        responses={**_ERRORS},
        separate_input_output_schemas=False,
        redirect_slashes=False,
    )
    api.state.runtime = runtime
    api.state.events = events or event_hubs(runtime)
    api.state.places_to_read = asyncio.Semaphore(READ_AT_ONCE)
    for noun in NOUNS:
        api.include_router(noun.router)
    map_errors(api)
    _stand_guard(api, runtime.settings.extension_origins)
    api.add_middleware(AccessLog, monitor=runtime.ports.monitor)
    return api


def event_hubs(runtime: Runtime) -> EventHubs:
    return EventHubs(None if runtime.hosted else runtime.ports.job_log)


def mounted_api(runtime: Runtime, events: EventHubs | None = None) -> Mount:
    """The app under its prefix, also for addresses with a line break, where the framework stops reading."""
    mount = Mount("/api/v1", make_api(runtime, events))
    mount.path_regex = re.compile(mount.path_regex.pattern, re.DOTALL)
    return mount


def _stand_guard(api: FastAPI, origins: list[str]) -> None:
    """The last one added is the first one asked."""
    api.add_middleware(RequestBodyLimitMiddleware, max_body_size=BODY_BYTES)
    api.add_middleware(BodyGate)
    api.add_middleware(
        CORSMiddleware,
        allow_origins=origins,
        allow_methods=METHODS,
        allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID"],
        expose_headers=["Retry-After", "Location"],
    )
