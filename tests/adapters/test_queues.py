"""Wake-ups: heard by whoever sleeps, worth nothing in themselves, and never in the way."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from core.adapters.celery_queue import CeleryQueue
from core.adapters.thread_queue import ThreadQueue


class Work:
    """So many jobs; counts how often somebody looked."""

    def __init__(self) -> None:
        self.waiting, self.looks = 0, 0
        self._lock = threading.Lock()

    def __call__(self, _: str) -> bool:
        with self._lock:
            self.looks += 1
            self.waiting -= self.waiting > 0
            return self.waiting > 0


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
def threads(work: Work) -> Iterator[ThreadQueue]:
    queue = ThreadQueue(2, "test")
    queue.start(work)
    yield queue
    queue.stop()


def until(condition: object) -> bool:
    deadline = time.monotonic() + 3
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.005)
    return False


def test_a_call_is_heard_at_once_and_all_work_is_done(threads: ThreadQueue, work: Work) -> None:
    assert until(lambda: work.looks >= 2)
    time.sleep(0.05)
    work.waiting = 50
    threads.wake()
    assert until(lambda: work.waiting == 0)


def test_a_thousand_calls_are_no_thousand_looks(threads: ThreadQueue, work: Work) -> None:
    assert until(lambda: work.looks >= 2)
    held = work._lock
    with held:
        for _ in range(1000):
            threads.wake()
    time.sleep(0.1)
    assert work.looks < 50


def test_threads_stop_soon(work: Work) -> None:
    queue = ThreadQueue(2, "test")
    queue.start(work)
    began = time.monotonic()
    queue.stop()
    assert time.monotonic() - began < 2


def test_a_redis_that_is_away_is_no_error_and_costs_little(caplog: pytest.LogCaptureFixture) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        queue = CeleryQueue(f"redis://127.0.0.1:{taken.getsockname()[1]}/0")
        queue.warm_up()
        began = time.monotonic()
        for _ in range(200):
            queue.wake()
        assert time.monotonic() - began < 2
    queue.stop()
    assert [
        record.getMessage() for record in caplog.records if "Redis does not answer" in record.getMessage()
    ]
