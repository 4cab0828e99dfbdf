"""What one calls oneself at the head of a CV."""

from collections.abc import Sequence

from core.domain.claims.ledger import Ledger
from core.domain.claims.stemming import stems_of
from core.domain.claims.titles import without_lowering
from core.domain.claims.whole.facts import same_title
from core.domain.folding import fold

_LONGEST_TITLE = 6


def is_label(said: str) -> bool:
    """A longer text, or one with numbers, is judged as any other."""
    return len(said.split()) <= _LONGEST_TITLE and not any(map(str.isdigit, said))


def is_own_label(ledger: Ledger, said: str) -> bool:
    """Whether these are words of the profile, and none of them gives a higher standing than its titles."""
    called = _callings(ledger)
    if any(same_title(ledger, said, title) for title in called):
        return True
    titles = [*called, *_learned(ledger)]
    is_lowered = any(_is_raised_by_leaving_out(ledger, said, title, titles) for title in called)
    return not is_lowered and not _is_raised(ledger, said, titles) and ledger.says_all(said)


def _callings(ledger: Ledger) -> list[str]:
    basics = ledger.resume.basics
    return [
        title
        for title in (basics.label, basics.summary, *(job.position for job in ledger.resume.work))
        if title
    ]


def _learned(ledger: Ledger) -> list[str]:
    papers = [paper.name for paper in ledger.resume.certificates]
    return papers + [f"{study.study_type} {study.area}" for study in ledger.resume.education]


def _is_raised(ledger: Ledger, said: str, titles: Sequence[str]) -> bool:
    """A word of standing that no title has; the head in "deputy head" makes nobody a head."""
    lowered = ledger.words.titles.lowered
    whole = [title for title in map(fold, titles) if lowered.search(fold(said)) or not lowered.search(title)]
    raised = ledger.words.titles.raised.values()
    words = [word[0] for pattern in raised for word in pattern.finditer(fold(said))]
    held = "\n".join(whole)
    return not all(word in held for word in words)


def _is_raised_by_leaving_out(ledger: Ledger, said: str, title: str, titles: Sequence[str]) -> bool:
    """ "Chefe de cozinha" of a "Subchefe de cozinha", whose chef the profile mentions too."""
    lowered, words = ledger.words.titles.lowered, stems_of(said, ledger.language)
    if not lowered.search(fold(title)) or lowered.search(fold(said)):
        return False
    rest = stems_of(without_lowering(fold(title), ledger.words), ledger.language)
    others = (stems_of(other, ledger.language) for other in titles if not lowered.search(fold(other)))
    return bool(rest) and rest <= words and not any(rest <= other for other in others)
