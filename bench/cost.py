"""What an action costs: seconds of wall clock and of processor time, this process and its children."""

import os
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

TICK = os.sysconf("SC_CLK_TCK")


class Cost(NamedTuple):
    wall: float
    cpu: float


def measured(action: Callable[[], object]) -> Cost:
    cpu, wall = _cpu(), time.perf_counter()
    action()
    return Cost(time.perf_counter() - wall, _cpu() - cpu)


def ratio(ours: Sequence[Cost], theirs: Sequence[Cost]) -> str:
    """Medians of the pairs' ratios."""
    wall = statistics.median(a.wall / b.wall for a, b in zip(ours, theirs, strict=True))
    cpu = statistics.median(a.cpu / b.cpu for a, b in zip(ours, theirs, strict=True) if b.cpu)
    return f"ratio wall {wall:.2f}, cpu {cpu:.2f}"


def children(pid: int) -> list[int]:
    """Process ids of the living children of every thread of `pid`."""
    lists = [(task / "children").read_text().split() for task in Path(f"/proc/{pid}/task").iterdir()]
    return sorted({int(child) for listed in lists for child in listed})


def resident(pid: int) -> float:
    """Resident megabytes of a process."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def _cpu() -> float:
    times = os.times()
    own = times.user + times.system + times.children_user + times.children_system
    return own + sum(_ticks(pid) for pid in children(os.getpid())) / TICK


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(fields[i]) for i in (11, 12, 13, 14))
