"""One HTTP answer, read within bounds."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.domain.errors import ErrorCode, UserError

MAX_DECODED_BYTES = 3_000_000
_TOO_BIG = "This page is far bigger than any advert. Open it in your browser and paste the posting's text."
_ODD = "This page came in a form we cannot read. Open it in your browser and paste the posting's text."


@dataclass(frozen=True)
class Answer:
    """`headers` has lower-case names, the last of repeated ones."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def read_bounded(chunks: Iterable[bytes], encoding: str, limit: int = MAX_DECODED_BYTES) -> bytes:
    """Join and decode `chunks` up to `limit` decoded bytes. Raises FETCH_FAILED beyond it."""
    body = bytearray()
    for chunk in _decoded(chunks, encoding.strip().lower(), limit):
        body += chunk
        if len(body) > limit:
            raise UserError(ErrorCode.FETCH_FAILED, _TOO_BIG)
    return bytes(body)


def _decoded(chunks: Iterable[bytes], encoding: str, limit: int) -> Iterator[bytes]:
    if encoding in ("", "identity"):
        yield from chunks
        return
    if encoding not in ("gzip", "x-gzip"):
        raise UserError(ErrorCode.FETCH_FAILED, _ODD)
    unzip = zlib.decompressobj(wbits=31)
    try:
        for chunk in chunks:
            yield unzip.decompress(chunk, limit + 1)
            if unzip.unconsumed_tail:
                raise UserError(ErrorCode.FETCH_FAILED, _TOO_BIG)
    except zlib.error as error:
        raise UserError(ErrorCode.FETCH_FAILED, _ODD) from error
