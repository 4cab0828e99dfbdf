"""One entry of a CV against the profile's entry that it is: field by field."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.domain.claims.identity import degree_kept
from core.domain.claims.ledger import Ledger
from core.domain.claims.model import ClaimKind, Finding, LineJudge, Verdict
from core.domain.claims.unfinished import is_unfinished
from core.domain.claims.whole.extras import extra_findings
from core.domain.claims.whole.facts import (
    given_date,
    is_one_of,
    same_date,
    same_link,
    same_quote,
    same_text,
    same_title,
    same_words,
)
from core.domain.claims.whole.pairing import texts_of
from core.domain.folding import fold
from core.domain.languages import LanguageCode
from core.domain.model import Model

_LINES = frozenset({"summary", "description", "highlights"})
_DATES = frozenset({"start_date", "end_date", "date", "release_date"})
_KINDS: Mapping[str, ClaimKind] = {
    **dict.fromkeys(_DATES, "date"),
    "position": "title",
    "roles": "title",
    "study_type": "degree",
    "area": "degree",
    "location": "place",
}
_SAME: Mapping[str, Callable[[str, str], bool]] = {
    **dict.fromkeys(_DATES, same_date),
    "url": same_link,
    "score": same_text,
    "reference": same_quote,
}
_OTHER = "The profile says otherwise."
_NO_END = "The profile gives an end. Without it this reads as if it went on until today."


@dataclass(frozen=True)
class EntryCheck:
    """`path` is that of the profile's entry, `own`."""

    judge: LineJudge
    ledger: Ledger
    said: Model
    own: Model
    path: str
    language: LanguageCode | None

    def verdict(self) -> Verdict:
        if self.said == self.own:
            return Verdict()
        facts = [*self._wrong(), *self._missing_end(), *extra_findings(self.said, [self.own], self.path)]
        return Verdict.of_all([Verdict(facts), *self._lines()])

    def _lines(self) -> Iterator[Verdict]:
        known = set(map(_bare, texts_of(self.own)))
        for field, text in _texts(self.said):
            if field in _LINES and _bare(text) not in known:
                yield self.judge.line(f"{self.path}.{field}", text, self.language)

    def _wrong(self) -> Iterator[Finding]:
        for field, text in _texts(self.said):
            if field not in _LINES and not _is_until_today(field, text) and not self._is_same(field, text):
                yield Finding(text=text, why=_OTHER, kind=_KINDS.get(field, "name"), entry=self.path)

    def _missing_end(self) -> Iterator[Finding]:
        start, end = (getattr(self.said, field, "") for field in ("start_date", "end_date"))
        if start and not given_date(end) and given_date(getattr(self.own, "end_date", "")):
            yield Finding(text=end or start, why=_NO_END, kind="date", entry=self.path)

    def _is_same(self, field: str, text: str) -> bool:
        own, language = getattr(self.own, field), self.ledger.language
        if isinstance(own, list):
            return is_one_of(text, texts_of(self.own) if field == "keywords" else own, language)
        if field in ("study_type", "area"):
            return self._is_same_study(field, text)
        if field == "position":
            return same_title(self.ledger, text, own)
        return text == own or (_SAME[field](text, own) if field in _SAME else same_words(text, own, language))

    def _is_same_study(self, field: str, text: str) -> bool:
        degree, area = getattr(self.own, "study_type", ""), getattr(self.own, "area", "")
        if is_unfinished(fold(degree)) and field == "study_type" and not is_unfinished(fold(text)):
            return False
        if same_words(text, f"{degree} {area}", self.ledger.language):
            return True
        return field == "study_type" and bool(degree_kept(text, degree, self.ledger.words))


def _bare(line: str) -> str:
    return fold(line).strip(" .;")


def _is_until_today(field: str, text: str) -> bool:
    """Such as "present": the same as no end at all."""
    return field == "end_date" and not given_date(text)


def _texts(entry: Model) -> Iterator[tuple[str, str]]:
    for field in type(entry).model_fields:
        value: str | Sequence[str] = getattr(entry, field)
        yield from ((field, text) for text in ([value] if isinstance(value, str) else value) if text)
