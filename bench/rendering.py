"""What our PDF costs beside plain WeasyPrint on the very same page.

    python -m bench.rendering

Plain: `weasyprint.HTML(string=html).write_pdf()` with the page's own style sheet in its head and the fonts by
file. Ours: the same page with the kept style sheet and fonts, tags, and the read-back by pdfium. Warm figures
are medians of interleaved pairs in one process; first figures are processor time of fresh processes, in turn.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median

from core.adapters.docx_writer import write_docx
from core.adapters.pdf_generator import PDFGenerator
from core.adapters.rendering.markup import styled_markup
from core.adapters.rendering.paths import TEMPLATES
from core.adapters.template_library import list_templates, require_template
from core.domain.documents import TemplateOptions
from core.domain.resume import Resume

PAIRS = 9
FRESH_PAIRS = 5
FIRST = """
import sys, time
from pathlib import Path
from core.domain.resume import Resume
if sys.argv[1] == "ours":
    from core.adapters.pdf_generator import PDFGenerator
    PDFGenerator().generate_pdf(Resume.model_validate_json(Path(sys.argv[2]).read_text()), sys.argv[3])
else:
    from bench.rendering import plain_markup
    import weasyprint
    html = plain_markup(Resume.model_validate_json(Path(sys.argv[2]).read_text()), sys.argv[3])
    weasyprint.HTML(string=html).write_pdf()
print(time.process_time())
"""
PROFILE = TEMPLATES / "examples" / "profile.json"


def plain_markup(resume: Resume, template: str) -> str:
    """The page a plain script would lay out: style in the head, fonts as files."""
    html = styled_markup(resume, template, TemplateOptions(), embed_fonts=False)
    return html.replace("font:", (TEMPLATES / "fonts").as_uri() + "/")


def cpu(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def warm(resume: Resume, template: str) -> tuple[float, float, float]:
    """Seconds plain, seconds ours, and the median of the pairwise ratios."""
    import weasyprint

    generator = PDFGenerator()
    html = plain_markup(resume, template)
    pairs = []
    for round_ in range(PAIRS + 2):
        changed = resume.changed(basics=resume.basics.changed(label=f"Round {round_}"))
        plain = cpu(lambda: weasyprint.HTML(string=html).write_pdf())
        ours = cpu(lambda: generator.generate_pdf(changed, template))
        pairs.append((plain, ours))
    pairs = pairs[2:]
    return (
        median(plain for plain, _ in pairs),
        median(ours for _, ours in pairs),
        median(ours / plain for plain, ours in pairs),
    )


def first(template: str) -> float:
    def seconds(side: str) -> float:
        command = [sys.executable, "-c", FIRST, side, str(PROFILE), template]
        return float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)

    return median(seconds("ours") / seconds("plain") for _ in range(FRESH_PAIRS))


def main() -> None:
    resume = Resume.model_validate(json.loads(PROFILE.read_text(encoding="utf-8")))
    generator = PDFGenerator()
    print("template   plain ms  ours ms  ratio (≤ 1.1)  first (≤ 1.3)  html ms  docx ms")
    for template in list_templates():
        name = template.name
        plain, ours, ratio = warm(resume, name)
        html = median(cpu(lambda: generator.generate_html(resume, name)) for _ in range(PAIRS))
        docx = median(cpu(lambda: write_docx(resume, require_template(name))) for _ in range(PAIRS))
        print(
            f"{name:10} {plain * 1000:8.0f} {ours * 1000:8.0f} {ratio:14.2f} {first(name):14.2f}"
            f" {html * 1000:8.1f} {docx * 1000:8.1f}"
        )


if __name__ == "__main__":
    main()
