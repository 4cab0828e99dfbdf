"""Every flow of the app over HTTP, with good and with bad input. A new route belongs in here."""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx2

from tests.leaks.seeds import ADVERT, PERSON, POSTING, PROFILE_FILE, RESUME, SENT

JOB_SECONDS = 60.0
RATE_PREVIEW = 4
PASSWORD = SENT["password"]


@dataclass
class Person:
    """Somebody at the HTTP door, who remembers what must not be logged and every body of an error."""

    address: str
    learned: dict[str, str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, **kwargs: object) -> httpx2.Response:
        headers = {**self.headers, **kwargs.pop("headers", {})}
        answer = httpx2.request(method, f"{self.address}{path}", headers=headers, timeout=60, **kwargs)
        self.statuses.append(answer.status_code)
        if answer.status_code >= 400:
            self.errors += [answer.text, str(answer.headers)]
        return answer

    def api(self, method: str, path: str, **kwargs: object) -> httpx2.Response:
        return self.ask(method, f"/api/v1{path}", **kwargs)


def sign_in(person: Person) -> None:
    """With a wrong password, with the right one, and on with what that gives."""
    email = PERSON["e-mail"]
    person.api("POST", "/auth/token", json={"email": email, "password": SENT["wrong password"]})
    signed_in = person.api("POST", "/auth/token", json={"email": email, "password": PASSWORD}).json()
    again = person.api("POST", "/auth/refresh", json={"refresh_token": signed_in["refresh_token"]}).json()
    for number, tokens in enumerate((signed_in, again)):
        person.learned |= {f"{name} {number}": tokens[name] for name in ("access_token", "refresh_token")}
    person.headers = {"Authorization": f"Bearer {again['access_token']}"}
    issued = person.api("POST", "/tokens", json={"scope": "full", "label": SENT["label"], "days": 1}).json()
    person.learned["issued token"] = issued["token"]
    person.api("GET", "/tokens", headers={"Authorization": f"Bearer {issued['token']}"})


def knock_with_bad_tokens(person: Person) -> None:
    for credentials in (
        f"Bearer {SENT['forged jwt']}",
        f"Bearer {SENT['bearer token']}",
        f"Bearer {SENT['api token']}",
        f"Basic {SENT['bearer token']}",
    ):
        person.api("GET", "/profiles", headers={"Authorization": credentials})
    person.api("GET", "/profiles", headers={"Cookie": f"session={SENT['cookie']}"})
    person.api("GET", f"/profiles?q={SENT['query']}&access_token={SENT['bearer token']}")
    for path in ("refresh", "revoke"):
        person.api("POST", f"/auth/{path}", json={"refresh_token": SENT["refresh token"]})
    person.api("GET", f"/storage/download?token={SENT['link token']}")


def send_bad_input(person: Person) -> None:
    name, words = SENT["file name"], f"{PERSON['name']} {PERSON['sentence']}".encode()
    for ending, data in {
        "pdf": b"%PDF-1.7\n" + words + b"\n%%EOF",
        "docx": b"PK\x03\x04" + words,
        "json": b'{"basics": {"name": 5, "email": "' + words + b'"}}',
        "exe": b"MZ\0\0" + words,
        "zip": words,
    }.items():
        for noun in ("profiles", "postings"):
            files = {"file": (f"{name}.{ending}", data)}
            person.api("POST", f"/{noun}", files=files, data={"label": SENT["multipart label"]})
    for noun in ("profiles", "postings", "previews", "applications", "tokens"):
        person.api("POST", f"/{noun}", json={PERSON["name"]: POSTING["sentence"], "label": [PERSON["skill"]]})
        person.api(
            "POST", f"/{noun}", content=b'{"text": "' + words, headers={"Content-Type": "application/json"}
        )
        person.api("GET", f"/{noun}/{SENT['path']}?x={SENT['query']}")
    person.api("POST", "/postings", json={"url": POSTING["address"]})
    person.api("POST", "/previews", json={"profile_id": PERSON["name"], "template": PERSON["skill"]})
    person.ask("GET", f"/{SENT['path']}/{PERSON['name']}?token={SENT['query']}")
    person.api("GET", f"/jobs/{SENT['path']}/events?token={SENT['query']}")


def make_an_application(person: Person) -> str:
    """The main road; gives the profile's id. What the app wrote for the person must not be logged either."""
    files = {"file": PROFILE_FILE[::-1]}
    person.api("POST", "/profiles", files=files, data={"label": SENT["label"]})
    profile = person.api("POST", "/profiles", json={"resume": RESUME, "label": SENT["label"]}).json()["id"]
    person.api("PATCH", f"/profiles/{profile}", json={"label": SENT["multipart label"]})
    body = {"profile_id": profile, "posting_text": ADVERT, "template": "classic"}
    key = {"Idempotency-Key": SENT["idempotency key"]}
    job = person.api("POST", "/previews", json=body, headers=key).json()["job_id"]
    person.api("POST", "/previews", json={**body, "template": "modern"}, headers=key)
    assert person.api("GET", f"/jobs/{job}/events").text.count("event: done") == 1
    preview = ended(person, job)
    assert preview["status"] == "done", preview
    person.learned |= _sentences_of(str(preview["cover_letter_html"]))
    applied = ended(
        person, person.api("POST", "/applications", json={"preview_job_id": job}).json()["job_id"]
    )
    for made in applied["files"].values():
        _download(person, made)
    person.api("GET", f"/applications/{applied['application_id']}/form-data")
    return str(profile)


def _download(person: Person, made: Mapping[str, str]) -> None:
    """By its link, and by a link that somebody has changed."""
    link = "/api/v1/storage/download?token="
    token = made["url"].partition("token=")[2]
    person.learned[f"link of {made['filename']}"] = token
    assert person.ask("GET", link + token).status_code == 200
    person.ask("GET", link + token[:-3] + "xxx")


def _sentences_of(letter: str) -> dict[str, str]:
    text = re.sub(r"<style.*?</style>|<[^>]+>", " ", letter, flags=re.DOTALL)
    sentences = [" ".join(part.split()) for part in re.split(r"[.!?]", text)]
    long = [sentence for sentence in sentences if len(sentence.split()) >= 7]
    assert long
    return {f"letter, sentence {number}": sentence for number, sentence in enumerate(long)}


def keep_a_password(person: Person) -> None:
    """With what was wrong about it in between."""
    given = {"kind": "smtp", "host": POSTING["employer"], "username": SENT["kept user name"]}
    secret = SENT["kept secret"]
    kept = person.api("POST", "/credentials", json={**given, "secret": secret, "label": SENT["label"]})
    assert kept.status_code == 201, kept.text
    assert secret not in kept.text + person.api("GET", "/credentials").text
    for wrong in ({"kind": secret}, {"secret": [secret]}, {"host": secret * 20}, {secret: secret}):
        person.api("POST", "/credentials", json={**given, "secret": secret, **wrong})
    person.api("DELETE", f"/credentials/{SENT['path']}")


def take_everything_along(person: Person) -> None:
    """And be refused to erase it by another word."""
    assert person.api("GET", "/privacy/export").content.startswith(b"PK")
    assert person.api("POST", "/privacy/erase", json={"confirm": PERSON["name"]}).status_code == 422


def ask_for_too_much(person: Person, profile: str) -> None:
    """Runs that are stopped, until there are too many."""
    body = {"profile_id": profile, "template": "classic"}
    for number in range(RATE_PREVIEW + 1):
        text = f"{ADVERT}\n- {number} years of Java"
        asked = person.api("POST", "/previews", json={**body, "posting_text": text}).json()
        if "job_id" in asked:
            person.api("POST", f"/jobs/{asked['job_id']}/cancel")
            ended(person, asked["job_id"])


def ended(person: Person, job_id: str) -> Mapping[str, object]:
    deadline = time.monotonic() + JOB_SECONDS
    while time.monotonic() < deadline:
        job = person.api("GET", f"/jobs/{job_id}").json()
        if job["status"] not in ("queued", "running"):
            return job
        time.sleep(0.3)
    raise TimeoutError(job_id)
