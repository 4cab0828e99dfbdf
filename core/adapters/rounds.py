"""Work that is done again and again beside everything else, such as sweeping."""

import logging
import threading
from collections.abc import Callable

log = logging.getLogger(__name__)


class Round:
    """A thread that calls `work` every so many seconds until it is stopped. A failed call is logged."""

    def __init__(self, name: str, seconds: float, work: Callable[[], object]) -> None:
        self._seconds = seconds
        self._work = work
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(5.0)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._work()
            except Exception:
                log.exception("%s failed; it goes on", self._thread.name)
            self._stopping.wait(self._seconds)
