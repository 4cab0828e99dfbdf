"""A whole CV against the profile it was made from: nothing added, nothing moved, every line held.

`meta` is about the file and on no page, so it is not held against anything.
"""

from collections.abc import Iterator

from core.domain.claims.known import Known
from core.domain.claims.model import Finding, LineJudge, Verdict
from core.domain.claims.whole.contact import contact_findings
from core.domain.claims.whole.entry_fields import EntryCheck
from core.domain.claims.whole.extras import extra_findings
from core.domain.claims.whole.listed import listed_verdict
from core.domain.claims.whole.pairing import HEADS, pairs, shown
from core.domain.languages import LanguageCode
from core.domain.model import Model
from core.domain.resume import Resume

_ADDED = "The profile has no such entry, or not so often."


def resume_verdict(judge: LineJudge, known: Known, resume: Resume, language: LanguageCode | None) -> Verdict:
    """Entries and lines may be left out and reordered; each that is there must be one of the profile's."""
    ledger = known.ledger
    facts = [*contact_findings(ledger, resume.basics), *extra_findings(resume, [ledger.resume], "")]
    return Verdict.of_all(
        [
            Verdict(facts),
            *_about(judge, known, resume, language),
            *(one for section in HEADS for one in _section(judge, known, resume, section, language)),
            listed_verdict(judge, known, resume, language),
        ]
    )


def _about(
    judge: LineJudge, known: Known, resume: Resume, language: LanguageCode | None
) -> Iterator[Verdict]:
    for field in ("label", "summary"):
        text = getattr(resume.basics, field)
        if text and text != getattr(known.ledger.resume.basics, field):
            yield judge.line(f"basics.{field}", text, language)


def _section(
    judge: LineJudge, known: Known, resume: Resume, section: str, language: LanguageCode | None
) -> Iterator[Verdict]:
    ledger = known.ledger
    own = getattr(ledger.resume, section)
    for pair in pairs(getattr(resume, section), own, HEADS[section], ledger.language):
        if pair.number is None:
            yield _added(pair.said)
        else:
            path = f"{section}[{pair.number}]"
            yield EntryCheck(judge, ledger, pair.said, own[pair.number], path, language).verdict()


def _added(said: Model) -> Verdict:
    return Verdict([Finding(text=shown(said), why=_ADDED, kind="name")])
