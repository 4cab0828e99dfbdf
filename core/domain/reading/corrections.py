"""Fixes kept when the same file is read anew, perhaps by a better reader."""

from typing import Any

from core.domain.resume import Resume


def with_corrections(before: Resume, corrected: Resume, now: Resume) -> Resume:
    """What a person made of `before` ("corrected"), made of `now`: only what they changed is kept of theirs.

    A list whose entries they added, removed or moved is theirs as a whole; so is one that is now read with
    another number of entries, for nobody could say which entry their fix belongs to.
    """
    merged = _merged(before.to_wire(), corrected.to_wire(), now.to_wire())
    return Resume.model_validate(merged)


def _merged(before: Any, corrected: Any, now: Any) -> Any:
    """None stands for what is not there; that and what is empty are the same."""
    if corrected == before or not (corrected or before):
        return corrected if now is None else now
    if isinstance(before, dict) and isinstance(corrected, dict) and isinstance(now, dict):
        return _merged_fields(before, corrected, now)
    if _are_entries(before, corrected, now):
        return [_merged(*three) for three in zip(before, corrected, now, strict=True)]
    return corrected


def _merged_fields(before: dict[str, Any], corrected: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    kept = {key: _merged(before.get(key), mine, now.get(key)) for key, mine in corrected.items()}
    new = {key: value for key, value in now.items() if key not in corrected and key not in before}
    return kept | new


def _are_entries(*lists: Any) -> bool:
    """As many entries in each."""
    alike = all(isinstance(one, list) and len(one) == len(lists[0]) for one in lists)
    return alike and all(isinstance(entry, dict) for one in lists for entry in one)
