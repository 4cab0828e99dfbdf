"""Laying out pages with WeasyPrint, and reading them back with pdfium. Import it only when a PDF is wanted.

Kept per process because it is what a second PDF need not pay again (measured: 1.2 ×): one FontConfiguration,
one parsed style sheet per design.
"""

import atexit
from functools import lru_cache

import pypdfium2
import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from core.adapters.rendering.photo import read_photo
from core.adapters.rendering.styles import Kind, fonts_by_url, style_sheet
from core.domain.documents import Paper


class OnlyOurFonts(URLFetcher):  # type: ignore[misc]
    """Hands out the bundled fonts by name, and small photos; refuses every other address, file: included."""

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        if font := _font_paths().get(url):
            return URLFetcherResponse(url, font.read_bytes(), {"Content-Type": "font/ttf"})
        if photo := read_photo(url):
            media_type, data = photo
            return URLFetcherResponse(url, data, {"Content-Type": media_type})
        raise ValueError("documents may not load anything")


_font_paths = lru_cache(fonts_by_url)
_fonts = lru_cache(FontConfiguration)
_fetcher = lru_cache(OnlyOurFonts)


_MOST_SHEETS = 32


@lru_cache(_MOST_SHEETS)
def _parsed_sheet(kind: Kind, template: str, accent: str, paper: Paper) -> weasyprint.CSS:
    css = style_sheet(kind, template, accent, paper, embed_fonts=False)
    return weasyprint.CSS(string=css, font_config=_fonts(), url_fetcher=_fetcher())


@atexit.register
def _forget() -> None:
    """Lets go of the fonts while files can still be removed: WeasyPrint keeps copies of them in /tmp."""
    _parsed_sheet.cache_clear()
    _fonts.cache_clear()


def print_pdf(html: str, kind: Kind, template: str, accent: str = "", paper: Paper = "a4") -> bytes:
    """The bytes of a tagged PDF; `html` brings no style and can load nothing."""
    page = weasyprint.HTML(string=html, url_fetcher=_fetcher())
    sheet = _parsed_sheet(kind, template, accent, paper)
    data: bytes = page.write_pdf(stylesheets=[sheet], font_config=_fonts(), pdf_tags=True)
    return data


def read_pdf(data: bytes) -> tuple[int, str]:
    """Number of pages, and the text of all of them as an applicant tracking system would find it."""
    with pypdfium2.PdfDocument(data) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    return len(texts), "\n".join(texts).replace("\r\n", "\n")
