"""The first wording of an e-mail application, one file per language: the subject is its first line."""

from functools import cache

from core.adapters.rendering.paths import TEMPLATES
from core.domain.languages import LanguageCode
from core.domain.mailing import MailText


def mail_text(language: LanguageCode, *, name: str, title: str, employer: str) -> MailText:
    """Nothing is escaped: it is plain text. Blanks that a fact left are closed up."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=False)  # noqa: S701
    facts = {"name": _line(name), "title": _line(title), "employer": _line(employer)}
    subject, _, body = environment.from_string(_source(language)).render(facts).partition("\n")
    tidy = subject.replace(": , ", ": ").rstrip(" ,:")
    return MailText(subject=tidy[:200], body=body.strip())


def _line(text: str) -> str:
    return " ".join(text.split())


@cache
def _source(language: LanguageCode) -> str:
    return (TEMPLATES / "email" / f"{language}.j2").read_text(encoding="utf-8")
