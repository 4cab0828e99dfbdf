"""Which entries of the profile a sentence speaks of."""

import re
from collections.abc import Iterator, Sequence

from core.domain.claims.ledger import Ledger
from core.domain.claims.lines import Entry
from core.domain.claims.numbers.spelled import in_digits
from core.domain.claims.stemming import stems_of
from core.domain.folding import plain
from core.domain.languages import LanguageCode

_LATER = (
    r"(?:since (?:then|(?:19|20)\d\d)|later|afterwards|seit(?:her|dem)?|spater|danach|depuis|plus tard"
    r"|ensuite|desde|despues|mas tarde|luego|mais tarde|depois)(?!\w)"
)
_AND_LATER = re.compile(rf"[,;\s]\s*(?:and|und|et|y|e)\s(?={_LATER})", re.IGNORECASE)
_OPENS_LATER = re.compile(rf"(?:(?:and|und|et|y|e)\s)?{_LATER}", re.IGNORECASE)
_PAPERS = ("education", "certificates", "awards", "publications")
_OWNERS = ("work", "volunteer", "projects")


def entries_named(sentence: str, ledger: Ledger) -> Sequence[Entry]:
    """Those a sentence names, once it names a post; else all: a school or a paper owns no achievements."""
    written = plain(sentence)
    named = [entry for pattern, entry in ledger.names.all_marks if pattern.search(written)]
    return (
        [*named, ledger.basics]
        if any(entry.path.startswith(_OWNERS) for entry in named)
        else ledger.everything
    )


def is_by_town(sentence: str, ledger: Ledger) -> bool:
    """Whether a sentence names no post but by where it was."""
    written = plain(sentence)
    named = [entry for pattern, entry in ledger.names.marks if pattern.search(written)]
    return not any(entry.path.startswith(_OWNERS) for entry in named)


def entries_dated(
    sentence: str, entries: Sequence[Entry], ledger: Ledger, is_ending: bool
) -> Sequence[Entry]:
    """Whose dates a sentence may give: one that tells of the end of a study, those of the school it names,
    and beside a post those of all schools and papers."""
    if not is_ending:
        return entries
    if len(entries) < len(ledger.everything):
        return [*entries, *(entry for entry in ledger.entries if entry.section in _PAPERS)]
    written = plain(sentence)
    said = stems_of(sentence, ledger.language)
    named = {id(entry) for pattern, entry in ledger.names.marks if pattern.search(written)}
    studies = [entry for entry in ledger.entries if entry.path.startswith("education")]
    schools = [entry for entry in studies if id(entry) in named or entry.subject & said]
    papers = ("certificates", "awards")
    has_paper = any(entry.section in papers and id(entry) in named for entry in ledger.entries)
    return schools if schools and not has_paper else entries


def tells_another_time(text: str) -> bool:
    """Whether a clause begins with what sets it apart from the one before: "and since 2022 …"."""
    return _OPENS_LATER.match(text.strip()) is not None


def by_owner(
    sentence: str, entries: Sequence[Entry], ledger: Ledger, language: LanguageCode
) -> Iterator[tuple[str, Sequence[Entry]]]:
    """What a sentence tells of another time, "and since 2022 …", speaks of any post."""
    found = _AND_LATER.search(sentence) if len(entries) < len(ledger.everything) else None
    first = sentence[: found.start()] if found else sentence
    yield from _by_owner(first, entries, ledger, language)
    if found:
        rest = sentence[found.start() :]
        yield rest, entries_named(rest, ledger)


def _by_owner(
    sentence: str, entries: Sequence[Entry], ledger: Ledger, language: LanguageCode
) -> Iterator[tuple[str, Sequence[Entry]]]:
    """The parts of a sentence that names several posts, each with its post: a number belongs to the name
    before it, in a sentence that opens with a number to the name after it."""
    written = plain(sentence)
    found = sorted(_first_places(written, entries, ledger))
    if len(found) < 2:
        yield sentence, entries
        return
    leads = re.search(r"\d", in_digits(written[: found[0][0]].lower(), language)) is None
    cuts = [begin for begin, _, _ in found[1:]] if leads else [end for _, end, _ in found[:-1]]
    begin = 0
    for cut, (_, _, index) in zip([*cuts, len(written)], found, strict=True):
        yield written[begin:cut], [entries[index], ledger.basics]
        begin = cut


def _first_places(written: str, entries: Sequence[Entry], ledger: Ledger) -> Iterator[tuple[int, int, int]]:
    """Where each named post stands: begin, end, its number among the entries. Two posts at one employer
    cannot be told apart: they are none."""
    if len(entries) == len(ledger.everything):
        return
    seen: set[int] = set()
    for pattern, entry in ledger.names.all_marks:
        if entry in entries and entry.path.startswith(_OWNERS) and (match := pattern.search(written)):
            if match.start() not in seen:
                yield match.start(), match.end(), list(entries).index(entry)
            seen.add(match.start())
