"""Lines that may go so that a CV fits on its pages: the least relevant first, and none of what was undone."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from core.domain.relevance import Relevance
from core.domain.resume import Resume
from core.domain.tailoring.tailor import Change, Tailoring

_SECTIONS = ("work", "volunteer")
_REASON = "{count} left out that {says} least about this posting, so that the CV fits on {pages}."


class Line(NamedTuple):
    """The bullet `text` of an entry."""

    section: str
    entry: int
    text: str

    @property
    def path(self) -> str:
        return f"{self.section}[{self.entry}].highlights"


def lines_to_spare(resume: Resume, relevance: Relevance, undone: Collection[str]) -> list[Line]:
    """All but the best of each entry, those that say least first; of equals the older one."""
    weighed = []
    for section in _SECTIONS:
        for number, entry in enumerate(getattr(resume, section)):
            lines = [Line(section, number, text) for text in entry.highlights]
            ranked = sorted(lines, key=lambda line: relevance.weigh(line.text), reverse=True)
            weighed += [line for line in ranked[1:] if line.path not in undone]
    return sorted(weighed, key=lambda line: (relevance.weigh(line.text), -line.entry))


def without_lines(tailoring: Tailoring, profile: Resume, gone: Collection[Line], pages: int) -> Tailoring:
    """`gone` left out, and said so beside what was changed in the same entry."""
    resume, changes = tailoring.resume, {change.path: change for change in tailoring.changes}
    for section, number in dict.fromkeys((line.section, line.entry) for line in gone):
        texts = {line.text for line in gone if (line.section, line.entry) == (section, number)}
        entries = list(getattr(resume, section))
        kept = [text for text in entries[number].highlights if text not in texts]
        dropped = len(entries[number].highlights) - len(kept)
        entries[number] = entries[number].changed(highlights=kept)
        resume = resume.changed(**{section: entries})
        path = f"{section}[{number}].highlights"
        before = getattr(profile, section)[number].highlights
        changes[path] = _told(changes.get(path), path, before, kept, _reason(dropped, pages))
    return Tailoring(resume=resume, changes=list(changes.values()))


def _told(known: Change | None, path: str, old: Sequence[str], new: Sequence[str], reason: str) -> Change:
    if known is None:
        return Change(path=path, old="\n".join(old), new="\n".join(new), reason=reason)
    return known.changed(new="\n".join(new), reason=f"{known.reason} {reason}")


def _reason(count: int, pages: int) -> str:
    named = "one page" if pages == 1 else f"{pages} pages"
    return _REASON.format(count=count, says="says" if count == 1 else "say", pages=named)
