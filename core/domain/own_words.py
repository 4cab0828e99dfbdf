"""What a person writes themselves, held against their profile: a text like any other, with courtesies and
contact data."""

from collections.abc import Iterator

from core.domain.claims import Addressee, CheckedSentence, CheckedText, Gate, Verdict
from core.domain.courtesies import claims_nothing, unclaimed
from core.domain.folding import sentences
from core.domain.languages import LanguageCode, detect_language, is_plainly_other
from core.domain.resume import Basics

_GAP = "…"
_FIRST_MARK = 0xE000
"""Private signs of Unicode stand for what is left out while a line is divided into sentences."""


def checked_words(text: str, gate: Gate, language: LanguageCode, to: Addressee) -> CheckedText:
    """Sentence by sentence. `language` is that of the documents; the text may have another."""
    spoken = detect_language(text) if is_plainly_other(text, language) else language
    basics = gate.known.ledger.resume.basics
    checked: list[CheckedSentence] = []
    for line in filter(str.strip, text.splitlines()):
        if claims_nothing(line, basics):
            checked.append(CheckedSentence(line.strip(), Verdict()))
            continue
        for said, claim in _sentences(line, basics):
            verdict = gate.text(said, spoken, to)
            left = gate.text(claim, spoken, to) if verdict.unsupported else verdict
            checked.append(CheckedSentence(said, left))
    return CheckedText(checked)


def _sentences(line: str, basics: Basics) -> Iterator[tuple[str, str]]:
    """Each as it is written, and as it is judged: with gaps where it says nothing about the person."""
    marked, left_out, end = "", list[str](), 0
    for begin, stop in unclaimed(line, basics):
        marked += line[end:begin] + chr(_FIRST_MARK + len(left_out))
        left_out.append(line[begin:stop])
        end = stop
    for sentence in sentences(marked + line[end:]):
        yield _put_back(sentence, left_out), _put_back(sentence, [_GAP] * len(left_out))


def _put_back(sentence: str, texts: list[str]) -> str:
    return sentence.translate({_FIRST_MARK + number: text for number, text in enumerate(texts)})
