"""An exception without its words: its type and where in the code it came by.

The message is left out because it quotes what was being worked on, and so is the text of the source line.
"""

import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

_ROOT = str(Path(__file__).resolve().parents[2]) + "/"
_MAX_FRAMES = 30
_MAX_CAUSES = 5


def frames_of(trace: TracebackType | None) -> list[str]:
    """`file:line function`, outermost first; of a deep recursion the innermost."""
    summary = traceback.StackSummary.extract(traceback.walk_tb(trace), lookup_lines=False)
    return [f"{short_path(frame.filename)}:{frame.lineno} {frame.name}" for frame in summary[-_MAX_FRAMES:]]


def causes_of(error: BaseException) -> list[str]:
    """What lies behind it, nearest first: each type with its innermost place."""
    found = []
    for cause in list(_behind(error))[:_MAX_CAUSES]:
        place = frames_of(cause.__traceback__)[-1:]
        found.append(" ".join([type(cause).__name__, *place]))
    return found


def short_path(path: str) -> str:
    """A source file's path without where this machine keeps it."""
    for mark in ("/site-packages/", f"/python{sys.version_info.major}.{sys.version_info.minor}/"):
        if mark in path:
            return path.rpartition(mark)[2]
    return path.removeprefix(_ROOT) if path.startswith(_ROOT) else path.rpartition("/")[2]


def _behind(error: BaseException) -> Iterator[BaseException]:
    seen = {id(error)}
    waiting = _next(error)
    while waiting:
        cause = waiting.pop(0)
        if id(cause) not in seen:
            seen.add(id(cause))
            yield cause
            waiting += _next(cause)


def _next(error: BaseException) -> list[BaseException]:
    near = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    parts = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    return [*([near] if near else []), *parts]
