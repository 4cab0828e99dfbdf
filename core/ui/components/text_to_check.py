"""The form in which a text is given to be checked."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from core.domain.claims import Addressee, CheckedText
from core.domain.records import ProfileRecord
from core.ports import Ports
from core.services.checking import check_text
from core.ui.session import remember

_LONGEST = 20_000


_ASKED = "check-asked"


@dataclass(frozen=True)
class TextToCheck:
    """`to`: whom it is written to; their names say nothing about the person."""

    profile: ProfileRecord
    text: str
    to: Addressee


def text_to_check(profiles: Sequence[ProfileRecord]) -> TextToCheck | None:
    """What was asked with the button last; None before, and for a text that was left behind."""
    known = {record.id: record for record in profiles}
    with st.form("check-form"):
        text = st.text_area("Text", key="check-text", height=220, max_chars=_LONGEST)
        chosen = st.selectbox("Held against", known, format_func=lambda key: known[key].label, key="check-cv")
        employer_at, title_at = st.columns(2)
        employer = employer_at.text_input(
            "Written to (employer)", key="check-employer", placeholder="optional"
        )
        title = title_at.text_input("For the job (title)", key="check-title", placeholder="optional")
        is_asked = st.form_submit_button("Check", type="primary")
    if is_asked and text.strip():
        remember(_ASKED, text)
    if not is_asked and st.session_state.get(_ASKED) != text:
        return None
    return TextToCheck(known[chosen], text, Addressee(title=title.strip(), employer=employer.strip()))


def check_in_hand(ports: Ports, asked: TextToCheck) -> CheckedText:
    return check_text(ports, asked.profile.resume, asked.text, asked.to)
