"""Fifty clients that all send the same twenty requests, each under its key."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2

from bench.servers import app_server, running
from bench.soak import SETTINGS
from bench.soak_client import POSTING, read_profile

CLIENTS, KEYS = 50, 20


def measure(folder: Path) -> int:
    """How many jobs there are afterwards. Raises when any client was told something else."""
    folder.mkdir()
    with running(app_server(folder, SETTINGS)) as app:
        address = f"{app.address}/api/v1"
        profile = httpx2.post(f"{address}/profiles", json=read_profile(), timeout=60).json()["id"]

        def ask(client: int) -> list[str]:
            with httpx2.Client(timeout=120) as http:
                return [_ask(http, address, profile, (number + client) % KEYS) for number in range(KEYS)]

        with ThreadPoolExecutor(CLIENTS) as threads:
            told = {job for jobs in threads.map(ask, range(CLIENTS)) for job in jobs}
        return len(told)


def _ask(http: httpx2.Client, address: str, profile: str, number: int) -> str:
    body = {"profile_id": profile, "posting_text": f"{POSTING}\nNumber {number}", "use_ai": False}
    answer = http.post(f"{address}/previews", json=body, headers={"Idempotency-Key": f"key-{number}"})
    answer.raise_for_status()
    return str(answer.json()["job_id"])
