"""`make bench-ui`: how much longer the Analytics page takes with 10,000 applications than with 100."""

import os
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.many_applications import SIZES, fill
from core.settings import ROOT

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

MOST_TIMES_LONGER = 3
RUNS = 7


def main() -> None:
    seconds = [_median_run(size) for size in SIZES]
    for size, taken in zip(SIZES, seconds, strict=True):
        print(f"{size:>6} applications: {taken * 1000:.0f} ms")
    ratio = seconds[1] / seconds[0]
    print(f"{ratio:.2f} times as long (at most {MOST_TIMES_LONGER})")
    raise SystemExit(ratio > MOST_TIMES_LONGER)


def _median_run(size: int) -> float:
    from streamlit.testing.v1 import AppTest

    from core import bootstrap

    with tempfile.TemporaryDirectory(prefix="applywright-") as folder:
        os.environ |= {"DATA_DIR": folder, "ALLOW_DEV_NO_AUTH": "true"}
        fill(Path(folder), size)
        bootstrap.shared_runtime.cache_clear()
        app = AppTest.from_file(str(ROOT / "core" / "ui" / "main.py"), default_timeout=120).run()
        app.switch_page(str(ROOT / "pages" / "analytics.py")).run()
        taken = [_timed(app) for _ in range(RUNS)]
        if app.exception or not app.table:
            raise RuntimeError("the page shows no figures")
        bootstrap.shared_runtime().close()
    return median(taken)


def _timed(app: "AppTest") -> float:
    start = time.perf_counter()
    app.run()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
