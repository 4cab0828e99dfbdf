"""An installation for a whole test file, where nobody gets in without a token."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.bootstrap import make_runtime
from core.settings import Settings
from tests.api.world import World, world_of
from tests.conftest import VAULT_KEY


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder: Path = tmp_path_factory.mktemp("world")
    settings = Settings(
        data_dir=folder,
        allow_dev_no_auth=True,
        render_processes=1,
        read_processes=1,
        rate_preview=10_000,
        vault_key=VAULT_KEY,
    )
    runtime = make_runtime(settings)
    made = world_of(runtime, runtime.ports)
    with made.client:
        yield made
    runtime.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here builds the whole app: too much for `make fast`."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)
