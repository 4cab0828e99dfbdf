"""Everything a person has here, as one file to take along."""

import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from core.domain.audit import AuditAction
from core.domain.errors import ErrorCode, UserError
from core.domain.records import Artifact, ProfileRecord, ReadingRecord, Record, safe_filename
from core.ports import Ports, Table, every_row
from core.services.audit import list_audit, write_down

NOT_EXPORTED_SECRET = "kept in the vault, not exported"  # noqa: S105
_KEPT_AT = frozenset({"original"})
_HELD_BY = {"worker", "lease_until", "woken_at", "not_before"}


@dataclass(frozen=True)
class Noun:
    """What a file of the export says about itself, and the columns that do not leave."""

    about: str
    hidden: frozenset[str] = frozenset()


NOUNS: Mapping[str, Noun] = {
    "accounts": Noun("how you sign in, without the password", frozenset({"password_hash"})),
    "candidates": Noun("the people you work for, with what they agreed to"),
    "profiles": Noun("your CVs, as JSON Resume with what we noted while reading them"),
    "readings": Noun(
        "where each field of a CV stands in its file; `file` is its place in this archive", _KEPT_AT
    ),
    "postings": Noun("the adverts you gave us"),
    "jobs": Noun("every run: what you asked for and what came out", frozenset(_HELD_BY)),
    "artifacts": Noun("every finished file; `file` is its place in this archive", frozenset({"key"})),
    "applications": Noun("your applications"),
    "application_events": Noun("what has happened to each application"),
    "answers": Noun("your answers to questions that forms ask again and again"),
    "outbox": Noun("mails that were sent or shall be"),
    "credentials": Noun("other services we may use for you, without the passwords", frozenset({"sealed"})),
    "sessions": Noun("browsers that are signed in", frozenset({"ticket_hash", "token_hash", "sealed"})),
    "refresh_tokens": Noun("programs that are signed in", frozenset({"token_hash", "family"})),
    "api_tokens": Noun("tokens for programs, without the tokens", frozenset({"token_hash"})),
    "budgets": Noun("what the AI has cost you, day by day, in millionths of a dollar"),
    "audit": Noun("what was done with your data, and when"),
}
"""Every table with an owner, by the name it has in `Ports` and in the store."""

_README = """Everything Applywright keeps about you, taken on {day}.

{nouns}
job_events.json      what is left of the messages while your runs went on
files/               the finished files, one folder for each run
originals/           the files of CVs whose pages can be shown beside what we read from them

All times are UTC. JSON is UTF-8 text. Not in here: passwords, and anything from which a password or a token
could be found out; how often you did things that are limited, which is forgotten within minutes.
"""


def export_everything(ports: Ports, user_id: str) -> bytes:
    """A ZIP with one JSON file for each noun, every finished file, and a README.txt."""
    write_down(ports, user_id, AuditAction.DATA_EXPORTED)
    owned = ports.erasure.owned()
    rows = {noun: list(_rows(ports, user_id, noun)) for noun in NOUNS if noun in owned}
    artifacts = [row for row in rows["artifacts"] if isinstance(row, Artifact)]
    readings = [row for row in rows["readings"] if isinstance(row, ReadingRecord) and row.original]
    keys = {**{row.id: row.key for row in artifacts}, **{row.id: row.original for row in readings}}
    places = {**_places(artifacts), **_originals(readings, rows["profiles"])}
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _readme(ports, rows))
        for row_id, key in keys.items():
            if not _add_file(ports, archive, key, places[row_id]):
                del places[row_id]
        for noun, kept in rows.items():
            archive.writestr(f"{noun}.json", _json([_shown(noun, row, places) for row in kept]))
        archive.writestr("job_events.json", _json(_events(ports, [row.id for row in rows["jobs"]])))
    return buffer.getvalue()


def _rows(ports: Ports, user_id: str, noun: str) -> Iterator[Record]:
    if noun == "audit":
        yield from list_audit(ports, user_id)
        return
    table: Table[Record] = getattr(ports, noun)
    yield from every_row(table, user_id)


def _shown(noun: str, row: Record, places: Mapping[str, str]) -> dict[str, object]:
    shown = row.model_dump(mode="json", by_alias=True, exclude=set(NOUNS[noun].hidden))
    if noun == "credentials":
        shown["secret"] = NOT_EXPORTED_SECRET
    if noun in ("artifacts", "readings"):
        shown["file"] = places.get(row.id)
    return shown


def _events(ports: Ports, job_ids: Sequence[str]) -> list[object]:
    return [event.model_dump(mode="json") for event in ports.job_log.list(0, job_ids)]


def _places(artifacts: Sequence[Artifact]) -> dict[str, str]:
    """Where each file goes, by artifact: under the name people see, counted where it comes twice."""
    places: dict[str, str] = {}
    taken: set[str] = set()
    for artifact in artifacts:
        place = _free(f"files/{artifact.created_at:%Y-%m-%d} {artifact.job_id[:8]}", artifact, taken)
        places[artifact.id] = place
        taken.add(place)
    return places


def _originals(readings: Sequence[ReadingRecord], profiles: Sequence[Record]) -> dict[str, str]:
    """Where each CV goes, under the name it was given with."""
    names = {row.id: safe_filename(row.filename) for row in profiles if isinstance(row, ProfileRecord)}
    return {row.id: f"originals/{row.id[:8]} {names[row.id]}" for row in readings}


def _free(folder: str, artifact: Artifact, taken: set[str]) -> str:
    name = artifact.safe_filename
    stem, dot, ending = name.rpartition(".")
    place, number = f"{folder}/{name}", 1
    while place in taken:
        number += 1
        place = f"{folder}/{stem or ending} ({number}){dot}{ending if stem else ''}"
    return place


def _add_file(ports: Ports, archive: zipfile.ZipFile, key: str, place: str) -> bool:
    """False for a file that is gone: everything else must come along all the same."""
    try:
        archive.writestr(place, ports.files.get(key))
    except UserError as error:
        if error.code is not ErrorCode.NOT_FOUND:
            raise
        return False
    return True


def _json(rows: Sequence[object]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _readme(ports: Ports, nouns_kept: Iterable[str]) -> str:
    nouns = "\n".join(f"{f'{noun}.json':<20} {NOUNS[noun].about}" for noun in nouns_kept)
    return _README.format(day=ports.today().isoformat(), nouns=nouns)
