"""A finished file as the API hands it out."""

from pydantic import BaseModel, Field

from core.domain.records import Artifact
from core.ports import Ports
from core.services.artifacts import download_url


class FileOut(BaseModel):
    """A file to download. `url` needs no token; it dies after 15 minutes, or when the file is removed."""

    artifact_id: str
    url: str = Field(description="Relative to this host unless the server has a public address.")
    sha256: str
    media_type: str
    filename: str


def file_out(ports: Ports, artifact: Artifact) -> FileOut:
    """The file with a fresh link for its owner."""
    return FileOut(
        artifact_id=artifact.id,
        url=download_url(ports, artifact.id, artifact.user_id),
        sha256=artifact.sha256,
        media_type=artifact.media_type,
        filename=artifact.filename,
    )
