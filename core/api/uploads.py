"""Bodies that are a file in one call and JSON in the next: a profile, a posting, a text to check."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from python_multipart.multipart import parse_options_header
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from core.api.bodies import media_type
from core.domain.errors import ErrorCode, UserError

M = TypeVar("M", bound=BaseModel)
FILE_TYPES = "PDF, DOCX, JSON Resume, LinkedIn export (ZIP), Markdown or plain text"
LABEL_LENGTH = 200
FIELDS = ("label", "candidate_id", "posting_id")
"""Texts that may come along with a file."""

READ_AT_ONCE = 8
"""Calls of this process that may read a file or fetch a page at the same time: a fifth of the threads that
all calls share, so that the others are answered while slow ones wait."""

WAIT_SECONDS = 10.0
_BUSY = "Very many files are being read right now. Try again in a few seconds."
_BUSY_SECONDS = 5
_NO_FILE = "There is no whole file in this request. Send it as multipart/form-data in a field named “file”."
_LABEL_TOO_LONG = f"label: must have at most {LABEL_LENGTH} characters."


@dataclass(frozen=True)
class Upload:
    """A file as it came. `filename` is only a label and a hint at the kind."""

    data: bytes
    filename: str
    label: str = ""
    candidate_id: str = ""
    posting_id: str = ""


async def uploaded(request: Request) -> Upload | None:
    """The file of a multipart body; None for JSON. Other kinds of body are a 415, a missing file is a 422."""
    kind = media_type(request.headers.get("content-type", ""))
    if kind == "application/json":
        return None
    if kind != "multipart/form-data":
        raise HTTPException(415)
    if not _is_whole(await request.body(), request.headers["content-type"]):
        raise UserError(ErrorCode.INPUT_UNREADABLE, _NO_FILE)
    try:
        async with request.form(max_files=1, max_fields=8, max_part_size=4 * LABEL_LENGTH) as form:
            return await _whole(form)
    except UnicodeError:
        raise UserError(ErrorCode.INPUT_UNREADABLE, _NO_FILE) from None


def _is_whole(body: bytes, content_type: str) -> bool:
    """Whether the closing border has arrived. Without it the parser would drop the file without a word."""
    border = parse_options_header(content_type)[1].get(b"boundary", b"")
    return bool(border) and b"--" + border + b"--" in body[-1000:]


async def _whole(form: FormData) -> Upload:
    file = form.get("file")
    if not isinstance(file, UploadFile):
        raise UserError(ErrorCode.INPUT_UNREADABLE, _NO_FILE)
    label, candidate_id, posting_id = (_text(form.get(name)) for name in FIELDS)
    if len(label) > LABEL_LENGTH:
        raise UserError(ErrorCode.INPUT_UNREADABLE, _LABEL_TOO_LONG)
    name = _safe_name(file.filename or "")
    return Upload(await file.read(), name, label, candidate_id, posting_id)


def _text(field: object) -> str:
    return field.strip() if isinstance(field, str) else ""


def _safe_name(filename: str) -> str:
    """The last part of the name, without what cannot be shown or stored."""
    name = filename.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(character for character in name if character.isprintable())[-LABEL_LENGTH:] or "file"


async def _place(request: Request) -> AsyncIterator[None]:
    """One of the few places for slow reading, held while the call runs. Waiting for one holds no thread."""
    places: asyncio.Semaphore = request.app.state.places_to_read
    try:
        async with asyncio.timeout(WAIT_SECONDS):
            await places.acquire()
    except TimeoutError:
        raise UserError(ErrorCode.RATE_LIMITED, _BUSY, retry_after=_BUSY_SECONDS) from None
    try:
        yield
    finally:
        places.release()


PlaceOf = Annotated[None, Depends(_place)]
"""Last among a route's parameters: a place is taken when the caller is known and the body is here."""


async def json_object(request: Request) -> Mapping[str, object]:
    """The JSON body as an object; anything else is a 422. The gate before the routes made sure it is JSON."""
    content = await request.json() if await request.body() else None
    if not isinstance(content, dict):
        raise RequestValidationError([{"type": "dict_type", "loc": ("body",)}])
    return content


def valid(model: type[M], content: Mapping[str, object]) -> M:
    """`content` as `model`, or a 422 that names the wrong fields."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        problems = error.errors(include_url=False, include_input=False)
        raise RequestValidationError([{**item, "loc": ("body", *item["loc"])} for item in problems]) from None
