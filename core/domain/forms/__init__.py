"""What we would put into an application form, and where each value comes from."""

from core.domain.forms.countries import Countries
from core.domain.forms.model import (
    FORM_DATA_VERSION,
    Answer,
    FormData,
    FormTable,
    PersonField,
    Telephone,
    as_plain_text,
)
from core.domain.forms.plan import plan_answers

__all__ = [
    "FORM_DATA_VERSION",
    "Answer",
    "Countries",
    "FormData",
    "FormTable",
    "PersonField",
    "Telephone",
    "as_plain_text",
    "plan_answers",
]
