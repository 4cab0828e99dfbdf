"""What is wrong with a request, in plain words that name the field and never repeat what was sent."""

import re
from collections.abc import Mapping, Sequence

_SHOWN = 5
"""More problems than this are not named: the first ones are corrected first."""

_WORDS: Mapping[str, str] = {
    "missing": "is missing",
    "extra_forbidden": "is not a field of this request",
    "string_type": "must be text",
    "string_too_long": "must have at most {max_length} characters",
    "string_too_short": "must not be empty",
    "string_pattern_mismatch": "is not in the documented form",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_parsing_size": "must be a smaller number",
    "int_from_float": "must be a whole number",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "literal_error": "must be {expected}",
    "enum": "must be {expected}",
    "list_type": "must be a list",
    "dict_type": "must be an object",
    "model_type": "must be an object",
    "model_attributes_type": "must be a JSON object, sent with Content-Type: application/json",
    "value_error": "{error}",
}
_FIELD_NAME = re.compile(r"[A-Za-z_-]{1,40}")
_PLACES = {"body", "query", "path", "header", "cookie"}


def sentence(errors: Sequence[Mapping[str, object]]) -> str:
    """`label: must be text. work.0.name: is missing.`, from the errors pydantic gives."""
    said = dict.fromkeys(_problem(error) for error in errors)
    rest = "" if len(said) <= _SHOWN else f" There are {len(said) - _SHOWN} more."
    return " ".join([*said][:_SHOWN]) + rest


def _problem(error: Mapping[str, object]) -> str:
    ctx = error.get("ctx")
    words = _WORDS.get(str(error["type"]), "is not right").format_map(ctx if isinstance(ctx, dict) else {})
    return f"{_name(error['loc'])}: {words.rstrip('.')}."


def _name(loc: object) -> str:
    """A field's name with dots; a part that looks like no field's name came from outside and is left out."""
    parts = [str(part) for part in loc] if isinstance(loc, (tuple, list)) else []
    if parts and parts[0] in _PLACES:
        place, *parts = parts
    else:
        place = "request"
    shown = [part if _FIELD_NAME.fullmatch(part) or part.isdigit() else "…" for part in parts]
    return ".".join(shown) or f"The {place}"
