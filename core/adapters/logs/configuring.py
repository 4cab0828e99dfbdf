"""Makes one handler the only way out of this process for everything that is logged."""

import logging
import sys
import threading
import warnings
from typing import IO, Any, TextIO

import structlog
from structlog.stdlib import ProcessorFormatter

from core.adapters.frames import short_path
from core.adapters.logs.lines import add_exception, add_origin, add_words, in_order, is_ours
from core.adapters.logs.redaction import Redactor
from core.settings import Settings

_TALKATIVE = ("uvicorn", "celery")
"""Servers whose starts and stops are worth a line."""

_REPETITIVE = ("uvicorn.access", "celery.worker.strategy", "celery.app.trace")
"""Those of their loggers that speak at every request and task: our own lines tell more and give away less."""

uncaught = logging.getLogger("core.uncaught")
warned = logging.getLogger("core.warned")


def configure_logs(settings: Settings, target: IO[str] | str | None = None) -> None:
    """From now on every logger of this process writes JSON lines to `target` and nowhere else.

    `target` is a stream (default: stderr) or a file's path, to which lines are added. Raises `OSError`
    when the file cannot be opened. May be called again.
    """
    handler = logging.FileHandler(target) if isinstance(target, str) else logging.StreamHandler(target)
    handler.setFormatter(make_formatter(settings))
    handler.addFilter(_Levels(settings.log_level))
    _replace_handlers(handler)
    logging.getLogger("core").setLevel(settings.log_level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.INFO)
    _leave_one_way_out()
    _take_over_hooks()


def _replace_handlers(handler: logging.Handler) -> None:
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)


def make_formatter(settings: Settings) -> ProcessorFormatter:
    """The steps from a record to a line; the redactor is the last one that sees values."""
    return ProcessorFormatter(
        processors=[
            structlog.contextvars.merge_contextvars,
            add_origin,
            add_words,
            add_exception,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            ProcessorFormatter.remove_processors_meta,
            in_order,
            Redactor(settings),
            structlog.processors.JSONRenderer(),
        ],
        use_get_message=False,
        pass_foreign_args=True,
    )


class _Levels(logging.Filter):
    """Which records become lines. Here and not at the loggers, because libraries set those as they like."""

    def __init__(self, level: str) -> None:
        super().__init__()
        self._least = logging.getLevelNamesMapping()[level]

    def filter(self, record: logging.LogRecord) -> bool:
        if is_ours(record.name):
            return record.levelno >= self._least
        talkative = record.name.partition(".")[0] in _TALKATIVE and record.name not in _REPETITIVE
        return record.levelno >= max(self._least, logging.INFO if talkative else logging.WARNING)


def _leave_one_way_out() -> None:
    """Hands every record to the root's handlers only.

    Streamlit, uvicorn and LiteLLM give their loggers handlers of their own, some of them late or again and
    again; a handler that is never asked needs no hunting.
    """

    def call_root(_: logging.Logger, record: logging.LogRecord) -> None:
        for handler in logging.root.handlers:
            if record.levelno >= handler.level:
                handler.handle(record)

    logging.Logger.callHandlers = call_root  # type: ignore[method-assign, assignment]


def _take_over_hooks() -> None:
    """What Python itself would print to stderr, exceptions' messages included, becomes lines too."""
    logging.raiseExceptions = False
    warnings.showwarning = _log_warning
    sys.excepthook = _log_uncaught
    sys.unraisablehook = lambda given: _log_uncaught(given.exc_type, given.exc_value, given.exc_traceback)
    threading.excepthook = lambda given: _log_uncaught(given.exc_type, given.exc_value, given.exc_traceback)


def _log_uncaught(kind: type[BaseException], error: BaseException | None, trace: Any) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error or kind(), trace)
    elif not issubclass(kind, SystemExit):
        uncaught.critical("nobody caught an exception", exc_info=(kind, error or kind(), trace))


def _log_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """`warnings.showwarning`: a warning's text may quote the file it is about, its place does not."""
    del message, file, line
    warned.warning("a warning at %s:%d", short_path(filename), lineno, extra={"category": category.__name__})
