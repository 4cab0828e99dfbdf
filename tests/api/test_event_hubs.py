"""Whose events a stream asks for: everybody's in one look where it can, else with its owner's rights."""

import asyncio
import gc
from collections.abc import Collection, Sequence

from core.api.event_hub import EventHubs, Mailbox
from core.domain.jobs import JobEvent


class OwnLog:
    """Tells one person's events; counts how often it is asked."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.asked = 0

    def list(self, after: int, job_ids: Collection[str]) -> Sequence[JobEvent]:
        self.asked += 1
        return [
            JobEvent(id=1, job_id=job, name="done", data={"of": self.name}) for job in job_ids if not after
        ]

    def add_partial(self, user_id: str, job_id: str, part: str, html: str) -> None: ...


def test_one_log_of_all_jobs_serves_everybody() -> None:
    hubs = EventHubs(OwnLog("all"))
    assert hubs.of("ann", OwnLog("ann")) is hubs.of("bob", OwnLog("bob"))


def test_each_person_is_told_from_the_log_they_came_with() -> None:
    hubs = EventHubs(None)

    async def told(user_id: str) -> object:
        hub = hubs.of(user_id, OwnLog(user_id))
        async for event in hub.listen("j", 0, Mailbox()):
            if event:
                return event.data["of"]
        return None

    async def both() -> object:
        return [await told("ann"), await told("bob")]

    assert asyncio.run(both()) == ["ann", "bob"]


def test_the_newest_log_of_a_person_takes_the_place_of_an_older_one() -> None:
    hubs = EventHubs(None)
    first = hubs.of("ann", OwnLog("worn"))
    assert hubs.of("ann", OwnLog("fresh")) is first
    assert first.log.name == "fresh"


def test_nothing_is_kept_of_people_who_have_no_stream_open() -> None:
    hubs = EventHubs(None)
    hub = hubs.of("ann", OwnLog("ann"))
    assert len(hubs._persons) == 1
    del hub
    gc.collect()
    assert len(hubs._persons) == 0


def test_closing_ends_the_streams_of_everybody() -> None:
    hubs = EventHubs(None)

    class Silent(OwnLog):
        def list(self, after: int, job_ids: Collection[str]) -> Sequence[JobEvent]:
            return []

    async def listen(user_id: str) -> list[object]:
        stream = hubs.of(user_id, Silent(user_id)).listen("j", 0, Mailbox())
        return [event async for event in stream if event]

    async def all_of_them() -> list[list[object]]:
        listening = [asyncio.create_task(listen(name)) for name in ("ann", "bob")]
        await asyncio.sleep(0.1)
        hubs.close()
        return await asyncio.gather(*listening)

    assert asyncio.run(asyncio.wait_for(all_of_them(), 10)) == [[], []]
