"""Sheets as LaTeX: three layouts of the kind that people take from templates, printed by pdflatex.

Such files are their own kind of hard: no spaces between words, ligatures, words parted at the line's end,
bullets from a font of symbols and, in the older encoding, accents that stand as letters of their own.
"""

import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from bench.cvs.sheet import Entry, Sheet

FONTS = (
    "",
    r"\usepackage[T1]{fontenc}\usepackage{lmodern}",
    r"\usepackage[T1]{fontenc}\usepackage[scaled]{helvet}\renewcommand\familydefault{\sfdefault}",
    r"\usepackage[T1]{fontenc}\usepackage{mathptmx}",
    r"\usepackage[T1]{fontenc}\usepackage{charter}",
)
"""The first is Computer Modern in its old encoding (OT1), which every template had that names no font."""

BULLETS = (r"\textbullet", r"$\circ$", r"\textendash", r"{\footnotesize$\bullet$}")
SEPARATORS = (" $|$ ", r" $\cdot$ ", r"\quad ", r" \textbar{} ", r"~\textbullet~ ")
MAIN = ("summary", "work", "volunteer")
SIDE = ("skills", "languages", "certificates", "education", "awards")
ALL = (*MAIN, *SIDE)
_STYLE = r"""\documentclass[%(size)s,a4paper]{article}
\usepackage[utf8]{inputenc}%(font)s
\usepackage[margin=%(margin)dmm]{geometry}\usepackage{array}\usepackage[hidelinks]{hyperref}
\pagestyle{empty}\setlength\parindent{0pt}\setlength\tabcolsep{0pt}\renewcommand\labelitemi{%(bullet)s}
\newcommand\tight{\setlength\itemsep{1pt}\setlength\parskip{0pt}}
\newcommand\cvsection[1]{\par\vspace{9pt}{\large%(loud)s}\par\vspace{2pt}\hrule height 0.4pt\vspace{5pt}}
\newcommand\cvtag[1]{{\setlength\fboxsep{4pt}\fbox{#1}}}
\newcommand\beside[2]{\begin{tabular}{@{}p{0.17\linewidth}@{\hspace{0.03\linewidth}}p{0.8\linewidth}@{}}%%
\raggedleft #1 & #2\end{tabular}\par\vspace{4pt}}
\begin{document}
%(body)s
\end{document}
"""
_ESCAPES = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$",
    "{": r"\{", "}": r"\}", "–": "--", "—": "---", "€": r"\texteuro{}", "£": r"\pounds{}", "²": "$^2$",
    "±": r"$\pm$", "°": r"$^\circ$", "º": r"\textordmasculine{}", "ª": r"\textordfeminine{}",
    "ș": r"\textcommabelow{s}", "·": r"$\cdot$",
}  # fmt: skip


def has_latex() -> bool:
    return shutil.which("pdflatex") is not None


def latex_of(sheet: Sheet, layout: str, seed: int) -> str:
    return LAYOUTS[layout](_Paper(sheet, Random(f"{sheet.name}-{layout}-{seed}")))


def printed(source: str) -> bytes:
    """By pdflatex, which writes its page in spite of small complaints."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "cv.tex"
        path.write_text(source, "utf-8")
        command = ["pdflatex", "-interaction=batchmode", path.name]
        subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=60)
        return path.with_suffix(".pdf").read_bytes()


class _Paper:
    """One sheet on its way into LaTeX."""

    def __init__(self, sheet: Sheet, chance: Random) -> None:
        self.sheet = sheet
        self.separator = chance.choice(SEPARATORS)
        self.has_tags = chance.random() < 0.3
        self.look: dict[str, str | int] = {
            "margin": 17,
            "size": chance.choice(["10pt", "11pt"]),
            "font": chance.choice(FONTS),
            "bullet": chance.choice(BULLETS),
            "loud": chance.choice([r"\bfseries #1", r"\scshape #1", r"\bfseries\MakeUppercase{#1}"]),
        }

    def whole(self, body: str) -> str:
        return _STYLE % {**self.look, "body": body}

    def head(self) -> str:
        label = f"{_tex(self.sheet.label)}\\\\" if self.sheet.label else ""
        contacts = self.separator.join(rf"\mbox{{{one}}}" for one in self.contacts())
        name = _tex(self.sheet.name)
        return rf"\begin{{center}}{{\Huge {name}}}\\[3pt] {label} \small {contacts}\end{{center}}"

    def tag_or_line(self, text: str) -> str:
        return _tag(text) if self.has_tags else _line(text)

    def contacts(self) -> list[str]:
        return [_linked(one) for one in self.sheet.contacts]

    def sections(
        self, entry: Callable[[Entry], str], item: Callable[[str], str], names: Sequence[str]
    ) -> str:
        pairs = zip(self.sheet.sections, self.sheet.blocks, strict=True)
        return "".join(_section(block, entry, item) for name, block in pairs if name in names)


def _section(block: tuple[str, str, Any], entry: Callable[[Entry], str], item: Callable[[str], str]) -> str:
    title, kind, content = block
    if kind == "text":
        body = f"{_tex(content)}\n"
    elif kind == "entries":
        body = "".join(map(entry, content))
    else:
        body = "".join(map(item, content))
    return rf"\cvsection{{{_tex(title)}}}" + "\n" + body


def _tex(text: str) -> str:
    return "".join(_ESCAPES.get(letter, letter) for letter in text)


def _linked(text: str) -> str:
    scheme = "mailto:" if "@" in text else "" if text.startswith("http") else "https://"
    is_link = "@" in text or ".com/" in text or ".net" in text
    return rf"\href{{{scheme}{text}}}{{{_tex(text)}}}" if is_link else _tex(text)


def _where(entry: Entry) -> str:
    return _tex(", ".join(filter(None, (entry.name, entry.place))))


def _bullets(entry: Entry) -> str:
    items = "".join(rf"\item {_tex(line)}" + "\n" for line in entry.lines)
    opened, closed = r"\vspace{-4pt}\begin{itemize}\tight ", "\\end{itemize}\\vspace{-2pt}\n"
    return opened + items + closed if items else "\\vspace{3pt}\n"


def _ends(left: str, right: str) -> str:
    return rf"{left}\hfill {right}\par" + "\n"


def _in_rows(entry: Entry) -> str:
    first = _ends(rf"\textbf{{{_tex(entry.name)}}}", _tex(entry.place))
    second = _ends(rf"\textit{{\small {_tex(entry.title)}}}", rf"\textit{{\small {_tex(entry.dates)}}}")
    return first + second + _bullets(entry)


def _in_lines(entry: Entry) -> str:
    first = _ends(rf"\textbf{{{_tex(entry.title)}}}", _tex(entry.dates))
    return first + rf"\textit{{{_where(entry)}}}\par" + "\n" + _bullets(entry)


def _in_columns(entry: Entry) -> str:
    place = f", {_tex(entry.place)}" if entry.place else ""
    said = rf"\textbf{{{_tex(entry.title)}}}, \textit{{{_tex(entry.name)}}}{place}."
    return rf"\beside{{{_tex(entry.dates)}}}{{{said}{_bullets(entry)}}}" + "\n"


def _in_events(entry: Entry) -> str:
    under = _ends(rf"\small {_tex(entry.dates)}", rf"\small {_tex(entry.place)}")
    return rf"{{\large {_tex(entry.title)}}}\par \textbf{{{_tex(entry.name)}}}\par {under}{_bullets(entry)}"


def _line(text: str) -> str:
    return rf"{_tex(text)}\par" + "\n"


def _grouped(text: str) -> str:
    """ "Group: what is in it" with the group in bold, as templates set skills."""
    group, colon, rest = text.partition(": ")
    return rf"\textbf{{{_tex(group)}:}} {_tex(rest)}\par" + "\n" if colon else rf"\textbullet\ {_line(text)}"


def _besides(text: str) -> str:
    group, colon, rest = text.partition(": ")
    return rf"\beside{{{_tex(group if colon else '')}}}{{{_tex(rest if colon else text)}}}" + "\n"


def _tag(text: str) -> str:
    """A framed word; a whole line where it is more than a word or two."""
    return rf"\cvtag{{{_tex(text)}}} " if len(text) < 25 and "(" not in text else _line(text)


def _plain(entry: Callable[[Entry], str], item: Callable[[str], str]) -> Callable[[_Paper], str]:
    return lambda paper: paper.whole(paper.head() + paper.sections(entry, item, ALL))


def _two_columns(paper: _Paper) -> str:
    contact = "".join(rf"{one}\par" + "\n" for one in paper.contacts())
    name = rf"{{\Huge {_tex(paper.sheet.name)}}}\par {_tex(paper.sheet.label)}\par\vspace{{4pt}}"
    main = paper.sections(_in_events, _line, MAIN)
    side = rf"\cvsection{{{_tex(paper.sheet.words.heading('contact'))}}}{contact}"
    side += paper.sections(_in_events, paper.tag_or_line, SIDE)
    paper.look |= {"margin": 12, "size": "10pt"}
    return paper.whole(name + _column(0.6, main) + r"\hfill" + _column(0.35, side))


def _column(width: float, body: str) -> str:
    return rf"\begin{{minipage}}[t]{{{width}\linewidth}}\raggedright\small {body}\end{{minipage}}"


LAYOUTS: Mapping[str, Callable[[_Paper], str]] = {
    "rows": _plain(_in_rows, _grouped),
    "lines": _plain(_in_lines, _line),
    "beside": _plain(_in_columns, _besides),
    "columns": _two_columns,
}
