"""What a line holds: the steps that turn a log record into plain fields, before the redactor."""

import logging
import sys
from collections.abc import MutableMapping
from types import FrameType
from typing import Any

from core.adapters.frames import causes_of, frames_of, short_path

FIELDS = ("method", "path", "status", "seconds", "previous", "code", "category", "action")
"""What a line of ours may say beside its words, given as `extra`."""

_SILENT = ("litellm",)
"""Libraries whose words repeat what a provider sent back, prompts and keys included."""

_FIRST = ("timestamp", "level", "logger", "event")

Line = MutableMapping[str, Any]


def is_ours(name: str) -> bool:
    return name == "core" or name.startswith("core.")


def add_origin(_: Any, __: str, line: Line) -> Line:
    """`level` and `logger`."""
    record: logging.LogRecord = line["_record"]
    line["level"] = record.levelname.lower()
    line["logger"] = record.name
    return line


def add_words(_: Any, __: str, line: Line) -> Line:
    """`event`: our words with what was filled in, other people's as their source code has them.

    Where those were put together before they reached the logger, `where` alone says what happened.
    """
    record, arguments = line["_record"], line.pop("positional_args", ())
    if is_ours(record.name):
        line["event"] = _filled(line["event"], arguments)
        line.update({name: getattr(record, name) for name in FIELDS if hasattr(record, name)})
        return line
    line["where"] = f"{short_path(record.pathname)}:{record.lineno}"
    if record.name.lower().startswith(_SILENT) or not _stands_in_source(line["event"], record):
        line["event"] = "(words withheld)"
    line["event"] = line["event"].strip()
    return line


def add_exception(_: Any, __: str, line: Line) -> Line:
    """`exception`, `frames` and `causes`, never an exception's message."""
    given = line.pop("exc_info", None)
    line.pop("stack_info", None)
    if given is True:
        given = sys.exc_info()
    error = given if isinstance(given, BaseException) else given[1] if isinstance(given, tuple) else None
    if isinstance(error, BaseException):
        line["exception"] = type(error).__name__
        line["frames"] = frames_of(error.__traceback__)
        line["causes"] = causes_of(error)
    return line


def in_order(_: Any, __: str, line: Line) -> Line:
    """What every line has comes first; what is empty is left out."""
    names = [*_FIRST, *(name for name in line if name not in _FIRST)]
    return {name: line[name] for name in names if line.get(name) not in (None, "", [])}


def _filled(words: str, arguments: Any) -> str:
    """A mistake in our own format string must not cost the line."""
    try:
        return words % arguments if arguments else words
    except (TypeError, ValueError, KeyError):
        return words


def _stands_in_source(words: str, record: logging.LogRecord) -> bool:
    """Whether the function that logs has these very words as a literal."""
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        code = frame.f_code
        if code.co_filename == record.pathname and code.co_name == record.funcName:
            return words in code.co_consts
        frame = frame.f_back
    return False
