"""A checked text: its sentences, what is not supported marked, and why."""

import re
from collections.abc import Callable, Iterator, Sequence

import streamlit as st

from core.domain.claims import CheckedSentence, CheckedText
from core.ui.components.plain import md_escape

IS_TRUE = "This is true: add it to the profile"
_ALL_GOOD = "The CV supports every sentence."
_STATED = "You stated this. You can take it back on the page Profiles."


def checked_text(checked: CheckedText, stated: Sequence[str], state: Callable[[str], None]) -> None:
    """`stated` are facts that the person stated before; `state` adds a sentence to them."""
    st.subheader(_sum_of(checked), anchor=False)
    for number, sentence in enumerate(checked.sentences):
        with st.container(gap=None):
            checked_sentence(sentence)
            if sentence.verdict.unsupported:
                key = f"is-true-{number}"
                st.button(IS_TRUE, key=key, icon=":material/add:", on_click=state, args=(sentence.text,))
            elif sentence.text in stated:
                st.caption(_STATED)


def checked_sentence(sentence: CheckedSentence) -> None:
    """With the reasons for its mark."""
    text, verdict = md_escape(sentence.text), sentence.verdict
    if verdict.unsupported:
        st.markdown(f":material/error: :red-background[{text}]")
    elif verdict.unchecked:
        st.markdown(f":material/help: :orange-background[{text}]")
    else:
        st.markdown(f":material/check: {text}")
    for reason in _reasons(sentence):
        st.caption(reason)


def _sum_of(checked: CheckedText) -> str:
    refused = sum(bool(one.verdict.unsupported) for one in checked.sentences)
    doubted = sum(bool(one.verdict.unchecked) for one in checked.sentences)
    if not refused and not doubted:
        return _ALL_GOOD
    verb = "says" if refused == 1 else "say"
    said = f"{refused} of {len(checked.sentences)} sentences {verb} what the CV does not"
    return f"{said}; {doubted} could not be checked" if doubted else said


def _reasons(sentence: CheckedSentence) -> Iterator[str]:
    """Each reason once, with all words that it is about where these are not the whole sentence."""
    about: dict[str, list[str]] = {}
    for finding in (*sentence.verdict.unsupported, *sentence.verdict.unchecked):
        words = about.setdefault(finding.why, [])
        if finding.text != sentence.text:
            words.append(_as_written(finding.text, sentence.text))
    for why, words in about.items():
        quoted = ", ".join(f"“{md_escape(word)}”" for word in dict.fromkeys(words))
        yield f"{quoted}: {md_escape(why)}" if quoted else md_escape(why)


def _as_written(words: str, sentence: str) -> str:
    """In the sentence's own letters: some claims are read without capitals."""
    found = re.search(re.escape(words), sentence, re.IGNORECASE)
    return found[0] if found else words
