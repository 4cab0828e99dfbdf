"""Our Word files opened by a word processor: LibreOffice reads them and prints every word, in order."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from core.adapters.docx_writer import write_docx
from core.adapters.template_library import list_templates, require_template
from core.domain.documents import Paper, TemplateOptions
from tests.adapters.read_back import by_pdfium, facts, first_out_of_order
from tests.adapters.rendering_samples import LETTER, RESUMES

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(180),
    pytest.mark.skipif(not shutil.which("soffice"), reason="libreoffice-writer-nogui is not installed"),
]

TEMPLATES = [template.name for template in list_templates()]
SIZES: dict[Paper, tuple[int, int]] = {"a4": (595, 842), "letter": (612, 792)}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a PDF of each file, all printed in one go."""
    folder = tmp_path_factory.mktemp("word")
    for template in TEMPLATES:
        for sample, resume in RESUMES.items():
            (folder / f"{template}_{sample}.docx").write_bytes(write_docx(resume, require_template(template)))
    for paper in SIZES:
        options = TemplateOptions(paper=paper, language="de")
        (folder / f"letter_{paper}.docx").write_bytes(write_docx(LETTER, require_template("modern"), options))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, folder.glob("*.docx"))], check=True, capture_output=True, timeout=150)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("sample", RESUMES)
def test_every_fact_of_a_cv_is_printed_in_order(printed: Path, template: str, sample: str):
    text = by_pdfium((printed / f"{template}_{sample}.pdf").read_bytes())
    assert first_out_of_order(facts(RESUMES[sample], "en", template), text) is None


@pytest.mark.parametrize("paper", SIZES)
def test_a_letter_stays_on_its_one_page(printed: Path, paper: Paper):
    with pypdfium2.PdfDocument(printed / f"letter_{paper}.pdf") as document:
        assert len(document) == 1
        assert tuple(map(round, document[0].get_size())) == SIZES[paper]
        text = document[0].get_textpage().get_text_range()
    words = [LETTER.sender.name, *LETTER.recipient, LETTER.subject, *LETTER.paragraphs, LETTER.closing]
    assert first_out_of_order([[word] for word in words], text) is None
