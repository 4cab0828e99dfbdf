"""Markdown and HTML taken out of what a machine wrote: what stays reads as a person would write it."""

import re
from html import unescape

_TAGS = (
    "a|abbr|article|audio|b|base|blockquote|body|br|button|center|code|dd|div|dl|dt|em|embed|font|footer|form"
    "|frame|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|math|meta|nav"
    "|object|ol|option|p|picture|pre|q|s|section|select|small|source|span|strike|strong|style|sub|sup|svg"
    "|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|tt|u|ul|video|script"
)
_HTML: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?s)<!--.{0,2000}?(?:-->|\Z)"), " "),
    (re.compile(r"(?is)<(script|style|template)\b[^>]{0,2000}>.{0,2000}?(?:</\1\s*>|\Z)"), " "),
    (re.compile(r"<(?:br|/p|/div|/li)\s*/?>", re.IGNORECASE), "\n"),
    (re.compile(rf"</?(?:{_TAGS})(?=[\s/>])[^<>]{{0,2000}}>", re.IGNORECASE), ""),
    (re.compile(r"(?i)</[a-z][\w:-]{0,40}\s*>|<[a-z][\w:-]{0,40}\s[^<>]{0,2000}=[^<>]{0,2000}>"), ""),
)
_MARKDOWN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^[ \t]*(?:```|~~~)[\w+-]*[ \t]*$", re.MULTILINE), ""),
    (re.compile(r"!?\[([^\[\]\n]{0,400})\]\([^()\s]{0,2000}(?:\s[^()\n]{0,200})?\)"), r"\1"),
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+|^[ \t]{0,3}>[ \t]?|^[ \t]*[-*•][ \t]+", re.MULTILINE), ""),
    (re.compile(r"^[ \t]{0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*$", re.MULTILINE), ""),
    (re.compile(r"(\*\*|~~)(?=\S)([^*~\n]{1,400})(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,400})(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"(`{1,2})(?=\S)([^`\n]{1,400})(?<=\S)\1"), r"\2"),
)
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_ROUNDS = 4


def plain_text(text: str) -> str:
    """Without marks, tags, hidden signs and trailing blanks; lines stay. What is no tag stays, as in "a < b".

    Applied anew until nothing changes, because taking one thing away can uncover another.
    """
    for _ in range(_ROUNDS):
        before, text = text, _once(text)
        if text == before:
            break
    return text


def _once(text: str) -> str:
    for pattern, kept in (*_HTML, *_MARKDOWN):
        text = pattern.sub(kept, text)
    visible = _INVISIBLE.sub("", unescape(text))
    lines = (_BLANKS.sub(" ", line).strip() for line in visible.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
