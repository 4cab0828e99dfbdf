"""The sentences beside the points."""

from collections.abc import Sequence

from core.domain.languages import LanguageCode
from core.domain.posting import JobPosting
from core.domain.score.evidence import Answer
from core.domain.score.points import Closeness, Points, told_share

LANGUAGE_NAMES: dict[LanguageCode, str] = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
}


def covers_reasons(points: Points, answers: Sequence[Answer], closeness: Closeness) -> list[str]:
    if not answers:
        return ["The posting names nothing that could be compared."]
    shown = sum(found.proof is not None for found in answers)
    listed = sum(found.proof is not None and found.proof.level == 0 for found in answers)
    reasons = [
        f"The CV shows {shown} of the {len(answers)} most important terms of the posting,"
        f" {told_share(answers):.0%} by weight: {_of(points.requirements, points.maxima.requirements)}."
    ]
    if listed:
        reasons.append(f"{listed} of them stand only in a list; told in an entry they would count more.")
    return reasons + _closeness_reasons(points, closeness)


def backed_reasons(points: Points, answers: Sequence[Answer]) -> list[str]:
    levels = [found.proof.level for found in answers if found.proof]
    recent = sum(found.proof.recent for found in answers if found.proof)
    return [
        f"Of the terms it shows, {levels.count(3)} are told with a number, {levels.count(2)} described in an"
        f" entry, {levels.count(1)} only stated and {levels.count(0)} only listed; {recent} are from the last"
        f" three years: {_of(points.backed, points.maxima.backed)}."
    ]


def unchecked_notes(
    document_text: str | None, written: LanguageCode, wanted: LanguageCode, posting: JobPosting
) -> list[str]:
    notes = []
    if document_text is None:
        notes.append("Whether a machine can read the file: no file was read back.")
    if written != wanted:
        notes.append(
            f"Plain words: the CV is in {LANGUAGE_NAMES[written]}, the posting in {LANGUAGE_NAMES[wanted]};"
            " only names and known terms were compared."
        )
    if not posting.requirements:
        notes.append("Which demands are musts: the posting has no lines we could read as requirements.")
    return notes


def _closeness_reasons(points: Points, closeness: Closeness) -> list[str]:
    reasons = []
    if closeness.title is not None:
        earned = _of(points.title, points.maxima.title)
        nearest = f"The title “{closeness.held_title}” is the nearest to the posting's"
        reasons.append(
            f"{nearest}: {earned}."
            if closeness.held_title
            else f"None of the titles is near the posting's: {earned}."
        )
    if closeness.field is not None:
        earned = _of(points.field, points.maxima.field)
        reasons.append(f"The words of the CV come from {_nearness(closeness.field)} field of work: {earned}.")
    return reasons


def _nearness(share: float) -> str:
    if share >= 0.7:
        return "the same"
    return "a nearby" if share >= 0.4 else "another"


def _of(points: float, maximum: float) -> str:
    return f"{points:.1f} of {maximum:.1f} points"
