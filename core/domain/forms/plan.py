"""All answers of one application: the profile's, the bank's, and what the form calls each of them."""

from collections.abc import Sequence

from core.domain.answers import TOPICS, GivenAnswer
from core.domain.documents import Letter
from core.domain.forms.countries import Countries
from core.domain.forms.from_bank import bank_answers
from core.domain.forms.from_profile import profile_answers
from core.domain.forms.model import Answer, FormData, FormTable, PersonField, Telephone
from core.domain.posting import JobPosting
from core.domain.resume import Resume

_SENSITIVE = {topic.name.replace("_", "-") for topic in TOPICS if topic.answer_class == "sensitive"}


def plan_answers(
    resume: Resume,
    letter: Letter,
    posting: JobPosting,
    bank: Sequence[GivenAnswer],
    countries: Countries,
    table: FormTable,
    telephone: Telephone | None = None,
) -> FormData:
    """Every answer there is for the usual fields. `table` is the form's own; an empty one where the system
    behind it is not known. `telephone` is the profile's number, where somebody could take it apart."""
    country = countries.of_place(posting.job_location)
    found = [*profile_answers(resume, letter, countries, telephone), *bank_answers(bank, country, countries)]
    answers = [answer.changed(fields=table.names(answer.kind)) for answer in found]
    return FormData(
        title=posting.title,
        employer=posting.hiring_organization.name,
        url=posting.url,
        ats=posting.ats,
        country=country,
        answers=answers,
        person=_persons_own(table, answers),
    )


def _persons_own(table: FormTable, answers: Sequence[Answer]) -> list[PersonField]:
    answered = {answer.kind for answer in answers}
    unsaid = [(name, kind) for name, kind in table.fields.items() if kind in _SENSITIVE - answered]
    return [
        *(PersonField(field=name, kind="consent", answer_class="consent") for name in table.consent),
        *(PersonField(field=name, kind="signature", answer_class="sensitive") for name in table.signature),
        *(PersonField(field=name, kind=kind, answer_class="sensitive") for name, kind in unsaid),
    ]
