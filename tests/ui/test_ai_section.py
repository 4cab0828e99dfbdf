"""The settings' section about AI: what is used, and whether it answers."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core import bootstrap
from core.bootstrap import Runtime
from core.services.asking import used_today
from tests.ui.test_pages import words

pytestmark = pytest.mark.slow
LINES: list[object] = [{"reply": {"greeting": "Hello ![x](http://x.example)**there**"}}, {"error": "auth"}]


@pytest.fixture
def environment(tmp_path: Path) -> Mapping[str, str]:
    script = tmp_path / "script.jsonl"
    script.write_text("\n".join(map(json.dumps, LINES)))
    return {"LLM_MODEL": "scripted", "LLM_SCRIPT": str(script), "LLM_API_KEY": "sk-Glimmerfaunt"}


def ai_page() -> AppTest:
    def page() -> None:
        from core.ui.settings.ai_section import ai_section

        ai_section()

    return AppTest.from_function(page, default_timeout=30).run()


def test_it_says_hello_and_then_what_is_wrong(shared: Runtime) -> None:
    app = ai_page()
    assert "scripted" in words(app)
    app.button(key="say-hello").click().run()
    assert app.success[0].value.startswith("It says: Hello xthere ")
    assert used_today(shared.ports, "local").calls == 1
    app.button(key="say-hello").click().run()
    assert "The AI is not set up right" in words(app)
    assert not app.success
    assert "Glimmerfaunt" not in words(app)
    assert not app.exception


def test_without_a_model_it_says_who_can_turn_it_on(shared: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    bootstrap.shared_runtime().close()
    monkeypatch.setenv("LLM_MODEL", "")
    bootstrap.shared_runtime.cache_clear()
    app = ai_page()
    assert "LLM_MODEL" in app.info[0].value
    assert not app.button
