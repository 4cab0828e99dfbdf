"""GET /storage/download: the one way files leave, by signed link."""

from urllib.parse import quote

from fastapi import APIRouter, Response
from starlette.responses import HTMLResponse

from core.api.access import PortsOf
from core.domain.errors import UserError
from core.domain.records import Artifact
from core.services.artifacts import open_download

router = APIRouter()

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


@router.get("/storage/download")
def download(token: str, ports: PortsOf) -> Response:
    """The file behind a link that lives. The token is the permission: it names one file and one user."""
    try:
        artifact, data, link = open_download(ports, token)
    except UserError as error:
        return HTMLResponse(_GONE_PAGE.format(error.message), 404, _HEADERS)
    disposition = _disposition(artifact, "inline" if link.inline else "attachment")
    return Response(
        data, media_type=artifact.media_type, headers={**_HEADERS, "Content-Disposition": disposition}
    )


def _disposition(artifact: Artifact, how: str) -> str:
    """RFC 6266: an ASCII name for old browsers, the real one in UTF-8 beside it."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in " ._-") else "_" for c in artifact.filename)
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(artifact.filename)}"
