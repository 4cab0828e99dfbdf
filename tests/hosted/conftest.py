"""A runtime for people on the stand-in, and people who have just signed up there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.bootstrap import Runtime, make_runtime
from core.domain.accounts import Caller, SignedIn
from core.ports import Ports
from core.settings import Settings
from tests.contract.homes import PASSWORD, new_address
from tests.supabase.stand_in import StandIn


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/hosted" in str(item.path):
            item.add_marker(pytest.mark.slow)


@dataclass(frozen=True)
class Person:
    """Somebody with an account at the project, and the ports that `runtime` serves them with."""

    email: str
    signed_in: SignedIn
    runtime: Runtime

    @property
    def user_id(self) -> str:
        return self.signed_in.user_id

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.signed_in.access_token}"}

    def ports(self) -> Ports:
        """As at a new visit."""
        return self.runtime.ports_for(
            Caller(self.user_id, access_token=self.signed_in.access_token, email=self.email)
        )


@pytest.fixture
def hosted_settings(supabase_stand_in: StandIn, tmp_path: Path) -> Settings:
    return Settings(
        auth_backend="supabase",
        supabase_url=supabase_stand_in.url,
        supabase_publishable_key=supabase_stand_in.publishable_key,
        data_dir=tmp_path,
        render_processes=1,
        read_processes=1,
    )


@pytest.fixture
def runtime(hosted_settings: Settings) -> Iterator[Runtime]:
    made = make_runtime(hosted_settings)
    yield made
    made.close()


@pytest.fixture
def worker(hosted_settings: Settings, supabase_stand_in: StandIn, tmp_path: Path) -> Iterator[Runtime]:
    """A process with the secret key, in a data folder of its own."""
    keys = {"supabase_secret_key": supabase_stand_in.secret_key, "data_dir": tmp_path / "worker"}
    made = make_runtime(Settings.model_validate({**hosted_settings.model_dump(), **keys}))
    yield made
    made.close()


@pytest.fixture
def new_person(runtime: Runtime) -> Callable[[], Person]:
    accounts = runtime.ports.hosted_accounts
    assert accounts is not None

    def make() -> Person:
        email = new_address()
        signed_in = accounts.sign_up(email, PASSWORD)
        assert signed_in is not None
        return Person(email, signed_in, runtime)

    return make


@pytest.fixture
def ann(new_person: Callable[[], Person]) -> Person:
    return new_person()


@pytest.fixture
def bob(new_person: Callable[[], Person]) -> Person:
    return new_person()
