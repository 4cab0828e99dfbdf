"""One way out for everything that is logged, and no words on it that could quote a person's document."""

import io
import json
import logging
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pydantic import SecretStr
from structlog.contextvars import bound_contextvars

from core.settings import Settings
from tests.conftest import VAULT_KEY
from tests.log_lines import our_logs

SECRET = "Jane Doe of 12 Mill Lane"
Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def said() -> Iterator[Lines]:
    """Configures this process's logs for one test; gives the lines written so far."""
    with our_logs(Settings(log_level="DEBUG", vault_key=SecretStr(VAULT_KEY))) as stream:
        yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]


def fail() -> None:
    try:
        {}[SECRET]
    except KeyError as error:
        raise ValueError(f"cannot read {SECRET}") from error


def test_a_line_is_json_with_its_context(said: Lines) -> None:
    with bound_contextvars(job_id="j1", kind="preview", phase="reading", user="0123abcd4567"):
        logging.getLogger("core.services").debug("%d files\nmade", 3)
    (line,) = said()
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "level": "debug",
        "logger": "core.services",
        "event": "3 files\nmade",
        "job_id": "j1",
        "kind": "preview",
        "phase": "reading",
        "user": "0123abcd4567",
    }


def test_an_exception_is_told_by_type_and_place_alone(said: Lines) -> None:
    try:
        fail()
    except ValueError:
        logging.getLogger("core.x").exception("the job failed", stack_info=True)
    (line,) = said()
    assert line["exception"] == "ValueError"
    assert line["frames"][-1].startswith("tests/adapters/test_logs.py:")
    assert line["frames"][-1].endswith(" fail")
    assert line["causes"][0].startswith("KeyError tests/adapters/test_logs.py:")
    assert "Jane" not in json.dumps(line)
    assert "cannot read" not in json.dumps(line)


def test_groups_and_circles_of_exceptions_end(said: Lines) -> None:
    inner = ValueError(SECRET)
    inner.__cause__ = group = ExceptionGroup(SECRET, [inner, OSError(SECRET)])
    logging.getLogger("core.x").error("failed", exc_info=group)
    assert [cause.split()[0] for cause in said()[0]["causes"]] == ["ValueError", "OSError"]
    assert SECRET not in json.dumps(said())


def test_the_redactor_sees_every_line(said: Lines) -> None:
    logging.getLogger("core.x").info("%s opened %s", VAULT_KEY, "a@b.example", extra={"path": "/x?token=1"})
    assert said()[0]["event"] == "[redacted] opened [redacted]"
    assert said()[0]["path"] == "/x?[redacted]"


def test_a_mistake_in_a_format_string_costs_no_line(said: Lines, capsys: pytest.CaptureFixture[str]) -> None:
    words = "%d of %d"
    logging.getLogger("core.x").info(words, 1)
    assert said()[0]["event"] == words
    assert capsys.readouterr().err == ""


def test_others_say_what_stands_in_their_source_and_nothing_that_was_filled_in(said: Lines) -> None:
    theirs, name = logging.getLogger("somebody.else"), SECRET
    theirs.warning("cannot parse %s", name)
    theirs.warning(f"cannot parse {name}")
    theirs.error(ValueError(name))
    theirs.error("task %(name)s raised", {"name": name}, extra={"data": name, "path": name})
    lines = said()
    assert [line["event"] for line in lines] == [
        "cannot parse %s",
        "(words withheld)",
        "(words withheld)",
        "task %(name)s raised",
    ]
    assert all(line["where"].startswith("tests/adapters/test_logs.py:") for line in lines)
    assert SECRET not in json.dumps(lines)


@pytest.mark.parametrize("name", ["LiteLLM", "LiteLLM Router", "litellm.utils"])
def test_of_litellm_not_even_that(said: Lines, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where nobody has silenced it."""
    monkeypatch.setattr(logging.getLogger(name), "disabled", False)
    try:
        fail()
    except ValueError:
        logging.getLogger(name).exception("the prompt was: hello")
    (line,) = said()
    assert line["event"] == "(words withheld)"
    assert line["exception"] == "ValueError"
    assert "hello" not in json.dumps(line)


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("core.api", logging.DEBUG),
        ("uvicorn.error", logging.INFO),
        ("celery.worker", logging.INFO),
        ("uvicorn.access", logging.WARNING),
        ("celery.app.trace", logging.WARNING),
        ("httpx", logging.WARNING),
        ("streamlit.runtime", logging.WARNING),
        ("corelib", logging.WARNING),
    ],
)
def test_how_much_each_may_say(said: Lines, name: str, least: int) -> None:
    logger = logging.getLogger(name)
    before = logger.level
    logger.setLevel(logging.DEBUG)
    for level in (logging.DEBUG, logging.INFO, logging.WARNING):
        logger.log(level, "hello")
    logger.setLevel(before)
    assert min(logging.getLevelNamesMapping()[line["level"].upper()] for line in said()) == least


def test_handlers_of_libraries_are_never_asked_not_even_late_ones(said: Lines) -> None:
    theirs, stream = logging.getLogger("streamlit.late"), io.StringIO()
    theirs.propagate = False
    theirs.addHandler(logging.StreamHandler(stream))
    theirs.warning("hello")
    theirs.handlers.clear()
    assert stream.getvalue() == ""
    assert said()[0]["event"] == "hello"


def test_what_python_would_print_becomes_lines_without_words(
    said: Lines, capsys: pytest.CaptureFixture[str]
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = sys.modules["core.adapters.logs.configuring"]._log_warning
        warnings.warn(f"odd file of {SECRET}", UserWarning, stacklevel=1)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    try:
        fail()
    except ValueError:
        sys.excepthook(*sys.exc_info())
    lines = said()
    assert lines[0]["category"] == "UserWarning"
    assert lines[0]["event"].startswith("a warning at tests/adapters/test_logs.py:")
    assert [line.get("exception") for line in lines] == [None, "ValueError", "ValueError"]
    assert SECRET not in json.dumps(lines) + capsys.readouterr().err


def test_without_our_formatter_the_secret_is_seen() -> None:
    """The examples above can fail: the same record in the usual form leaks."""
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "cannot parse %s", (SECRET,), None)
    assert SECRET in logging.Formatter().format(record)
