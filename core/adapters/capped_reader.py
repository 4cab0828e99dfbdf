"""`Reader`: strangers' files are read in a capped child process, never in this one."""

from typing import Any

from core.adapters.document_reader import VERSION, resume_from_text
from core.adapters.processes import ProcessPool
from core.adapters.processes.messages import Message
from core.adapters.processes.pool import ChildDied, ChildLate, PoolBusy
from core.domain.errors import ErrorCode, UserError
from core.domain.posting import JobPosting
from core.domain.reading import Reading
from core.domain.resume import Resume
from core.ports import ReadProfile

MAX_BYTES = 10 * 1024 * 1024
"""Ten megabytes: a scanned CV of many pages fits; the same cap is set in the upload form."""

MAX_TEXT = 200_000

SECONDS = 12.0
"""A little more than the child allows itself (10 s), so that its own message wins."""

BUSY_SECONDS = 10
"""After this long most of those who waited have been answered or sent away."""

_TOO_BIG = "This file is larger than 10 MB. Save a smaller copy, or paste the text."
_UNREADABLE = "This file could not be read. Open it, save it again as PDF or DOCX, and try once more."
_BUSY = "Very many files are being read right now. Try again in a few seconds."


class CappedReader:
    """Reads in the children of `pool`."""

    def __init__(self, pool: ProcessPool) -> None:
        self._pool = pool

    @property
    def version(self) -> int:
        return VERSION

    def read_profile(self, data: bytes, filename: str) -> ReadProfile:
        header = self._read(data, {"as": "profile", "filename": filename}).header
        reading = Reading.model_validate(header["reading"])
        return ReadProfile(reading.resume, header["text"], header["notes"], reading)

    def page_picture(self, data: bytes, page: int) -> bytes:
        return self._read(data, {"as": "picture", "filename": "", "page": page}).blobs[0]

    def read_posting(self, data: bytes, filename: str, url: str = "") -> JobPosting:
        header = self._read(data, {"as": "posting", "filename": filename, "url": url}).header
        return JobPosting.model_validate(header["posting"])

    def resume_from_text(self, text: str) -> Resume:
        return resume_from_text(text[:MAX_TEXT])

    def _read(self, data: bytes, header: dict[str, Any]) -> Message:
        if len(data) > MAX_BYTES:
            raise UserError(ErrorCode.INPUT_TOO_BIG, _TOO_BIG)
        try:
            return self._pool.call(Message(header, [data]), SECONDS)
        except PoolBusy:
            raise UserError(ErrorCode.RATE_LIMITED, _BUSY, retry_after=BUSY_SECONDS) from None
        except (ChildLate, ChildDied):
            raise UserError(ErrorCode.INPUT_UNREADABLE, _UNREADABLE) from None
