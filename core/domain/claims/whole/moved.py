"""Whether a line of one post tells what the profile tells of another."""

from collections.abc import Sequence

from core.domain.claims.ledger import Ledger
from core.domain.claims.lines import Entry, Line
from core.domain.claims.stemming import roots_of
from core.domain.claims.telling import tells
from core.domain.folding import fold, sentences

_POSTS = frozenset({"work", "volunteer", "projects"})
_LINES = frozenset({"summary", "description", "highlights"})
_LEAST_WORDS, _MOST, _LEAST_MORE = 3, 0.75, 2


def is_moved(ledger: Ledger, path: str, field: str, text: str) -> bool:
    """Whether a sentence is word for word in a line of another post, or most of it and hardly any of it in
    its own. `path` is that of the entry."""
    entry = ledger.entry_of(path)
    if entry is None or entry.section not in _POSTS or field not in _LINES:
        return False
    others = [other for other in ledger.entries if other.section in _POSTS and other is not entry]
    lines = [line for other in others for line in other.lines if tells(line)]
    return any(_is_of(lines, ledger, sentence, entry) for sentence in sentences(text))


def _is_of(lines: Sequence[Line], ledger: Ledger, sentence: str, entry: Entry) -> bool:
    said = fold(sentence)
    roots = roots_of(ledger.words.parts.without(said), ledger.language)
    if said in entry.said or not roots:
        return False
    own = frozenset[str]().union(*(line.told for line in entry.lines))
    most = max((len(roots & line.told) for line in lines), default=0)
    is_told = len(roots) >= _LEAST_WORDS and most >= _MOST * len(roots)
    is_copied = any(said in map(fold, sentences(line.text)) for line in lines)
    return is_copied or (is_told and most >= _LEAST_MORE * len(roots & own))
