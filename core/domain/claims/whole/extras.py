"""Parts of a CV that JSON Resume does not know: nobody can tell what they claim, so no new ones pass."""

from collections.abc import Iterable, Iterator

from core.domain.claims.model import Finding
from core.domain.model import Model

_NO_PART = "The profile has no such part, and no CV has one. Leave it out."
_SILENT = frozenset({"$schema"})
_SHOWN = 80


def extra_findings(said: Model, own: Iterable[Model], entry: str) -> Iterator[Finding]:
    """Each unknown field of `said` with a text or a number in it that none of `own` has too."""
    known = [other.model_extra or {} for other in own]
    for name, value in (said.model_extra or {}).items():
        if name in _SILENT or not _tells(value) or any(other.get(name) == value for other in known):
            continue
        yield Finding(text=f"{name}: {value}"[:_SHOWN], why=_NO_PART, kind="name", entry=entry)


def _tells(value: object) -> bool:
    if isinstance(value, dict):
        return any(map(_tells, value.values()))
    if isinstance(value, list):
        return any(map(_tells, value))
    return bool(value) and not isinstance(value, bool)
