"""Where a person is on the way from CV to finished files: kept in the visit and in the address.

The address makes a reload come back to the same place; the visit does the same for a page switch, which
drops the address's parameters. Both hold ids only, never what was typed.
"""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal, get_args

import streamlit as st

Step = Literal["profile", "posting", "design", "result"]
STEPS: tuple[Step, ...] = get_args(Step)
_KEY = "flow"


@dataclass(frozen=True)
class Flow:
    """`""` means: not chosen yet. `language` "" means: the language the CV is written in."""

    step: Step = "profile"
    profile: str = ""
    posting: str = ""
    template: str = ""
    language: str = ""
    job: str = ""

    def can_open(self, step: Step) -> bool:
        """Whether everything that `step` builds on is there."""
        needs = {
            "profile": True,
            "posting": bool(self.profile),
            "design": bool(self.profile and self.posting),
            "result": bool(self.job),
        }
        return needs[step]


def current_flow() -> Flow:
    """The address wins (a reload, a link, the browser's back button); else what this visit remembers."""
    address = st.query_params.to_dict()
    given = {field.name: address[field.name] for field in fields(Flow) if field.name in address}
    flow = _from_address(given) if given else st.session_state.get(_KEY, Flow())
    _keep(flow)
    return flow


def go(**changes: str) -> None:
    """Moves on; used as a button's callback. Keys are the fields of `Flow`."""
    _keep(replace(current_flow(), **_typed(changes)))


def begin_again(**start: str) -> None:
    """Forgets the way so far, not what was made on it."""
    _keep(replace(Flow(), **_typed(start)))


def _from_address(given: dict[str, str]) -> Flow:
    if given.get("step", "profile") not in STEPS:
        given["step"] = "profile"
    if "step" not in given and "job" in given:
        given["step"] = "result"
    flow = Flow(**_typed(given))
    return flow if flow.can_open(flow.step) else replace(flow, step="profile")


def _typed(changes: dict[str, str]) -> dict[str, Any]:
    return dict(changes)


def _keep(flow: Flow) -> None:
    st.session_state[_KEY] = flow
    wanted = {key: value for key, value in asdict(flow).items() if value}
    if wanted == {"step": "profile"}:
        wanted = {}
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
