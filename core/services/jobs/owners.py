"""Jobs in a store where this process may not see everybody's: they are run, and looked after, with the rights
of their owner, and only while the owner is about.

Without a worker of the fleet that is all there can be: a job that a restart has interrupted goes on at its
owner's next visit.
"""

import logging
import threading
from collections.abc import Mapping
from datetime import datetime, timedelta

from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import JobStatus
from core.ports import Ports
from core.services.jobs.running import Runner, run_next
from core.services.jobs.sweeping import forget_old, sweep
from core.services.orphans import sweep_orphans

VISIT_SECONDS = 300
"""Who has not been seen for this long comes as somebody new."""

_EVERYBODYS_TROUBLE = {ErrorCode.NETWORK, ErrorCode.RATE_LIMITED}
"""Asking for the next person would only meet it again."""

log = logging.getLogger(__name__)


class OwnersJobs:
    """Holds for each person the ports they came with last. Safe to use from many threads."""

    def __init__(self, runners: Mapping[str, Runner]) -> None:
        self._runners = runners
        self._lock = threading.Lock()
        self._called: dict[str, Ports] = {}
        self._watched: dict[str, Ports] = {}
        self._seen: dict[str, datetime] = {}

    def call(self, user_id: str, ports: Ports) -> None:
        """This person has a job that may start. People get their turns in the order in which they call."""
        with self._lock:
            self._called[user_id] = ports
            self._watched[user_id] = ports

    def visited_by(self, user_id: str, ports: Ports) -> None:
        """Whoever comes newly may have left a job behind; it is looked for at the next round."""
        now = ports.clock()
        with self._lock:
            self._forget_those_unseen_since(now - timedelta(seconds=VISIT_SECONDS))
            is_new = self._seen.pop(user_id, None) is None
            self._seen[user_id] = now
            if is_new or user_id in self._watched:
                self._watched[user_id] = ports

    def run_next(self, worker: str) -> bool:
        """Runs one job of the person whose turn it is; False when nobody has called."""
        with self._lock:
            if not self._called:
                return False
            user_id = next(iter(self._called))
            ports = self._called.pop(user_id)
        if run_next(ports, worker, self._runners):
            self._come_again(user_id, ports)
        return True

    def look_after(self) -> None:
        """Sweeps the jobs of everybody who has unfinished ones, and lets go of those who have none."""
        with self._lock:
            watched = dict(self._watched)
        for user_id, ports in watched.items():
            try:
                if _has_unfinished(ports, user_id):
                    sweep(ports)
                else:
                    forget_old(ports)
                    sweep_orphans(ports)
                    self._let_go(user_id, ports)
            except UserError as error:
                log.warning("the jobs of a visitor could not be looked after: %s", error.code)
                if error.code in _EVERYBODYS_TROUBLE:
                    return
                self._let_go(user_id, ports, until_next_visit=True)

    def _come_again(self, user_id: str, ports: Ports) -> None:
        """Behind all others who wait; where the person has called anew meanwhile, that call is the newer."""
        with self._lock:
            self._called[user_id] = self._called.pop(user_id, ports)

    def _let_go(self, user_id: str, ports: Ports, *, until_next_visit: bool = False) -> None:
        with self._lock:
            if self._watched.get(user_id) is ports:
                del self._watched[user_id]
                if until_next_visit:
                    self._seen.pop(user_id, None)

    def _forget_those_unseen_since(self, moment: datetime) -> None:
        """`_seen` is in the order of last visits."""
        while self._seen and next(iter(self._seen.values())) < moment:
            del self._seen[next(iter(self._seen))]


def _has_unfinished(ports: Ports, user_id: str) -> bool:
    unfinished = (JobStatus.QUEUED, JobStatus.RUNNING)
    return any(ports.jobs.count(user_id, {"status": status}) for status in unfinished)
