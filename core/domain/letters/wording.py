"""Which pieces of other people's text may stand in a letter, and how they are fitted into a sentence."""

import re

LONGEST_QUOTE = 160

_UNSPEAKABLE = re.compile(
    r"https?:|www\.|\S@\S|[<>{}\[\]\\^~`|_=]|\$\(|%[a-z]\b|\.(?:com|org)\b|\.net/"
    r"|\( | \)|[\x00-\x08\x0b-\x1f\x7f\ufffd\u200b-\u200f\u202a-\u202e]|[ÂÃâï]\S?[€‹¼Â]"
    r"|\bcompany ?name\b|\bcity ?, ?state\b"
    r"|\b(?:ignore|disregard|forget) (?:all |any |the |your )?(?:previous|prior|above|earlier|instructions)"
    r"|system prompt|language model|as an ai\b|\binstructions?\b.{0,20}\b(?:above|below)",
    re.IGNORECASE,
)
_CLICHES = re.compile(
    r"passionate|team player|perfect fit|go-getter|self-starter|proven track record|results?[- ]oriented"
    r"|detail[- ]oriented|think outside|hard[- ]?working|teamfähig|begeisterungsfähig|leidenschaft|passionné"
    r"|esprit d.équipe|apasionad|apaixonad",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[\s\-–—•·*▪●◦‣➢►✓o§»>]{0,6}(?=[^\s])")
_NUMBERING = re.compile(r"^\(?\d{1,2}[.)]\s{0,3}(?=[^\W\d])")
_SPACED_COMMA = re.compile(r" ([,.;])(?=\s|$)")
_TIGHT_AMPERSAND = re.compile(r"(?<=[ -])&(?=\w)")
_STRAY = re.compile(r"Â(?![a-zà-ÿ])")
_LEADS_ON = frozenset(
    ("the", "a", "an", "of", "for", "and", "or", "in", "our", "as", "to", "with", "by", "on", "at")
)
_SENTENCE_END = re.compile(
    r"(?<=[a-zà-ÿ\d)%][.!?;])\s{1,3}(?=[A-ZÄÖÜÀ-Ý“\"])|(?<=[a-z]{3}[.;])(?=[A-Z][a-z]{2})"
)
_TAIL = re.compile(
    r"(?:,|;| –| -|—) (?:which|including|resulting|ensuring|allowing|leading|enabling|helping|as well as"
    r"|while|where|such as|so|thereby|wodurch|sodass|einschließlich|sowie|darunter|notamment|ce qui|afin|dont"
    r"|incluyendo|lo que|incluindo|o que)\b"
)
_CUT_FIGURE = re.compile(
    r"[$€£]\d{1,3}$|^\d{1,3} (?:million|billion|percent|Mio|Prozent|millones|milhões)\b|^\W*%"
)
"""A figure that lost its other half to a line or sentence break ("from $6." / "1 million in August")."""


def clean(text: str) -> str:
    """The line without bullet marks, numbering, doubled spaces and end punctuation."""
    text = _TIGHT_AMPERSAND.sub("& ", text)
    line = _SPACED_COMMA.sub(r"\1", " ".join(_STRAY.sub(" ", text).split()))
    line = _NUMBERING.sub("", _bullet_off(line))
    return line.strip(" \t.;:,!·•–—-*")


def _bullet_off(line: str) -> str:
    stripped = line.lstrip(" -–—•·*▪●◦‣➢►✓§»>")
    return stripped[2:] if stripped.startswith("o ") and stripped[2:3].isupper() else stripped


def sentences(text: str, verbs: frozenset[str] = frozenset()) -> list[str]:
    """The sentences of a bullet or paragraph (first 4,000 characters), each cleaned.

    CVs that lost their bullets run lines together ("… assignments Followed programs …"): a capitalised
    verb out of `verbs` after a small word starts a new one.
    """
    whole = " ".join(_STRAY.sub(" ", text[:4_000]).split())
    parts = [part for sentence in _SENTENCE_END.split(whole) for part in _unjoined(sentence, verbs)]
    return [line for part in parts if (line := clean(part))]


def _unjoined(sentence: str, verbs: frozenset[str]) -> list[str]:
    parts: list[list[str]] = [[]]
    for word in sentence.split():
        before = parts[-1][-1] if parts[-1] else ""
        if word[:1].isupper() and word.lower() in verbs and before.islower() and before not in _LEADS_ON:
            parts.append([])
        parts[-1].append(word)
    return [" ".join(part) for part in parts]


def is_speakable(text: str) -> bool:
    """False for markup, addresses, placeholders, commands to machines, wreckage and clichés."""
    if _UNSPEAKABLE.search(text) or _CUT_FIGURE.search(text) or _CLICHES.search(text):
        return False
    letters = sum(char.isalpha() for char in text)
    return (
        letters * 10 >= len(text) * 6 and not _is_shouted(text) and _is_balanced(text) and not _is_glued(text)
    )


def shorten(line: str, longest: int = LONGEST_QUOTE) -> str:
    """The line itself when short enough, else its main clause when a tail can be left off; "" otherwise."""
    if len(line) <= longest:
        return line
    cuts = [found.start() for found in _TAIL.finditer(line) if 40 <= found.start() <= longest]
    return line[: cuts[-1]].rstrip(" ,;–—-") if cuts else ""


def without_end(text: str) -> str:
    return text.rstrip(" .;:,")


def _is_shouted(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3 and word.isalpha()]
    return len(words) >= 3 and sum(word.isupper() for word in words) * 2 > len(words)


def _is_balanced(text: str) -> bool:
    return (
        text.count("(") == text.count(")") and text.count('"') % 2 == 0 and text.count("“") == text.count("”")
    )


def _is_glued(text: str) -> bool:
    """Words that lost their spaces on the way out of a PDF ("membersand", "costsavings" by the dozen)."""
    words = re.findall(r"[^\W\d_]{1,80}", text)
    long = sum(len(word) > 18 for word in words)
    inner = len(re.findall(r"[a-zà-ÿ]{2}[A-ZÀ-Ý][a-zà-ÿ]{2}", text))
    return any(len(word) > 32 for word in words) or long * 6 > max(len(words), 6) or inner > 2
