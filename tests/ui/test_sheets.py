"""A sheet in the pages: looked at, taken in once, and laid away."""

import csv
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from core.bootstrap import Runtime
from tests.ui.conftest import Open
from tests.ui.test_applications import desk
from tests.ui.test_pages import words

pytestmark = pytest.mark.slow
SHEET = ("mine.csv", b"company,title\nClinic,Nurse\n", "text/csv")


def with_sheet(app: AppTest, data: bytes = SHEET[1]) -> AppTest:
    return app.file_uploader[0].set_value((SHEET[0], data, SHEET[2])).run()


def test_a_sheet_that_was_taken_in_is_laid_away(open_app: Open, shared: Runtime) -> None:
    app = with_sheet(desk(open_app))
    assert "Clinic: Nurse" in words(app)
    app.button(key="take-in").click().run()
    assert shared.ports.applications.count("local") == 1
    assert "This sheet holds" not in words(app)
    assert app.button(key="take-in").disabled


def test_a_sheet_is_read_once_however_often_the_page_is(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = with_sheet(desk(open_app))
    read = counted(monkeypatch)
    app.run()
    assert "Clinic: Nurse" in words(app)
    assert read == []
    with_sheet(app, SHEET[1] + b"Hospital,Nurse\n")
    assert "Hospital: Nurse" in words(app)
    assert len(read) == 1


def test_what_is_wrong_with_a_sheet_is_said_until_it_is_taken_away(open_app: Open) -> None:
    app = with_sheet(desk(open_app), b"company\nClinic\n")
    assert "title is missing" in words(app.run())
    assert app.button(key="take-in").disabled
    app.file_uploader[0].set_value(None).run()
    assert "title is missing" not in words(app)


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sheets that are read from now on."""
    read: list[str] = []
    reader: Callable[..., object] = csv.reader

    def counting(*lines: object, **form: object) -> object:
        read.append("once")
        return reader(*lines, **form)

    monkeypatch.setattr(csv, "reader", counting)
    return read
