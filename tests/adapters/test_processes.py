"""Child processes: warm, capped, replaced when they die, and never able to take the app with them."""

from pathlib import Path

import pytest

from core.adapters.processes import ProcessPool
from core.adapters.processes.messages import Message
from core.adapters.processes.pool import ChildDied, ChildLate
from core.domain.errors import ErrorCode, UserError

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
