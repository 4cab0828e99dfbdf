"""`make bench-ai`: what a preview with a model takes beside the model's own time.

The model plays a script and takes half a second for each answer. Aim: whole preview ≤ model time + 1.5 s,
and a page with its words within a second of its first answer.
"""

import json
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from core.adapters.language_model import PromptedModel, ScriptedTransport
from core.bootstrap import RUNNERS, make_runtime
from core.domain.jobs import PreviewRequest
from core.ports import Ports
from core.services.jobs import run_next
from core.services.postings import add_posting_text
from core.services.preview_requests import start_preview
from core.services.profiles import add_profile
from core.settings import ROOT, Settings

EXAMPLES = ROOT / "templates" / "examples"
SCRIPT = ROOT / "tests" / "data" / "scripts" / "example.jsonl"
WORDS = "Brought usage-based billing"
DELAY, ROUNDS = 0.5, 7


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        runtime = make_runtime(Settings(data_dir=Path(folder), allow_dev_no_auth=True))
        runtime.warm_up()
        script = Path(folder) / "slow.jsonl"
        lines = [json.loads(line) | {"delay": DELAY} for line in SCRIPT.read_text().splitlines()]
        script.write_text("\n".join(map(json.dumps, lines)))
        model = PromptedModel(ScriptedTransport(script), 30)
        rounds = [_preview(replace(runtime.ports, language_model=model), n) for n in range(ROUNDS + 1)][1:]
        runtime.close()
    asked = DELAY * len(lines)
    beside = median(total for total, _ in rounds) - asked
    print(f"preview beside {asked:.1f} s of the model: {beside:.2f} s (1.5)")
    shown = median(first for _, first in rounds) - DELAY
    print(f"page with its words after its first answer: {shown:.2f} s (1)")


def _preview(ports: Ports, number: int) -> tuple[float, float]:
    """Seconds until it is done, and until the page that holds the model's words was sent."""
    user = f"user-{number}"
    profile = add_profile(ports, user, (EXAMPLES / "profile.json").read_bytes(), "profile.json")
    posting = add_posting_text(ports, user, (EXAMPLES / "posting.txt").read_text())
    request = PreviewRequest(profile_id=profile.id, posting_id=posting.id, template="classic")
    start_preview(ports, user, request)
    watched = _Watched(ports)
    began = time.perf_counter()
    run_next(replace(ports, job_log=watched), "bench", RUNNERS)
    return time.perf_counter() - began, watched.seen_at - began


class _Watched:
    """The log of jobs, and when it first got a page with the model's words."""

    def __init__(self, ports: Ports) -> None:
        self._log = ports.job_log
        self.seen_at = 0.0

    def add_partial(self, user_id: str, job_id: str, part: str, html: str) -> None:
        if not self.seen_at and WORDS in html:
            self.seen_at = time.perf_counter()
        self._log.add_partial(user_id, job_id, part, html)

    def __getattr__(self, name: str) -> object:
        return getattr(self._log, name)


if __name__ == "__main__":
    main()
