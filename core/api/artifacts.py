"""GET /artifacts/{id}/link: a fresh download link for a file of one's own."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from core.api.access import FillerOf, PortsOf
from core.api.examples import LINK
from core.services.artifacts import download_link

router = APIRouter(prefix="/artifacts", tags=["files"])

Inline = Annotated[bool, Query(description="Shown by the browser instead of saved.")]


class LinkOut(BaseModel):
    """A link that needs no token. It dies at `expires_at`, or at once when the file is removed."""

    model_config = ConfigDict(json_schema_extra={"examples": [LINK]})

    url: str = Field(description="Starts at this host's root unless the server has a public address.")
    expires_at: datetime


@router.get("/{artifact_id}/link", summary="Get a download link")
def link(artifact_id: str, ports: PortsOf, user_id: FillerOf, inline: Inline = False) -> LinkOut:
    """Good for 15 minutes, however often it is used."""
    artifact = ports.artifacts.require(user_id, artifact_id)
    made = download_link(ports, artifact.id, user_id, inline=inline)
    return LinkOut(url=made.url, expires_at=made.expires_at)
