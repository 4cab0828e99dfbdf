"""Scores of files and texts, outside a preview."""

from core.domain.posting import JobPosting
from core.domain.posting_text import parse_posting
from core.domain.score import Score, score
from core.ports import Ports
from core.services.readings import read_profile


def score_files(ports: Ports, data: bytes, filename: str, posting: JobPosting) -> Score:
    """Scores a CV's file as it is: *readable* is judged on the text that file gives."""
    read = read_profile(ports, data, filename)
    document = None if filename.lower().endswith(".json") else read.text
    return score(
        read.resume, posting, ports.tables.vocabulary(), ports.today(), document, full_text=read.text
    )


def score_texts(ports: Ports, cv: str, posting: str) -> int:
    """Scores two plain texts; without a file there is no *readable* part."""
    resume = ports.reader.resume_from_text(cv)
    vocabulary = ports.tables.vocabulary()
    return score(resume, parse_posting(posting), vocabulary, ports.today(), full_text=cv).score
