"""From a prompt's template and the facts to what is sent: people's texts always stand inside a fence."""

import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from core.adapters.rendering.paths import TEMPLATES
from core.adapters.rendering.safe_text import clean_text
from core.domain.errors import ErrorCode, UserError
from core.domain.model import Model
from core.domain.replies import Reply

if TYPE_CHECKING:
    from jinja2 import Environment, Template

MOST_CHARACTERS = 80_000
"""Of a whole prompt. Who sends more pays for it, and the model has forgotten its beginning."""

_MOST_QUOTED = 6_000
_WORD = re.compile(r"[A-Za-z][A-Za-z_-]{0,19}")
_TOO_LONG = (
    "This CV and posting are too long for the AI together. Shorten the posting to what matters, or leave the "
    "AI out."
)


@dataclass(frozen=True)
class Message:
    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True)
class Prompt:
    """`schema` is the JSON Schema of the reply."""

    name: str
    messages: Sequence[Message]
    schema: Mapping[str, object]

    def after(self, answer: str, reason: str) -> "Prompt":
        """The same once more, with an answer that was of no use and why."""
        again = _environment().get_template("again.txt.j2").render(reason=reason)
        said = Message("assistant", answer[:_MOST_QUOTED] or "(nothing)")
        return replace(self, messages=[*self.messages, said, Message("user", again)])


class _Fact:
    """Somebody's text as a template sees it. Printed, it is fenced with a mark of this call that it cannot
    know; as one harmless word (`{{ language | word }}`) it may stand among ours."""

    def __init__(self, name: str, text: str, mark: str) -> None:
        self._name = name
        self._mark = mark
        self._text = text

    def __str__(self) -> str:
        return f"{self._mark} {self._name} begins\n{self._text}\n{self._mark} {self._name} ends"

    def word(self) -> str:
        if not _WORD.fullmatch(self._text):
            raise ValueError(f"the fact {self._name} is not one word")
        return self._text


def make_prompt(name: str, reply_type: type[Reply], facts: Mapping[str, object]) -> Prompt:
    """`templates/prompts/<name>.txt.j2` filled in. `UserError(INPUT_TOO_BIG)` when that is too long."""
    mark = secrets.token_hex(8)
    schema = reply_type.model_json_schema()
    known = {key: _fact(key, value, mark) for key, value in facts.items()}
    known |= {"mark": mark, "schema": json.dumps(schema, ensure_ascii=False)}
    template = _environment().get_template(f"{name}.txt.j2")
    system, material = template.render(known), _block(template, "material", known)
    if len(system) + len(material) > MOST_CHARACTERS:
        raise UserError(ErrorCode.INPUT_TOO_BIG, _TOO_LONG)
    return Prompt(name, [Message("system", system.strip()), Message("user", material.strip())], schema)


def _fact(name: str, value: object, mark: str) -> object:
    """Numbers are ours; all else may be anybody's."""
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return _Fact(name, clean_text(value), mark)
    return _Fact(name, clean_text(json.dumps(value, ensure_ascii=False, indent=1, default=_wire)), mark)


def _wire(value: object) -> object:
    if isinstance(value, Model):
        return value.to_wire()
    raise TypeError(f"a prompt cannot hold a {type(value).__name__}")


def _block(template: "Template", name: str, known: Mapping[str, object]) -> str:
    return "".join(template.blocks[name](template.new_context(dict(known))))


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(TEMPLATES / "prompts"),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["word"] = _Fact.word
    return made
