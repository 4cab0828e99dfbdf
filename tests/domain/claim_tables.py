"""The tables that the truth gate's tests read: "+" is a true statement, "-" a false one."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from core.adapters.claim_tables import load_claim_words
from core.adapters.vocabulary_tables import load_vocabulary
from core.domain.claims import Addressee, Gate, gate_of
from core.domain.resume import Resume

DATA = Path(__file__).parents[1] / "data" / "claims"
TODAY = date(2026, 11, 27)
LETTERS_GO_TO = {
    "en": Addressee("Senior Staff Nurse", "Kingsmead Hospital", "Bath"),
    "de": Addressee("Empfangsleiterin", "Hotel Hafenkante", "Kiel"),
    "fr": Addressee("Juriste d'entreprise", "Groupe Armor", "Rennes"),
    "es": Addressee("Jefa de estudios", "Colegio Alameda", "Castellón"),
    "pt": Addressee("Técnica de Recrutamento", "Indústrias Lagoa", "Aveiro"),
}


@cache
def profile(language: str) -> Resume:
    return Resume.model_validate_json((DATA / f"profile_{language}.json").read_text("utf-8"))


@cache
def gate(language: str) -> Gate:
    return gate_for(profile(language))


def gate_for(resume: Resume) -> Gate:
    return gate_of(resume, load_claim_words, load_vocabulary(), TODAY)


def statements(language: str, sign: str) -> Iterator[tuple[str, str]]:
    """Path ("text" for a letter) and words of each statement about the profile in this language."""
    for row in (DATA / f"statements_{language}.txt").read_text("utf-8").splitlines():
        if row.startswith(sign):
            path, _, text = row[1:].strip().partition(" | ")
            yield path, text


def told_lines(sign: str) -> Iterator[tuple[str, str, str]]:
    """Language, the profile's line, and a statement about it."""
    language = source = ""
    for row in (DATA / "lines.txt").read_text("utf-8").splitlines():
        if row[0] not in "+-":
            language, _, source = row.partition("|")
        elif row[0] == sign:
            yield language, source, row[1:]
