"""This process's logs as the app writes them, for the length of a test."""

import io
import logging
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from core.adapters.logs import configure_logs
from core.settings import Settings


@contextmanager
def our_logs(settings: Settings) -> Iterator[io.StringIO]:
    """What is logged inside; everything is as it was before afterwards."""
    root, stream = logging.getLogger(), io.StringIO()
    before = (root.handlers[:], root.level, logging.Logger.callHandlers, logging.raiseExceptions)
    hooks = (warnings.showwarning, sys.excepthook, sys.unraisablehook, threading.excepthook)
    try:
        configure_logs(settings, stream)
        yield stream
    finally:
        root.handlers[:], root.level, logging.Logger.callHandlers, logging.raiseExceptions = before
        warnings.showwarning, sys.excepthook, sys.unraisablehook, threading.excepthook = hooks
        logging.getLogger("core").setLevel(logging.NOTSET)


@contextmanager
def plain_logs() -> Iterator[io.StringIO]:
    """What is logged inside in Python's usual form: the bad example."""
    stream = io.StringIO()
    handler, root = logging.StreamHandler(stream), logging.getLogger()
    root.addHandler(handler)
    try:
        yield stream
    finally:
        root.removeHandler(handler)
