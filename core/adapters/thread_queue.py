"""`JobQueue` without a server: threads of this process take jobs from the store."""

import logging
import sys
import threading
from collections.abc import Callable

PAUSE_SECONDS = 5.0
"""How long a thread sleeps without a wake-up. The sweeper wakes it; this is for when even that fails."""

SWITCH_SECONDS = 0.0002

log = logging.getLogger(__name__)


class ThreadQueue:
    """Threads that run `work` until it says there is nothing more, then wait for a wake-up.

    `work(worker)` claims and runs one job and says whether there was one.
    """

    def __init__(self, threads: int, name: str) -> None:
        self._name = name
        self._count = threads
        self._calls = 0
        self._called = threading.Condition()
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self, work: Callable[[str], bool]) -> None:
        """Begins to take jobs.

        The interpreter is told to change threads sooner than every 5 ms: a page or an answer passes through
        several threads, and at each step it would wait that long for every job that computes.
        """
        sys.setswitchinterval(SWITCH_SECONDS)
        for number in range(self._count):
            worker = f"{self._name}/{number}"
            thread = threading.Thread(target=self._run, args=(worker, work), name=worker, daemon=True)
            thread.start()
            self._threads.append(thread)

    def wake(self) -> None:
        with self._called:
            self._calls += 1
            self._called.notify_all()

    def stop(self, seconds: float = 5.0) -> None:
        """Takes no more jobs; a job that runs on is claimed again after its lease."""
        self._stopping.set()
        self.wake()
        for thread in self._threads:
            thread.join(seconds)

    def _run(self, worker: str, work: Callable[[str], bool]) -> None:
        while not self._stopping.is_set():
            seen = self._calls
            try:
                if not work(worker):
                    self._wait_for_another(seen)
            except Exception:
                log.exception("the job loop of %s failed; it goes on", worker)
                self._stopping.wait(1.0)

    def _wait_for_another(self, seen: int) -> None:
        """Calls are not counted up: whoever wakes works until there is nothing more."""
        with self._called:
            self._called.wait_for(lambda: self._calls != seen, PAUSE_SECONDS)
