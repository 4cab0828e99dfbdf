"""Reading a typed reply out of what a model really wrote."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from pydantic import ValidationError

from core.domain.replies import Reply, text_in

R = TypeVar("R", bound=Reply)

MOST_CHARACTERS = 40_000
"""More is no answer of ours, and repairing takes time with its length."""

_MOST_OBJECTS = 12
_MOST_BRACKETS = 2_000
_FENCE = re.compile(r"```[^\n`{\[]{0,40}(?:\n|(?=[{\[]))(.*?)(?:```|\Z)", re.DOTALL)
_CUT_TEXT = re.compile(r"""(?s)(?:(?<=[{,])\s*"[^"\n]{0,60}"\s*:|(?<=[\[{,]))\s*"(?:[^"\\]|\\.)*\Z""")
_MOST_FAULTS = 5


class UnusableReply(ValueError):
    """Nothing in the text is what was asked for. The message says why, in words fit for the model."""


def extract(text: str, reply_type: type[R]) -> R:
    """The fullest object in `text` that is a valid reply; `UnusableReply` for everything else."""
    reasons: list[str] = []
    found: list[R] = []
    for candidate in _candidates(text[:MOST_CHARACTERS]):
        try:
            found.append(reply_type.model_validate(candidate))
        except ValidationError as error:
            reasons.append(_sentence(error))
        except (ValueError, TypeError, RecursionError):
            reasons.append("The values have the wrong form.")
    if not found:
        raise UnusableReply(reasons[0] if reasons else "There is no JSON object in the answer.")
    return max(found, key=lambda reply: sum(map(len, text_in(reply))))


def _candidates(text: str) -> Iterator[Mapping[str, object]]:
    """Every object that can be made out, those that stand clean in a fence or alone first."""
    fenced = [match[1] for match in _FENCE.finditer(text)]
    for place in [*fenced[:_MOST_OBJECTS], text]:
        for piece in _pieces(place):
            yield from _objects(_parsed(piece))


def _pieces(text: str) -> Iterator[str]:
    """The outermost objects one by one, then everything from the first bracket on."""
    whole = text.strip()
    if whole[:1] in {"{", "["}:
        yield whole
    end = 0
    for _ in range(_MOST_OBJECTS):
        start = text.find("{", end)
        if start < 0:
            return
        end = _end_of_object(text, start)
        yield text[start:end]


def _end_of_object(text: str, start: int) -> int:
    """Behind the bracket that closes the one at `start`; the end of the text when none does."""
    depth, in_text, skip = 0, False, False
    for place in range(start, len(text)):
        sign = text[place]
        if skip:
            skip = False
        elif sign == "\\":
            skip = True
        elif sign == '"':
            in_text = not in_text
        elif not in_text and sign in "{}":
            depth += 1 if sign == "{" else -1
            if depth == 0:
                return place + 1
    return len(text)


def _parsed(piece: str) -> object:
    """As JSON where it is, else repaired. A text that was cut off in the middle goes as a whole."""
    from json_repair import repair_json

    try:
        return json.loads(piece, strict=False, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        if piece.count("{") + piece.count("[") > _MOST_BRACKETS:
            return None
    try:
        return repair_json(_without_cut_text(piece), return_objects=True, skip_json_loads=True)
    except (ValueError, RecursionError):
        return None


def _without_cut_text(piece: str) -> str:
    """Where the model was stopped inside a text, half a sentence would pass for a whole one."""
    if piece.rstrip()[-1:] in {"}", "]", '"', "'", "`", "”"}:
        return piece
    return _CUT_TEXT.sub("", piece)


def _objects(value: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    """The objects in a value: itself, those in its list, and those it only wraps."""
    match value:
        case dict():
            yield value
            inner: Iterable[object] = value.values() if len(value) == 1 else ()
        case list():
            inner = value[:_MOST_OBJECTS]
        case _:
            return
    if depth < 3:
        for item in inner:
            yield from _objects(item, depth + 1)


def _sentence(error: ValidationError) -> str:
    """Names and faults, without the values: those would come back once more."""
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    said = [f"{'.'.join(map(str, fault['loc'])) or 'the object'}: {fault['msg']}" for fault in faults]
    return "; ".join(said[:_MOST_FAULTS])
