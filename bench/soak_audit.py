"""What the store holds after a soak, against what its client was promised."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bench.soak_client import Client
from core.bootstrap import make_runtime
from core.ports import Page
from core.settings import Settings

LEASE_SECONDS = 5
EVERYTHING = Page(limit=100_000)


@dataclass
class Outcome:
    """What the audit found; a good soak hit jobs, finished them all, and has zeros from `lost` on.

    `unfinished_files` are shown only: a kill in the middle of a write leaves one.
    """

    mode: str
    kills: int
    hit: int
    ended: Counter[str]
    lost: int
    unended: int
    doubled: int
    stray_files: int
    unfinished_files: int
    longest: float

    @property
    def is_good(self) -> bool:
        wrong = self.lost or self.unended or self.doubled or self.stray_files
        is_proof = self.hit > 0 and 0 < self.ended["done"] == sum(self.ended.values())
        return is_proof and not wrong and self.longest <= 3 * LEASE_SECONDS

    def __str__(self) -> str:
        return (
            f"{self.mode:<8} {self.kills} kills ({self.hit} jobs running when hit), "
            f"{sum(self.ended.values())} jobs: {dict(self.ended)}, lost {self.lost}, unended {self.unended}, "
            f"duplicated {self.doubled}, stray files {self.stray_files}, "
            f"unfinished files {self.unfinished_files}, "
            f"longest {self.longest:.1f} s ({3 * LEASE_SECONDS} s allowed)"
        )


def audit(mode: str, data: Path, client: Client, kills: int, hit: int) -> Outcome:
    """Counts what the store under `data` holds against what the client was promised."""
    runtime = make_runtime(Settings(data_dir=data))
    ports = runtime.ports
    jobs = {job.id: job for job in ports.jobs.list("local", page=EVERYTHING)}
    artifacts = ports.artifacts.list("local", page=EVERYTHING)
    applications = ports.applications.list("local", page=EVERYTHING)
    runtime.close()
    keys = Counter(job.idempotency_key or job.id for job in jobs.values())
    forms = Counter((item.job_id, item.kind, item.media_type) for item in artifacts)
    sent = Counter(item.preview_job_id for item in applications)
    files, unfinished = _files(data / "files")
    copies = Counter((path.parent, path.stem.rpartition("-")[0], path.suffix) for path in files)
    times = [(job.finished_at - job.created_at).total_seconds() for job in jobs.values() if job.finished_at]
    return Outcome(
        mode=mode,
        kills=kills,
        hit=hit,
        ended=Counter(str(job.status) for job in jobs.values()),
        lost=sum(job_id not in jobs for job_id in client.promised.values()),
        unended=sum(not job.status.is_final for job in jobs.values()),
        doubled=sum(count - 1 for counter in (keys, forms, sent, copies) for count in counter.values()),
        stray_files=len(files) - len(artifacts),
        unfinished_files=len(unfinished),
        longest=max(times, default=0.0),
    )


def _files(folder: Path) -> tuple[list[Path], list[Path]]:
    """Whole files, named `<user>/<job>/<kind>-<digest>.<ending>`, and those whose writing was cut off."""
    paths = list(folder.rglob("*.*"))
    whole = [path for path in paths if path.suffix != ".part"]
    return whole, [path for path in paths if path.suffix == ".part"]
