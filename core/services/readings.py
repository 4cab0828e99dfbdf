"""How a CV's file was read: its pages, what is in doubt, and reading it again."""

from core.domain.errors import ErrorCode, UserError
from core.domain.reading import Reading, with_corrections
from core.domain.records import ProfileRecord
from core.ports import Ports, ReadProfile

_EMPTY = "This file is empty. Choose the file of the CV again."
_NO_FILE = "The file of this CV is not kept here. Give the file once more to see its pages."


def read_profile(ports: Ports, data: bytes, filename: str) -> ReadProfile:
    """Reads a CV without keeping it. Raises input errors."""
    if not data.strip():
        raise UserError(ErrorCode.INPUT_UNREADABLE, _EMPTY)
    return ports.reader.read_profile(data, filename)


def read_again(ports: Ports, record: ProfileRecord, data: bytes, filename: str) -> ProfileRecord:
    """The profile by today's reader, with what the person has corrected; as it is when nothing reads better.

    Somebody who changes it at the same moment wins: then it is read again the next time.
    """
    if record.reading.version >= ports.reader.version:
        return record
    read = read_profile(ports, data, filename)
    resume = with_corrections(record.reading.resume, record.resume, read.resume)
    is_checked = record.reading.is_checked and resume == record.resume
    patch = {
        "resume": resume,
        "reading": read.reading.changed(is_checked=is_checked),
        "notes": [*read.notes],
        "original": keep_original(ports, record.user_id, record.id, data, read.reading),
        "updated_at": ports.clock(),
    }
    unchanged = {"id": record.id, "updated_at": record.updated_at.isoformat(timespec="microseconds")}
    ports.profiles.change(record.user_id, unchanged, patch)
    return ports.profiles.require(record.user_id, record.id)


def say_all_is_right(ports: Ports, user_id: str, profile_id: str) -> None:
    """From now on nothing of what was read is in doubt. NOT_FOUND."""
    record = ports.profiles.require(user_id, profile_id)
    patch = {"reading": record.reading.changed(is_checked=True)}
    ports.profiles.change(user_id, {"id": profile_id}, patch)


def page_picture(ports: Ports, user_id: str, profile_id: str, page: int) -> bytes:
    """A page of the CV's file, counted from 1, as PNG. NOT_FOUND where there is none."""
    record = ports.profiles.require(user_id, profile_id)
    if not record.original:
        raise UserError(ErrorCode.NOT_FOUND, _NO_FILE)
    return ports.reader.page_picture(ports.files.get(record.original), page)


def keep_original(ports: Ports, user_id: str, profile_id: str, data: bytes, reading: Reading) -> str:
    """The key of a file whose pages can be shown; "" for others, which are not kept: their text is."""
    if not reading.pages:
        return ""
    key = f"{user_id}/originals/{profile_id}"
    ports.files.put(key, data)
    return key


def remove_original(ports: Ports, record: ProfileRecord) -> None:
    """Before its row: no file is left that nothing knows of."""
    if record.original:
        ports.files.remove(record.original)
