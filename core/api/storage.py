"""/storage/download: the one way files leave, by signed link."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response
from pydantic.json_schema import JsonSchemaValue
from starlette.responses import HTMLResponse

from core.api.access import DownloaderOf
from core.api.errors import STATUS_OF, error_answer
from core.domain.errors import ErrorCode, UserError
from core.domain.records import Artifact
from core.ports import Ports
from core.services.artifacts import open_download

router = APIRouter(prefix="/storage", tags=["files"])

_HEADERS = {
    "Content-Security-Policy": (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
    ),
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
}
_GONE_PAGE = (
    "<!doctype html><meta charset=utf-8><title>Download</title>"
    "<p style='font:1rem sans-serif;margin:3rem'>{}</p>"
)
_OWNERS_ALONE = "This file opens only where its owner is signed in. Sign in, then open the link again."
_FILE: dict[int | str, JsonSchemaValue] = {
    200: {"description": "The file.", "content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}}
}

Token = Annotated[str, Query(max_length=2000, description="From a link this API gave.")]


@router.head("/download", summary="Ask about a file", response_class=Response)
@router.get("/download", summary="Download a file", response_class=Response, responses=_FILE)
def download(token: Token, request: Request, ports: DownloaderOf) -> Response:
    """The file behind a link that lives. The token is the permission: it names one file and one user.

    A browser gets a page that says what is wrong with a dead link, a program the usual error.
    """
    try:
        artifact, data, link = open_download(_known(ports), token)
    except UserError as error:
        status = STATUS_OF.get(error.code, 422)
        if _prefers_html(request.headers.get("accept", "")):
            return HTMLResponse(_GONE_PAGE.format(error.message), status, _HEADERS)
        return error_answer(status, error.code, error.message, _HEADERS)
    disposition = _disposition(artifact, "inline" if link.inline else "attachment")
    return Response(
        data, media_type=artifact.media_type, headers={**_HEADERS, "Content-Disposition": disposition}
    )


def _known(ports: Ports | None) -> Ports:
    if ports is None:
        raise UserError(ErrorCode.UNAUTHORIZED, _OWNERS_ALONE)
    return ports


def _prefers_html(accept: str) -> bool:
    """Browsers name text/html; programs ask for JSON or for anything."""
    weights = dict(_weighted(item) for item in accept.lower().split(","))
    html = weights.get("text/html", 0.0)
    return html > 0 and html >= weights.get("application/json", 0.0)


def _weighted(item: str) -> tuple[str, float]:
    media_type, _, parameters = item.partition(";")
    quality = parameters.replace(" ", "").partition("q=")[2].partition(";")[0]
    return media_type.strip(), float(quality) if quality.replace(".", "", 1).isdecimal() else 1.0


def _disposition(artifact: Artifact, how: str) -> str:
    """RFC 6266: an ASCII name for old browsers, the real one in UTF-8 beside it."""
    name = "".join(character for character in artifact.filename if character.isprintable())
    plain = "".join(c if c.isascii() and (c.isalnum() or c in " ._-") else "_" for c in name)
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
