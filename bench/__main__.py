"""`make bench`: the speed table, as ratios measured in one run, pairs interleaved, medians shown."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from bench import app_start
from core.bootstrap import RUNNERS, Runtime, make_runtime
from core.domain.jobs import Job, PreviewRequest
from core.domain.score import score
from core.services import jobs
from core.services.postings import add_posting
from core.services.previews import preview_html, result_of, start_preview
from core.services.profiles import add_profile
from core.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
PROFILE = ROOT / "tests" / "data" / "profiles" / "pm_en_linkedin.pdf"
POSTING = ROOT / "tests" / "data" / "posting_en.txt"
ROUNDS = 9
COLD_ROUNDS = 5
TICK = os.sysconf("SC_CLK_TCK")

PLAIN_COLD = """
import sys
from weasyprint import HTML
for name in ("cv", "cover_letter"):
    HTML(sys.argv[1] + "/" + name + ".html").write_pdf(sys.argv[2] + "/" + name + ".pdf")
"""


class Cost(NamedTuple):
    """Seconds of wall clock and of processor time, ours and our children's."""

    wall: float
    cpu: float


def measured(action: Callable[[], object]) -> Cost:
    cpu, wall = _cpu(), time.perf_counter()
    action()
    return Cost(time.perf_counter() - wall, _cpu() - cpu)


def _cpu() -> float:
    """Processor seconds of this process, its living children and the ones that ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system + _living_children()


def _living_children() -> float:
    return sum(_ticks(pid) for pid in _children(os.getpid())) / TICK


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    threads = [int(task.name) for task in Path(f"/proc/{pid}/task").iterdir()]
    all_listed = {int(child) for child in listed}
    for thread in threads:
        all_listed |= {int(c) for c in Path(f"/proc/{pid}/task/{thread}/children").read_text().split()}
    return sorted(all_listed)


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(fields[i]) for i in (11, 12, 13, 14))


def rss(pid: int) -> float:
    """Resident megabytes of a process."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def row(name: str, costs: list[Cost], note: str = "") -> None:
    wall = statistics.median(cost.wall for cost in costs) * 1000
    cpu = statistics.median(cost.cpu for cost in costs) * 1000
    print(f"{name:<44}{wall:>10.0f}{cpu:>10.0f}  {note}")


def ratio(ours: list[Cost], theirs: list[Cost]) -> str:
    wall = statistics.median(a.wall / b.wall for a, b in zip(ours, theirs, strict=True))
    cpu = statistics.median(a.cpu / b.cpu for a, b in zip(ours, theirs, strict=True))
    return f"ratio wall {wall:.2f}, cpu {cpu:.2f}"


def preview(runtime: Runtime, number: int) -> Job:
    """Upload, posting and preview of content not seen before."""
    ports = runtime.ports
    profile = add_profile(ports, "bench", PROFILE.read_bytes() + b"\n%%%d" % number, PROFILE.name)
    posting = add_posting(ports, "bench", POSTING.read_bytes() + b"\n%d" % number, POSTING.name)
    request = PreviewRequest(profile_id=profile.id, posting_id=posting.id, template="classic", use_ai=False)
    job = start_preview(ports, "bench", request, worker=f"bench/{number}")
    jobs.run(ports, job, RUNNERS)
    return ports.jobs.require("bench", job.id)


def warm(runtime: Runtime) -> dict[str, str]:
    """Prints the warm rows; gives the finished pages for the cold ones."""
    from weasyprint import HTML

    ports = runtime.ports
    first = preview(runtime, 0)
    pages = {kind: preview_html(ports, first, kind) for kind in ("cv", "cover_letter")}

    def plain() -> None:
        for page in pages.values():
            HTML(string=page).write_pdf()

    plain()
    preview(runtime, 1)
    cv = result_of(first).cv
    posting = ports.postings.list("bench")[0].posting
    vocabulary = ports.tables.vocabulary()
    ours, theirs, parses, scores, htmls, pdfs, plain_pdfs = ([] for _ in range(7))
    for number in range(2, ROUNDS + 2):
        data = PROFILE.read_bytes() + b"\n%%parse%d" % number
        ours.append(measured(lambda: preview(runtime, number)))
        theirs.append(measured(plain))
        parses.append(measured(lambda: ports.reader.read_profile(data, PROFILE.name)))
        scores.append(measured(lambda: score(cv, posting, vocabulary, ports.today())))
        htmls.append(measured(lambda: ports.renderer.html(cv, "classic", "en")))
        pdfs.append(measured(lambda: ports.renderer.pdf(cv, "classic", "en")))
        plain_pdfs.append(measured(lambda: HTML(string=pages["cv"]).write_pdf()))
    row("parse a PDF profile", parses)
    row("score", scores)
    row("HTML of a CV", htmls)
    row("plain WeasyPrint, the CV", plain_pdfs)
    row("PDF of a CV", pdfs, ratio(pdfs, plain_pdfs) + "  (aim 1.1)")
    row("plain WeasyPrint, CV and letter", theirs)
    row("whole preview, warm", ours, ratio(ours, theirs) + "  (aim 1.6)")
    return pages


def cold(pages: dict[str, str], folder: Path) -> None:
    """Prints the cold command line beside a bare script that writes the same two PDFs."""
    for name, page in pages.items():
        (folder / f"{name}.html").write_text(page)
    script = folder / "plain.py"
    script.write_text(PLAIN_COLD)
    ours, theirs = [], []
    for number in range(COLD_ROUNDS + 1):
        environment = {**os.environ, "DATA_DIR": str(folder / f"data{number}")}
        command = [
            "-m",
            "core",
            "preview",
            str(PROFILE),
            str(POSTING),
            "--no-ai",
            "--json",
            "--out",
            str(folder),
        ]
        ours.append(measured(lambda: _python(command, environment)))
        theirs.append(measured(lambda: _python([str(script), str(folder), str(folder)], dict(os.environ))))
    row("bare script: import WeasyPrint, two PDFs", theirs[1:])
    row("cold `python -m core preview --no-ai`", ours[1:], ratio(ours[1:], theirs[1:]) + "  (aim 1.8)")


def _python(arguments: list[str], environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=True, capture_output=True)


def main() -> None:
    print(f"{'':<44}{'wall ms':>10}{'cpu ms':>10}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        runtime = make_runtime(Settings(data_dir=folder / "data"))
        runtime.warm_up()
        try:
            pages = warm(runtime)
            children = [round(rss(pid)) for pid in _children(os.getpid())]
        finally:
            runtime.close()
        cold(pages, folder)
        started = app_start.measure(folder / "app")
    print(f"{'app start to /readyz':<44}{started.ready * 1000:>10.0f}")
    print(f"{'app start to first widget in a browser':<44}{started.widget * 1000:>10.0f}")
    print(f"memory, MB: app {started.memory:.0f}, warm children {children}")
    print(json.dumps({"profile": PROFILE.name, "posting": POSTING.name, "rounds": ROUNDS}))


if __name__ == "__main__":
    main()
