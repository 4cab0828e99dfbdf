"""Facts that the person stated, on the page of their profiles."""

import pytest

from core.bootstrap import Runtime
from core.services.profiles import add_profile
from core.services.stating import state_facts
from core.settings import ROOT
from tests.domain.claim_tables import DATA
from tests.ui.conftest import Open
from tests.ui.test_pages import HOSTILE, words

pytestmark = pytest.mark.slow

PAGE = str(ROOT / "pages" / "profiles.py")


def test_each_is_shown_and_can_be_taken_back(open_app: Open, shared: Runtime) -> None:
    record = add_profile(shared.ports, "local", (DATA / "profile_en.json").read_bytes(), "amara.json")
    app = open_app().switch_page(PAGE).run()
    app.button(key=f"open-{record.id}").click().run()
    assert "Stated by you" not in words(app)
    state_facts(shared.ports, "local", record.id, ["I trained 431 cooks.", HOSTILE])
    app.run()
    assert not app.exception
    assert "##### Stated by you" in words(app)
    assert "I trained 431 cooks" in words(app)
    assert HOSTILE not in words(app)
    app.button(key=f"stated-{record.id}.1.back").click().run()
    app.button(key=f"stated-{record.id}.0.back").click().run()
    assert "Stated by you" not in words(app)
    assert shared.ports.profiles.require("local", record.id).resume.meta == record.resume.meta
