"""Fixes kept when the same file is read anew, perhaps by a better reader."""

from typing import Any

from core.domain.resume import Resume


def with_corrections(before: Resume, corrected: Resume, now: Resume) -> Resume:
    """What a person made of `before` ("corrected"), made of `now`: only what they changed is kept of theirs.

    A list whose entries they added, removed or moved is theirs as a whole; so is one that is now read with
    another number of entries, for nobody could say which entry their fix belongs to.
    """
    merged = _merged(_wire(before), _wire(corrected), _wire(now))
    return Resume.model_validate(merged)


def _wire(resume: Resume) -> Any:
    return resume.model_dump(mode="json", by_alias=True)


def _merged(before: Any, corrected: Any, now: Any) -> Any:
    if corrected == before:
        return now
    if isinstance(before, dict) and isinstance(corrected, dict) and isinstance(now, dict):
        keys = [*corrected, *(key for key in now if key not in corrected and key not in before)]
        return {
            key: _merged(before.get(key), corrected[key], now.get(key)) if key in corrected else now[key]
            for key in keys
        }
    if _are_entries(before, corrected, now):
        return [_merged(*three) for three in zip(before, corrected, now, strict=True)]
    return corrected


def _are_entries(*lists: Any) -> bool:
    """As many entries in each."""
    alike = all(isinstance(one, list) and len(one) == len(lists[0]) for one in lists)
    return alike and all(isinstance(entry, dict) for one in lists for entry in one)
