"""The pages in Streamlit's own test runner, over a throw-away data folder."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core import bootstrap
from core.bootstrap import Runtime
from core.settings import ROOT

MAIN = ROOT / "core" / "ui" / "main.py"
SECONDS = 30

Open = Callable[..., AppTest]


@pytest.fixture
def environment() -> Mapping[str, str]:
    """What else is set; modules that need more have one of their own."""
    return {}


@pytest.fixture
def shared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: Mapping[str, str]
) -> Iterator[Runtime]:
    plain = {"DATA_DIR": str(tmp_path), "ALLOW_DEV_NO_AUTH": "true"}
    for name, value in {**plain, **environment}.items():
        monkeypatch.setenv(name, value)
    bootstrap.shared_runtime.cache_clear()
    yield bootstrap.shared_runtime()
    bootstrap.shared_runtime().close()
    bootstrap.shared_runtime.cache_clear()


@pytest.fixture
def open_app(shared: Runtime) -> Open:
    """Opens the app at an address: `open_app(step="posting", profile=...)`."""

    def open_at(**address: str) -> AppTest:
        app = AppTest.from_file(str(MAIN), default_timeout=SECONDS)
        for name, value in address.items():
            app.query_params[name] = value
        return app.run()

    return open_at
