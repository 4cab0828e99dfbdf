"""Drafts a cover letter from a profile and a posting: every sentence holds something of both."""

from datetime import date

from core.domain.documents import Letter
from core.domain.keywords import Vocabulary, text_keys
from core.domain.languages import LanguageCode, detect_language
from core.domain.letters.addressing import greeting_of, recipient_of, subject_of
from core.domain.letters.body import Body
from core.domain.letters.casing import casing_of
from core.domain.letters.clauses import ClauseReader
from core.domain.letters.facts import read_facts
from core.domain.letters.needs import NeedReader, TermSpeaker, nouns_in
from core.domain.letters.pairs import Matcher
from core.domain.letters.phrases import LetterPhrases
from core.domain.letters.sentences import Sentences, seed_of
from core.domain.posting import JobPosting
from core.domain.relevance import relevance_to
from core.domain.resume import Resume
from core.domain.tailoring.summary import profile_text

_UNTOLD = {"job_location_type", "valid_through"}
"""What no letter speaks of, so that it changes no letter either."""


def draft_letter(
    resume: Resume,
    posting: JobPosting,
    vocabulary: Vocabulary,
    phrases: LetterPhrases,
    today: date,
    language: LanguageCode,
) -> Letter:
    """The letter in `language` (that of `phrases`); the same input always gives the same letter.

    Facts are told of the entry that owns them and quoted only when the profile is in the same language.
    A need of the posting is named only beside a line of the profile that shows it.
    """
    relevance = relevance_to(posting, vocabulary)
    prose = profile_text(resume)
    casing = casing_of(vocabulary, language, prose, posting.description)
    reader = ClauseReader(phrases, casing) if detect_language(prose) == language else None
    facts = read_facts(resume, phrases, reader, today)
    profile_keys = text_keys("\n".join(fact.text for fact in facts), vocabulary, language)
    needs = NeedReader(phrases, relevance, casing, profile_keys).read(posting)
    nouns = nouns_in(f"{posting.description}\n{prose}", phrases.grammar)
    speaker = TermSpeaker(phrases, relevance, casing, nouns)
    nameable = frozenset(term for term in relevance.terms if speaker.name_of(term))
    told = posting.model_dump_json(exclude=_UNTOLD)
    sentences = Sentences(seed_of(resume.model_dump_json(), told))
    matcher = Matcher(needs, facts, relevance, nameable)
    body = Body(resume, posting, phrases, relevance, matcher, speaker, sentences, today)
    return Letter(
        language=language,
        sender=resume.basics,
        date=today.isoformat(),
        recipient=recipient_of(posting),
        subject=subject_of(posting, phrases),
        greeting=greeting_of(posting, phrases),
        paragraphs=body.paragraphs(),
        closing=phrases.closing,
        signature=resume.basics.name,
    )
