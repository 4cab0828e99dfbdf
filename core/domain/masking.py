"""Contact data that no model sees (PRODUCT T6): it is put back by code afterwards."""

import re
from collections.abc import Iterator
from functools import partial

from core.domain.resume import Basics, Resume

_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}\w{2,24}")
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"')\]]+"
    r"|(?<![\w.-])(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}/[^\s<>\"')\]]+",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w+])(?:\+|00|\(|0)[\d ()./-]{7,}\d(?!\w)|(?<!\w)\d{3}[-. ]\d{3}[-. ]\d{4}(?!\w)")
_RUN = re.compile(r"(?<!\w)\d[\d ()./-]{5,20}\d(?!\w)")
_LOOKS = (("EMAIL", _EMAIL), ("LINK", _LINK))
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)
_LEAST_DIGITS, _PHONE_TAIL = 8, 9
_LEAST_PART = 2
_ANY_CASE = 3
"""Names shorter than this are hidden only as they are written: "Wu" is a name, "wu" may be a word."""
_MARK = re.compile(r"(?:NAME|EMAIL|PHONE|ADDRESS|LINK)_\d+")


class Mask:
    """Hides one person's contact data, and whatever looks like somebody's, behind marks such as `EMAIL_1`;
    the same text always behind the same mark, so that `restore` gives back what `hide` took."""

    def __init__(self, resume: Resume) -> None:
        self._marks: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._phone = _digits(resume.basics.phone)[-_PHONE_TAIL:]
        self._secrets = [(kind, _whole(text)) for kind, text in sorted(_known(resume), key=_longest_first)]

    def hide(self, text: str) -> str:
        for kind, pattern in (*_LOOKS, *self._secrets):
            text = pattern.sub(partial(self._found, kind), text)
        text = _PHONE.sub(self._looks_dialled, text)
        return _RUN.sub(self._own_phone, text)

    def restore(self, text: str) -> str:
        """A mark that was never given out stays: no check takes it for a fact."""
        secrets = {mark: secret for secret, mark in self._marks.items()}
        return _MARK.sub(lambda found: secrets.get(found[0], found[0]), text)

    def _found(self, kind: str, found: re.Match[str]) -> str:
        return self._mark(kind, found[0])

    def _looks_dialled(self, found: re.Match[str]) -> str:
        """ "(2015 - 2019)" is no number to call."""
        is_phone = len(_digits(found[0])) >= _LEAST_DIGITS and not _YEARS.search(found[0])
        return self._mark("PHONE", found[0]) if is_phone else found[0]

    def _own_phone(self, found: re.Match[str]) -> str:
        """The person's number without its country, or with other gaps."""
        is_own = bool(self._phone) and _digits(found[0]).endswith(self._phone)
        return self._mark("PHONE", found[0]) if is_own else found[0]

    def _mark(self, kind: str, text: str) -> str:
        if text not in self._marks:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            self._marks[text] = f"{kind}_{self._counts[kind]}"
        return self._marks[text]


def _known(resume: Resume) -> Iterator[tuple[str, str]]:
    basics, place = resume.basics, resume.basics.location
    yield from (("NAME", name) for name in _names(basics))
    yield from (("NAME", reference.name) for reference in resume.references if reference.name)
    yield from (("EMAIL", text) for text in [basics.email] if text)
    yield from (("PHONE", text) for text in [basics.phone] if text)
    yield from (("ADDRESS", text) for text in (place.address, place.postal_code) if text)
    links = [basics.url, *(text for entry in basics.profiles for text in (entry.url, entry.username))]
    yield from (
        ("LINK", form) for text in links if text for form in (text, _SCHEME.sub("", text).rstrip("/")) if form
    )


def _names(basics: Basics) -> list[str]:
    """The whole name, each part that is longer than an initial, and both halves of a double one; small words
    in it ("von", "de") are everybody's."""
    parts = [part for word in basics.name.split() for part in (word, *word.split("-"))]
    own = [part for part in parts if part[:1].isupper() and len(part.strip(".")) >= _LEAST_PART]
    return list(dict.fromkeys(name for name in (basics.name, *own) if name))


def _whole(text: str) -> re.Pattern[str]:
    flags = re.IGNORECASE if len(text) >= _ANY_CASE else re.NOFLAG
    return re.compile(rf"(?<!\w){re.escape(text)}(?!\w)", flags)


def _longest_first(secret: tuple[str, str]) -> int:
    return -len(secret[1])


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
