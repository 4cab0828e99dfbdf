"""`FileStore` in a private bucket of Supabase Storage."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from core.adapters.supabase.errors import in_our_words
from core.domain.errors import ErrorCode, UserError

if TYPE_CHECKING:
    from storage3._sync.file_api import SyncBucketProxy
    from storage3.types import ListBucketFilesOptions
    from supabase import Client

BUCKET = "artifacts"
LISTED_AT_ONCE = 100
"""How many names are asked for, and how many files removed, in one request."""

_GONE = "This file is no longer here. Make it again from the preview."
_LEFT = "Not all of these files could be removed just now. Try again in a moment."
_KEY = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
_MEDIA_TYPES = {
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".json": "application/json",
}


class SupabaseFiles:
    """Files seen through `client`. Keys begin with the id of their owner: the bucket's policies ask for it.

    A write is whole or absent: an object can be seen only once its last byte has arrived.
    """

    def __init__(self, client: "Client", bucket: str = BUCKET) -> None:
        self._client = client
        self._name = bucket

    def put(self, key: str, data: bytes) -> None:
        ending = PurePosixPath(_checked(key)).suffix
        kind = _MEDIA_TYPES.get(ending, "application/octet-stream")
        with in_our_words():
            self._bucket().upload(key, data, {"content-type": kind, "upsert": "true"})

    def get(self, key: str) -> bytes:
        path = _checked(key)
        try:
            with in_our_words():
                return self._bucket().download(path)
        except UserError as error:
            if error.code is not ErrorCode.NOT_FOUND:
                raise
            raise UserError(ErrorCode.NOT_FOUND, _GONE) from None

    def remove(self, key: str) -> None:
        paths = [_checked(key)]
        with in_our_words():
            self._bucket().remove(paths)

    def remove_folder(self, folder: str) -> None:
        """STORAGE when something is left: files that may not be removed are skipped without a word."""
        keys = list(self._keys(_checked(folder)))
        removed = 0
        for start in range(0, len(keys), LISTED_AT_ONCE):
            with in_our_words():
                removed += len(self._bucket().remove(keys[start : start + LISTED_AT_ONCE]))
        if removed < len(keys):
            raise UserError(ErrorCode.STORAGE, _LEFT)

    def _keys(self, folder: str) -> Iterator[str]:
        """Every key below a folder. A listing shows one level; its folders are entries without an id."""
        offset = 0
        while True:
            with in_our_words():
                options: ListBucketFilesOptions = {"limit": LISTED_AT_ONCE, "offset": offset}
                entries = [
                    (f"{folder}/{entry['name']}", entry["id"])
                    for entry in self._bucket().list(folder, options)
                ]
            for key, file_id in entries:
                yield from self._keys(key) if file_id is None else [key]
            if len(entries) < LISTED_AT_ONCE:
                return
            offset += LISTED_AT_ONCE

    def _bucket(self) -> "SyncBucketProxy":
        return self._client.storage.from_(self._name)


def _checked(key: str) -> str:
    """Refuses what storage would read differently from how it is written; our own keys never do."""
    if not _KEY.fullmatch(key):
        raise ValueError("a key of file storage holds signs that it must not")
    return key
