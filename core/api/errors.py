"""The one place where HTTP errors are mapped to the taxonomy, and the one shape they are told in."""

import logging
from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse
from starlette.routing import Match

from core.api.problems import sentence
from core.domain.errors import INTERNAL_MESSAGE, ErrorCode, UserError

STATUS_OF: Mapping[ErrorCode, int] = {
    ErrorCode.UNAUTHORIZED: 401,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.CONFLICT: 409,
    ErrorCode.CANCELLED: 409,
    ErrorCode.CONSENT_MISSING: 409,
    ErrorCode.INPUT_TOO_BIG: 413,
    ErrorCode.RATE_LIMITED: 429,
    ErrorCode.QUOTA: 429,
    ErrorCode.INTERNAL: 500,
    ErrorCode.SMTP_UNKNOWN: 502,
    ErrorCode.NETWORK: 503,
    ErrorCode.LLM_RATE: 503,
    ErrorCode.TIMEOUT: 504,
    ErrorCode.LLM_TIMEOUT: 504,
    ErrorCode.STORAGE: 507,
}
"""HTTP status by error code; every other code is a 422: what was given is at fault."""

_BAD_REQUEST = "This request cannot be read. Compare it with the API's documentation."
_SENTENCES: Mapping[int, tuple[ErrorCode, str]] = {
    401: (ErrorCode.UNAUTHORIZED, "Sign in first: send a valid bearer token."),
    404: (ErrorCode.NOT_FOUND, "There is nothing at this address. Compare it with the API's documentation."),
    405: (
        ErrorCode.INPUT_UNREADABLE,
        "This address does not take this method; the Allow header names those it takes.",
    ),
    413: (ErrorCode.INPUT_TOO_BIG, "This request is too big: files may have 10 MB, JSON bodies 1 MB."),
    415: (
        ErrorCode.INPUT_UNREADABLE,
        "This kind of body is not read here. Send JSON (or, for files, multipart/form-data).",
    ),
}

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")

log = logging.getLogger(__name__)


class ErrorDetail(BaseModel):
    """`code` is one of the documented list and stays; `message` is for people and may change."""

    code: ErrorCode
    message: str = Field(description="What happened, then what to do, in one or two plain sentences.")
    job_id: str | None = Field(None, description="The background job that failed, when it was one.")


class ErrorOut(BaseModel):
    """What every request that fails is answered with."""

    error: ErrorDetail


def map_errors(api: FastAPI) -> None:
    """From now on whatever fails in `api` is answered in the one shape."""
    api.add_exception_handler(UserError, _user_error)
    api.add_exception_handler(RequestValidationError, _bad_request)
    api.add_exception_handler(HTTPException, _http_error)
    api.add_exception_handler(ClientDisconnect, _hung_up)
    api.add_exception_handler(Exception, _bug)


def error_answer(
    status: int, code: ErrorCode, message: str, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """An error in the one shape."""
    return JSONResponse({"error": {"code": code, "message": message}}, status, headers)


def http_error(status: int, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """The answer to what fails before any of our code has an opinion: no such address, method, type, size."""
    fallback = (
        (ErrorCode.INTERNAL, INTERNAL_MESSAGE)
        if status >= 500
        else (ErrorCode.INPUT_UNREADABLE, _BAD_REQUEST)
    )
    code, message = _SENTENCES.get(status, fallback)
    return error_answer(status, code, message, headers)


async def _user_error(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, UserError):
        raise error
    headers = {}
    if error.retry_after is not None:
        headers["Retry-After"] = str(error.retry_after)
    if error.code is ErrorCode.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    return error_answer(STATUS_OF.get(error.code, 422), error.code, error.message, headers)


async def _bad_request(_: Request, error: Exception) -> JSONResponse:
    message = sentence(error.errors()) if isinstance(error, RequestValidationError) else _BAD_REQUEST
    return error_answer(422, ErrorCode.INPUT_UNREADABLE, message)


async def _http_error(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    headers = {**(error.headers or {})}
    if error.status_code == 405:
        headers["Allow"] = ", ".join(method for method in METHODS if _takes(request, method))
    return http_error(error.status_code, headers)


async def _hung_up(_: Request, __: Exception) -> JSONResponse:
    """Nobody reads this, but a caller who goes away in the middle of a file is no bug of ours."""
    return http_error(400)


def _takes(request: Request, method: str) -> bool:
    """Asked of every route at this address: the framework by itself names the methods of the first alone."""
    scope = {**request.scope, "method": method}
    return any(route.matches(scope)[0] is Match.FULL for route in request.app.routes)


async def _bug(_: Request, error: Exception) -> JSONResponse:
    log.error("a request failed", exc_info=error)
    return error_answer(500, ErrorCode.INTERNAL, INTERNAL_MESSAGE)
