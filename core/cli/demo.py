"""`demo`: made-up candidates with a past, to look around in."""

import argparse
from collections.abc import Mapping

from core.bootstrap import RUNNERS, Runtime, worker_name
from core.bootstrap.demo_files import demo_story
from core.services.demo import load_demo, reset_demo
from core.services.jobs import run_waiting


def demo(runtime: Runtime, options: argparse.Namespace) -> Mapping[str, object]:
    """Waits for nobody: what somebody else is making when this ends is made where the app runs."""
    if options.reset:
        return {"removed": reset_demo(runtime.ports, options.user)}
    candidates, runs = load_demo(runtime.ports, options.user, demo_story())
    for run in runs:
        run_waiting(runtime.ports, options.user, run.id, worker_name(), RUNNERS)
    return {"candidates": [{"id": one.id, "label": one.label} for one in candidates]}
