"""For whom a person works and where they are on the way from CV to finished files: kept in the visit and in
the address.

The address makes a reload come back to the same place; the visit does the same for a page switch, which
drops the address's parameters. Both hold ids only, never what was typed. Each candidate has a way of their
own, so that a coach who switches to another one finds the first where they left.
"""

from collections.abc import Collection
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal, get_args

import streamlit as st

from core.domain.candidates import OWN
from core.domain.errors import ErrorCode, UserError

Step = Literal["profile", "posting", "design", "result"]
STEPS: tuple[Step, ...] = get_args(Step)
_FLOWS = "flows"
_CANDIDATE = "candidate"
_OF_ANOTHER = "This belongs to another candidate. Choose them at the top of the page."


@dataclass(frozen=True)
class Flow:
    """`""` means: not chosen yet. `language` "" means: the language the CV is written in, and `candidate` ""
    the person themselves."""

    step: Step = "profile"
    profile: str = ""
    posting: str = ""
    template: str = ""
    language: str = ""
    job: str = ""
    candidate: str = OWN

    @property
    def is_fresh(self) -> bool:
        """Whether nothing has been chosen on this way yet."""
        return self == Flow(candidate=self.candidate)

    def can_open(self, step: Step) -> bool:
        """Whether everything that `step` builds on is there."""
        needs = {
            "profile": True,
            "posting": bool(self.profile),
            "design": bool(self.profile and self.posting),
            "result": bool(self.job),
        }
        return needs[step]


def settle_candidate(known: Collection[str] | None) -> str:
    """For whom this run of the page works; asked once, before any page. The address wins, and what it says of
    somebody who is not (any more) among the `known` is forgotten; None means that they cannot be known now.
    """
    address = _address()
    candidate = address.get(_CANDIDATE, OWN) if address else chosen_candidate()
    if known is not None and candidate != OWN and candidate not in known:
        candidate = OWN
        _clear_address()
    st.session_state[_CANDIDATE] = candidate
    if candidate != OWN and address.get(_CANDIDATE) != candidate:
        st.query_params[_CANDIDATE] = candidate
    return candidate


def chosen_candidate() -> str:
    """The id of the candidate chosen at the top of the page; "" for the person themselves."""
    return str(st.session_state.get(_CANDIDATE, OWN))


def choose_candidate(candidate_id: str) -> None:
    """Goes on with another candidate where one left them; used as a callback."""
    st.session_state[_CANDIDATE] = candidate_id
    _clear_address()
    if candidate_id != OWN:
        st.query_params[_CANDIDATE] = candidate_id


def of_candidate(name: str) -> str:
    """A key of the visit that each candidate has for themselves: what is typed for one never shows for
    another."""
    candidate = chosen_candidate()
    return f"{name}.{candidate}" if candidate != OWN else name


def require_chosen(candidate_id: str) -> None:
    """NOT_FOUND for what belongs to another candidate than the chosen one; an address may lead there."""
    if candidate_id != chosen_candidate():
        raise UserError(ErrorCode.NOT_FOUND, _OF_ANOTHER)


def current_flow() -> Flow:
    """The address wins (a reload, a link, the browser's back button); else what this visit remembers."""
    candidate = chosen_candidate()
    given = {name: value for name, value in _address().items() if name != _CANDIDATE}
    remembered = st.session_state.get(_FLOWS, {}).get(candidate, Flow(candidate=candidate))
    flow = _from_address({**given, _CANDIDATE: candidate}) if given else remembered
    _keep(flow)
    return flow


def go(**changes: str) -> None:
    """Moves on; used as a button's callback. Keys are the fields of `Flow`."""
    _keep(replace(current_flow(), **_typed(changes)))


def begin_again(**start: str) -> None:
    """Forgets the way so far, not what was made on it."""
    _keep(replace(Flow(candidate=chosen_candidate()), **_typed(start)))


def _address() -> dict[str, str]:
    address = st.query_params.to_dict()
    return {field.name: address[field.name] for field in fields(Flow) if field.name in address}


def _clear_address() -> None:
    for name in _address():
        del st.query_params[name]


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
    st.session_state[_FLOWS] = {**st.session_state.get(_FLOWS, {}), flow.candidate: flow}
    wanted = {key: value for key, value in asdict(flow).items() if value}
    if flow.is_fresh:
        del wanted["step"]
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
