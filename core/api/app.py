"""The FastAPI app. The one place where HTTP errors are mapped to the taxonomy."""

import logging
from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from core.api import api_tokens, auth, events, jobs, storage, templates
from core.api.event_hub import EventHub
from core.bootstrap import Runtime
from core.domain.errors import INTERNAL_MESSAGE, ErrorCode, UserError

STATUS_OF: dict[ErrorCode, int] = {
    ErrorCode.UNAUTHORIZED: 401,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.CONFLICT: 409,
    ErrorCode.INPUT_TOO_BIG: 413,
    ErrorCode.RATE_LIMITED: 429,
    ErrorCode.QUOTA: 429,
    ErrorCode.INTERNAL: 500,
    ErrorCode.STORAGE: 507,
}
"""HTTP status by error code; every other code is a 422: the input is at fault."""

_BAD_REQUEST = "This request is not in the form described in the API's documentation."
_NO_ROUTE = "There is nothing at this address."

log = logging.getLogger(__name__)
Next = Callable[[Request], Awaitable[JSONResponse]]


def make_api(runtime: Runtime) -> FastAPI:
    """The app for /api/v1, with `runtime` as its state."""
    api = FastAPI(title="Applywright", version="1")
    api.state.runtime = runtime
    api.state.events = EventHub(runtime.ports.job_log)
    for router in (
        auth.router,
        api_tokens.router,
        templates.router,
        jobs.router,
        events.router,
        storage.router,
    ):
        api.include_router(router)
    api.add_exception_handler(UserError, _user_error)
    api.add_exception_handler(RequestValidationError, _bad_request)
    api.add_exception_handler(HTTPException, _http_error)
    api.add_exception_handler(Exception, _bug)
    return api


async def _user_error(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, UserError):
        raise error
    return _answer(STATUS_OF.get(error.code, 422), error.code, error.message)


async def _bad_request(_: Request, __: Exception) -> JSONResponse:
    return _answer(422, ErrorCode.INPUT_UNREADABLE, _BAD_REQUEST)


async def _http_error(_: Request, error: Exception) -> JSONResponse:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return _answer(status, ErrorCode.NOT_FOUND, _NO_ROUTE)


async def _bug(_: Request, error: Exception) -> JSONResponse:
    log.error("a request failed", exc_info=error)
    return _answer(500, ErrorCode.INTERNAL, INTERNAL_MESSAGE)


def _answer(status: int, code: ErrorCode, message: str) -> JSONResponse:
    return JSONResponse({"error": {"code": code, "message": message}}, status)
