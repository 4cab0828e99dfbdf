"""Shared by all tests: ports over a throw-away folder, with a clock that a test can move."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.adapters.language_model import Provider, litellm_transport
from core.adapters.sqlite_store import Database
from core.bootstrap import Runtime, make_runtime
from core.ports import Ports
from core.settings import Settings
from tests.supabase.fixtures import postgres, supabase_stand_in

__all__ = ["postgres", "supabase_stand_in"]

VAULT_KEY = "dGhpcnR5LXR3byBieXRlcyBmb3IgdGVzdHMgb25seSE="
DATA = Path(__file__).parent / "data"
for name in [name for name in os.environ if name.startswith("LLM_")]:
    del os.environ[name]


@pytest.fixture(autouse=True)
def _no_real_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that costs money answers no test: only servers on loopback are asked."""
    real = litellm_transport.completion_of

    def guarded(provider: Provider) -> object:
        reached = [str(provider.reached(name).get("api_base", "")) for name in provider.models]
        assert all(url.startswith("http://127.0.0.1:") for url in reached), "a test asks a real model"
        return real(provider)

    monkeypatch.setattr(litellm_transport, "completion_of", guarded)


class Clock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def new_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store, brought up to date once: a copy costs a tenth of that."""
    path = tmp_path_factory.mktemp("store") / "applywright.db"
    Database(path).close()
    return path


@pytest.fixture
def settings(tmp_path: Path, new_store: Path) -> Settings:
    (tmp_path / "data").mkdir()
    shutil.copy(new_store, tmp_path / "data")
    return Settings(
        data_dir=tmp_path / "data",
        allow_dev_no_auth=True,
        render_processes=1,
        read_processes=1,
        vault_key=VAULT_KEY,
    )


@pytest.fixture
def runtime(settings: Settings) -> Iterator[Runtime]:
    made = make_runtime(settings)
    yield made
    made.close()


@pytest.fixture
def ports(runtime: Runtime, clock: Clock) -> Ports:
    return replace(runtime.ports, clock=clock)
