"""What a text says and the profile does not: asked about before it goes anywhere."""

from collections.abc import Callable, Sequence

import streamlit as st

from core.domain.claims import CheckedSentence, CheckedText
from core.services.own_words import NO_PROFILE
from core.ui.components.checked_text import IS_TRUE, checked_sentence

_ALL_TRUE = "All of this is true: add it to the profile"
_UNCHECKED = "This could not be checked. Read it once more before you send it."


def doubts(checked: CheckedText, consequence: str, key: str, state: Callable[[], None] | None) -> None:
    """Nothing where the profile says it all. `consequence`: what becomes of the text as it is; `state` adds
    it to the profile, and is None where there is none any more."""
    refused = [one for one in checked.sentences if one.verdict.unsupported]
    unsure = [one for one in checked.sentences if one.verdict.unchecked and one not in refused]
    if refused:
        _listed(f"**Is this true?** {consequence}", refused)
        if state is not None:
            label = IS_TRUE if len(refused) == 1 else _ALL_TRUE
            st.button(label, key=key, icon=":material/add:", on_click=state)
        else:
            st.info(NO_PROFILE)
    if unsure:
        _listed(_UNCHECKED, unsure)


def _listed(heading: str, sentences: Sequence[CheckedSentence]) -> None:
    st.markdown(heading)
    for sentence in sentences:
        with st.container(gap=None):
            checked_sentence(sentence)
