"""Cut a posting into lines a person would call one item, even where the line breaks were lost.

Postings copied from job boards often arrive as one paragraph in which list items touch each other
("Bachelor's degree2+ years of experienceMS Word required"). Every cut only drops white space, bullets and
list numbers, so each segment stays verbatim text of the posting.
"""

import re
from dataclasses import dataclass

from core.domain.posting_lines.cues.wishes import MORE_THAN_ASKED

MAX_ANALYSED = 60_000
MAX_SEGMENTS = 2_000


def _words(text: str) -> list[str]:
    return text.split()


_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_BULLET = re.compile(
    r"\s*(?:[•·●▪■◦‣⁃►➢✓✔✅☑◆❖★☆▶❯📌\uf020-\uf0ff]\ufe0f?|(?<=[.;])\?\s(?=[A-Z])|\s\?\s?(?=[A-Z][a-z])"
    r"|(?<=\s)\*(?=\s?\d)|\*(?=\s?[A-Z])|(?<=[a-z:.)%])-\s(?=[A-Z0-9])"
    r"|(?<=[.:])-(?=[A-Z]))\s*"
)
_DASH_ITEM = re.compile(r"\s[-–]\s?(?=[A-Z][a-z])")
_SCRIPT = re.compile(r"\$\(['\"#]|\bfunction\s?\(|\bvar [A-Z_]{3,}|\{\"[A-Za-z]{2,20}\":")
_INLINE_HEADING = re.compile(
    r"(?<=[a-z.;)]) ((?:Minimum|Preferred|Required|Basic|Desired|Job|Key|Essential|Primary|Position) "
    r"(?:Qualifications|Requirements|Responsibilities|Duties|Functions|Skills))(?= [A-Z]|$)"
)
_AFTER_SLASH = re.compile(r"(?<=/[DFMV])(?=[A-Z][a-z]{2})")
_GLUED_DASH = re.compile(r"(?<=[a-z:.)%])-\s(?=[A-Z0-9])")
_MANY = 3
_LINE_START = re.compile(
    r"^(?:[^\w\s\"'“„«¿¡(\[$€£+&<>@#.…/*-]+\s+|[-–—*#>+o•·]\s+|#{1,6}\s+|\d{1,2}[.)]\s*(?=[^\W\d])"
    r"|[-–*](?=\w))"
)
_WIDE_SPACE = re.compile(r"[ \t\u00a0]{2,}(?=[A-Z0-9ÄÖÜÉÀ])")
_SENTENCE_END = re.compile(r"(?<=[.!?;])[\"”')]?\s+(?=[\"“(]?[A-ZÄÖÜÉÀÈÊÁÍÓÚÑÇ¿¡])")
_GLUED_END = re.compile(r"(?<=[a-zà-ÿ0-9)%][.!?:;])(?=[\"“(]?[A-ZÄÖÜÉÀ][a-zà-ÿ]|A [A-Za-z]|[A-Z]{4,})")
_GLUED_ARTICLE = re.compile(r"(?<=[a-z]{3})(?=A [a-z]{3})")
_NUMBERED = re.compile(r"(?<=[a-z.)])\s?\d{1,2}\.\s?(?=[A-Z][a-z])")
_YEARS = re.compile(r"(?<=[a-z]{3})(?=\d{1,2}\+?\s?(?:-\s?\d{1,2}\s?)?(?:years?|yrs)\b)")
_CLOSED_BRACKET = re.compile(r"(?<=[a-z0-9.]\))(?=[A-Z][a-z])")
_CAMEL = re.compile(
    r"(?<![A-Za-z])([A-Za-z]?[a-zà-ÿ]{2,})(?=([A-ZÄÖÜÉ][a-zà-ÿ]{2,}|(?:We|In|At|To|If)\b|[A-Z]{2,}\b))"
)
_ITEM_OPENER = re.compile(
    r"(?<=[a-z)]) (?=(?:Ability to|Able to|Excellent|Strong|Good|Solid|Proven|Demonstrated|Knowledge of"
    r"|Working knowledge"
    r"|Experience (?:in|with|as|working)|Proficien(?:t|cy)|Familiarity|Understanding of|Must (?:be|have"
    r"|possess)"
    r"|Minimum of|At least|Valid driver|High school|Bachelor['’]?s?)\b)"
)
_ABBREVIATION = re.compile(
    r"(?:(?<![\w/])(?:[A-Z]|[IVX]{1,5}|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Inc|Ltd|Co|Corp|No|Nr|vs|etc|approx"
    r"|e\.g|i\.e|z\.B"
    r"|d\.h"
    r"|bzw|ca|inkl"
    r"|ggf|usw|Mme|Sra?|Dra?|p\.ex|ej|excl|incl|min|max|dept|est))\.$",
    re.IGNORECASE,
)
_CAMEL_NAMES = (
    "javascript typescript coffeescript actionscript powerpoint powershell quickbooks wordpress "
    "linkedin youtube github gitlab hubspot devops devsecops autocad solidworks indesign sharepoint "
    "onedrive onenote outsystems postgresql mysql mongodb graphql facebook salesforce peoplesoft fedex "
    "paypal mastercard lexisnexis filemaker aftereffects phonegap dreamweaver coreldraw netsuite "
    "servicenow bigquery powerbi cloudformation careerbuilder timesheets dynamodb nosql webgl opengl "
    "opencv pytorch tensorflow numpy matlab labview arcgis airtable clickup mailchimp vlookup intellij "
    "rstudio testng cucumberjs nodejs reactjs vuejs angularjs nextjs macbook iphone ecommerce"
)
_WHOLE_WORDS = frozenset(_CAMEL_NAMES.split())
_HEADING_WORDS = frozenset(
    _words(
        "requirements qualifications responsibilities benefits description summary skills experience"
        " education"
    )
    + _words("duties overview location salary compensation position title shifts company about")
)
_NAME_PREFIX = re.compile(r"^(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O)$")


@dataclass(frozen=True)
class TextLine:
    """One line of the text, cut into `segments`; `bullet` is the mark or number before an item."""

    segments: list[str]
    bullet: str = ""


def split_segments(text: str) -> list[str]:
    """The items of `text` in order, without bullets; blank lines are dropped."""
    segments = [segment for block in split_blocks(text) for line in block for segment in line.segments]
    return segments[:MAX_SEGMENTS]


def split_blocks(text: str) -> list[list[TextLine]]:
    """The same, line by line, in the blocks that blank lines make."""
    text = _TAG.sub("\n", text[:MAX_ANALYSED])
    glued = _looks_glued(text)
    if len(_DASH_ITEM.findall(text)) >= _MANY:
        text = _DASH_ITEM.sub("\n", text)
    blocks: list[list[TextLine]] = [[]]
    for raw in text.split("\n"):
        line = _text_line(raw, glued=glued)
        if line.segments:
            blocks[-1].append(line)
        elif not raw.strip() and blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _text_line(raw: str, *, glued: bool) -> TextLine:
    parts = _cut_items(_without_script(raw), glued=glued)
    cleaned = (_clean(segment) for part in parts for segment in _cut_sentences(part))
    bullet = _LINE_START.match(raw.lstrip()) or _BULLET.match(raw)
    mark = re.sub(r"[\d\s]", "", bullet.group()) or "1" if bullet else ""
    return TextLine([segment for segment in cleaned if segment], mark)


def _without_script(line: str) -> str:
    """Pages copied whole end in the code of the page."""
    script = _SCRIPT.search(line)
    return line[: script.start()] if script and script.start() > 0 else line


def _cut_items(line: str, *, glued: bool) -> list[str]:
    line = _BULLET.sub("\n", _WIDE_SPACE.sub("\n", line))
    line = _INLINE_HEADING.sub(r"\n\1:\n", line)
    for glue in (_NUMBERED, _GLUED_END, _GLUED_ARTICLE, _YEARS, _CLOSED_BRACKET, _AFTER_SLASH, _ITEM_OPENER):
        line = glue.sub("\n", line)
    return _CAMEL.sub(lambda match: _camel_cut(match, glued=glued), line).split("\n")


def _camel_cut(match: re.Match[str], *, glued: bool) -> str:
    left, right = match.group(1), match.group(2)
    if (left + right).lower().rstrip("s") in _WHOLE_WORDS or (left + right).lower() in _WHOLE_WORDS:
        return left
    if {left.lower(), right.lower()} & _HEADING_WORDS:
        return left + "\n"
    if left[0].isupper() and (not glued or right.isupper() or _NAME_PREFIX.match(left)):
        return left
    return left + "\n"


def _looks_glued(text: str) -> bool:
    """Three places where a word or a sentence runs into the next mean that line breaks were lost."""
    words = [match for match in _CAMEL.finditer(text) if match.group(1)[0].islower()]
    return len(words) + len(_GLUED_END.findall(text)) + len(_GLUED_DASH.findall(text)) >= _MANY


def _cut_sentences(part: str) -> list[str]:
    sentences: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(part):
        if not _belongs_together(part[max(0, end.start() - 12) : end.start()], part[end.end() :]):
            sentences.append(part[start : end.start()])
            start = end.end()
    return [*sentences, part[start:]]


def _belongs_together(before: str, after: str) -> bool:
    """A dot may end an abbreviation, and a question be answered by a wish."""
    answered = before.endswith("?") and bool(MORE_THAN_ASKED.match(after[:40]))
    return answered or bool(_ABBREVIATION.search(before))


def _clean(segment: str) -> str:
    return _LINE_START.sub("", segment.strip()).strip(" \t\u00a0*_|").lstrip(",;:.!?) ")
