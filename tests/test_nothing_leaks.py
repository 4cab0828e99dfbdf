"""Seeded secrets and personal data through every flow at DEBUG: none is in a log, a metric or an error.

A person's own answers of course hold their data, and so does what the command line prints for them.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bench.app_server import running_app
from core.bootstrap import RUNNERS
from core.domain.documents import Document
from core.domain.jobs import JobStatus, PreviewRequest
from core.domain.languages import LanguageCode
from core.ports import Ports, Rendering
from core.services.jobs import run_next
from core.services.postings import add_posting_text
from core.services.preview_requests import start_preview
from core.services.profiles import add_profile
from core.settings import Settings
from tests.conftest import Clock
from tests.leaks import command_line, flows
from tests.leaks.seeds import ADVERT, PERSON, PROFILE_FILE, SETTINGS, WORKERS_ONLY, leaked, seeds
from tests.log_lines import our_logs, plain_logs

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]


@dataclass
class Overheard:
    """All that can be read without being the person: by where it was."""

    texts: dict[str, str]
    known: dict[str, str]
    statuses: list[int]


@pytest.fixture(scope="module")
def overheard(tmp_path_factory: pytest.TempPathFactory) -> Overheard:
    """The real app, driven once through everything."""
    folder = tmp_path_factory.mktemp("leaks")
    environment = {**SETTINGS, "DATA_DIR": str(folder / "data"), "LOG_LEVEL": "DEBUG"}
    environment |= {"AUTH_BACKEND": "local", "ALLOW_DEV_NO_AUTH": "false"}
    environment |= {"RENDER_PROCESSES": "1", "READ_PROCESSES": "1", "RATE_PREVIEW": str(flows.RATE_PREVIEW)}
    made = command_line.run(
        ["user", "add", PERSON["e-mail"], "--password-stdin"], environment, flows.PASSWORD
    )
    assert made.returncode == 0, made.stderr
    commands = command_line.use_everything(folder, {**environment, **WORKERS_ONLY})
    with running_app(**environment) as app:
        person = flows.Person(app.address)
        _drive(person, folder / "data" / "applywright.db")
        metrics = person.ask("GET", "/metrics").text
        texts = {"server": app.log.read_text(), "metrics": metrics}
    texts |= {"errors": "\n".join(person.errors), "commands": "\n".join(commands)}
    texts["command log"] = (folder / "data" / "applywright.log").read_text()
    return Overheard(texts, seeds() | person.learned, person.statuses)


def _drive(person: flows.Person, database: Path) -> None:
    flows.knock_with_bad_tokens(person)
    flows.sign_in(person)
    flows.send_bad_input(person)
    profile = flows.make_an_application(person)
    flows.keep_a_password(person)
    flows.take_everything_along(person)
    flows.ask_for_too_much(person, profile)
    _break_row(database, profile)
    assert person.api("GET", f"/profiles/{profile}").status_code == 500


def _break_row(database: Path, profile: str) -> None:
    """A row that cannot be read is a bug, and pydantic's message about it quotes it."""
    broken = f'{{"basics": "{PERSON["name"]} {PERSON["sentence"]}"}}'
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("update profiles set resume = ? where id = ?", [broken, profile])


@pytest.mark.parametrize("where", ["server", "metrics", "errors", "commands", "command log"])
def test_no_seed_is_seen(overheard: Overheard, where: str) -> None:
    assert leaked(overheard.known, [overheard.texts[where]]) == set()


def test_the_flows_were_really_gone_through(overheard: Overheard) -> None:
    assert {200, 201, 202, 204, 401, 404, 409, 422, 429, 500} <= set(overheard.statuses)
    assert overheard.statuses.count(500) == 1
    assert '"exception": "ValidationError"' in overheard.texts["server"]
    assert '"phase": "writing"' in overheard.texts["command log"]
    refused = f'rate_limit_hits_total{{action="preview"}} {overheard.statuses.count(429)}.0'
    assert refused in overheard.texts["metrics"]
    assert len(seeds()) >= 30


def test_every_line_of_the_server_is_json_but_streamlits_greeting(overheard: Overheard) -> None:
    plain = [line for line in overheard.texts["server"].splitlines() if line and not line.startswith("{")]
    assert [line.split()[0] for line in plain] == ["You", "URL:"]


class BrokenRenderer:
    """Fails the way libraries do: with a message that quotes what it was given."""

    def render(
        self, documents: Sequence[Document], template: str, language: LanguageCode
    ) -> Sequence[Rendering]:
        raise ValueError(f"cannot lay out {documents}")

    def html(self, document: Document, template: str, language: LanguageCode) -> str:
        raise ValueError(f"cannot show {document} with {SETTINGS['VAULT_KEY']}")


def _run_into_a_bug(ports: Ports, clock: Clock) -> None:
    """One preview, tried three times, to its bad end."""
    broken = replace(ports, renderer=BrokenRenderer())
    profile = add_profile(ports, "local", *PROFILE_FILE)
    posting = add_posting_text(ports, "local", ADVERT)
    request = PreviewRequest(profile_id=profile.id, posting_id=posting.id, template="classic")
    job = start_preview(ports, "local", request)
    for _ in range(3):
        run_next(broken, "worker", RUNNERS)
        clock.advance(10)
    assert ports.jobs.require("local", job.id).status is JobStatus.ERROR


def test_a_bug_that_quotes_a_person_is_logged_without_them(
    ports: Ports, clock: Clock, settings: Settings
) -> None:
    with our_logs(settings.model_copy(update={"log_level": "DEBUG"})) as said:
        _run_into_a_bug(ports, clock)
    assert said.getvalue().count('"exception": "ValueError"') == 3
    assert leaked(seeds(), [said.getvalue()]) == set()


def test_in_pythons_own_form_the_same_bug_leaks(ports: Ports, clock: Clock) -> None:
    """The search can find something."""
    with plain_logs() as said:
        _run_into_a_bug(ports, clock)
    assert {"person name", "person street", "setting VAULT_KEY"} <= leaked(seeds(), [said.getvalue()])
