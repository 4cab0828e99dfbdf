"""What happens to jobs, handed to everyone who listens: one look at the store for all streams of a process.

The store is asked and not some channel in memory, because the job may run in another process: that is how
a second web replica streams a job it does not run. Ten looks a second cost as much for one listener as for
many.
"""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncGenerator, Collection, Mapping, Sequence
from weakref import WeakValueDictionary

from anyio import CapacityLimiter, to_thread

from core.domain.jobs import JobEvent
from core.ports import JobLog

LOOK_SECONDS = 0.1
PERSON_LOOK_SECONDS = 1.0
"""For a log that only tells of one person's jobs: each look is a request to Supabase."""

PING_SECONDS = 15.0
"""Quiet listeners are greeted this often, so that no proxy takes their stream for dead."""


class Mailbox:
    """Events for one listener, each once and in order, however they came in. A slow listener finds the newest
    draft of each document, but every step."""

    def __init__(self) -> None:
        self._events: dict[int, JobEvent] = {}
        self._waiting: asyncio.Future[None] | None = None
        self.is_closed = False

    def put(self, events: Sequence[JobEvent]) -> None:
        """Without events it only wakes the listener."""
        self._events |= {event.id: event for event in events}
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    def close(self) -> None:
        self.is_closed = True
        self.put([])

    async def take(self) -> Sequence[JobEvent]:
        """What has come, or nothing when there was only a greeting or the box was closed."""
        if not self._events and not self.is_closed:
            self._waiting = asyncio.get_running_loop().create_future()
            await self._waiting
            self._waiting = None
        taken, self._events = self._events, {}
        newest = {event.data["part"]: event.id for event in _in_order(taken) if event.name == "partial"}
        return [e for e in _in_order(taken) if e.name != "partial" or newest[e.data["part"]] == e.id]


def _in_order(events: Mapping[int, JobEvent]) -> Sequence[JobEvent]:
    return [events[number] for number in sorted(events)]


class EventHub:
    """Used from one event loop. Looks only while somebody listens."""

    def __init__(self, log: JobLog, look_seconds: float = LOOK_SECONDS) -> None:
        self.log = log
        self._look_seconds = look_seconds
        self._mailboxes: dict[str, set[Mailbox]] = defaultdict(set)
        self._seen = 0
        self._someone_joined = False
        self._looking: asyncio.Task[None] | None = None
        self._greeted = time.monotonic()
        self._threads: CapacityLimiter | None = None

    async def listen(self, job_id: str, after: int, mailbox: Mailbox) -> AsyncGenerator[JobEvent | None]:
        """Every event of the job with a greater id, past and future, up to its last; None is a greeting.

        Ends early when the mailbox is closed.
        """
        self._join(job_id, mailbox)
        try:
            mailbox.put(await self._read(after, [job_id]))
            while not mailbox.is_closed:
                events: Sequence[JobEvent | None] = await mailbox.take() or [None]
                for event in events:
                    if event is None or event.id > after:
                        yield event
                    after = max(after, event.id if event else 0)
                    if event is not None and event.is_last:
                        return
        finally:
            self._leave(job_id, mailbox)

    def close(self) -> None:
        for mailboxes in self._mailboxes.values():
            for mailbox in mailboxes:
                mailbox.close()

    def _join(self, job_id: str, mailbox: Mailbox) -> None:
        self._mailboxes[job_id].add(mailbox)
        self._someone_joined = True
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())

    def _leave(self, job_id: str, mailbox: Mailbox) -> None:
        self._mailboxes[job_id].discard(mailbox)
        if not self._mailboxes[job_id]:
            del self._mailboxes[job_id]

    async def _read(self, after: int, job_ids: Collection[str]) -> Sequence[JobEvent]:
        """On threads of its own: calls that wait for something slow must not stop the streams."""
        self._threads = self._threads or CapacityLimiter(2)
        return await to_thread.run_sync(self.log.list, after, job_ids, limiter=self._threads)

    async def _look(self) -> None:
        """Hands out what is new. Whoever joins during a look may have missed it, so it is then repeated.

        When a look fails, all streams end: their listeners come back for what they missed.
        """
        try:
            while self._mailboxes:
                self._someone_joined = False
                events = await self._read(self._seen, [*self._mailboxes])
                self._hand_out(events)
                if events and not self._someone_joined:
                    self._seen = events[-1].id
                self._greet()
                await asyncio.sleep(self._look_seconds)
        finally:
            self._looking = None
            self.close()

    def _hand_out(self, events: Sequence[JobEvent]) -> None:
        by_job: dict[str, list[JobEvent]] = defaultdict(list)
        for event in events:
            by_job[event.job_id].append(event)
        for job_id, news in by_job.items():
            for mailbox in self._mailboxes.get(job_id, ()):
                mailbox.put(news)

    def _greet(self) -> None:
        if time.monotonic() - self._greeted > PING_SECONDS:
            self._greeted = time.monotonic()
            for mailboxes in self._mailboxes.values():
                for mailbox in mailboxes:
                    mailbox.put([])


class EventHubs:
    """The hubs of a process: one for everybody where one log tells of all jobs, else one a person, which asks
    with that person's rights for as long as they have a stream open."""

    def __init__(self, everyones: JobLog | None) -> None:
        self._everyones = EventHub(everyones) if everyones else None
        self._persons: WeakValueDictionary[str, EventHub] = WeakValueDictionary()

    def of(self, user_id: str, log: JobLog) -> EventHub:
        """`log` is the one that this person has come with; it takes the place of an older one."""
        if self._everyones:
            return self._everyones
        hub = self._persons.setdefault(user_id, EventHub(log, PERSON_LOOK_SECONDS))
        hub.log = log
        return hub

    def close(self) -> None:
        """Ends all streams; whoever still listens comes back elsewhere with Last-Event-ID."""
        for hub in [self._everyones, *self._persons.values()]:
            if hub:
                hub.close()
