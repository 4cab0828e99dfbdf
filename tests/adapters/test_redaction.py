"""The last step before a line is written: what looks like a secret or a contact goes, the rest stays."""

import json
import time

import pytest
from pydantic import SecretStr

from core.adapters.logs.redaction import MASK, MAX_CHARACTERS, Redactor
from core.settings import Settings

JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjMifQ.s5gk-_aA9"
VAULT_KEYS = (
    "djR1bHQga2V5IG51bWJlciBvbmUsIDMyIGJ5dGVzICE=",
    "djR1bHQga2V5IG51bWJlciB0d28sIDMyIGJ5dGVzICE=",
)
CONFIGURED = Settings(
    smtp_password=SecretStr("correct horse/battery"),
    vault_key=SecretStr(",".join(VAULT_KEYS)),
    redis_url="redis://:r3d1sW0rd@cache:6379/0",
)

GOES = [
    (f"got {JWT} from the client", "s5gk"),
    (f"Authorization: Bearer {JWT}", "eyJ"),
    ("headers {'Authorization': 'Bearer abcdefghijklmnop'}", "abcdefghijklmnop"),
    ("bearer Zm9vYmFyYmF6cXV4cXV1eA==", "Zm9v"),
    ("Authorization: Basic dXNlcjpwYXNz", "dXNlcjpwYXNz"),
    ("Incorrect API key provided: sk-proj-4f9a8b7c6d5e4f3a2b1c", "4f9a8b7c6d5e4f3a2b1c"),
    ("sb_secret_N7UND0UgjKTVK-Uodkm0Hg", "N7UND0"),
    ("token aw_Xk3JqLmZ9vT1", "Xk3Jq"),
    ("https://jane:hunter2@mail.example/inbox", "hunter2"),
    ("redis://:pass@word@cache:6379/0", "pass@word"),
    ("GET /api/v1/storage/download?token=abc.def&inline=1 HTTP/1.1", "abc.def"),
    ("https://board.example/job?candidate=Jane", "Jane"),
    ("/callback?s3cretwithoutname", "s3cret"),
    ("password=hunter2", "hunter2"),
    ('{"smtp_password": "hun ter2"}', "hun ter2"),
    ("{'refresh_token': 'a b'}", "a b"),
    ("api_key: 12345", "12345"),
    ("JWT_SECRET=abc", "abc"),
    ("Cookie: session=abcdef", "abcdef"),
    ("key=abcdef", "abcdef"),
    ("write to jane.doe+jobs@mail.example.org now", "jane.doe"),
    ("mailto:éloïse@exämple.fr", "loïse"),
    ("to=jane%40mail.example", "jane"),
    ("call +49 171 2345678", "2345678"),
    ("call +351 (0)912 345 678", "345 678"),
    ("Tel. 030/1234567", "1234567"),
    ("06 12 34 56 78", "34 56"),
    ("(555) 123-4567", "123-4567"),
    ("555.123.4567", "123.4567"),
    ("612 345 678", "345 678"),
    ("535 login failed for correct horse/battery", "horse"),
    ("smtp://x/?p=correct%20horse%2Fbattery", "horse"),
    *((f"vault opened with {key}.", key) for key in VAULT_KEYS),
    ("AUTH r3d1sW0rd", "r3d1sW0rd"),
]

STAYS = [
    "phase began",
    "job 0123456789abcdef0123456789abcdef ended done after 12.345 s",
    "2026-11-23T09:00:00.123456Z",
    "127.0.0.1:8501 and 192.168.100.200",
    "core/services/jobs/running.py:120 run",
    "Send a valid bearer token.",
    "KeyError in core/domain/errors.py:12",
    "the token has expired",
    "host/4711/a1b2c3 holds the job",
    "celery@worker1 ready.",
    "python-docx 1.2.0, scikit-learn and sk-learn",
    "Is this right? Yes.",
    "768 MB, 15 s, 200000 characters, 1700000000000 ns",
    "http://127.0.0.1:8501/api/v1/jobs/0a1b2c3d",
    "503 on POST /api/v1/previews",
    "LLM_API_KEY is set, but this version does not use it yet",
]


@pytest.fixture
def redactor() -> Redactor:
    return Redactor(CONFIGURED)


@pytest.mark.parametrize(("text", "secret"), GOES)
def test_secrets_and_contacts_go(redactor: Redactor, text: str, secret: str) -> None:
    cleaned = redactor.text(text)
    assert secret not in cleaned
    assert MASK in cleaned


@pytest.mark.parametrize("text", STAYS)
def test_what_helps_stays(redactor: Redactor, text: str) -> None:
    assert redactor.text(text) == text


def test_every_value_is_reached_however_deep(redactor: Redactor) -> None:
    line = redactor(None, "", {"event": [{"to": ("a@b.example", "password=x")}], "n": 3, "none": None})
    assert line == {"event": [{"to": [MASK, f"password={MASK}"]}], "n": 3, "none": None}


def test_an_object_is_named_by_its_type_because_its_text_would_be_made_later(redactor: Redactor) -> None:
    line = redactor(None, "", {"error": ValueError("Jane Doe"), "bytes": b"Jane"})
    assert json.dumps(line) == '{"error": "ValueError", "bytes": "bytes"}'


def test_a_whole_document_never_fits(redactor: Redactor) -> None:
    assert len(redactor.text("word " * 10_000)) <= MAX_CHARACTERS + 1


@pytest.mark.parametrize(
    "unit", ["a", "a.", "a@", "0 ", "+1", "?a", "://", "eyJ", "token", "_", "/", "'", "key="]
)
def test_hostile_text_costs_no_more_than_its_length(redactor: Redactor, unit: str) -> None:
    began = time.perf_counter()
    redactor.text(unit * 100_000)
    assert time.perf_counter() - began < 0.5
