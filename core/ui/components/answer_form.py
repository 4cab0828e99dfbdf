"""The fields of the answer bank. What is typed stays in the visit until it is saved, for each candidate.

Fields begin with what was stored when the visit first saw them, and only what was changed since is saved: a
second window overwrites nothing that it did not touch.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from core.domain.answers import (
    DECLINED,
    MOST_LINE_CHARACTERS,
    MOST_QUESTION_CHARACTERS,
    MOST_TEXT_CHARACTERS,
    OWN_WORDS,
    TOPICS,
    GivenAnswer,
    StoredAnswer,
    Topic,
    clean_line,
    clean_text,
    is_topic,
)
from core.ports import Ports
from core.services.answers import Place, list_answers
from core.ui.components.plain import md_escape
from core.ui.flow import of_candidate
from core.ui.session import ports, remember

_BASE, _TURN = "answers.base", "answers.turn"
_HINTS = {
    "notice_period": "Such as 4 weeks to the end of the month",
    "earliest_start": "Such as 1 March, or at once",
    "how_heard": "Such as LinkedIn, or a friend",
    "salary": "Such as 65,000 EUR a year",
}
_NOTHING = "Leave it to me"
_SENSITIVE_NOTE = (
    "Employers in some countries ask for these, mostly for statistics, and you need not answer. We never "
    "guess them, never read them out of a CV, and leave them out when you copy the answers. Only what you "
    "choose or write here is kept for a form; **Decline to say** is an answer too."
)


@dataclass(frozen=True)
class _Form:
    base: Mapping[Place, str]
    prefix: str

    def key(self, *names: str) -> str:
        return ".".join((self.prefix, *names))

    def stored(self, topic: str, country: str = "") -> str:
        return self.base.get((topic, country), "")


def answers_in_hand(at: Ports, user_id: str, candidate_id: str) -> Mapping[Place, str]:
    """What was stored when this visit began to change it; asked for once."""
    if of_candidate(_BASE) not in st.session_state:
        begin_anew(list_answers(at, user_id, candidate_id))
    base: Mapping[Place, str] = st.session_state[of_candidate(_BASE)]
    return base


def begin_anew(rows: Sequence[StoredAnswer]) -> None:
    """The fields are new ones from here on, and hold what is stored."""
    remember(
        of_candidate(_BASE), {(row.topic, row.country): row.value for row in rows if is_topic(row.topic)}
    )
    remember(of_candidate(_TURN), st.session_state.get(of_candidate(_TURN), 0) + 1)


def answer_form(base: Mapping[Place, str]) -> list[GivenAnswer]:
    """Draws all fields and gives the answers that differ from what is stored."""
    form = _Form(base, of_candidate(f"answers.{st.session_state[of_candidate(_TURN)]}"))
    said = {**dict.fromkeys(base, ""), **_everywhere(form), **_by_country(form), **_own_words(form)}
    said |= _sensitive(form)
    return [
        GivenAnswer(topic=topic, country=country, value=value)
        for (topic, country), value in said.items()
        if clean_text(value) != base.get((topic, country), "")
    ]


def _everywhere(form: _Form) -> dict[Place, str]:
    st.subheader("For every form", anchor=False)
    topics = [topic for topic in TOPICS if topic.answer_class != "sensitive" and not topic.is_per_country]
    return {(topic.name, ""): _field(form, topic) for topic in topics}


def _by_country(form: _Form) -> dict[Place, str]:
    st.subheader("For each country", anchor=False)
    st.markdown("Used only for jobs whose posting names this very country.")
    titles = ports().tables.countries().titles
    topics = [topic for topic in TOPICS if topic.is_per_country]
    stored = sorted({country for _, country in form.base if country})
    countries = st.multiselect(
        "Countries",
        sorted(titles, key=titles.__getitem__),
        [code for code in stored if code in titles],
        format_func=titles.__getitem__,
        key=form.key("countries"),
        persist_state="session",
        placeholder="Choose the countries you apply in",
    )
    said: dict[Place, str] = {}
    for country in countries:
        with st.container(border=True):
            st.markdown(f"**{titles[country]}**")
            said |= {(topic.name, country): _field(form, topic, country) for topic in topics}
    return said


def _own_words(form: _Form) -> dict[Place, str]:
    st.subheader("In your own words", anchor=False)
    questions = [name.removeprefix(OWN_WORDS) for name, _ in form.base if name.startswith(OWN_WORDS)]
    said: dict[Place, str] = {}
    for question in questions:
        said[f"{OWN_WORDS}{question}", ""] = _long(form, md_escape(question), question)
    with st.expander("Add a question", expanded=not questions):
        question = st.text_input(
            "Question",
            key=form.key("question"),
            max_chars=MOST_QUESTION_CHARACTERS,
            persist_state="session",
            placeholder="Such as: What are you proud of?",
        )
        answer = _long(form, "Your answer", "new answer")
    if clean_line(question) and clean_line(answer):
        said[f"{OWN_WORDS}{clean_line(question)}", ""] = answer
    elif clean_line(answer):
        st.caption("Write the question too: an answer is kept with its question.")
    return said


def _sensitive(form: _Form) -> dict[Place, str]:
    st.subheader("Personal questions", anchor=False)
    with st.expander("Gender, disability, religion and the like"):
        st.markdown(_SENSITIVE_NOTE)
        topics = [topic for topic in TOPICS if topic.answer_class == "sensitive"]
        return {(topic.name, ""): _declinable(form, topic) for topic in topics}


def _field(form: _Form, topic: Topic, country: str = "") -> str:
    stored, key = form.stored(topic.name, country), form.key(topic.name, country)
    if topic.choices is None:
        return st.text_input(
            topic.label,
            stored,
            key=key,
            max_chars=MOST_LINE_CHARACTERS,
            placeholder=_HINTS.get(topic.name),
            persist_state="session",
        )
    return _choice(topic.label, {"": _NOTHING, **topic.choices}, stored, key)


def _declinable(form: _Form, topic: Topic) -> str:
    stored, own = form.stored(topic.name), "own"
    chosen = stored if stored in ("", DECLINED) else own
    ways = {"": _NOTHING, DECLINED: "Decline to say", own: "Answer:"}
    way = _choice(topic.label, ways, chosen, form.key(topic.name))
    if way != own:
        return way
    return st.text_input(
        f"{topic.label}: your answer",
        stored if chosen == own else "",
        key=form.key(topic.name, own),
        max_chars=MOST_LINE_CHARACTERS,
        label_visibility="collapsed",
        persist_state="session",
    )


def _choice(label: str, ways: Mapping[str, str], chosen: str, key: str) -> str:
    names = list(ways)
    index = names.index(chosen) if chosen in ways else 0
    picked = st.selectbox(label, names, index, format_func=ways.__getitem__, key=key, persist_state="session")
    return str(picked)


def _long(form: _Form, label: str, name: str) -> str:
    return st.text_area(
        label,
        form.stored(f"{OWN_WORDS}{name}"),
        key=form.key("long", name),
        max_chars=MOST_TEXT_CHARACTERS,
        persist_state="session",
    )
