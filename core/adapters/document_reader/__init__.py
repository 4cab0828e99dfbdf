"""Reading a CV or a posting from any file: PDF, DOCX, JSON Resume, LinkedIn export, Markdown, text.

Everything here is a pure function of its input. It is meant to run in a child process with little
memory and time, because files come from strangers; the caps on pages and characters are kept here.
"""

from core.adapters.document_reader.reading import VERSION, ReadDocument, read_document, read_text
from core.adapters.document_reader.resume_text import resume_from_text

__all__ = ["VERSION", "ReadDocument", "read_document", "read_text", "resume_from_text"]
