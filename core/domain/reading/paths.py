"""Fields of a resume by their paths, such as "work.0.position"."""

from core.domain.resume import Resume


def value_at(resume: Resume, path: str) -> str | None:
    """The text there, "" for an empty list; None where the entry is not there (any more)."""
    found: object = resume
    for step in path.split("."):
        if isinstance(found, list):
            found = found[int(step)] if step.isdigit() and int(step) < len(found) else None
        else:
            found = getattr(found, step, None)
    if found == []:
        return ""
    return found if isinstance(found, str) else None
