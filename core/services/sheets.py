"""Applications out to a CSV sheet, and in from one."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from core.domain.applications import Application, ApplicationStatus, EventName, Proof, event_of
from core.domain.sheets import day_to_moment, read_sheet, write_sheet
from core.domain.tracking import Search
from core.ports import Ports, every_row
from core.services.candidates import require_candidate
from core.services.tracking import every_application

_AS_THEY_ARE = ("url", "template", "source", "posted_on", "next_action", "next_action_on", "contact", "notes")

_AT_ONCE = 1_000
"""Rows in one step: what both stores keep well within their time."""


class Taken(NamedTuple):
    """How many rows of a sheet were new, and how many were here already and stay as they are."""

    added: int
    known: int


def export_sheet(ports: Ports, user_id: str, search: Search) -> bytes:
    """What the search finds, as CSV that every spreadsheet opens with the right letters."""
    return write_sheet(every_application(ports, user_id, search)).encode("utf-8-sig")


def import_sheet(ports: Ports, user_id: str, data: bytes, candidate_id: str = "") -> Taken:
    """Takes in all rows of a sheet or, when one is wrong, none. The same row is taken once: should the store
    break off half-way, the same sheet again brings the rest."""
    require_candidate(ports, user_id, candidate_id)
    rows = read_sheet(data)
    named = any(row.get("id") for row in rows)
    own = {row.id for row in every_row(ports.applications, user_id)} if named else set()
    new = [row for row in rows if row.get("id") not in own]
    steps = [new[start : start + _AT_ONCE] for start in range(0, len(new), _AT_ONCE)]
    added = sum(
        _add(ports, user_id, [_application(ports, user_id, candidate_id, row) for row in step])
        for step in steps
    )
    return Taken(added, len(rows) - added)


def _add(ports: Ports, user_id: str, rows: Sequence[Application]) -> int:
    """Each with the first line of its history."""
    now = ports.clock()
    events = [event_of(row, ports.new_id(), now, EventName.IMPORTED, {}) for row in rows]
    return ports.tracking.add_all(user_id, rows, events)


def _application(ports: Ports, user_id: str, candidate_id: str, row: dict[str, str]) -> Application:
    now = ports.clock()
    applied = day_to_moment(row.get("applied_on", ""))
    status = row.get("status", "").lower() or ("applied" if applied else "pending")
    proof = row.get("proof", "").lower() or ("none" if status == "pending" else "stated")
    return Application(
        id=_id_of(user_id, candidate_id, row),
        user_id=user_id,
        candidate_id=candidate_id,
        created_at=day_to_moment(row.get("created_on", "")) or applied or now,
        updated_at=now,
        title=row.get("title", ""),
        employer=row.get("company", ""),
        score=int(row.get("score") or 0),
        status=ApplicationStatus(status),
        proof=Proof(proof),
        applied_at=applied,
        **{name: row.get(name, "") for name in _AS_THEY_ARE},
    )


def _id_of(user_id: str, candidate_id: str, row: Mapping[str, str]) -> str:
    """Of the row's content, never the id that a sheet names: that one may be somebody else's."""
    content = json.dumps([user_id, candidate_id, sorted(row.items())])
    return sha256(content.encode()).hexdigest()[:32]
