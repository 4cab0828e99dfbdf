"""What the templates show, in five languages, and what they never let through."""

import re
import subprocess
import sys
import tomllib
from html.parser import HTMLParser

import pytest

from core.adapters.pdf_generator import PDFGenerator
from core.adapters.rendering.links import mail_link, web_link
from core.adapters.rendering.paths import TEMPLATES as FOLDER
from core.adapters.rendering.phrases import load_phrases
from core.adapters.rendering.safe_text import clean_text
from core.adapters.rendering.sections import SECTIONS
from core.adapters.template_library import list_templates, require_template
from core.domain.documents import InterviewItem, InterviewPrep, InterviewSection, Letter, TemplateOptions
from core.domain.errors import ErrorCode, UserError
from core.domain.languages import LANGUAGES, LanguageCode
from core.domain.resume import Basics, Profile, Project, Resume, Work
from tests.adapters.rendering_samples import INTERVIEW, LETTER, RESUMES, full, section_order

CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
TEMPLATES = ["classic", "modern", "compact", "technical", "academic", "tabular"]
generate = PDFGenerator().generate_html


class Page(HTMLParser):
    """The tags, links and visible text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] != "style":
            self.text += data


def test_the_library_lists_every_design_with_its_picture():
    templates = list_templates()
    assert [template.name for template in templates] == TEMPLATES
    for template in templates:
        assert template.title
        assert template.description
        assert template.picture.read_bytes().startswith(b"\x89PNG")
        assert template.picture.stat().st_size <= 80_000


def test_an_unknown_design_is_answered_with_the_ones_there_are():
    assert require_template("modern").accent("") == "#0f5c6e"
    with pytest.raises(UserError, match=r"classic, modern") as refusal:
        require_template("../secrets")
    assert refusal.value.code == ErrorCode.NOT_FOUND


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("document", [full(), LETTER, INTERVIEW], ids=["cv", "letter", "interview"])
def test_a_page_stands_alone_and_can_load_nothing(document, template: str):
    html = generate(document, template, TemplateOptions(language="de"))
    page = Page(html)
    head = html[html.index("<head>") :]
    assert re.match(
        r'<head>\s*<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy" content="'
        + re.escape(CSP),
        head,
    )
    assert '<html lang="de">' in html
    assert 'font-family: "Applywright' in html
    assert "&#34;" not in html[: html.index("</style>")]
    assert not {"script", "iframe", "img", "link", "object", "form"} & set(page.tags)
    assert all(re.match(r"https?://|mailto:", url) for url in page.links)
    assert set(re.findall(r'url\("?(.{10})', html)) == {"data:font/"}


@pytest.mark.parametrize("template", TEMPLATES)
def test_embedded_fonts_are_small_and_can_be_left_out(template: str):
    with_fonts, without = (generate(full(), template, embed_fonts=embed) for embed in (True, False))
    assert 20_000 < len(with_fonts) - len(without) <= 135_000


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_shows_under_its_heading_in_the_language(template: str, language: LanguageCode):
    html = generate(full(), template, TemplateOptions(language=language), embed_fonts=False)
    headings = re.findall(r"<h2>(.*?)</h2>", html)
    expected = load_phrases(language).headings
    assert [heading.replace("&#39;", "'") for heading in headings] == [
        expected["summary"],
        *[expected[key] for key in section_order(template)],
    ]


@pytest.mark.parametrize("template", TEMPLATES)
def test_empty_sections_vanish(template: str):
    html = generate(RESUMES["minimal"], template, embed_fonts=False)
    assert re.findall(r"<h2>(.*?)</h2>", html) == ["Experience"]
    nobody = Page(generate(Resume(skills=[{}], work=[{}]), template, embed_fonts=False))
    assert nobody.text.split() == ["CV"], "the title, and nothing else"


HOSTILE = "<script>alert(1)</script>{{ 7*7 }}<b style=x onclick=y>"


@pytest.mark.parametrize("template", TEMPLATES)
def test_markup_in_any_field_stays_text(template: str):
    documents = [
        everywhere(full(), HOSTILE),
        everywhere(LETTER, HOSTILE),
        everywhere(INTERVIEW, HOSTILE),
    ]
    for document in documents:
        page = Page(generate(document, template, embed_fonts=False))
        assert page.text.count(HOSTILE) >= 3
        assert "script" not in page.tags
        assert not {"onclick", "style"} & page.attributes


def everywhere(document, text: str):
    """The same document with `text` in every string."""

    def replaced(value):
        if isinstance(value, dict):
            return {key: replaced(item) for key, item in value.items()}
        if isinstance(value, list):
            return [replaced(item) for item in value]
        return value if value in LANGUAGES else text

    return type(document).model_validate(replaced(document.model_dump(exclude_unset=True)))


LINKS = [
    ("https://www.example.org/a/", "example.org/a", "https://www.example.org/a/"),
    ("http://example.org", "example.org", "http://example.org"),
    ("example.org/me", "example.org/me", "https://example.org/me"),
    ("javascript:alert(1)", "javascript:alert(1)", ""),
    ("JaVaScRiPt://example.org/%0aalert(1)", "JaVaScRiPt://example.org/%0aalert(1)", ""),
    ("data:text/html,x", "data:text/html,x", ""),
    ("file:///etc/passwd", "file:///etc/passwd", ""),
    ('https://a.org/"onclick=x', 'https://a.org/"onclick=x', ""),
    ("see my page", "see my page", ""),
    ("https://a.org/" + "x" * 600, "https://a.org/" + "x" * 600, ""),
]


@pytest.mark.parametrize(("address", "text", "url"), LINKS)
def test_only_web_addresses_become_links(address: str, text: str, url: str):
    link = web_link(address)
    assert (link.text, link.url) == (text, url)


@pytest.mark.parametrize(
    ("address", "url"),
    [("a.b@example.org", "mailto:a.b@example.org"), ("a@b?bcc=c@d", ""), ("nobody", ""), ("a@b,c@d", "")],
)
def test_only_one_plain_address_becomes_a_mail_link(address: str, url: str):
    assert mail_link(address).url == url


def test_unsafe_links_of_a_profile_are_shown_as_text():
    resume = Resume(
        basics=Basics(
            name="A", url="javascript:x()", profiles=[Profile(url="ftp://x"), Profile(network="Xing")]
        ),
        projects=[Project(name="P", url="javascript:y()")],
    )
    page = Page(generate(resume, "modern", embed_fonts=False))
    assert page.links == []
    assert "javascript:x()" in page.text
    assert "Xing" in page.text


CLEANED = [
    ("a\0b\x07c", "abc"),
    ("evil\u202etxt.exe", "eviltxt.exe"),
    ("zero\u200bwidth\ufeff", "zerowidth"),
    ("tag\U000e0041\U000e0042", "tag"),
    ("soft\u00adhyphen", "softhyphen"),
    ("e\u0301", "é"),
    ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
    ("  a \u00a0 b\t", "a b"),
    ("12\u202f000", "12 000"),
    ("half \ud800 pair", "half pair"),
    ("👩\u200d💻 می\u200cخواهم", "👩\u200d💻 می\u200cخواهم"),
]


@pytest.mark.parametrize(("raw", "clean"), CLEANED)
def test_text_that_hides_something_is_cleaned(raw: str, clean: str):
    assert clean_text(raw) == clean


def test_cleaning_reaches_every_document():
    dirty = "Ann\u202e\0 Lee"
    documents = [
        Resume(basics=Basics(name=dirty), work=[Work(name=dirty, highlights=[dirty])]),
        Letter(sender=Basics(name=dirty), recipient=[dirty], paragraphs=[dirty]),
        InterviewPrep(sections=[InterviewSection(heading=dirty, items=[InterviewItem(question=dirty)])]),
    ]
    for document in documents:
        html = generate(document, "classic", embed_fonts=False)
        assert "Ann Lee" in html
        assert not re.search("[\0\u202e]", html)


PERIODS = [
    ("en", "2021-06", "", "Jun 2021 – Present"),
    ("en", "2021-06-30", "2023-01-01", "Jun 2021 – Jan 2023"),
    ("en", "2014", "2016", "2014 – 2016"),
    ("en", "2016", "2016", "2016"),
    ("en", "", "2016-05", "May 2016"),
    ("en", "", "", ""),
    ("en", "summer 2010", "2011", "summer 2010 – 2011"),
    ("en", "2021-13", "2022", "2021-13 – 2022"),
    ("de", "2021-06", "", "06/2021 – heute"),
    ("fr", "2020-02", "", "févr. 2020 – aujourd’hui"),
    ("es", "2020-09", "2021-01", "sept. 2020 – ene. 2021"),
    ("pt", "2020-05", "", "maio 2020 – atual"),
]


@pytest.mark.parametrize(("language", "start", "end", "shown"), PERIODS)
def test_periods_are_written_as_the_language_does(language: LanguageCode, start: str, end: str, shown: str):
    assert load_phrases(language).period(start, end) == shown


DAYS = [
    ("en", "2026-11-23", "23 November 2026"),
    ("de", "2026-11-01", "1. November 2026"),
    ("fr", "2026-08-01", "1er août 2026"),
    ("es", "2026-11-23", "23 de noviembre de 2026"),
    ("pt", "2026-03-02", "2 de março de 2026"),
    ("en", "2026-11", "Nov 2026"),
    ("en", "soon", "soon"),
]


@pytest.mark.parametrize(("language", "iso_date", "shown"), DAYS)
def test_the_date_of_a_letter_is_written_out(language: LanguageCode, iso_date: str, shown: str):
    assert load_phrases(language).day(iso_date) == shown


def test_all_language_files_answer_the_same_questions():
    files = {code: tomllib.loads((FOLDER / "i18n" / f"{code}.toml").read_text()) for code in LANGUAGES}
    for name in ("titles", "headings", "labels"):
        assert len({tuple(file[name]) for file in files.values()}) == 1
    assert all(len(file["dates"]["months"]) == 12 for file in files.values())
    assert set(files["en"]["headings"]) == {"summary", *SECTIONS}


FORBIDDEN = re.compile(
    r"\b(overflow(?!-wrap)|position|z-index|opacity|transform|float|flex|grid|letter-spacing)\s*:"
)


def test_no_style_uses_what_ruins_the_order_of_the_text():
    """Such boxes are painted late, and machines then read the page out of order."""
    assert FORBIDDEN.search("a { position: relative }")
    styles = list(FOLDER.rglob("*.css"))
    assert len(styles) >= 9
    for path in styles:
        assert not FORBIDDEN.search(re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)), path


def test_html_needs_no_lay_out_engine():
    code = (
        "import sys; from core.adapters.pdf_generator import PDFGenerator;"
        "from core.domain.resume import Resume;"
        "PDFGenerator().generate_html(Resume(), 'classic');"
        "sys.exit(any(name in sys.modules for name in ('weasyprint', 'pypdfium2', 'docx')))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=FOLDER.parent).returncode == 0
