"""score(resume, posting, …): evidence, answers, points, and the reasons for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.domain.keywords import Vocabulary, posting_language, posting_terms
from core.domain.knock_outs import judge_knock_outs
from core.domain.languages import LanguageCode, detect_language
from core.domain.posting import JobPosting
from core.domain.resume import Resume
from core.domain.score.closeness import (
    cosine,
    direction,
    field_weights,
    held_titles,
    nearest_title,
    posting_words,
)
from core.domain.score.edits import at_its_best, best_edits
from core.domain.score.evidence import Answer, Evidence, answer, gather
from core.domain.score.model import Analysis, Edit, Match, Part, Score
from core.domain.score.passages import Passage, passages_of
from core.domain.score.points import TOP_TERMS, Closeness, Points, Weights, count_points
from core.domain.score.readable import judge_readable
from core.domain.score.reasons import backed_reasons, covers_reasons, unchecked_notes

WEIGHTS = Weights()
SHOWN_MATCHES = 40
TELLING = 0.5
"""A single word of lower rarity is too general to be named as missing."""
FEW_WORDS = 20.0
"""A field of work shows in many words: with this much of them, a CV is believed by half."""


@dataclass(frozen=True)
class Comparison:
    """A CV held against a posting, before any points are given."""

    answers: list[Answer]
    closeness: Closeness
    posting_language: LanguageCode
    cv_language: LanguageCode


def score(
    resume: Resume,
    posting: JobPosting,
    vocabulary: Vocabulary,
    today: date,
    document_text: str | None = None,
    full_text: str = "",
) -> Score:
    """0–100 with its reasons; same input, same bytes.

    `document_text` is what a machine reads in the file that is sent; without it *readable* is left out and
    the rest shared out anew. `full_text` is the CV as it came: what sections did not catch counts at most as
    a plain sentence. Never raises; an empty CV or posting scores what it shows.
    """
    compared = compare(resume, posting, vocabulary, today, full_text)
    points = count_points(compared.answers, compared.closeness, WEIGHTS, readable=document_text is not None)
    readable = (
        None if document_text is None else judge_readable(resume, document_text, points.maxima.readable)
    )
    return Score(
        score=_whole(_total(points) + (readable.points if readable else 0.0)),
        analysis=Analysis(
            readable=readable and _rounded(readable),
            covers=_covers(points, compared),
            backed=_backed(points, compared),
            knock_outs=judge_knock_outs(posting, resume, today),
            matched=_matched(compared.answers),
            missing=_missing(compared.answers),
            ceiling=_ceiling(compared, points),
            best_edits=_best_edits(compared, points),
            unchecked=unchecked_notes(
                document_text, compared.cv_language, compared.posting_language, posting
            ),
        ),
    )


def compare(
    resume: Resume, posting: JobPosting, vocabulary: Vocabulary, today: date, full_text: str = ""
) -> Comparison:
    wanted = posting_language(posting)
    passages = passages_of(resume, full_text, today)
    written = _language_of(passages, wanted)
    evidence = gather(passages, vocabulary, sorted({wanted, written}))
    terms = [term for term in posting_terms(posting, vocabulary) if term.importance > 0]
    answers = [answer(term, evidence) for term in terms[:TOP_TERMS]]
    near, title = nearest_title(posting.title, held_titles(resume, full_text), vocabulary, wanted)
    comparable = wanted == written == "en"
    field = _field_closeness(evidence, posting_words(terms), vocabulary) if comparable else None
    closeness = Closeness(near if posting.title else None, title, field)
    return Comparison(answers, closeness, wanted, written)


def _language_of(passages: Sequence[Passage], wanted: LanguageCode) -> LanguageCode:
    text = "\n".join(passage.text for passage in passages if passage.proof > 0)[:4_000]
    return detect_language(text) if text.strip() else wanted


def _field_closeness(evidence: Evidence, words: dict[str, float], vocabulary: Vocabulary) -> float | None:
    wanted = direction(words, vocabulary)
    if not any(wanted):
        return None
    weights = field_weights(evidence.weighted, vocabulary)
    told = sum(weights.values())
    return cosine(wanted, direction(weights, vocabulary)) * told / (told + FEW_WORDS)


def _total(points: Points) -> float:
    return points.requirements + points.title + points.field + points.backed


def _whole(points: float) -> int:
    return max(0, min(100, round(points)))


def _rounded(part: Part) -> Part:
    return part.changed(points=round(part.points, 1), maximum=round(part.maximum, 1))


def _covers(points: Points, compared: Comparison) -> Part:
    maxima = points.maxima
    return _rounded(
        Part(
            points=points.requirements + points.title + points.field,
            maximum=maxima.requirements + maxima.title + maxima.field,
            reasons=covers_reasons(points, compared.answers, compared.closeness),
        )
    )


def _backed(points: Points, compared: Comparison) -> Part:
    return _rounded(
        Part(
            points=points.backed,
            maximum=points.maxima.backed,
            reasons=backed_reasons(points, compared.answers),
        )
    )


def _matched(answers: Sequence[Answer]) -> list[Match]:
    return [found.as_match() for found in answers if found.proof is not None][:SHOWN_MATCHES]


def _missing(answers: Sequence[Answer]) -> list[Match]:
    return [open_.as_match() for open_ in answers if open_.proof is None and _is_telling(open_)][
        :SHOWN_MATCHES
    ]


def _is_telling(found: Answer) -> bool:
    """Worth naming to a person: a demand of the posting, not a general word or running text."""
    rarities = found.term.rarities
    return found.term.weight >= 1 and max(rarities, default=0.0) >= TELLING


def _ceiling(compared: Comparison, points: Points) -> int:
    best = [at_its_best(found) if found.proof else found for found in compared.answers]
    weights = points.maxima
    reached = count_points(best, compared.closeness, weights, readable=bool(weights.readable))
    return _whole(_total(reached) + weights.readable)


def _best_edits(compared: Comparison, points: Points) -> list[Edit]:
    return best_edits(
        compared.answers,
        _is_telling,
        lambda changed: _total(
            count_points(changed, compared.closeness, points.maxima, readable=bool(points.maxima.readable))
        ),
    )
