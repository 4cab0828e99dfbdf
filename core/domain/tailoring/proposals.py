"""What a model answers that is asked for edits of a CV."""

from typing import ClassVar

from pydantic import ValidationError, field_validator

from core.domain.replies import Reply

MOST_EDITS = 40


class ProposedEdit(Reply):
    """One line, reworded. `path` names it (`basics.summary`, `work[0].highlights[2]`), `old` is the line as
    it stands, `sources` are the paths of the lines it draws on besides."""

    verbatim: ClassVar[frozenset[str]] = frozenset({"path", "old", "sources"})

    path: str
    old: str
    new: str
    reason: str = ""
    sources: list[str] = []


class ProposedEdits(Reply):
    """What a model answers that is asked for edits."""

    edits: list[ProposedEdit]

    @field_validator("edits", mode="before")
    @classmethod
    def _usable_ones(cls, given: object) -> object:
        """One edit that cannot be read takes none of the others along."""
        if not isinstance(given, list):
            return given
        usable = [edit for one in given[: 2 * MOST_EDITS] if (edit := _edit(one)) is not None]
        if given and not usable:
            raise ValueError("each edit needs path, old and new, all of them texts")
        return usable[:MOST_EDITS]


def _edit(given: object) -> ProposedEdit | None:
    try:
        return ProposedEdit.model_validate(given)
    except ValidationError:
        return None
