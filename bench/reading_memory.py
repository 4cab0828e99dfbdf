"""How much memory the child takes that reads strangers' files, as the app runs it."""

import resource
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context

from core.adapters.capped_reader import CappedReader
from core.adapters.processes import ProcessPool
from core.domain.errors import UserError


def peak_megabytes(files: Sequence[tuple[str, bytes]]) -> float:
    """The most that the child or a process below it (it forks one for every file) held at a time.

    Asked from a fresh process: the kernel gives one number for all that a process has ever started.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
        return fresh.submit(_peak, files).result()


def _peak(files: Sequence[tuple[str, bytes]]) -> float:
    pool = ProcessPool("core.adapters.processes.reading", 1)
    reader = CappedReader(pool)
    for name, data in files:
        with suppress(UserError):
            reader.read_profile(data, name)
    pool.close()
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
