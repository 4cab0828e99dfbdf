"""A process that dies between a file and its row leaves a file behind; a day later it is gone."""

import os
from datetime import timedelta

from core.bootstrap import Runtime
from core.ports import Ports
from core.services.orphans import AGE, sweep_orphans
from tests.api.world import rows_of
from tests.conftest import Clock


def leave_behind(runtime: Runtime, ports: Ports, key: str, age: timedelta) -> None:
    ports.files.put(key, b"%PDF")
    written = (ports.clock() - age).timestamp()
    os.utime(runtime.settings.data_path / "files" / key, (written, written))


def test_what_is_a_day_old_and_unknown_goes(runtime: Runtime, ports: Ports, clock: Clock) -> None:
    artifact = ports.artifacts.require("ann", rows_of(ports, "ann")["artifact_id"])
    leave_behind(runtime, ports, artifact.key, AGE * 2)
    leave_behind(runtime, ports, "ann/lost/cv.pdf", AGE * 2)
    leave_behind(runtime, ports, "ann/lost/cv.pdf.1a2b.part", AGE * 2)
    leave_behind(runtime, ports, "ann/young/cv.pdf", AGE / 2)
    assert sweep_orphans(ports) == 2
    kept = {path.name for path in (runtime.settings.data_path / "files").rglob("*.pdf*")}
    assert "cv.pdf.1a2b.part" not in kept
    assert ports.files.get("ann/young/cv.pdf")
    assert ports.files.get(artifact.key)
    assert sweep_orphans(ports) == 0
