"""JSON Resume files, validated, nothing lost."""

import json
from collections.abc import Mapping
from math import isfinite
from typing import Any

from pydantic import ValidationError

from core.adapters.document_reader.lines import clean
from core.adapters.document_reader.person.contacts import safe_url
from core.domain.errors import ErrorCode, UserError
from core.domain.resume import Resume

_DEEPEST = 40
_NOT_OBJECT = (
    'This JSON file is not a JSON Resume: it must be an object such as {"basics": {"name": …}, "work": […]}. '
    "Export it again as JSON Resume, or upload a PDF or DOCX."
)
_NOT_A_NUMBER = "This JSON file holds a number that is none (NaN or infinity). Correct it and try again."


def resume_from_json(text: str) -> Resume:
    """A JSON Resume. `INPUT_UNREADABLE` names line and column of a slip, or the fields of the wrong shape."""
    content = _parsed(text)
    safe = _safe(content, "")
    if not isinstance(safe, dict) or not safe.keys() & Resume.model_fields.keys():
        raise UserError(ErrorCode.INPUT_UNREADABLE, _NOT_OBJECT)
    try:
        return Resume.model_validate(safe)
    except ValidationError as error:
        raise UserError(ErrorCode.INPUT_UNREADABLE, _wrong_fields(error)) from None


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        message = f"This JSON file has a mistake at {place}. Correct it there and try again."
    except (RecursionError, ValueError):
        message = "This JSON file cannot be read: it is nested too deeply or holds a number that is too long."
    raise UserError(ErrorCode.INPUT_UNREADABLE, message)


def _safe(value: Any, key: str, depth: int = 0) -> Any:
    """Text without invisible characters, and links only to web addresses, at every depth."""
    if depth > _DEEPEST:
        raise UserError(ErrorCode.INPUT_UNREADABLE, "This JSON file is nested too deeply to be a CV.")
    if isinstance(value, str):
        text = clean(value)
        return "" if key == "url" and ":" in text and not safe_url(text) else text
    if isinstance(value, Mapping):
        return {clean(str(name)): _safe(item, str(name), depth + 1) for name, item in value.items()}
    if isinstance(value, list):
        return [_safe(item, key, depth + 1) for item in value]
    if isinstance(value, float) and not isfinite(value):
        raise UserError(ErrorCode.INPUT_UNREADABLE, _NOT_A_NUMBER)
    return value


def _wrong_fields(error: ValidationError) -> str:
    places = [".".join(str(part) for part in problem["loc"]) for problem in error.errors(include_input=False)]
    shown = ", ".join(dict.fromkeys(clean(place)[:60] for place in places[:6]))
    return (
        f"This is not a JSON Resume: these fields have the wrong shape: {shown}. Correct them and try again."
    )
