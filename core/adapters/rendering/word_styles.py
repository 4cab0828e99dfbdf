"""The empty Word document of a design: page, fonts and named styles, so that a change in Word changes all."""

from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from core.adapters.template_library import Template
from core.domain.documents import Paper, TemplateOptions
from core.domain.languages import LanguageCode

MARGIN_MM = 22
PAPERS: dict[Paper, tuple[float, float]] = {"a4": (210, 297), "letter": (215.9, 279.4)}
"""Width and height in millimetres."""

_UNUSED_PARTS = ("/stylesWithEffects", "/thumbnail")
_WRITTEN = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in every file: the same document gives the same bytes, and no file tells when it was made."""


def styled_document(template: Template, options: TemplateOptions) -> WordDocument:
    accent = template.accent(options.accent)
    return docx.Document(BytesIO(_base(accent, template.word_font, options.language, options.paper)))


@lru_cache
def _base(accent: str, font: str, language: LanguageCode, paper: Paper) -> bytes:
    word = docx.Document()
    _drop_unused(word)
    _set_page(word, paper)
    _set_styles(word, RGBColor.from_string(accent.removeprefix("#").upper()), font, paper)
    _set_language(word, language)
    properties = word.core_properties
    properties.language, properties.comments = language, ""
    properties.created = properties.modified = _WRITTEN
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _drop_unused(word: WordDocument) -> None:
    """Leaves out what the library's template brings and no document of ours shows.

    Nine tenths of its bytes are table styles, twice, and its picture is of another document. Without them a
    CV is written in a fraction of the time.
    """
    for style in [style for style in word.styles if style.type is WD_STYLE_TYPE.TABLE]:
        if not style.element.get(qn("w:default")):
            style.element.getparent().remove(style.element)
    for rels in (word.part.rels, word.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_UNUSED_PARTS)]:
            del rels[key]


def _set_page(word: WordDocument, paper: Paper) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = (Mm(length) for length in PAPERS[paper])
    page.left_margin = page.right_margin = Mm(MARGIN_MM)
    page.top_margin = page.bottom_margin = Mm(18)


def _set_styles(word: WordDocument, accent: RGBColor, font: str, paper: Paper) -> None:
    grey = RGBColor(0x44, 0x44, 0x44)
    _style(word, "Normal", font, 10.5, after=3)
    _drop_border(_style(word, "Title", font, 26, after=0))
    _style(word, "Subtitle", font, 13, color=accent, after=2)
    _style(word, "Contact", font, 9.5, color=grey, after=0)
    _style(word, "Heading 1", font, 13, color=accent, before=12, after=4)
    head = _style(word, "Heading 2", font, 11, bold=True, before=6, after=0)
    right = Mm(PAPERS[paper][0] - 2 * MARGIN_MM)
    head.paragraph_format.tab_stops.add_tab_stop(right, WD_TAB_ALIGNMENT.RIGHT)
    _style(word, "Employer", font, 10.5, color=grey, after=2).paragraph_format.keep_with_next = True
    _style(word, "List Bullet", font, 10.5, after=2)
    _style(word, "Quote", font, 10.5, italic=True, after=2)
    _style(word, "Body Text", font, 10.5, after=8)
    _style(word, "Recipient", font, 10.5, before=24, after=12)
    _style(word, "Date Line", font, 10.5, after=12).paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _style(word, "Closing Line", font, 10.5, before=8, after=0).paragraph_format.keep_with_next = True
    _style(word, "Signature Line", font, 10.5, before=30)
    dates = word.styles.add_style("Dates", WD_STYLE_TYPE.CHARACTER)
    dates.font.bold, dates.font.size, dates.font.color.rgb = False, Pt(10), grey


def _style(
    word: WordDocument,
    name: str,
    font: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    color: RGBColor | None = None,
    before: float = 0,
    after: float = 0,
) -> ParagraphStyle:
    style = word.styles[name] if name in word.styles else word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.name, style.font.size, style.font.bold, style.font.italic = font, Pt(size), bold, italic
    style.font.color.rgb = color or RGBColor(0x1C, 0x1C, 0x1C)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    _name_all_fonts(style, font)
    return style


def _drop_border(style: ParagraphStyle) -> None:
    """Word's own title style underlines in a blue that belongs to no design of ours."""
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _name_all_fonts(style: ParagraphStyle, font: str) -> None:
    """Also for East Asian and complex scripts; a theme font would win over the name, so it goes."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font)
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)


def _set_language(word: WordDocument, language: LanguageCode) -> None:
    for element in word.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)
