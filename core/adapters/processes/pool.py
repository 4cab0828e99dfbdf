"""The parent's side: a fixed number of warm children, each replaced when it is late, dead or worn."""

import logging
import os
import queue
import shutil
import subprocess
import sys
import weakref
from contextlib import suppress
from multiprocessing import Pipe
from pathlib import Path
from tempfile import mkdtemp

from core.adapters.processes.messages import Message, raise_if_error, receive, send

ROOT = Path(__file__).resolve().parents[3]
log = logging.getLogger(__name__)
_KEPT_VARIABLES = ("PATH", "HOME", "LANG", "LC_ALL", "FONTCONFIG_PATH", "XDG_CACHE_HOME")


class ChildLate(Exception):
    """The child did not answer in time and was killed."""


class ChildDied(Exception):
    """The child ended without an answer."""


class PoolBusy(Exception):
    """Every child had other work for as long as an answer may take."""


class ProcessPool:
    """Up to `size` children of one kind. Thread-safe; a call waits for a free child, not for ever.

    `module` is run with `-m`; `recycle_after` is the number of answers after which a child is replaced,
    so that no slow leak of the libraries inside grows for ever.
    """

    def __init__(self, module: str, size: int, recycle_after: int = 500) -> None:
        self._module = module
        self._recycle_after = recycle_after
        self._free: queue.LifoQueue[_Child | None] = queue.LifoQueue()
        for _ in range(size):
            self._free.put(None)
        self._size = size
        self._is_closed = False
        self._scratch = mkdtemp(prefix="applywright-")
        self._clean_up = weakref.finalize(self, shutil.rmtree, self._scratch, ignore_errors=True)

    def warm_up(self) -> None:
        """Starts every child now, without waiting until they are ready."""
        children = [self._free.get() for _ in range(self._size)]
        for child in children:
            self._free.put(child or self._started())

    def call(self, request: Message, seconds: float) -> Message:
        """The child's answer. Waits up to `seconds` for a free child, and as long again for the answer.

        Raises the child's `UserError`, `PoolBusy`, `ChildLate` or `ChildDied`.
        """
        child = self._taken(seconds)
        if child is None or not child.is_alive():
            child = self._started()
        try:
            answer = child.ask(request, seconds)
        except BaseException:
            child.kill()
            self._free.put(None)
            raise
        self._give_back(child)
        if "bug" in answer.header:
            log.error("%s: %s", self._module, answer.header["bug"])
        return raise_if_error(answer)

    def close(self) -> None:
        """Ends all children, a busy one after its answer, and removes what they left behind."""
        self._is_closed = True
        with suppress(queue.Empty):
            while True:
                child = self._free.get_nowait()
                if child is not None:
                    child.kill()
        self._clean_up()

    def _taken(self, seconds: float) -> "_Child | None":
        try:
            return self._free.get(timeout=seconds)
        except queue.Empty:
            raise PoolBusy from None

    def _started(self) -> "_Child":
        return _Child(self._module, self._scratch)

    def _give_back(self, child: "_Child") -> None:
        if self._is_closed or child.answers >= self._recycle_after:
            child.kill()
            self._free.put(None)
        else:
            self._free.put(child)


class _Child:
    def __init__(self, module: str, scratch: str) -> None:
        self._connection, theirs = Pipe()
        handle = theirs.fileno()
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, str(handle)],
            pass_fds=[handle],
            cwd=ROOT,
            env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
            | {"TMPDIR": scratch},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=None,
        )
        theirs.close()
        self.answers = 0

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: Message, seconds: float) -> Message:
        try:
            send(self._connection, request)
            if not self._connection.poll(seconds):
                raise ChildLate
            answer = receive(self._connection)
        except (EOFError, OSError) as error:
            raise ChildDied from error
        self.answers += 1
        return answer

    def kill(self) -> None:
        self._process.kill()
        self._connection.close()
        self._process.wait()
