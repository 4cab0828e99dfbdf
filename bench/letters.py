"""Prints the letters of given pairs, to be read by eye: python bench/letters.py PROFILE:POSTING …

Names are files below ../shared/samples (profiles/ and jobs/).
"""

import json
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from core.adapters.document_reader import read_document
from core.adapters.phrase_tables import load_letter_phrases
from core.adapters.posting_reader import read_posting
from core.adapters.vocabulary_tables import load_vocabulary
from core.domain.documents import Letter
from core.domain.keywords import posting_language
from core.domain.letters import draft_letter
from core.domain.posting import JobPosting
from core.domain.resume import Resume

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"
TODAY = date(2026, 11, 23)


def profile(name: str) -> Resume:
    path = SAMPLES / "profiles" / name
    if name.endswith(".json"):
        return Resume.model_validate(json.loads(path.read_text("utf-8")))
    return read_document(path.read_bytes(), name).resume


def posting(name: str) -> JobPosting:
    return read_posting((SAMPLES / "jobs" / name).read_bytes(), name)


def show(letter: Letter, seconds: float) -> None:
    words = sum(len(text.split()) for text in letter.paragraphs)
    print(f"[{words} words, {1000 * seconds:.0f} ms] {letter.subject}")
    print(letter.greeting, *letter.paragraphs, letter.closing, letter.signature, sep="\n\n")


def main() -> None:
    for pair in sys.argv[1:]:
        profile_name, posting_name = pair.split(":")
        resume, advert = profile(profile_name), posting(posting_name)
        language = posting_language(advert)
        phrases = load_letter_phrases(language)
        started = time.perf_counter()
        letter = draft_letter(resume, advert, load_vocabulary(), phrases, TODAY, language)
        print(f"\n===== {pair}")
        show(letter, time.perf_counter() - started)


if __name__ == "__main__":
    main()
