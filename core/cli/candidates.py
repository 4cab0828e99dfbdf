"""`candidate`: the people a coach works for."""

import argparse
from collections.abc import Mapping

from core.bootstrap import Runtime
from core.domain.candidates import Candidate
from core.services.candidates import add_candidate, desks

Answer = Mapping[str, object]


def add(runtime: Runtime, options: argparse.Namespace) -> Answer:
    return _shown(add_candidate(runtime.ports, options.user, options.label))


def list_all(runtime: Runtime, options: argparse.Namespace) -> Answer:
    rows = [
        {**_shown(desk.candidate), "profiles": desk.profiles, "runs": desk.runs}
        for desk in desks(runtime.ports, options.user)
    ]
    return {"candidates": rows}


def _shown(candidate: Candidate) -> Answer:
    return candidate.model_dump(mode="json", exclude={"updated_at"})
