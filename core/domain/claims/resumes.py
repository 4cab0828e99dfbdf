"""A whole CV against the profile it was made from: nothing added, nothing moved, every line held."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from core.domain.claims.folding import fold
from core.domain.claims.ledger import Ledger
from core.domain.claims.lines import Entry
from core.domain.claims.model import Finding, Verdict
from core.domain.claims.papers import tongue_fault
from core.domain.claims.raw_entries import RawEntry, raw_entries
from core.domain.claims.stemming import stems_of
from core.domain.languages import LanguageCode
from core.domain.resume import Resume

_ADDED = "The profile has no such entry."
_OTHER = "The profile says otherwise."
_LISTED = ("skills", "interests")
_DATES = {"awards": ("", "date"), "certificates": ("", "date"), "publications": ("", "releaseDate")}
_CONTACT = ("name", "email", "phone", "url")


class Lines(Protocol):
    """Judges one line of a CV (the gate)."""

    def line(self, path: str, text: str, language: LanguageCode | None = None) -> Verdict: ...


def resume_verdict(gate: Lines, ledger: Ledger, resume: Resume, language: LanguageCode | None) -> Verdict:
    """Entries may be left out and reordered; each that is there must be one of the profile's."""
    about = [("basics.label", resume.basics.label), ("basics.summary", resume.basics.summary)]
    verdicts = [gate.line(path, text, language) for path, text in about if text]
    entries = [_entry_verdict(gate, ledger, raw, language) for raw in raw_entries(resume)]
    return Verdict.of_all([_contact_verdict(ledger, resume), *verdicts, *entries])


def _contact_verdict(ledger: Ledger, resume: Resume) -> Verdict:
    pairs = [(getattr(resume.basics, name), getattr(ledger.resume.basics, name)) for name in _CONTACT]
    wrong = [said for said, true in pairs if said and fold(said) != fold(true)]
    return Verdict([Finding(text=said, why=_OTHER, kind="name", entry="basics") for said in wrong])


def _entry_verdict(gate: Lines, ledger: Ledger, raw: RawEntry, language: LanguageCode | None) -> Verdict:
    if raw.section in _LISTED:
        return Verdict.of_all(
            gate.line(f"{raw.section}[0].keywords[0]", text, language) for _, text in raw.said
        )
    if raw.section == "languages":
        return _tongue_verdict(ledger, raw)
    entry = _entry_of(ledger, raw)
    if entry is None:
        text = raw.name or raw.title
        return Verdict([Finding(text=text, why=_ADDED, kind="name", entry="")]) if text else Verdict()
    lines = [(field, text) for field, text in raw.said if (field, text) not in _identity(raw)]
    return Verdict.of_all(
        gate.line(f"{entry.path}.{field}", text, language) for field, text in [*lines, *_dates(raw)]
    )


def _tongue_verdict(ledger: Ledger, raw: RawEntry) -> Verdict:
    language, fluency = (dict(raw.texts).get(name, "") for name in ("language", "fluency"))
    why = tongue_fault(language, fluency, ledger.resume)
    text = f"{language} {fluency}".strip()
    return Verdict([Finding(text=text, why=why, kind="language")]) if why and text else Verdict()


def _identity(raw: RawEntry) -> Sequence[tuple[str, str]]:
    """By these the entry was found."""
    return [(field, text) for field, text in raw.texts if text == raw.name]


def _dates(raw: RawEntry) -> Iterator[tuple[str, str]]:
    start, end = _DATES.get(raw.section, ("startDate", "endDate"))
    yield from ((field, text) for field, text in ((start, raw.start), (end, raw.end)) if field and text)


def _entry_of(ledger: Ledger, raw: RawEntry) -> Entry | None:
    """The profile's entry of this name; of several at one employer the one with this title, or this start."""
    found = [
        entry for entry in ledger.entries if entry.section == raw.section and _is_named(entry, raw, ledger)
    ]
    return max(found, key=lambda entry: _likeness(entry, raw, ledger), default=None)


def _is_named(entry: Entry, raw: RawEntry, ledger: Ledger) -> bool:
    if fold(entry.name) == fold(raw.name):
        return True
    said = stems_of(raw.name, ledger.language)
    return bool(said) and said <= stems_of(entry.name, ledger.language)


def _likeness(entry: Entry, raw: RawEntry, ledger: Ledger) -> int:
    titles = len(entry.title_stems & stems_of(raw.title, ledger.language))
    return (
        titles
        + 2 * (bool(raw.start) and entry.start.startswith(raw.start))
        + (fold(entry.name) == fold(raw.name))
    )
