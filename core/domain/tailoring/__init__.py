"""The CV cut to a posting: chosen, ordered and trimmed without any model; reworded only line by line."""

from core.domain.tailoring.edits import (
    Applied,
    Judge,
    RefusedEdit,
    Strength,
    apply_edits,
    editable_lines,
)
from core.domain.tailoring.proposals import ProposedEdit, ProposedEdits
from core.domain.tailoring.tailor import Change, Tailoring, leave, source_of, tailor

__all__ = [
    "Applied",
    "Change",
    "Judge",
    "ProposedEdit",
    "ProposedEdits",
    "RefusedEdit",
    "Strength",
    "Tailoring",
    "apply_edits",
    "editable_lines",
    "leave",
    "source_of",
    "tailor",
]
