"""A file whose row never came is found, in every place; one with a row never is."""

from datetime import UTC, datetime, timedelta

from tests.contract.homes import Home
from tests.contract.rows import artifact, job, new_id

TOMORROW = datetime.now(UTC) + timedelta(days=1)


def kept(home: Home, name: str) -> str:
    """A file with its row."""
    run = home.jobs.add(home.user_id, job(new_id(), home.user_id))
    row = artifact(new_id(), home.user_id, run.id).model_copy(
        update={"key": f"{home.user_id}/{run.id}/{name}"}
    )
    home.files.put(row.key, b"%PDF")
    return home.artifacts.add(home.user_id, row).key


def test_only_a_file_without_a_row_is_an_orphan(ann: Home) -> None:
    kept(ann, "cv.pdf")
    lost = f"{ann.user_id}/{new_id()}/cv.pdf"
    ann.files.put(lost, b"%PDF")
    assert ann.orphans.list(TOMORROW) == [lost]
    ann.files.remove(lost)
    assert ann.orphans.list(TOMORROW) == []


def test_a_young_file_may_still_get_its_row(ann: Home) -> None:
    ann.files.put(f"{ann.user_id}/{new_id()}/cv.pdf", b"%PDF")
    assert ann.orphans.list(datetime.now(UTC) - timedelta(hours=1)) == []
