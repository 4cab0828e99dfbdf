"""How the embedded store holds up: `python -m bench.store` prints its three aims with what was measured.

Nothing is lost when sixteen threads change one row at once; nothing that was promised is lost and the file is
whole after kill -9 in the middle of writing; a page of a long list costs as much as one of a short list.
"""

import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.adapters.sqlite_store import Database, SqliteTable
from core.domain.applications import Application
from core.ports import Page
from core.settings import ROOT

THREADS, CHANGES = 16, 100
SHORT, LONG, PAGE = 100, 10_000, Page(limit=50)
KILLS = 10
MIDNIGHT = datetime(2026, 1, 1, tzinfo=UTC)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="applywright-bench-") as name:
        folder = Path(name)
        lost = THREADS * CHANGES - changed_at_once(folder / "changes")
        print(f"{THREADS} threads × {CHANGES} changes of one row: {lost} lost (aim 0)")
        promised, missing, verdict = killed_while_writing(folder / "kills")
        print(
            f"{KILLS} × kill -9 while writing: {missing} of {promised} promised rows missing, file {verdict}"
        )
        ratio = page_of_long_list(folder / "pages")
        print(f"a page of {LONG:,} applications beside one of {SHORT}: {ratio:.2f} × (aim 1.5)")


def changed_at_once(folder: Path) -> int:
    """What a row counts to after every thread has read, added one and written, again if another was first."""
    table = applications(folder)
    table.add("ann", application(0).model_copy(update={"score": 0}))

    def count_up() -> None:
        for _ in range(CHANGES):
            while True:
                score = table.require("ann", "0").score
                if table.change("ann", {"id": "0", "score": score}, {"score": score + 1}):
                    break

    threads = [threading.Thread(target=count_up) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return table.require("ann", "0").score


def killed_while_writing(folder: Path, kills: int = KILLS) -> tuple[int, int, str]:
    """Rows that a writer said it had kept, how many of them are gone, and what SQLite says of the file."""
    promised: list[str] = []
    for number in range(kills):
        promised += _said_before_the_kill(folder, number)
    missing = sum(applications(folder).get("ann", row) is None for row in promised)
    database = Database(folder / "store.db")
    verdict = database.connection().execute("pragma integrity_check").fetchone()[0]
    return len(promised), missing, verdict


def _said_before_the_kill(folder: Path, number: int) -> list[str]:
    """The rows of one writer that lived a moment; its last line counts only when it is whole."""
    command = [sys.executable, "-m", "bench.store", str(folder), str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as writer:
        if writer.stdout is None:
            raise RuntimeError("the writer cannot be heard")
        first = writer.stdout.readline()
        time.sleep(0.2 + number / 50)
        writer.kill()
        return (first + writer.stdout.read()).decode().split("\n")[:-1]


def write_for_ever(folder: Path, round_number: str) -> None:
    """Keeps rows and says so, one line each, until it is killed."""
    table = applications(folder)
    number = 0
    while True:
        row = application(number).model_copy(
            update={"id": f"{round_number}-{number}", "preview_job_id": f"{round_number}-{number}"}
        )
        table.add("ann", row)
        print(row.id, flush=True)
        number += 1


def page_of_long_list(folder: Path) -> float:
    """Median time of a page of the long list, over that of the short one, taken in turns."""
    table = applications(folder)
    for user, rows in (("short", SHORT), ("long", LONG)):
        for number in range(rows):
            row = application(number)
            table.add(user, row.model_copy(update={"id": f"{user}-{number}", "user_id": user}))
    times: dict[str, list[float]] = {"short": [], "long": []}
    for _ in range(200):
        for user, found in times.items():
            began = time.perf_counter()
            table.list(user, {"status": "pending"}, page=PAGE)
            found.append(time.perf_counter() - began)
    return statistics.median(times["long"]) / statistics.median(times["short"])


def applications(folder: Path) -> SqliteTable[Application]:
    return SqliteTable(Database(folder / "store.db"), "applications", Application)


def application(number: int) -> Application:
    moment = MIDNIGHT + timedelta(minutes=number)
    return Application(
        id=str(number),
        user_id="ann",
        created_at=moment,
        updated_at=moment,
        preview_job_id=str(number),
        title=f"Clerk {number}",
        employer="Tidewater",
        url="",
        template="classic",
        score=number % 100,
        artifact_ids={},
    )


if __name__ == "__main__":
    if len(sys.argv) == 3:
        write_for_ever(Path(sys.argv[1]), sys.argv[2])
    main()
