"""The last step before a line is written: everything that looks like a secret or a contact goes.

Every pattern starts at a place that can begin only once in a run of letters, so that a long hostile text
costs no more than its length.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from core.settings import Settings

MASK = "[redacted]"
MAX_CHARACTERS = 4000
"""Longer texts are cut: no line of ours needs more, and a whole document must never fit."""

_SENSITIVE = (
    r"authorization|cookie|set-cookie|credentials?|signature"
    r"|[\w.-]{0,40}(?:token|password|passwd|passphrase|secret|api[-_ ]?key)"
)
_VALUE = r"""(?:"[^"]*"|'[^']*'|(?:(?:bearer|basic)\s+)?[^\s"'&,;)}\]]+)"""
_PATTERNS: tuple[tuple[str, str], ...] = (
    (r"([a-z][a-z0-9+.-]{0,20}://)[^\s/\"']*@", rf"\1{MASK}@"),
    (r"(?<=[\w/%.~-])\?(?=[^\s\"'<>])[^\s\"'<>]+", f"?{MASK}"),
    (rf"(?<![\w.-])({_SENSITIVE})([\"']?\s*[=:]\s*){_VALUE}", rf"\1\2{MASK}"),
    (rf"(?<![\w.-])((?:[\w.-]{{0,40}}_)?(?:key|code|sig|pwd))(=|[\"']\s*[=:]\s*){_VALUE}", rf"\1\2{MASK}"),
    (r"\b(bearer|basic)\s+[\w.~+/=-]{16,}", rf"\1 {MASK}"),
    (r"(?<![\w-])eyJ[\w-]{8,}(?:\.[\w-]*){0,4}", MASK),
    (r"(?<![a-z0-9])(?:sk|pk|rk)[-_](?=[\w-]*\d)[\w-]{16,}", MASK),
    (r"(?<![a-z0-9])(?:sb_secret|sb_publishable|aw|gh[opsu]|github_pat|xox[abp])[-_][\w-]{8,}", MASK),
    (r"(?<![\w.+-])[\w.+-]+(?:@|%40)(?:[\w-]+\.)+[^\W\d_]{2,}", MASK),
    (r"(?<![\w+])\+[1-9](?:[ ./()-]{0,2}\d){6,14}(?!\w)", MASK),
    (r"(?<![\w.,:/-])\(?0\d(?:[ ./()-]{0,2}\d){6,13}(?![\w:])", MASK),
    (r"(?<![\w.:-])(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w.-])", MASK),
    (r"(?<![\w.:-])\d{3}[ -]\d{3}[ -]\d{3}(?![\w.-])", MASK),
)
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), mask) for pattern, mask in _PATTERNS)


class Redactor:
    """A structlog processor. Knows the configured secrets by heart and all others by their looks."""

    def __init__(self, settings: Settings) -> None:
        self._secrets = sorted(_spellings(_secrets(settings)), key=len, reverse=True)

    def __call__(self, _: Any, __: str, line: Mapping[str, Any]) -> Mapping[str, Any]:
        return {name: self._cleaned(value) for name, value in line.items()}

    def text(self, text: str) -> str:
        """`text` without what looks like a secret, an e-mail address or a telephone number."""
        for secret in self._secrets:
            text = text.replace(secret, MASK)
        text = text if len(text) <= MAX_CHARACTERS else text[:MAX_CHARACTERS] + "…"
        for pattern, mask in _COMPILED:
            text = pattern.sub(mask, text)
        return text

    def _cleaned(self, value: object) -> object:
        """Plain values only: the text of any other object would be made after this last check."""
        if isinstance(value, str):
            return self.text(value)
        if value is None or isinstance(value, bool | int | float):
            return value
        if isinstance(value, Mapping):
            return {self.text(str(name)): self._cleaned(item) for name, item in value.items()}
        if isinstance(value, list | tuple):
            return [self._cleaned(item) for item in value]
        return type(value).__name__


def _secrets(settings: Settings) -> Iterable[str]:
    for name in type(settings).model_fields:
        value = getattr(settings, name)
        if hasattr(value, "get_secret_value"):
            yield value.get_secret_value()
    yield from settings.vault_keys
    yield urlsplit(settings.redis_url).password or ""


def _spellings(secrets: Iterable[str]) -> set[str]:
    """Each as it is and as it stands in a URL."""
    return {spelling for secret in secrets if secret for spelling in (secret, quote(secret, safe=""))}
