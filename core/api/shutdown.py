"""Ending open streams when the server is told to stop.

The server first waits for its connections to end and only then says that it shuts down, so a stream that
waits for a job would keep it alive for as long as the job takes.
"""

import asyncio
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from core.api.event_hub import EventHubs


@contextmanager
def streams_end_on_signals(hubs: EventHubs) -> Iterator[None]:
    """Inside, SIGINT and SIGTERM close all streams before the server's own handler hears of them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()
    servers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def stop(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(hubs.close)
        server = servers[signal.Signals(number)]
        if callable(server):
            server(number, frame)

    for number in servers:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, server in servers.items():
            signal.signal(number, server)
