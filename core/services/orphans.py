"""Files that nothing knows of are removed: they came before their row, and the row never came."""

from datetime import timedelta

from core.ports import Ports

AGE = timedelta(days=1)
"""No run takes this long, so a file of this age without a row will not get one any more."""


def sweep_orphans(ports: Ports) -> int:
    """How many were removed; there may be more than one call finds."""
    keys = ports.orphans.list(ports.clock() - AGE)
    for key in keys:
        ports.files.remove(key)
    return len(keys)
