"""What happens to jobs, handed to everyone who listens: one look at the store for all streams of a process.

The store is asked and not some channel in memory, because the job may run in another process: that is how
a second web replica streams a job it does not run. Ten looks a second cost as much for one listener as for
many.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence

from starlette.concurrency import run_in_threadpool

from core.domain.jobs import JobEvent
from core.ports import JobLog

LOOK_SECONDS = 0.1


class EventHub:
    """Used from one event loop. Looks only while somebody listens."""

    def __init__(self, log: JobLog) -> None:
        self._log = log
        self._mailboxes: dict[str, set[_Mailbox]] = defaultdict(set)
        self._seen = 0
        self._someone_joined = False
        self._looking: asyncio.Task[None] | None = None

    async def listen(self, job_id: str, after: int) -> AsyncIterator[JobEvent]:
        """Every event of the job with a greater id, past and future, up to its last."""
        mailbox = _Mailbox()
        self._join(job_id, mailbox)
        try:
            mailbox.put(await run_in_threadpool(self._log.list, after, [job_id]))
            while True:
                for event in await mailbox.take():
                    if event.id > after:
                        after = event.id
                        yield event
                    if event.is_last:
                        return
        finally:
            self._leave(job_id, mailbox)

    def _join(self, job_id: str, mailbox: "_Mailbox") -> None:
        self._mailboxes[job_id].add(mailbox)
        self._someone_joined = True
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())

    def _leave(self, job_id: str, mailbox: "_Mailbox") -> None:
        self._mailboxes[job_id].discard(mailbox)
        if not self._mailboxes[job_id]:
            del self._mailboxes[job_id]

    async def _look(self) -> None:
        """Hands out what is new. Whoever joins during a look may have missed it, so it is then repeated."""
        try:
            while self._mailboxes:
                self._someone_joined = False
                events = await run_in_threadpool(self._log.list, self._seen, [*self._mailboxes])
                self._hand_out(events)
                if events and not self._someone_joined:
                    self._seen = events[-1].id
                await asyncio.sleep(LOOK_SECONDS)
        finally:
            self._looking = None

    def _hand_out(self, events: Sequence[JobEvent]) -> None:
        by_job: dict[str, list[JobEvent]] = defaultdict(list)
        for event in events:
            by_job[event.job_id].append(event)
        for job_id, news in by_job.items():
            for mailbox in self._mailboxes.get(job_id, ()):
                mailbox.put(news)


class _Mailbox:
    """Events for one listener. A slow one finds the newest draft of each document, but every step."""

    def __init__(self) -> None:
        self._events: list[JobEvent] = []
        self._filled = asyncio.Event()

    def put(self, events: Sequence[JobEvent]) -> None:
        redrawn = {event.data["part"] for event in events if event.name == "partial"}
        kept = [e for e in self._events if e.name != "partial" or e.data["part"] not in redrawn]
        self._events = [*kept, *events]
        if self._events:
            self._filled.set()

    async def take(self) -> Sequence[JobEvent]:
        await self._filled.wait()
        self._filled.clear()
        taken, self._events = self._events, []
        return taken
