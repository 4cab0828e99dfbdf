"""Who asks while others are killed, and remembers what was promised."""

import itertools
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx2

from core.settings import ROOT

WAITING_JOBS = 4
PROFILE = ROOT / "tests" / "data" / "profiles" / "pm_en.resume.json"
POSTING = (ROOT / "tests" / "data" / "posting_en.txt").read_text()


@dataclass
class Client:
    """Someone who asks for previews and applications under keys and does not give up when nobody answers."""

    address: str
    promised: dict[str, str] = field(default_factory=dict)
    stopping: threading.Event = field(default_factory=threading.Event)
    failure: Exception | None = None

    def keep_asking(self) -> None:
        """Until `stopping` is set. What ends it earlier is kept, since nobody sees what a thread raises."""
        try:
            self._ask_on()
        except Exception as error:  # noqa: BLE001
            self.failure = error

    def _ask_on(self) -> None:
        profile = self._post("/profiles", "", read_profile())["id"]
        for number in itertools.count():
            if self.stopping.is_set():
                return
            body = {"profile_id": profile, "posting_text": f"{POSTING}\nReference {number}", "use_ai": False}
            self._ask("/previews", f"preview-{number}", body)
            if number >= WAITING_JOBS:
                self._apply(self.promised[f"preview-{number - WAITING_JOBS}"], number - WAITING_JOBS)

    def _apply(self, preview: str, number: int) -> None:
        """Waits for a preview, which keeps the queue short, and asks for its application."""
        while not self.stopping.is_set():
            job = self._answer("GET", f"/jobs/{preview}", "", None)
            if job is not None and job["status"] == "done":
                self._ask("/applications", f"apply-{number}", {"preview_job_id": preview})
                return
            if job is not None and job["status"] in {"error", "cancelled"}:
                return
            time.sleep(0.1)

    def _ask(self, path: str, key: str, body: dict[str, object]) -> None:
        self.promised[key] = self._post(path, key, body)["job_id"]

    def _post(self, path: str, key: str, body: dict[str, object]) -> dict[str, str]:
        while True:
            answer = self._answer("POST", path, key, body)
            if answer is not None:
                return answer
            time.sleep(0.2)

    def _answer(self, method: str, path: str, key: str, body: object) -> dict[str, str] | None:
        """None when the same call can succeed later. Raises RuntimeError on any other refusal."""
        answer = self._try(method, path, key, body)
        if answer is None or answer.status_code in {429, 503}:
            return None
        if answer.status_code >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status_code} {answer.text[:300]}")
        return answer.json()

    def _try(self, method: str, path: str, key: str, body: object) -> httpx2.Response | None:
        headers = {"Idempotency-Key": key} if key else {}
        try:
            return httpx2.request(
                method, f"{self.address}/api/v1{path}", json=body, headers=headers, timeout=10
            )
        except httpx2.TransportError:
            return None


@contextmanager
def asking(client: Client, patience: float = 60) -> Iterator[None]:
    """The client asks meanwhile. Raises what ended it early, or RuntimeError when it cannot be stopped."""
    thread = threading.Thread(target=client.keep_asking, daemon=True)
    thread.start()
    try:
        yield
    finally:
        client.stopping.set()
        thread.join(patience)
    if thread.is_alive():
        raise RuntimeError(f"The client was still waiting for an answer after {patience} s.")
    if client.failure is not None:
        raise client.failure


def read_profile() -> dict[str, object]:
    return {"resume": json.loads(PROFILE.read_text())}
