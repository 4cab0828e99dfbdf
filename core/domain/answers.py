"""The answer bank: what a person says to questions that forms ask again and again."""

from core.domain.records import Moment, Record


class StoredAnswer(Record):
    """One for each topic and country ("" where the country does not matter), given by the person alone."""

    candidate_id: str = ""
    updated_at: Moment
    topic: str
    country: str = ""
    value: str
