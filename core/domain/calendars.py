"""A follow-up as a calendar entry (RFC 5545), written by hand: one event of one kind needs no library."""

from datetime import date, datetime, timedelta

from core.domain.applications import Application
from core.domain.tracking import read_day

_LINE = 75
"""Octets a line may have; longer ones are folded (RFC 5545 §3.1)."""


def calendar_of(application: Application, now: datetime) -> str:
    """The .ics text of the next step: an all-day entry with an alarm; "" when no day is set."""
    day = read_day(application.next_action_on)
    return "" if day is None else _calendar(application, day, now)


def _calendar(application: Application, day: date, now: datetime) -> str:
    what = application.next_action or "Follow up"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Applywright//Applications//EN",
        "BEGIN:VEVENT",
        f"UID:{application.id}@applywright",
        f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{_after(day):%Y%m%d}",
        f"SUMMARY:{_escaped(f'{what}: {application.title}, {application.employer}')}",
        f"DESCRIPTION:{_escaped(application.contact)}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(what)}",
        "TRIGGER:PT9H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _escaped(text: str) -> str:
    """A text value (RFC 5545 §3.3.11). Control characters have no place in one."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    text = "\\n".join(text.splitlines())
    return "".join(letter for letter in text if letter.isprintable() or letter == "\t")


def _folded(line: str) -> str:
    """Broken before 75 octets, never inside a letter."""
    pieces, room = [""], _LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append("")
            room = _LINE - 1
        pieces[-1] += letter
        room -= size
    return "\r\n ".join(pieces)
