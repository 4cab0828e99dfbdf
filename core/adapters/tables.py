"""`Tables`: word lists and phrases from the files beside the code, loaded when first needed."""

from core.adapters.claim_tables import load_claim_words
from core.adapters.form_tables import load_countries, load_form_table
from core.adapters.mail_texts import mail_text
from core.adapters.phrase_tables import load_interview_phrases, load_letter_phrases
from core.adapters.telephones import read_telephone
from core.adapters.vocabulary_tables import load_vocabulary
from core.domain.claims import ClaimWords
from core.domain.forms import Countries, FormTable, Telephone
from core.domain.interview import InterviewPhrases
from core.domain.keywords import Vocabulary
from core.domain.languages import LanguageCode
from core.domain.letters import LetterPhrases
from core.domain.mailing import MailText
from core.domain.posting import Ats


class ShippedTables:
    """The tables that come with the program."""

    def vocabulary(self) -> Vocabulary:
        return load_vocabulary()

    def claim_words(self, language: LanguageCode) -> ClaimWords:
        return load_claim_words(language)

    def letter_phrases(self, language: LanguageCode) -> LetterPhrases:
        return load_letter_phrases(language)

    def interview_phrases(self, language: LanguageCode) -> InterviewPhrases:
        return load_interview_phrases(language)

    def mail_text(self, language: LanguageCode, *, name: str, title: str, employer: str) -> MailText:
        return mail_text(language, name=name, title=title, employer=employer)

    def form_table(self, ats: Ats) -> FormTable:
        return load_form_table(ats)

    def countries(self) -> Countries:
        return load_countries()

    def telephone(self, text: str, country_code: str) -> Telephone | None:
        return read_telephone(text, country_code)
