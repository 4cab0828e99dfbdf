"""The style sheet of a design: its fonts, its colours, what all share, its look and pages, the paper."""

import base64
from functools import lru_cache
from pathlib import Path
from typing import Literal

from core.adapters.rendering.paths import TEMPLATES
from core.adapters.template_library import require_template
from core.domain.documents import Paper

Kind = Literal["cv", "letter", "interview"]
FONT_SCHEME = "font:"
_FONTS = TEMPLATES / "fonts"
_MOST_SHEETS = 64
_WHITE, _BLACK = 255, 16
_SHADES = {"soft": (0.7, _WHITE), "line": (0.25, _WHITE), "tint": (0.1, _WHITE), "dark": (0.5, _BLACK)}
"""What of the accent goes into a shade, and the grey that it is mixed with."""


@lru_cache(_MOST_SHEETS)
def style_sheet(kind: Kind, template: str, accent: str, paper: Paper, *, embed_fonts: bool) -> str:
    """CSS for one kind of document. Fonts are data: URLs (stand-alone HTML) or `font:` names (our PDF)."""
    design = require_template(template)
    faces = [_face(path, embed=embed_fonts) for family in design.fonts for path in _files(family)]
    sheets = ("base.css", f"{kind}/base.css", f"cv/{template}/look.css", f"{kind}/{template}/style.css")
    rules = [(TEMPLATES / sheet).read_text(encoding="utf-8") for sheet in sheets]
    return "\n".join([*faces, _colors(design.accent(accent)), *rules, f"@page {{ size: {paper}; }}"])


def _colors(accent: str) -> str:
    shades = "".join(f" --{name}: {_mixed(accent, *mix)};" for name, mix in _SHADES.items())
    return f":root {{ --accent: {accent};{shades} }}"


def _mixed(color: str, share: float, grey: int) -> str:
    parts = (int(color[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{round(share * part + (1 - share) * grey):02x}" for part in parts)


def fonts_by_url() -> dict[str, Path]:
    """Every font a style sheet of ours may name: the only things a render may load."""
    return {_font_url(path): path for path in sorted(_FONTS.glob("*/*.ttf"))}


def _files(family: str) -> list[Path]:
    return sorted((_FONTS / family).glob("*.ttf"))


def _face(path: Path, *, embed: bool) -> str:
    weight, _, style = path.stem.partition("-")
    source = _data_url(path.with_suffix(".woff2")) if embed else _font_url(path)
    return (
        f'@font-face {{ font-family: "Applywright {path.parent.name}"; font-weight: {weight};'
        f' font-style: {style or "normal"}; src: url("{source}"); }}'
    )


def _font_url(path: Path) -> str:
    return f"{FONT_SCHEME}{path.parent.name}/{path.name}"


def _data_url(path: Path) -> str:
    return "data:font/woff2;base64," + base64.b64encode(path.read_bytes()).decode("ascii")
