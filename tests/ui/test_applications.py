"""The desk in the pages: found, opened, moved, taken back, and kept apart for each candidate."""

import sqlite3
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from core.adapters.sqlite_store import Database
from core.bootstrap import Runtime
from core.domain.applications import Application, ApplicationStatus
from core.services.candidates import add_candidate
from core.settings import ROOT
from tests.ui.conftest import Open
from tests.ui.test_pages import HOSTILE, words

pytestmark = pytest.mark.slow
PAGE = str(ROOT / "pages" / "applications.py")


def kept(shared: Runtime, count: int = 1, **fields: object) -> list[Application]:
    now = shared.ports.clock()
    row = {"user_id": "local", "updated_at": now, "title": "Nurse", "template": "classic"}
    rows = [
        Application.model_validate(
            {**row, "id": shared.ports.new_id(), "created_at": now - timedelta(minutes=n), "score": n % 100}
            | {"employer": f"Clinic {n}", **fields}
        )
        for n in range(count)
    ]
    shared.ports.tracking.add_all("local", rows)
    return rows


def desk(open_app: Open, **address: str) -> AppTest:
    app = open_app().switch_page(PAGE)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def now_of(shared: Runtime, row: Application) -> Application:
    return shared.ports.applications.require("local", row.id)


def test_an_empty_desk_has_a_way_on(open_app: Open) -> None:
    app = desk(open_app)
    assert not app.exception
    assert "No applications yet" in words(app)


def test_fifty_rows_a_page(open_app: Open, shared: Runtime) -> None:
    kept(shared, 120)
    app = desk(open_app)
    assert list(app.dataframe[0].value["company"])[:2] == ["Clinic 0", "Clinic 1"]
    assert len(app.dataframe[0].value) == 50
    assert "120 applications" in words(app)


def test_one_is_opened_moved_and_taken_back(open_app: Open, shared: Runtime) -> None:
    row = kept(shared, title=HOSTILE, employer=HOSTILE)[0]
    app = desk(open_app, application=row.id)
    assert not app.exception
    app.button(key="move-applied").click().run()
    assert now_of(shared, row).status is ApplicationStatus.APPLIED
    assert "pending → applied" in words(app).replace("\\", "")
    app.button(key="undo").click().run()
    assert now_of(shared, row).status is ApplicationStatus.PENDING
    app.button(key="undo").click().run()
    assert now_of(shared, row).status is ApplicationStatus.APPLIED


def test_another_candidates_is_not_shown(open_app: Open, shared: Runtime) -> None:
    mia = add_candidate(shared.ports, "local", "Mia")
    row = kept(shared, candidate_id=mia.id, employer="Miascompany")[0]
    assert "Miascompany" not in words(desk(open_app))
    app = desk(open_app, application=row.id)
    assert "Miascompany" not in words(app)
    assert "belongs to another candidate" in words(app)


def test_the_board_moves_by_buttons(open_app: Open, shared: Runtime) -> None:
    row = kept(shared)[0]
    app = desk(open_app, view="Board")
    app.menu_button(key=f"board-move-{row.id}").click("Applied").run()
    assert now_of(shared, row).status is ApplicationStatus.APPLIED
    assert "Applied" in words(app)
    app.button(key="undo-move").click().run()
    assert now_of(shared, row).status is ApplicationStatus.PENDING


def test_the_board_shows_the_newest_of_each_status_and_leads_to_the_rest(
    open_app: Open, shared: Runtime
) -> None:
    kept(shared, 42)
    kept(shared, 3, status=ApplicationStatus.OFFER)
    app = desk(open_app, view="Board")
    assert "Pending** · 42" in words(app)
    assert len(app.menu_button) == 8 + 3
    app.button(key="board-all-pending").click().run()
    assert set(app.dataframe[0].value["status"]) == {"pending"}
    assert "42 applications" in words(app)


def test_a_change_of_a_status_is_one_write_and_one_reading_of_the_page(
    open_app: Open, shared: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = kept(shared, 60)
    app = desk(open_app, view="Board")
    said = traced(monkeypatch)
    app.menu_button(key=f"board-move-{rows[0].id}").click("Applied").run()
    assert now_of(shared, rows[0]).status is ApplicationStatus.APPLIED
    assert [text for text in said if text.startswith("begin")] == ["begin immediate"]
    pages = [text for text in said if text.startswith("select * from applications")]
    assert len(pages) == len(ApplicationStatus), "one lane after another, once"
    assert len([text for text in said if text.startswith("select status, count(*)")]) == 1


def traced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What SQLite is told from now on, by connections that are new: each run of a page has its own."""
    said: list[str] = []
    connect = Database._connect

    def listening(self: Database) -> sqlite3.Connection:
        connection = connect(self)
        connection.set_trace_callback(said.append)
        return connection

    monkeypatch.setattr(Database, "_connect", listening)
    return said


def test_a_filter_that_finds_nothing_can_be_left(open_app: Open, shared: Runtime) -> None:
    kept(shared)
    app = desk(open_app)
    app.text_input(key="words").set_value("zzz").run()
    assert "Nothing here fits" in words(app)
    app.button(key="desk-reset").click().run()
    assert "1 application" in words(app)


def test_an_address_that_finds_nothing_can_be_left(open_app: Open, shared: Runtime) -> None:
    kept(shared)
    app = desk(open_app, words="zzz", due="true", status="offer")
    app.button(key="desk-reset").click().run()
    assert not app.exception
    assert "1 application" in words(app)
    assert not {"words", "due", "status"} & set(app.query_params)


@pytest.mark.parametrize("others", [10, 60])
def test_a_search_with_fewer_pages_begins_at_the_first(open_app: Open, shared: Runtime, others: int) -> None:
    kept(shared, 120)
    kept(shared, others, employer="Hospital")
    app = desk(open_app)
    app.pagination[0].set_value(3).run()
    app.text_input(key="words").set_value("Hospital").run()
    assert set(app.dataframe[0].value["company"]) == {"Hospital"}
    assert app.dataframe[0].value.shape[0] == min(others, 50)
    app.text_input(key="words").set_value("").run()
    assert app.pagination[0].value == 1


@pytest.mark.parametrize("others", [10, 60])
def test_a_page_that_an_address_asks_for_in_vain_is_the_first(
    open_app: Open, shared: Runtime, others: int
) -> None:
    kept(shared, others)
    app = desk(open_app, page="3")
    assert app.dataframe[0].value.shape[0] == min(others, 50)
    assert "page" not in app.query_params


def test_other_rows_are_another_table(open_app: Open, shared: Runtime) -> None:
    kept(shared, 2)
    app = desk(open_app)
    first = app.dataframe[0].proto.id
    assert app.run().dataframe[0].proto.id == first
    app.selectbox(key="order").set_value("Score").run()
    assert app.dataframe[0].proto.id != first, "its ticks would be on other rows"
