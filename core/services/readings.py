"""How a CV's file was read: its pages, what is in doubt, and reading it again."""

from core.domain.errors import ErrorCode, UserError
from core.domain.reading import Reading, with_corrections
from core.domain.records import ProfileRecord, ReadingRecord
from core.ports import Ports, ReadProfile, add_once

_EMPTY = "This file is empty. Choose the file of the CV again."
_NO_FILE = "The file of this CV is not kept here. Give the file once more to see its pages."


def read_profile(ports: Ports, data: bytes, filename: str) -> ReadProfile:
    """Reads a CV without keeping it. Raises input errors."""
    if not data.strip():
        raise UserError(ErrorCode.INPUT_UNREADABLE, _EMPTY)
    return ports.reader.read_profile(data, filename)


def reading_of(ports: Ports, user_id: str, profile_id: str) -> ReadingRecord | None:
    """None for a profile that came before there were readings, or without a file."""
    return ports.readings.get(user_id, profile_id)


def keep_reading(ports: Ports, profile: ProfileRecord, data: bytes, reading: Reading) -> None:
    """After its profile, whose id it has. The file goes with it where its pages can be shown; other files are
    not kept: the reading has their text."""
    folder = originals_folder(profile.user_id, profile.candidate_id)
    key = f"{folder}/{profile.id}" if reading.pages else ""
    if key:
        ports.files.put(key, data)
    row = ReadingRecord(
        id=profile.id, user_id=profile.user_id, created_at=ports.clock(), reading=reading, original=key
    )
    if add_once(ports.readings, row) is not row:
        patch = {"reading": row.reading, "original": row.original}
        ports.readings.change(profile.user_id, {"id": profile.id}, patch)


def originals_folder(user_id: str, candidate_id: str) -> str:
    """Where the files of a candidate's CVs lie, so that all of them can go at once."""
    return f"{user_id}/originals/{candidate_id or 'own'}"


def read_again(ports: Ports, record: ProfileRecord, data: bytes, filename: str) -> ProfileRecord:
    """The profile by today's reader, with what the person has corrected; as it is when nothing reads better.

    Somebody who changes it at the same moment wins: then it is read again the next time.
    """
    kept = reading_of(ports, record.user_id, record.id)
    before = kept.reading if kept else Reading()
    if before.version >= ports.reader.version:
        return record
    read = read_profile(ports, data, filename)
    resume = with_corrections(before.resume, record.resume, read.resume)
    unchanged = {"id": record.id, "updated_at": record.updated_at.isoformat(timespec="microseconds")}
    is_checked = bool(before.doubtful) and not record.doubts and resume == record.resume
    doubts = [] if is_checked else read.reading.doubtful
    patch = {"resume": resume, "notes": [*read.notes], "doubts": doubts, "updated_at": ports.clock()}
    if ports.profiles.change(record.user_id, unchanged, patch):
        keep_reading(ports, record, data, read.reading)
    return ports.profiles.require(record.user_id, record.id)


def say_all_is_right(ports: Ports, user_id: str, profile_id: str) -> None:
    """From now on nothing of what was read is in doubt. NOT_FOUND."""
    if ports.profiles.change(user_id, {"id": profile_id}, {"doubts": []}) == 0:
        ports.profiles.require(user_id, profile_id)


def page_picture(ports: Ports, user_id: str, profile_id: str, page: int) -> bytes:
    """A page of the CV's file, counted from 1, as PNG. NOT_FOUND where there is none."""
    record = ports.readings.require(user_id, profile_id)
    if not record.original:
        raise UserError(ErrorCode.NOT_FOUND, _NO_FILE)
    return ports.reader.page_picture(ports.files.get(record.original), page)


def remove_original(ports: Ports, user_id: str, profile_id: str) -> None:
    """Before the profile, with which its row goes: no file is left that nothing knows of."""
    record = reading_of(ports, user_id, profile_id)
    if record and record.original:
        ports.files.remove(record.original)
