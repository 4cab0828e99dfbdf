"""Prints the table of `make bench-jobs`. Every figure is beside its aim; ratios are of one run."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.job_engine import keys, reads, start_latency, streams, workers


def percentile(values: Sequence[float], share: float) -> float:
    """Milliseconds below which this share of the values (seconds) lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] * 1000


def row(name: str, found: str, aim: str = "") -> None:
    print(f"{name:<58}{found:<34}{aim}", flush=True)


def starts(folder: Path) -> None:
    aims = {"ours, threads": "p95 60 ms", "ours, Celery": "p95 20 ms"}
    for name, values in start_latency.measure(folder).items():
        found = f"p50 {percentile(values, 0.5):.1f}, p95 {percentile(values, 0.95):.1f} ms"
        row(f"asked for to started: {name}", found, aims.get(name, "peer"))


def stream_costs(folder: Path) -> None:
    found = streams.measure(folder)
    row(f"{streams.STREAMS} idle streams, memory of each", f"{found.warm:.0f} kB", "60 kB")
    row("  the same on a fresh process, its threads counted too", f"{found.fresh:.0f} kB")
    pushed = f"p50 {percentile(found.pushes, 0.5):.0f}, p99 {percentile(found.pushes, 0.99):.0f} ms"
    row("a step to all streams", pushed, "p99 300 ms")


def read_times(folder: Path) -> None:
    for mode in ("threads", "celery"):
        found = reads.measure(folder / mode, mode)
        idle, busy = (percentile(values, 0.95) for values in (found.idle, found.busy))
        times = f"p95 {idle:.0f} → {busy:.0f} ms, ratio {busy / idle:.2f}"
        row(f"reads by {reads.PEOPLE} people, queue empty → busy ({mode})", times, "ratio 3")
        row(f"  previews made meanwhile in {reads.SECONDS:.0f} s", str(found.made_meanwhile))
        status, wait = found.refused
        row("  a full queue answers", f"{status}, Retry-After {wait}", "429 or 503")


def worker_gain(folder: Path) -> None:
    one, two = (workers.measure(folder / str(count), count) for count in (1, 2))
    row(f"{workers.JOBS} previews, one worker → two", f"{one:.1f} → {two:.1f} s, {one / two:.2f} ×", "1.5 ×")


def main() -> None:
    row("", "measured", "aim")
    with tempfile.TemporaryDirectory(prefix="applywright-bench-") as name:
        folder = Path(name)
        starts(folder)
        stream_costs(folder / "streams")
        (folder / "reads").mkdir()
        read_times(folder / "reads")
        (folder / "workers").mkdir()
        worker_gain(folder / "workers")
        row("50 threads × 20 keys over HTTP", f"{keys.measure(folder / 'keys')} jobs", "20 jobs")


if __name__ == "__main__":
    main()
