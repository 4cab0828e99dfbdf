"""Facts stated by the person: sentences that they say are true, kept with the profile (`meta.stated`)."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.domain.errors import ErrorCode, UserError
from core.domain.resume import Resume

MOST_STATED = 200
MOST_STATED_CHARACTERS = 1_000
_FIELD = "stated"

_TOO_MANY = f"A profile keeps {MOST_STATED} facts that you stated. Take one back before you add another."
_TOO_LONG = f"This sentence is too long to be kept: at most {MOST_STATED_CHARACTERS} characters. Divide it."


def stated_in(meta: Mapping[str, Any]) -> list[str]:
    """Each once. What cannot be used is passed over: the file may be of another program."""
    listed = meta.get(_FIELD)
    texts = [text.strip() for text in listed if isinstance(text, str)] if isinstance(listed, list) else []
    usable = [text for text in texts if 0 < len(text) <= MOST_STATED_CHARACTERS]
    return list(dict.fromkeys(usable))[:MOST_STATED]


def with_stated(resume: Resume, sentences: Sequence[str]) -> Resume:
    """INPUT_TOO_BIG for a sentence that is too long, and for more of them than a profile keeps."""
    wanted = [text for text in map(str.strip, sentences) if text]
    if any(len(text) > MOST_STATED_CHARACTERS for text in wanted):
        raise UserError(ErrorCode.INPUT_TOO_BIG, _TOO_LONG)
    after = list(dict.fromkeys([*stated_in(resume.meta), *wanted]))
    if len(after) > MOST_STATED:
        raise UserError(ErrorCode.INPUT_TOO_BIG, _TOO_MANY)
    return _with(resume, after)


def without_stated(resume: Resume, sentence: str) -> Resume:
    """Unchanged when it was not stated."""
    return _with(resume, [text for text in stated_in(resume.meta) if text != sentence.strip()])


def _with(resume: Resume, stated: list[str]) -> Resume:
    if stated == stated_in(resume.meta):
        return resume
    others = {name: value for name, value in resume.meta.items() if name != _FIELD}
    return resume.changed(meta={**others, _FIELD: stated} if stated else others)
