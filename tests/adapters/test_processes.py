"""Child processes: warm, capped, replaced when they die, and never able to take the app with them."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.adapters.capped_reader import CappedReader
from core.adapters.processes import ProcessPool
from core.adapters.processes.messages import Message
from core.adapters.processes.pool import ChildDied, ChildLate, PoolBusy
from core.adapters.render_pool import RenderPool
from core.domain.documents import TemplateOptions
from core.domain.errors import ErrorCode, UserError
from core.domain.resume import Resume

pytestmark = pytest.mark.slow


@pytest.fixture
def pool() -> ProcessPool:
    made = ProcessPool("tests.adapters.odd_child", size=1, recycle_after=3)
    yield made
    made.close()


def ask(pool: ProcessPool, what: str, seconds: float = 5) -> Message:
    return pool.call(Message({"what": what}, [b"\0\xff" * 10]), seconds)


def test_bytes_go_there_and_back(pool: ProcessPool) -> None:
    assert ask(pool, "echo") == Message({"what": "echo"}, [b"\0\xff" * 10])


def test_one_child_answers_many_until_it_is_worn(pool: ProcessPool) -> None:
    names = [ask(pool, "pid").header["pid"] for _ in range(6)]
    assert len(set(names[:3])) == 1
    assert len(set(names)) == 2


def test_a_late_child_is_killed_and_the_next_call_works(pool: ProcessPool) -> None:
    with pytest.raises(ChildLate):
        ask(pool, "sleep", seconds=0.3)
    assert ask(pool, "echo").header == {"what": "echo"}


def test_nobody_waits_for_ever_for_a_free_child(pool: ProcessPool) -> None:
    with ThreadPoolExecutor(1) as threads:
        late = threads.submit(ask, pool, "sleep", 1.5)
        time.sleep(0.3)
        with pytest.raises(PoolBusy):
            ask(pool, "echo", seconds=0.1)
        assert isinstance(late.exception(), ChildLate)
    assert ask(pool, "echo").header == {"what": "echo"}


@pytest.mark.parametrize(
    "work",
    [
        lambda pool: CappedReader(pool).read_profile(b"Ann", "cv.txt"),
        lambda pool: CappedReader(pool).read_posting(b"Engineer", "posting.txt"),
        lambda pool: RenderPool(pool, 1).pdf(Resume(), "classic", TemplateOptions()),
    ],
)
def test_a_pool_that_stays_busy_says_when_to_come_again(work: Callable[[ProcessPool], object]) -> None:
    class Busy(ProcessPool):
        def call(self, request: Message, seconds: float) -> Message:
            return super().call(request, 0.1)

    with pytest.raises(UserError, match="right now") as caught:
        work(Busy("tests.adapters.odd_child", size=0))
    assert (caught.value.code, caught.value.retry_after) == (ErrorCode.RATE_LIMITED, 10)


def test_a_crash_is_noticed_and_the_next_call_works(pool: ProcessPool) -> None:
    with pytest.raises(ChildDied):
        ask(pool, "crash")
    assert ask(pool, "echo").header == {"what": "echo"}


def test_a_problem_of_the_input_keeps_its_words(pool: ProcessPool) -> None:
    with pytest.raises(UserError, match="Choose another file") as caught:
        ask(pool, "refuse")
    assert caught.value.code is ErrorCode.INPUT_UNREADABLE


def test_a_bug_is_internal_logged_without_its_text_and_the_child_lives_on(
    pool: ProcessPool, caplog: pytest.LogCaptureFixture
) -> None:
    before = ask(pool, "pid").header["pid"]
    with pytest.raises(UserError) as caught:
        ask(pool, "bug")
    assert caught.value.code is ErrorCode.INTERNAL
    assert "ValueError" in caplog.text
    assert "00ff" not in caplog.text
    assert ask(pool, "pid").header["pid"] == before


def test_the_child_gets_none_of_our_secrets(pool: ProcessPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LLM_API_KEY", "sk-secret")
    assert "LLM_API_KEY" not in ask(pool, "environment").header["names"]


def test_what_killed_children_leave_behind_goes_with_the_pool(pool: ProcessPool) -> None:
    folder = Path(ask(pool, "litter").header["path"])
    assert folder.exists()
    pool.close()
    assert not folder.exists()
