"""Settings: read once, refused in plain words when they are dangerous or wrong."""

import re
from pathlib import Path

import pytest

from core.settings import Settings, load_settings

ROOT = Path(__file__).resolve().parents[1]


def test_nothing_configured_means_a_laptop_without_sign_in_shortcut() -> None:
    settings = load_settings({})
    assert settings.app_env == "development"
    assert not settings.has_development_user


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"APP_ENV": "production"}, "APP_ENV=production needs AUTH_BACKEND"),
        ({"APP_ENV": "production", "ALLOW_DEV_NO_AUTH": "true"}, "APP_ENV=production needs AUTH_BACKEND"),
        ({"ALLOW_DEV_NO_AUTH": "true", "AUTH_BACKEND": "local"}, "ALLOW_DEV_NO_AUTH works only with"),
        (
            {"APP_ENV": "production", "AUTH_BACKEND": "local", "FETCH_ALLOW_HOSTS": "127.0.0.1:1"},
            "FETCH_ALLOW_HOSTS is for tests",
        ),
        ({"JOB_THREADS": "many"}, "JOB_THREADS"),
        ({"RENDER_PROCESSES": "0"}, "RENDER_PROCESSES"),
    ],
)
def test_wrong_settings_are_refused_in_a_sentence(environment: dict[str, str], sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        load_settings(environment)


def test_the_development_user_needs_the_switch_and_no_backend() -> None:
    assert load_settings({"ALLOW_DEV_NO_AUTH": "true"}).has_development_user
    assert not load_settings({"AUTH_BACKEND": "local"}).has_development_user


def test_a_secret_is_not_shown_by_printing_the_settings() -> None:
    assert "sk-very-secret" not in repr(load_settings({"LLM_API_KEY": "sk-very-secret"}))


def test_a_setting_that_does_nothing_yet_is_named() -> None:
    assert load_settings({"RATE_EMAIL": "3", "DATA_DIR": "x"}).without_effect == ["RATE_EMAIL"]


def test_every_setting_is_in_the_example_file_and_the_table() -> None:
    names = {name.upper() for name in Settings.model_fields}
    example = set(re.findall(r"^#?\s?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    table = set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs" / "settings.md").read_text(), re.MULTILINE))
    assert example == names
    assert table == names
