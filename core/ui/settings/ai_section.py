"""Settings: the language model, what it has cost today, and whether it answers."""

import streamlit as st

from core.domain.spending import MILLION
from core.services.asking import Hello, say_hello, used_today
from core.ui.components.plain import md_escape
from core.ui.components.problems import attempt, guarded, problem_note
from core.ui.session import forget, ports, remember, require_user

_PLACE = "ai"
_HELLO = "ai.hello"
_OFF = (
    "AI is off here, and everything works without it. Whoever runs this server turns it on with `LLM_MODEL`."
)
_ON = (
    "The AI proposes wordings; nothing of it gets into your documents that your CV does not support. The "
    "model here is **{model}**."
)


def ai_section() -> None:
    st.header("AI", anchor=False)
    model = ports().language_model.name
    if not model:
        st.info(_OFF)
        return
    st.markdown(_ON.format(model=md_escape(model)))
    with guarded("ai-used"):
        _used()
    st.button("Say hello", key="say-hello", icon=":material/waving_hand:", on_click=_ask)
    hello: Hello | None = st.session_state.get(_HELLO)
    if hello is not None:
        st.success(_answer(hello), icon=":material/check:")
    problem_note(_PLACE)


def _used() -> None:
    used = used_today(ports(), require_user())
    limit = ports().policy.dollars_per_day
    taken = (used.spent + used.reserved) / MILLION
    st.progress(
        min(taken / limit, 1.0) if limit else 1.0,
        text=f"Used today: {_dollars(taken)} of {_dollars(limit)}",
    )
    tokens = used.prompt_tokens + used.completion_tokens
    st.caption(f"Calls: {used.calls:,} · Tokens: {tokens:,} · It begins anew at midnight, UTC.")


def _ask() -> None:
    forget(_HELLO)
    hello = attempt(_PLACE, lambda: say_hello(ports(), require_user()))
    if hello is not None:
        remember(_HELLO, hello)


def _answer(hello: Hello) -> str:
    took = f"{_dollars(hello.spending.cost)}, {hello.spending.seconds:.1f} s"
    return f"It says: {md_escape(hello.greeting)} ({md_escape(took)})"


def _dollars(dollars: float) -> str:
    """Small sums need more digits; the sign would begin a formula in Markdown."""
    return f"{dollars:.4f} US dollars" if 0 < dollars < 0.01 else f"{dollars:.2f} US dollars"
