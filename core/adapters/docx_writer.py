"""Word files with real styles, headings, lists and tab stops: made to be edited, not a converted page."""

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile

from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph

from core.adapters.rendering.links import Link
from core.adapters.rendering.markup import document_title, owner_name
from core.adapters.rendering.outline import Entry, Outline, Person, Section, paragraphs, person
from core.adapters.rendering.phrases import Phrases, load_phrases
from core.adapters.rendering.safe_text import clean_document
from core.adapters.rendering.sections import outline
from core.adapters.rendering.word_styles import styled_document
from core.adapters.template_library import Template
from core.domain.documents import USUAL, Document, InterviewPrep, Letter, TemplateOptions
from core.domain.resume import Resume

_FIRST_DATE = b"\x00\x00\x21\x00"
"""1 January 1980, the first a ZIP can name."""


def write_docx(document: Document, template: Template, options: TemplateOptions = USUAL) -> bytes:
    """The bytes of a .docx; the same document gives the same bytes. `RENDER_FAILED` when it is too long."""
    clean = clean_document(document)
    phrases = load_phrases(options.language)
    word = styled_document(template, options)
    word.core_properties.title = document_title(clean, phrases)[:255]
    word.core_properties.author = owner_name(clean)[:255]
    match clean:
        case Resume():
            _write_resume(word, outline(clean, phrases, template.sections))
        case Letter():
            _write_letter(word, clean, phrases)
        case InterviewPrep():
            _write_interview(word, clean, phrases)
    buffer = BytesIO()
    word.save(buffer)
    return _without_times(buffer)


def _without_times(package: BytesIO) -> bytes:
    """The same package with one date on every part, where the writer put the clock's.

    The dates are set in place (ZIP, APPNOTE 4.3.7 and 4.3.12): packing 800 kB of styles once more would take
    as long as a third of the whole document.
    """
    data = bytearray(package.getvalue())
    with ZipFile(package) as parts:
        entry = parts.start_dir
        for part in parts.infolist():
            data[part.header_offset + 10 : part.header_offset + 14] = _FIRST_DATE
            data[entry + 12 : entry + 16] = _FIRST_DATE
            entry += 46 + len(part.filename.encode()) + len(part.extra) + len(part.comment)
    return bytes(data)


def _paragraph(word: WordDocument, text: str, style: str = "") -> Paragraph:
    """Names the style by its id: given a name, python-docx walks through all styles for every paragraph,
    which was two thirds of the time of a CV."""
    made = word.add_paragraph(text)
    if style:
        made._p.style = style.replace(" ", "")
    return made


def _add(word: WordDocument, text: str, style: str = "") -> None:
    if text:
        _paragraph(word, text, style)


def _write_person(word: WordDocument, who: Person) -> None:
    _add(word, who.name, "Title")
    _add(word, who.label, "Subtitle")
    contacts = [*who.contacts, Link(who.place)] if who.place else who.contacts
    for links in (contacts, who.links):
        _add(word, "  ·  ".join(link.text for link in links), "Contact")


def _write_resume(word: WordDocument, page: Outline) -> None:
    _write_person(word, page.person)
    if page.summary:
        _paragraph(word, page.phrases.headings["summary"], "Heading 1")
    for text in page.summary:
        word.add_paragraph(text)
    for section in page.sections:
        _paragraph(word, section.heading, "Heading 1")
        _write_section(word, section, page.phrases)


def _write_section(word: WordDocument, section: Section, phrases: Phrases) -> None:
    writers = {"entries": _write_entry, "terms": _write_term, "quotes": _write_quote}
    for entry in section.entries:
        writers[section.layout](word, entry, phrases)


def _write_entry(word: WordDocument, entry: Entry, phrases: Phrases) -> None:  # noqa: ARG001
    head = _paragraph(word, entry.title, "Heading 2")
    if entry.period:
        head.add_run(f"\t{entry.period}")._r.style = "Dates"
    _add(word, ", ".join(part for part in (entry.organization, entry.place, entry.note) if part), "Employer")
    _add(word, entry.link.text)
    for text in paragraphs(entry.summary):
        word.add_paragraph(text)
    _write_bullets(word, entry.highlights)
    _add(word, ", ".join(entry.keywords))


def _write_bullets(word: WordDocument, texts: Sequence[str]) -> None:
    for text in texts:
        _paragraph(word, text, "List Bullet")


def _write_term(word: WordDocument, entry: Entry, phrases: Phrases) -> None:
    line = word.add_paragraph()
    words = ", ".join(entry.keywords)
    if entry.title:
        line.add_run(entry.title + (phrases.separator if words else "")).bold = True
    line.add_run(words)
    if entry.note:
        line.add_run(f" ({entry.note})")


def _write_quote(word: WordDocument, entry: Entry, phrases: Phrases) -> None:  # noqa: ARG001
    for text in paragraphs(entry.summary):
        _paragraph(word, text, "Quote")
    _add(word, entry.title)


def _write_letter(word: WordDocument, letter: Letter, phrases: Phrases) -> None:
    _write_person(word, person(letter.sender))
    _add(word, "\n".join(letter.recipient), "Recipient")
    _add(word, phrases.day(letter.date), "Date Line")
    _add(word, letter.subject, "Heading 1")
    _add(word, letter.greeting)
    for paragraph in letter.paragraphs:
        for text in paragraphs(paragraph):
            _paragraph(word, text, "Body Text")
    _add(word, letter.closing, "Closing Line")
    _add(word, letter.signature or letter.sender.name, "Signature Line")


def _write_interview(word: WordDocument, notes: InterviewPrep, phrases: Phrases) -> None:
    _paragraph(word, notes.title or phrases.titles["interview"], "Title")
    for section in notes.sections:
        _add(word, section.heading, "Heading 1")
        for item in section.items:
            _paragraph(word, item.question, "Heading 2")
            _write_bullets(word, [note for note in item.notes if note])
