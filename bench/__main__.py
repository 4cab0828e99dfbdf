"""`make bench`: the speed table, as ratios measured in one run, pairs interleaved, medians shown."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import app_start
from bench.cost import Cost, children, measured, ratio, resident
from bench.rendering import plain_markup
from core.bootstrap import RUNNERS, Runtime, make_runtime
from core.domain.documents import USUAL
from core.domain.jobs import Job, PreviewRequest
from core.domain.score import score
from core.services import jobs
from core.services.postings import add_posting
from core.services.preview_requests import start_preview
from core.services.previews import result_of
from core.services.profiles import add_profile
from core.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
PROFILE = ROOT / "tests" / "data" / "profiles" / "pm_en_linkedin.pdf"
POSTING = ROOT / "tests" / "data" / "posting_en.txt"
ROUNDS = 9
COLD_ROUNDS = 5

PLAIN_COLD = """
import sys
from weasyprint import HTML
for name in ("cv", "cover_letter"):
    HTML(sys.argv[1] + "/" + name + ".html").write_pdf(sys.argv[2] + "/" + name + ".pdf")
"""


def row(name: str, costs: list[Cost], note: str = "") -> None:
    wall = statistics.median(cost.wall for cost in costs) * 1000
    cpu = statistics.median(cost.cpu for cost in costs) * 1000
    print(f"{name:<44}{wall:>10.0f}{cpu:>10.0f}  {note}")


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
    made = result_of(first)
    cv = made.cv
    pages = {"cv": plain_markup(cv, "classic"), "cover_letter": plain_markup(made.cover_letter, "classic")}

    def plain() -> None:
        for page in pages.values():
            HTML(string=page).write_pdf()

    plain()
    preview(runtime, 1)
    posting = ports.postings.list("bench")[0].posting
    vocabulary = ports.tables.vocabulary()
    ours, theirs, parses, scores, htmls, pdfs, plain_pdfs = ([] for _ in range(7))
    for number in range(2, ROUNDS + 2):
        data = PROFILE.read_bytes() + b"\n%%parse%d" % number
        ours.append(measured(lambda: preview(runtime, number)))
        theirs.append(measured(plain))
        parses.append(measured(lambda: ports.reader.read_profile(data, PROFILE.name)))
        scores.append(measured(lambda: score(cv, posting, vocabulary, ports.today())))
        htmls.append(measured(lambda: ports.renderer.html(cv, "classic", USUAL)))
        pdfs.append(measured(lambda: ports.renderer.pdf(cv, "classic", USUAL)))
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
            warm_children = [round(resident(pid)) for pid in children(os.getpid())]
        finally:
            runtime.close()
        cold(pages, folder)
        started = app_start.measure()
    print(f"{'app start to /readyz':<44}{started.ready * 1000:>10.0f}")
    print(f"{'app start to first widget in a browser':<44}{started.widget * 1000:>10.0f}")
    print(f"memory, MB: app {started.memory:.0f}, warm children {warm_children}")
    print(json.dumps({"profile": PROFILE.name, "posting": POSTING.name, "rounds": ROUNDS}))


if __name__ == "__main__":
    main()
