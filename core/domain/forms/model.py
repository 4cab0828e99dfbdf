"""`form_data.json` (docs/form-data.md), and what the forms of each system call their fields."""

from typing import Literal

from pydantic import Field

from core.domain.model import Model
from core.domain.posting import Ats

FORM_DATA_VERSION = 2

AnswerClass = Literal["fact", "option", "narrative", "sensitive", "consent"]
Confidence = Literal["stated", "derived"]


class Answer(Model):
    """One value. `kind` is an HTML autocomplete token where one exists, `source` a path into the profile or
    `answers.<topic>`. `fields` are what this form calls it.

    `stated` is word for word from the source; `derived` is put together from it, so look at it once more.
    """

    kind: str
    label: str
    value: str
    source: str
    confidence: Confidence = "stated"
    answer_class: AnswerClass = Field("fact", alias="class")
    country: str = ""
    fields: list[str] = []


class PersonField(Model):
    """A field of this form that is the person's own to answer: a consent, a signature, or something sensitive
    of which no answer is stored."""

    field: str
    kind: str
    answer_class: AnswerClass = Field(alias="class")


class FormData(Model):
    """The structured answers of one application. Files of version 1 lack what has a default here."""

    version: int = FORM_DATA_VERSION
    title: str = ""
    employer: str = ""
    url: str = ""
    ats: Ats | None = None
    country: str = ""
    answers: list[Answer] = []
    person: list[PersonField] = []


class Telephone(Model):
    """A number in the parts that forms ask for: "+49", as it is dialled inland ("030 123456"), and the
    country of its numbering plan, since several share a code ("" where that cannot be told)."""

    country_code: str
    country: str
    national: str


class FormTable(Model):
    """The names of fields that every form of one system has, and the kind of each; `checked` is the day
    somebody last compared them. Boxes of `consent` and `signature` are never ticked or typed into."""

    version: int = 0
    checked: str = ""
    fields: dict[str, str] = {}
    consent: list[str] = []
    signature: list[str] = []

    def names(self, kind: str) -> list[str]:
        return [name for name, its_kind in self.fields.items() if its_kind == kind]


def as_plain_text(form: FormData) -> str:
    """The answers as lines `Label: value`, for the clipboard; sensitive ones do not travel that way."""
    shown = [answer for answer in form.answers if answer.answer_class != "sensitive"]
    return "\n".join(f"{answer.label}: {answer.value}" for answer in shown)
