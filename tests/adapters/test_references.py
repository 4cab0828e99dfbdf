"""The designs look as they did when somebody last looked at them; `make references` after a wanted change."""

import pytest
from PIL import Image, ImageChops, ImageStat

from bench.references import DOCUMENTS, PICTURES, WIDTH, first_page
from core.adapters.pdf_generator import PDFGenerator
from core.adapters.template_library import list_templates
from core.domain.documents import Document, TemplateOptions

pytestmark = pytest.mark.slow

CHANGED = 1.5
"""Mean difference in 255 shades of grey: another colour count makes 0.6, one moved line of text 3."""


def difference(template: str, kind: str, document: Document, options: TemplateOptions) -> float:
    page = first_page(PDFGenerator().generate_pdf(document, template, options).data, WIDTH).convert("L")
    reference = Image.open(PICTURES / f"{template}_{kind}.png").convert("L")
    assert page.size == reference.size
    return ImageStat.Stat(ImageChops.difference(page, reference)).mean[0]


@pytest.mark.parametrize("kind", DOCUMENTS)
@pytest.mark.parametrize("template", [template.name for template in list_templates()])
def test_each_page_looks_as_it_did(template: str, kind: str):
    assert difference(template, kind, DOCUMENTS[kind], TemplateOptions()) < CHANGED


@pytest.mark.parametrize("template", [template.name for template in list_templates()])
def test_another_spacing_is_noticed(template: str):
    assert difference(template, "cv", DOCUMENTS["cv"], TemplateOptions(density="airy")) > 2 * CHANGED
