"""Contact data that no model sees (PRODUCT T6): it is put back by code afterwards."""

import re
from collections.abc import Iterator

from core.domain.resume import Basics, Resume

_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}\w{2,24}")
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"')\]]+"
    r"|(?<![\w.-])(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}/[^\s<>\"')\]]+",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w+])(?:\+|00|\(|0)[\d ()./-]{7,}\d(?!\w)|(?<!\w)\d{3}[-. ]\d{3}[-. ]\d{4}(?!\w)")
_LEAST_DIGITS = 8
_LEAST_PART = 3
_MARK = re.compile(r"(?:NAME|EMAIL|PHONE|ADDRESS|LINK)_\d+")


class Mask:
    """Hides one person's contact data, and whatever looks like somebody's, behind marks such as `EMAIL_1`;
    the same text always behind the same mark, so that `restore` gives back what `hide` took."""

    def __init__(self, resume: Resume) -> None:
        self._marks: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        for kind, text in _known(resume):
            self._mark(kind, text)

    def hide(self, text: str) -> str:
        for kind, pattern in (("EMAIL", _EMAIL), ("LINK", _LINK), ("PHONE", _PHONE)):
            text = pattern.sub(lambda found, kind=kind: self._found(kind, found[0]), text)  # type: ignore[misc]
        for secret in sorted(self._marks, key=len, reverse=True):
            text = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", self._marks[secret], text)
        return text

    def restore(self, text: str) -> str:
        """A mark that was never given out stays: no check takes it for a fact."""
        secrets = {mark: secret for secret, mark in self._marks.items()}
        return _MARK.sub(lambda found: secrets.get(found[0], found[0]), text)

    def _found(self, kind: str, text: str) -> str:
        if kind == "PHONE" and sum(map(str.isdigit, text)) < _LEAST_DIGITS:
            return text
        return self._mark(kind, text)

    def _mark(self, kind: str, text: str) -> str:
        if text not in self._marks:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            self._marks[text] = f"{kind}_{self._counts[kind]}"
        return self._marks[text]


def _known(resume: Resume) -> Iterator[tuple[str, str]]:
    basics = resume.basics
    yield from (("NAME", name) for name in _names(basics))
    yield from (("NAME", reference.name) for reference in resume.references if reference.name)
    yield from (("EMAIL", text) for text in [basics.email] if text)
    yield from (("PHONE", text) for text in [basics.phone] if text)
    place = basics.location
    yield from (("ADDRESS", text) for text in (place.address, place.postal_code) if text)
    links = [basics.url, *(text for entry in basics.profiles for text in (entry.url, entry.username))]
    yield from (("LINK", text) for text in links if text)


def _names(basics: Basics) -> list[str]:
    """The whole name, as written and in capitals, and each part that is longer than an initial."""
    parts = [part for part in basics.name.split() if len(part.strip(".")) >= _LEAST_PART]
    names = [basics.name, *parts] if basics.name else []
    return list(dict.fromkeys([*names, *(name.upper() for name in names)]))
