"""A model proposes edits of single lines, never a document; code applies those that pass (DESIGN §5)."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from core.domain.foreign_addresses import foreign_address
from core.domain.model import Model
from core.domain.resume import Resume
from core.domain.tailoring.proposals import ProposedEdit
from core.domain.tailoring.tailor import Change

Strength = Literal["none", "nudge", "full"]
"""How far the CV may be changed: not at all; chosen, ordered and lightly reworded; reworded line by line."""

MOST_GROWTH = 1.8
"""A line may grow to this many times its length: what is longer tells something new."""

LEAST_GROWN = 120
"""Lines shorter than this may grow up to it."""

NUDGE_KEEPS = 0.6
"""A nudge keeps this share of a line's words."""

LONGEST_REASON = 160
"""Characters of a reason: one line beside the change."""

_REWORDED = "Reworded for this posting."
_PATH = re.compile(r"(work|volunteer|projects)\[(\d+)\]\.(?:(summary|description)|highlights\[(\d+)\])")
_WORD = re.compile(r"\w+")
_MARKUP = re.compile(r"[<>{}`]|\*\*|!?\[[^\]]*\]\(|^#|\[[A-Z][^\]]*\]")

_NO_SUCH_LINE = "It names a line that the profile does not have."
_NOT_THE_LINE = "The line it changes is not what the profile says."
_NOTHING_NEW = "It changes nothing."
_TOO_LONG = "It makes the line too long."
_NOT_PLAIN = "It is not plain text."
_TOO_FAR = "It changes more of the line than was asked for."


class RefusedEdit(Model):
    """What a model proposed and did not get, and why."""

    path: str
    new: str
    why: str


@dataclass(frozen=True)
class Applied:
    resume: Resume
    changes: Sequence[Change]
    refused: Sequence[RefusedEdit]


Judge = Callable[[str, str], str]
"""Path and new text → what speaks against it, or ""."""


def apply_edits(
    resume: Resume,
    edits: Sequence[ProposedEdit],
    judge: Judge,
    strength: Strength,
    undone: Collection[str] = (),
) -> Applied:
    """Each line is changed once at most; what was `undone` by the person stays as it was, without a word."""
    lines = dict(editable_lines(resume))
    changes: dict[str, Change] = {}
    refused: list[RefusedEdit] = []
    for edit in edits:
        if edit.path in undone or edit.path in changes:
            continue
        old = lines.get(edit.path)
        why = _form_fault(old, edit, strength) or judge(edit.path, edit.new)
        if why:
            refused.append(RefusedEdit(path=edit.path, new=edit.new, why=why))
        else:
            new = edit.new.strip()
            changes[edit.path] = Change(
                path=edit.path,
                old=old or "",
                new=new,
                reason=_plain_reason(edit.reason),
                drawn_from=[lines[path] for path in edit.sources if path in lines and path != edit.path],
            )
    for change in changes.values():
        resume = _with_line(resume, change.path, change.new)
    return Applied(resume, list(changes.values()), refused)


def editable_lines(resume: Resume) -> Iterator[tuple[str, str]]:
    """Path and text of every line that a model may reword, in the order of the CV."""
    if resume.basics.summary:
        yield "basics.summary", resume.basics.summary
    for section, field in (("work", "summary"), ("volunteer", "summary"), ("projects", "description")):
        for i, entry in enumerate(getattr(resume, section)):
            if text := getattr(entry, field):
                yield f"{section}[{i}].{field}", text
            for j, line in enumerate(entry.highlights):
                yield f"{section}[{i}].highlights[{j}]", line


def _form_fault(old: str | None, edit: ProposedEdit, strength: Strength) -> str:
    """`old` is the profile's line; None where there is none, or where it may not be changed."""
    new = edit.new.strip()
    if old is None:
        return _NO_SUCH_LINE
    if _plain(old) != _plain(edit.old):
        return _NOT_THE_LINE
    if not new or _plain(new) == _plain(old):
        return _NOTHING_NEW
    if len(new) > max(LEAST_GROWN, MOST_GROWTH * len(old)):
        return _TOO_LONG
    if "\n" in new or _MARKUP.search(new) or foreign_address(new, old):
        return _NOT_PLAIN
    return _TOO_FAR if strength == "nudge" and _kept_share(old, new) < NUDGE_KEEPS else ""


def _plain_reason(reason: str) -> str:
    """What a model says of its edit is shown, and may be anything: one short line, or our own words."""
    said = " ".join(reason.split())
    is_plain = said and len(said) <= LONGEST_REASON and not _MARKUP.search(said) and not foreign_address(said)
    return said if is_plain else _REWORDED


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _kept_share(old: str, new: str) -> float:
    before, after = set(_WORD.findall(old.casefold())), set(_WORD.findall(new.casefold()))
    return len(before & after) / len(before) if before else 0.0


def _with_line(resume: Resume, path: str, text: str) -> Resume:
    if path == "basics.summary":
        return resume.changed(basics=resume.basics.changed(summary=text))
    found = _PATH.fullmatch(path)
    if found is None:
        raise ValueError(f"{path} is no line")
    section, i, field, j = found[1], int(found[2]), found[3], found[4]
    entries = list(getattr(resume, section))
    if field:
        entries[i] = entries[i].changed(**{field: text})
    else:
        lines = list(entries[i].highlights)
        lines[int(j)] = text
        entries[i] = entries[i].changed(highlights=lines)
    return resume.changed(**{section: entries})
