"""Whether a line of one post tells what the profile tells of another."""

from collections.abc import Iterable

from core.domain.claims.folding import fold, sentences
from core.domain.claims.ledger import Ledger
from core.domain.claims.lines import Entry
from core.domain.claims.stemming import roots_of
from core.domain.claims.telling import tells

_POSTS = frozenset({"work", "volunteer", "projects"})
_LINES = frozenset({"summary", "description", "highlights"})
_LEAST_WORDS, _MOST, _LEAST_MORE = 3, 0.75, 2


def is_moved(ledger: Ledger, path: str, field: str, text: str) -> bool:
    """Whether most of a sentence is in one line of another post, and hardly any of it in its own. `path` is
    that of the entry."""
    entry = ledger.entry_of(path)
    if entry is None or entry.section not in _POSTS or field not in _LINES:
        return False
    others = [other for other in ledger.entries if other.section in _POSTS and other is not entry]
    return any(_is_of_others(ledger, sentence, entry, others) for sentence in sentences(text))


def _is_of_others(ledger: Ledger, sentence: str, entry: Entry, others: Iterable[Entry]) -> bool:
    roots = roots_of(ledger.words.parts.without(fold(sentence)), ledger.language)
    if len(roots) < _LEAST_WORDS or fold(sentence) in entry.said:
        return False
    own = frozenset[str]().union(*(line.told for line in entry.lines))
    most = max((len(roots & line.told) for one in others for line in one.lines if tells(line)), default=0)
    return most >= _MOST * len(roots) and most >= _LEAST_MORE * len(roots & own)
