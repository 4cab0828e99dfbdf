"""The conditions that could stop an application, with both sides' words."""

from collections.abc import Sequence

import streamlit as st

from core.domain.posting import KnockOut, KnockOutKind, KnockOutStatus
from core.ui.components.plain import md_escape

_NAMES: dict[KnockOutKind, str] = {
    "years": "Years of experience",
    "degree": "Degree",
    "licence": "Licence",
    "work_right": "Right to work",
    "location": "Place",
    "language": "Language",
    "salary": "Salary",
}
_SIGNS = {
    KnockOutStatus.PASS: ":green[:material/check_circle:] The CV meets this",
    KnockOutStatus.UNKNOWN: ":orange[:material/help:] Please check this yourself",
    KnockOutStatus.FAIL: ":red[:material/cancel:] The CV falls short of this",
}
_ORDER = [KnockOutStatus.FAIL, KnockOutStatus.UNKNOWN, KnockOutStatus.PASS]


def knock_out_list(knock_outs: Sequence[KnockOut]) -> None:
    """Worst first."""
    for knock_out in sorted(knock_outs, key=lambda found: _ORDER.index(found.status)):
        st.markdown(f"**{_NAMES[knock_out.kind]}**: {_SIGNS[knock_out.status]}")
        lines = [f"The posting says: “{md_escape(knock_out.posting_text)}”"]
        if knock_out.evidence:
            lines.append(f"The CV says: “{md_escape(knock_out.evidence)}”")
        elif knock_out.status is not KnockOutStatus.PASS:
            lines.append("The CV says nothing about it.")
        st.caption("  \n".join(lines))
