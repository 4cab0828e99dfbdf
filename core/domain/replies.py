"""What a language model may answer: typed, as plain text, and never a form that it left unfilled."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from pydantic import AliasChoices, ConfigDict, model_validator
from pydantic.fields import FieldInfo

from core.domain.model import Model
from core.domain.plain_text import plain_text

_PLACEHOLDERS = re.compile(
    r"^[\W_]*(?:\.{2,}|…|string|text|placeholder|todo|tbd|n/?a|x{3,})[\W_]*$"
    r"|\[\s*(?:your|my|insert|enter|add|name|company|employer|position|job title|title|date|address|city"
    r"|phone|e-?mail|number|role|ihr|dein|name des|votre|nom|tu|su|nombre|seu|sua|nome)\b[^\]\n]{0,60}\]"
    r"|<\s*(?:your|insert|enter|old|new|the|text|name|company|role|title|reason|path|string)\b[^<>\n]{0,40}>"
    r"|\{\{[^{}\n]{0,80}\}\}|\{%[^{}\n]{0,80}%\}|\blorem ipsum\b",
    re.IGNORECASE,
)
_REMNANTS = re.compile(r"""["'”]\s*:\s*[\[{"'“]|[\[{]\s*["'“]\w+["'”]\s*:""")
_LETTERS = re.compile(r"[\W_]+")


class Reply(Model):
    """The base of all that is asked for. Nested parts are Replies too: each looks after its own texts.

    Names are read as models write them (`bulletPoints`, "Bullet points"), names that nobody asked for are
    dropped, Markdown and HTML go. A text that only repeats the form ("[Your Name]", "...") is refused, and
    so is one that swallowed the rest of the answer.
    `verbatim` names the fields that hold something to be found again letter by letter.
    """

    model_config = ConfigDict(extra="forbid")
    verbatim: ClassVar[frozenset[str]] = frozenset()

    @model_validator(mode="before")
    @classmethod
    def _as_asked(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        names = _names(cls.model_fields)
        found: dict[str, Any] = {}
        for key, value in data.items():
            name = names.get(_folded(str(key)))
            if name is not None and value is not None:
                found.setdefault(name, _readable(value) if name in cls.verbatim else _plain(value))
        return found


def text_in(value: object) -> Iterator[str]:
    """Every text of a reply, however deep."""
    match value:
        case str():
            yield value
        case Model():
            for name in type(value).model_fields:
                yield from text_in(getattr(value, name))
        case list() | tuple():
            for item in value:
                yield from text_in(item)


def _names(fields: Mapping[str, FieldInfo]) -> dict[str, str]:
    """Each spelling of a field, folded, with the field."""
    return {_folded(spelling): name for name, field in fields.items() for spelling in _spellings(name, field)}


def _spellings(name: str, field: FieldInfo) -> Iterator[str]:
    yield name
    match field.validation_alias:
        case str() as alias:
            yield alias
        case AliasChoices(choices=choices):
            yield from (choice for choice in choices if isinstance(choice, str))


def _folded(name: str) -> str:
    return _LETTERS.sub("", name).casefold()


def _readable(value: object) -> object:
    """No store keeps a NUL."""
    return value.replace("\x00", "") if isinstance(value, str) else value


def _plain(value: object) -> object:
    """Texts and lists of texts; parts that are Replies look after themselves."""
    if isinstance(value, str):
        text = plain_text(value)
        if _PLACEHOLDERS.search(text):
            raise ValueError("a text repeats the form instead of filling it in")
        if _REMNANTS.search(text):
            raise ValueError(
                "a text holds pieces of JSON: a quotation mark or a bracket is missing before it"
            )
        return text
    return [_plain(item) for item in value] if isinstance(value, list) else value
