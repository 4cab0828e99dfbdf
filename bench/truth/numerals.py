"""Numbers as five languages write them: found in a text, made false, put back in the same style."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

TAIL = (
    r"(?:%|Prozent\b|percent\b|M€|Md€|€|\$|mil milh(?:ões)\b|mil\b|milhões(?: de euros)?\b"
    r"|mil millones(?: de euros)?\b|millones(?: de euros)?\b)"
)
MAGNITUDES = [
    ("mil milh", 1e9),
    ("mil millones", 1e9),
    ("milh", 1e6),
    ("millones", 1e6),
    ("mil", 1e3),
    ("Md", 1e9),
    ("M€", 1e6),
    ("bn", 1e9),
    ("m", 1e6),
    ("k", 1e3),
]
SCRIPTS = {
    "Arabic-Indic": "٠١٢٣٤٥٦٧٨٩",
    "Persian": "۰۱۲۳۴۵۶۷۸۹",
    "Devanagari": "०१२३४५६७८९",
    "Bengali": "০১২৩৪৫৬৭৮৯",
    "Thai": "๐๑๒๓๔๕๖๗๘๙",
    "fullwidth": "０１２３４５６７８９",
    "mathematical bold": "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
}


@dataclass(frozen=True)
class Number:
    """`goal` says where an exaggeration would move it: up, down, or nowhere ("") without sounding silly."""

    start: int
    end: int
    currency: str
    digits: str
    tail: str
    value: float
    goal: str = "up"

    @property
    def kind(self) -> str:
        if "%" in self.tail or "ercent" in self.tail or "rozent" in self.tail:
            return "percent"
        return "money" if self.currency or self.tail else "count"

    @property
    def amount(self) -> float:
        """The value with its magnitude: 48 in £48m is forty-eight million."""
        magnitudes = [factor for name, factor in MAGNITUDES if name in self.tail]
        return self.value * (magnitudes[0] if magnitudes else 1)

    @property
    def text(self) -> str:
        return self.currency + self.digits + self.tail


class Numerals:
    def __init__(self, words: dict[str, Any], keep: list[str]) -> None:
        self.words, self.keep = words, keep
        group, decimal = re.escape(words["group"]), re.escape(words["decimal"])
        digits = rf"\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|\d+(?:{decimal}\d+)?"
        self._number = re.compile(
            rf"(?<![\w.,])(US\$ ?|R\$ ?|[£$])?({digits})((?:k|m|bn)\b|\s?{TAIL})?(?!\w|[.,]\d)"
        )
        self._step = re.compile(rf"\s(?:{'|'.join(words['ranges'])})\s")

    def find(self, text: str) -> list[Number]:
        found = [
            Number(m.start(), m.end(), m[1] or "", m[2], m[3] or "", self.value(m[2]))
            for m in self._number.finditer(text)
            if not self._kept(text, m.start(), m.end())
        ]
        return self._with_goals(text, found)

    def value(self, digits: str) -> float:
        return float(digits.replace(self.words["group"], "").replace(self.words["decimal"], "."))

    def write(self, value: float, places: int = 0) -> str:
        text = f"{value:,.{places}f}" if value != int(value) or places else f"{int(value):,}"
        return text.translate(str.maketrans({",": self.words["group"], ".": self.words["decimal"]}))

    def spelled(self, text: str) -> list[tuple[int, int, str, int]]:
        """Number words from two to ninety: start, end, word, value."""
        found = []
        for word, value in self.words["numbers"].items():
            if value < 100:
                for match in re.finditer(rf"(?<![\w-]){word}(?![\w-])", text):
                    found.append((match.start(), match.end(), word, value))
        return found

    def values(self, *texts: str) -> set[float]:
        return {n.value for t in texts for n in self.find(t)} | {s[3] for t in texts for s in self.spelled(t)}

    def _kept(self, text: str, start: int, end: int) -> bool:
        spans = [m.span() for word in self.keep for m in re.finditer(re.escape(word), text)]
        return any(s < end and start < e for s, e in spans)

    def _with_goals(self, text: str, found: list[Number]) -> list[Number]:
        goals = ["up"] * len(found)
        for i, (first, second) in enumerate(pairwise(found)):
            between = text[first.end : second.start]
            if len(between) < 16 and self._step.search(f" {between.strip()} "):
                goals[i], goals[i + 1] = _range_goals(first, second, between)
        return [replace(n, goal=goal) for n, goal in zip(found, goals, strict=True)]


def _range_goals(first: Number, second: Number, between: str) -> tuple[str, str]:
    if len(between.split()) > 1:
        return "up", ""
    return ("up", "down") if first.value > second.value else ("", "up")
