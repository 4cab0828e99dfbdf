"""The designs a person can choose from: a folder each under templates/cv, with its letter beside it."""

import tomllib
from functools import lru_cache
from pathlib import Path

from core.adapters.rendering.paths import TEMPLATES
from core.domain.errors import ErrorCode, UserError
from core.domain.model import Model


class Template(Model):
    """A design (templates/cv/<name>/template.toml).

    `accents` are its colours as CSS hex, the usual one first; `fonts` are folders of templates/fonts;
    `sections` are the CV sections shown first; `word_font` is the closest font that Word has.
    `line_characters` and `page_lines` are what a line and an A4 page hold at normal density. `rank` is its
    place among the designs: the one that suits most people is first.
    """

    name: str
    title: str
    description: str
    accents: dict[str, str]
    fonts: list[str]
    word_font: str
    sections: list[str] = []
    line_characters: int
    page_lines: int
    rank: int

    def accent(self, name: str) -> str:
        """The colour called `name`, the first for ""; `NOT_FOUND` with the names there are."""
        color = self.accents.get(name or next(iter(self.accents)))
        if color is None:
            message = f"There is no colour “{name[:60]}”. Choose one of: {', '.join(self.accents)}."
            raise UserError(ErrorCode.NOT_FOUND, message)
        return color

    @property
    def picture(self) -> Path:
        """A PNG of the first page with a fictional person, written by bench/template_pictures.py."""
        return TEMPLATES / "cv" / self.name / "picture.png"

    @property
    def letter_picture(self) -> Path:
        """The same of its letter."""
        return TEMPLATES / "letter" / self.name / "picture.png"


@lru_cache
def _library() -> dict[str, Template]:
    designs = [_read(path.parent) for path in (TEMPLATES / "cv").glob("*/template.toml")]
    return {design.name: design for design in sorted(designs, key=lambda design: design.rank)}


def _read(folder: Path) -> Template:
    options = tomllib.loads((folder / "template.toml").read_text(encoding="utf-8"))
    return Template.model_validate({"name": folder.name, **options})


def list_templates() -> list[Template]:
    """All designs, the most usual first."""
    return list(_library().values())


def require_template(name: str) -> Template:
    """The design called `name`, or `NOT_FOUND` with the names there are."""
    if template := _library().get(name):
        return template
    names = ", ".join(_library())
    raise UserError(ErrorCode.NOT_FOUND, f"There is no template “{name[:60]}”. Choose one of: {names}.")
