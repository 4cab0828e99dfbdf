"""Answers that the person has stored. Of one that is per country, only that country's is used."""

from collections.abc import Sequence

from core.domain.answers import DECLINED, GivenAnswer, Topic, topic_of
from core.domain.forms.countries import Countries
from core.domain.forms.model import Answer

_DECLINED_WORDS = "I decline to say"
_WORK_RIGHT = {"yes": ("Yes", "No"), "needs_sponsorship": ("No", "Yes"), "no": ("No", "")}


def bank_answers(bank: Sequence[GivenAnswer], country: str, countries: Countries) -> list[Answer]:
    """`country` is the posting's; "" when it is not known, and then no pay and no right to work is named."""
    found = []
    for given in bank:
        topic = topic_of(given.topic)
        if topic.is_per_country and (not country or given.country != country):
            continue
        if topic.name == "work_right":
            found += _work_right(given, countries)
        else:
            found.append(_answer(topic, given, countries))
    return [answer for answer in found if answer.value]


def _work_right(given: GivenAnswer, countries: Countries) -> list[Answer]:
    """Forms ask two questions of opposite sense: may you work there, and do you need us for it."""
    right, sponsor = _WORK_RIGHT[given.value]
    where = countries.title(given.country)
    source = f"answers.work_right.{given.country}"
    return [
        Answer(
            kind=kind,
            label=label,
            value=value,
            source=source,
            confidence="derived",
            answer_class="option",
            country=given.country,
        )
        for kind, label, value in (
            ("work-right", f"Right to work in {where} without a sponsor", right),
            ("needs-sponsorship", f"Needs a sponsor to work in {where}", sponsor),
        )
    ]


def _answer(topic: Topic, given: GivenAnswer, countries: Countries) -> Answer:
    where = f" in {countries.title(given.country)}" if given.country else ""
    value = (topic.choices or {}).get(given.value, given.value)
    if topic.answer_class == "sensitive" and given.value == DECLINED:
        value = _DECLINED_WORDS
    return Answer(
        kind="free-text" if topic.answer_class == "narrative" else topic.name.replace("_", "-"),
        label=f"{topic.label}{where}",
        value=value,
        source=".".join(part for part in ("answers", topic.name, given.country) if part),
        answer_class=topic.answer_class,
        country=given.country,
    )
