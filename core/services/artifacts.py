"""Artifacts: finished files, and the links that hand them out."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import quote

from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import Job
from core.domain.records import Artifact, ArtifactKind, Download
from core.ports import Page, Ports, add_once

LINK_SECONDS = 15 * 60
"""A download link lives this long (notes on signed links: at most 15 minutes)."""

DOWNLOAD_PATH = "/api/v1/storage/download"

_EXPIRED = "This download link has expired. Go back to the preview and download again."
_MEDIA_TYPES = {
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
}


class Link(NamedTuple):
    """A download link and when it dies; without PUBLIC_BASE_URL it starts at the host's root."""

    url: str
    expires_at: datetime


def keep_artifact(
    ports: Ports, user_id: str, job_id: str, kind: ArtifactKind, stem: str, ending: str, data: bytes
) -> Artifact:
    """Stores a finished file; named by job, kind and form, so that a job run twice keeps it once."""
    digest = sha256(data).hexdigest()
    artifact = Artifact(
        id=artifact_id(job_id, kind, ending),
        user_id=user_id,
        created_at=ports.clock(),
        job_id=job_id,
        kind=kind,
        filename=f"{stem}.{ending}",
        media_type=_MEDIA_TYPES[ending],
        sha256=digest,
        size=len(data),
        key=f"{job_folder(user_id, job_id)}/{kind}-{digest[:16]}.{ending}",
    )
    known = ports.artifacts.get(user_id, artifact.id)
    if known is not None:
        return known
    ports.files.put(artifact.key, data)
    kept = add_once(ports.artifacts, artifact)
    if kept.key != artifact.key:
        ports.files.remove(artifact.key)
    return kept


def artifact_id(job_id: str, kind: ArtifactKind, ending: str) -> str:
    """Known before the file is made, so that a row may name a file that is still to come."""
    return sha256(f"{job_id}/{kind}.{ending}".encode()).hexdigest()[:32]


def job_folder(user_id: str, job_id: str) -> str:
    """Where a job's files lie. Begins with their owner, so that file storage too can tell whose they are."""
    return f"{user_id}/{job_id}"


def remove_artifacts(ports: Ports, user_id: str, job_id: str) -> None:
    """Removes a job's files, unfinished writes included, then their rows: no file is found without its row.

    Keys of older versions begin with the job; those are removed one by one.
    """
    folder, of_job = job_folder(user_id, job_id), {"job_id": job_id}
    ports.files.remove_folder(folder)
    for artifact in ports.artifacts.list(user_id, of_job, page=Page(limit=1000)):
        if not artifact.key.startswith(f"{folder}/"):
            ports.files.remove(artifact.key)
    ports.artifacts.remove_all(user_id, of_job)


def remove_artifact(ports: Ports, artifact: Artifact) -> None:
    """The file first and its row second: no file is found without its row."""
    ports.files.remove(artifact.key)
    ports.artifacts.remove(artifact.user_id, artifact.id)


def read_artifact(ports: Ports, user_id: str, artifact_id: str) -> tuple[Artifact, bytes]:
    """The file and its bytes; `NOT_FOUND` when it is gone or another person's."""
    artifact = ports.artifacts.require(user_id, artifact_id)
    return artifact, ports.files.get(artifact.key)


def artifacts_of(ports: Ports, job: Job, artifact_ids: Sequence[str]) -> Sequence[Artifact]:
    """The rows of these files of a job, in this order, in one question; `NOT_FOUND` when one is gone."""
    rows = ports.artifacts.list(job.user_id, {"job_id": job.id})
    found = {artifact.id: artifact for artifact in rows}
    return [found.get(name) or ports.artifacts.require(job.user_id, name) for name in artifact_ids]


def download_url(ports: Ports, artifact_id: str, user_id: str, *, inline: bool = False) -> str:
    """A link for this user, dead after 15 minutes."""
    return download_link(ports, artifact_id, user_id, inline=inline).url


def download_link(ports: Ports, artifact_id: str, user_id: str, *, inline: bool = False) -> Link:
    """The only maker of download links: signed for this user, and when it dies. Nobody looks whether the file
    is there and theirs before it is fetched: then it is found among this user's files or not at all."""
    expires_at = (ports.clock() + timedelta(seconds=LINK_SECONDS)).replace(microsecond=0)
    expires = int(expires_at.timestamp())
    token = ports.links.sign(
        Download(artifact_id=artifact_id, user_id=user_id, expires=expires, inline=inline)
    )
    return Link(f"{ports.public_base_url.rstrip('/')}{DOWNLOAD_PATH}?token={quote(token)}", expires_at)


def open_download(ports: Ports, token: str) -> tuple[Artifact, bytes, Download]:
    """What a link stands for, while it lives."""
    download = ports.links.read(token)
    if download.expires < ports.clock().timestamp():
        raise UserError(ErrorCode.NOT_FOUND, _EXPIRED)
    artifact, data = read_artifact(ports, download.user_id, download.artifact_id)
    return artifact, data, download
