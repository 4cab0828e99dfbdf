"""Files on this machine's disk, and the tokens that let people fetch them."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from itsdangerous import BadSignature, URLSafeSerializer

from core.domain.errors import ErrorCode, UserError
from core.domain.records import Download

_GONE = "This file is no longer here. Make it again from the preview."
_STAYS = "A file could not be removed: the disk refuses. Try again in a few minutes; nothing else was lost."
_BAD_LINK = "This link is not valid any more. Go back to the preview and download again."


class LocalFiles:
    """`FileStore` below one folder. Keys are ours: letters, digits, "-", "_", "/" and "."."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, key: str, data: bytes) -> None:
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)

    def get(self, key: str) -> bytes:
        try:
            return self._path(key).read_bytes()
        except FileNotFoundError:
            raise UserError(ErrorCode.NOT_FOUND, _GONE) from None

    def remove(self, key: str) -> None:
        with _removing():
            self._path(key).unlink()

    def remove_folder(self, folder: str) -> None:
        """An empty folder around it goes too: its name can be a person's id."""
        path = self._path(folder)
        with _removing():
            shutil.rmtree(path)
        if path.parent != self._root.resolve():
            with suppress(OSError):
                path.parent.rmdir()

    def keys(self, before: datetime) -> Iterator[str]:
        """Of everything last written before this, unfinished writes included."""
        for path in self._root.rglob("*"):
            with suppress(FileNotFoundError):
                if path.is_file() and path.stat().st_mtime < before.timestamp():
                    yield path.relative_to(self._root).as_posix()

    def _path(self, key: str) -> Path:
        path = (self._root / key).resolve()
        if not path.is_relative_to(self._root.resolve()):
            raise ValueError(f"key leaves the folder: {key!r}")
        return path


@contextmanager
def _removing() -> Iterator[None]:
    """What is gone already is as good as removed; what stays must be told."""
    try:
        yield
    except FileNotFoundError:
        pass
    except OSError as error:
        raise UserError(ErrorCode.STORAGE, _STAYS) from error


class SignedTokens:
    """`LinkSigner` with HMAC under a secret of this installation."""

    def __init__(self, secret: str) -> None:
        self._serializer = URLSafeSerializer(secret, salt="download")

    def sign(self, download: Download) -> str:
        return str(self._serializer.dumps(download.to_wire()))

    def read(self, token: str) -> Download:
        """Base64 has spare bits at its end, so a token counts only in the one spelling we gave it."""
        try:
            download = Download.model_validate(self._serializer.loads(token))
        except BadSignature:
            raise UserError(ErrorCode.NOT_FOUND, _BAD_LINK) from None
        if self.sign(download) != token:
            raise UserError(ErrorCode.NOT_FOUND, _BAD_LINK)
        return download


def installation_secret(folder: Path) -> str:
    """This installation's own secret, made once and readable by its owner alone."""
    path = folder / "secret"
    folder.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        draft = folder / f"secret.{secrets.token_hex(4)}"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(32))
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text()
