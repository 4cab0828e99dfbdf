"""Settings: read once, refused in plain words when they are dangerous or wrong."""

import re
from itertools import product
from pathlib import Path

import pytest

from core.settings import Settings, load_settings
from tests.signing import by_hand

ROOT = Path(__file__).resolve().parents[1]


def test_nothing_configured_means_a_laptop_without_sign_in_shortcut() -> None:
    settings = load_settings({})
    assert settings.app_env == "development"
    assert not settings.has_development_user


SWITCHES = ("APP_ENV", "AUTH_BACKEND", "ALLOW_DEV_NO_AUTH")
TRUTH = {
    ("development", "none", "false"): "everyone is refused",
    ("development", "none", "true"): "everyone is local",
    ("development", "local", "false"): "everyone signs in",
    ("development", "local", "true"): "does not start",
    ("development", "supabase", "false"): "everyone signs in",
    ("development", "supabase", "true"): "does not start",
    ("production", "none", "false"): "does not start",
    ("production", "none", "true"): "does not start",
    ("production", "local", "false"): "everyone signs in",
    ("production", "local", "true"): "does not start",
    ("production", "supabase", "false"): "everyone signs in",
    ("production", "supabase", "true"): "does not start",
}


def meaning(environment: dict[str, str]) -> str:
    try:
        settings = load_settings({"SUPABASE_URL": "https://name.supabase.co", **environment})
    except ValueError:
        return "does not start"
    if settings.has_development_user:
        return "everyone is local"
    return "everyone is refused" if settings.auth_backend == "none" else "everyone signs in"


def test_the_truth_table_is_whole() -> None:
    values = [("development", "production"), ("none", "local", "supabase"), ("false", "true")]
    assert set(TRUTH) == set(product(*values))


@pytest.mark.parametrize(("switches", "expected"), TRUTH.items(), ids=map("-".join, TRUTH))
def test_every_row_of_the_truth_table(switches: tuple[str, ...], expected: str) -> None:
    assert meaning(dict(zip(SWITCHES, switches, strict=True))) == expected


@pytest.mark.parametrize(
    ("secret", "starts"),
    [("", True), ("x" * 32, True), ("é" * 16, True), ("x" * 31, False), ("é" * 15, False), ("secret", False)],
)
@pytest.mark.parametrize("app_env", ["development", "production"])
def test_a_key_for_tokens_is_32_bytes_or_our_own(app_env: str, secret: str, starts: bool) -> None:
    environment = {"APP_ENV": app_env, "AUTH_BACKEND": "local", "JWT_SECRET": secret}
    assert (meaning(environment) != "does not start") is starts


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
        ({"AUTH_BACKEND": "supabase"}, "AUTH_BACKEND=supabase needs SUPABASE_URL"),
        ({"AUTH_BACKEND": "supabase", "SUPABASE_URL": "file:///etc/passwd"}, "needs SUPABASE_URL"),
        (
            {
                "AUTH_BACKEND": "supabase",
                "SUPABASE_URL": "https://name.supabase.co",
                "SUPABASE_PUBLISHABLE_KEY": "sb_secret_abc",
            },
            "SUPABASE_PUBLISHABLE_KEY holds a secret key",
        ),
        ({"AUTH_BACKEND": "local", "JWT_SECRET": "short"}, "JWT_SECRET needs 32 bytes"),
        ({"SUPABASE_OAUTH_PROVIDERS": "google,Git Hub"}, "SUPABASE_OAUTH_PROVIDERS needs names"),
        ({"SUPABASE_OAUTH_PROVIDERS": 'x"><script>'}, "SUPABASE_OAUTH_PROVIDERS needs names"),
        ({"SUPABASE_OAUTH_PROVIDERS": "google;github"}, "SUPABASE_OAUTH_PROVIDERS needs names"),
        ({"TRUSTED_PROXIES": "-1"}, "TRUSTED_PROXIES"),
        ({"JOB_THREADS": "many"}, "JOB_THREADS"),
        ({"RENDER_PROCESSES": "0"}, "RENDER_PROCESSES"),
    ],
)
def test_wrong_settings_are_refused_in_a_sentence(environment: dict[str, str], sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        load_settings(environment)


def key_with_role(role: str) -> str:
    return by_hand({"alg": "HS256"}, {"role": role, "iss": "supabase"}, b"secret")


@pytest.mark.parametrize(
    ("key", "starts"),
    [
        ("", True),
        ("sb_publishable_abc", True),
        (key_with_role("anon"), True),
        ("two.dots.only", True),
        (by_hand({"alg": "HS256"}, ["service_role"]), True),
        ("sb_secret_abc", False),
        (" sb_secret_abc", False),
        (key_with_role("service_role"), False),
        (key_with_role("supabase_admin"), False),
    ],
)
def test_the_web_process_holds_no_key_that_opens_everything(key: str, starts: bool) -> None:
    environment = {"AUTH_BACKEND": "supabase", "SUPABASE_PUBLISHABLE_KEY": key}
    assert (meaning(environment) != "does not start") is starts


@pytest.mark.parametrize(
    ("change", "offered"),
    [
        ({}, ["google", "linkedin_oidc"]),
        ({"SUPABASE_OAUTH_PROVIDERS": ""}, []),
        ({"SUPABASE_PUBLISHABLE_KEY": ""}, []),
        ({"AUTH_BACKEND": "local"}, []),
    ],
)
def test_other_services_are_offered_where_people_sign_in_with_supabase(
    change: dict[str, str], offered: list[str]
) -> None:
    environment = {
        "AUTH_BACKEND": "supabase",
        "SUPABASE_URL": "https://name.supabase.co",
        "SUPABASE_PUBLISHABLE_KEY": "sb_publishable_abc",
        "SUPABASE_OAUTH_PROVIDERS": " google, linkedin_oidc ,google,",
    }
    assert load_settings(environment | change).oauth_providers == offered


def test_the_development_user_needs_the_switch_and_no_backend() -> None:
    assert load_settings({"ALLOW_DEV_NO_AUTH": "true"}).has_development_user
    assert not load_settings({"AUTH_BACKEND": "local"}).has_development_user


def test_a_secret_is_not_shown_by_printing_the_settings() -> None:
    assert "sk-very-secret" not in repr(load_settings({"LLM_API_KEY": "sk-very-secret"}))


@pytest.mark.parametrize(
    ("environment", "models", "prices"),
    [
        ({}, [], []),
        ({"LLM_FALLBACK": "a/b"}, [], []),
        ({"LLM_MODEL": "openai/x"}, ["openai/x"], []),
        ({"LLM_MODEL": "openai/x", "LLM_FALLBACK": " a/b, openai/x,,c/d"}, ["openai/x", "a/b", "c/d"], []),
        ({"LLM_MODEL": "openai/x", "LLM_PRICES": " 0.15, 0.6"}, ["openai/x"], [0.15, 0.6]),
    ],
)
def test_which_models_are_asked_and_at_what_price(
    environment: dict[str, str], models: list[str], prices: list[float]
) -> None:
    settings = load_settings(environment)
    assert (settings.models, settings.model_prices) == (models, prices)


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"LLM_MODEL": "scripted"}, "LLM_SCRIPT"),
        ({"LLM_BASE_URL": "localhost:8000"}, "LLM_BASE_URL"),
        ({"LLM_PRICES": "0.15"}, "LLM_PRICES"),
        ({"LLM_PRICES": "1;2"}, "LLM_PRICES"),
        ({"LLM_DAILY_BUDGET": "-1"}, "LLM_DAILY_BUDGET"),
    ],
)
def test_a_model_that_could_not_be_asked_is_refused_at_the_start(
    environment: dict[str, str], named: str
) -> None:
    with pytest.raises(ValueError, match=named):
        load_settings(environment)


def test_every_setting_is_in_the_example_file_and_the_table() -> None:
    names = {name.upper() for name in Settings.model_fields}
    example = set(re.findall(r"^#?\s?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    table = set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs" / "settings.md").read_text(), re.MULTILINE))
    assert example == names
    assert table == names
