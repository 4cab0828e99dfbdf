"""Every setting, once: a typed field, read from the environment variable of the same name in capitals."""

import base64
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator

from core.adapters.supabase_keys import is_secret_key

ROOT = Path(__file__).resolve().parent.parent
NO_SECRET = SecretStr("")
LEAST_SECRET_BYTES = 32
"""A key for HS256 is as long as its hash or longer (RFC 7518, 3.2)."""

VAULT_KEY_BYTES = 32


class Settings(BaseModel):
    """Read once at start. Raises `ValueError` with one plain sentence per wrong setting."""

    model_config = ConfigDict(frozen=True)

    app_env: Literal["development", "production"] = Field(
        "development", description="`production` refuses every development shortcut."
    )
    auth_backend: Literal["none", "local", "supabase"] = Field(
        "none", description="Who checks passwords: this program (`local`) or Supabase; `none`: nobody."
    )
    allow_dev_no_auth: bool = Field(
        default=False, description="Everyone is the user `local`. Works only with AUTH_BACKEND=none."
    )
    public_base_url: str = Field("", description="Address people use, for download links; empty: same host.")
    data_dir: Path = Field(Path("var"), description="Folder of the database and the files.")
    job_queue: Literal["threads", "celery"] = Field("threads", description="Who runs the background jobs.")
    job_lease_seconds: float = Field(15, ge=1, description="A worker silent this long loses its job.")
    job_queue_limit: int = Field(200, ge=1, description="Jobs that may wait; more are refused for a while.")
    job_retention_days: int = Field(
        90, ge=0, description="Finished runs without an application are removed after this; 0: never."
    )
    job_threads: int = Field(2, ge=1, le=16, description="Jobs run at once by this process.")
    render_processes: int = Field(2, ge=1, le=16, description="Warm PDF processes kept by this process.")
    read_processes: int = Field(
        2, ge=1, le=16, description="Warm file-reading processes kept by this process."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="Least level that is logged."
    )
    fetch_allow_hosts: str = Field(
        "",
        description="host:port pairs that may be reached for people although private; refused in production.",
    )
    browser_path: str = Field("", description="Chromium to use; empty: the one on PATH.")
    browser_args: str = Field("", description="More arguments for Chromium.")
    trusted_proxies: int = Field(
        0, ge=0, description="Reverse proxies in front of us; 0: X-Forwarded-For is not believed."
    )
    extension_ids: str = Field("", description="Browser extensions that may call the API.")
    sign_up: bool = Field(
        default=True, description="With AUTH_BACKEND=local: whether anybody may make an account on the page."
    )
    jwt_secret: SecretStr = Field(
        NO_SECRET,
        description="Key of access tokens and confirmations, 32 bytes or more; empty: one in DATA_DIR.",
    )
    jwt_audience: str = Field("applywright", description="Audience of our own access tokens.")
    jwt_issuer: str = Field("applywright", description="Issuer of our own access tokens.")
    supabase_url: str = Field("", description="Address of the Supabase project, for AUTH_BACKEND=supabase.")
    supabase_publishable_key: str = Field(
        "",
        description="Public key of that project: people then sign in on our page, rows and files lie there.",
    )
    supabase_oauth_providers: str = Field(
        "",
        description="Other services people may sign in with there, such as google,github; empty: none.",
    )
    supabase_secret_key: SecretStr = Field(
        NO_SECRET, description="Secret key of that project, for workers alone: others do not start with it."
    )
    redis_url: str = Field("", description="Redis of the worker fleet.")
    llm_model: str = Field(
        "",
        description="LiteLLM's name of the model, such as openai/gpt-4o-mini, or `scripted`; empty: no AI.",
    )
    llm_fallback: str = Field(
        "",
        description="Models that stand in when it does not answer, divided by commas. Those of other "
        "providers find their keys in the environment, as LiteLLM names them.",
    )
    llm_script: str = Field("", description="With LLM_MODEL=scripted: file of replies, one a line.")
    llm_base_url: str = Field("", description="Address of an OpenAI-compatible server.")
    llm_api_key: SecretStr = Field(NO_SECRET, description="Key of the model's provider.")
    llm_timeout: float = Field(30, gt=0, description="Seconds for one model call.")
    llm_max_tokens: int = Field(2000, ge=100, description="Longest answer of the model, in tokens.")
    llm_prices: str = Field(
        "",
        description="Dollars per million tokens read and written, such as 0.15,0.6 (0,0: a server of your "
        "own); empty: as LiteLLM knows them, or else 5,25.",
    )
    llm_daily_budget: float = Field(1, ge=0, description="US dollars per user and day.")
    smtp_host: str = Field("", description="Mail server for e-mail applications.")
    smtp_port: int = Field(587, description="Port of the mail server.")
    smtp_user: str = Field("", description="Account on the mail server.")
    smtp_password: SecretStr = Field(NO_SECRET, description="Password of that account.")
    smtp_tls: Literal["starttls", "ssl", "none"] = Field("starttls", description="How it is encrypted.")
    smtp_from: str = Field("", description="Sender address.")
    rate_preview: int = Field(20, ge=1, description="Previews per user and minute.")
    rate_apply: int = Field(20, ge=1, description="Applications per user and minute.")
    rate_email: int = Field(5, ge=1, description="E-mails per user and minute.")
    email_daily_limit: int = Field(50, ge=1, description="E-mails per user and day.")
    vault_key: SecretStr = Field(
        NO_SECRET,
        description="Keys that people's passwords are sealed with, divided by commas; the first one seals.",
    )

    @model_validator(mode="after")
    def _sign_in_is_safe(self) -> Self:
        if self.allow_dev_no_auth and self.auth_backend != "none":
            raise ValueError("ALLOW_DEV_NO_AUTH works only with AUTH_BACKEND=none. Unset one of them.")
        if self.app_env == "production" and self.auth_backend == "none":
            raise ValueError("APP_ENV=production needs AUTH_BACKEND=local or supabase.")
        if self.auth_backend == "supabase" and not self.supabase_url.startswith(("https://", "http://")):
            raise ValueError("AUTH_BACKEND=supabase needs SUPABASE_URL, such as https://name.supabase.co.")
        if self.auth_backend == "supabase" and is_secret_key(self.supabase_publishable_key):
            raise ValueError(
                "SUPABASE_PUBLISHABLE_KEY holds a secret key, which opens everybody's data. Put the project's"
                " publishable key there (sb_publishable_…) and the secret one into workers only."
            )
        secret = self.jwt_secret.get_secret_value().encode()
        if 0 < len(secret) < LEAST_SECRET_BYTES:
            raise ValueError(f"JWT_SECRET needs {LEAST_SECRET_BYTES} bytes or more, or none at all.")
        return self

    @model_validator(mode="after")
    def _vault_keys_are_keys(self) -> Self:
        if not all(_is_vault_key(key) for key in self.vault_keys):
            raise ValueError(
                "VAULT_KEY needs keys as `python -m core vault key` makes them, divided by commas; "
                "32 bytes in URL-safe base64 each."
            )
        return self

    @model_validator(mode="after")
    def _providers_are_names(self) -> Self:
        if not all(re.fullmatch(r"[a-z0-9_]+", name) for name in _listed(self.supabase_oauth_providers)):
            raise ValueError(
                "SUPABASE_OAUTH_PROVIDERS needs names as Supabase writes them, divided by commas, such as "
                "google,linkedin_oidc: small letters, digits and _ alone."
            )
        return self

    @model_validator(mode="after")
    def _model_can_be_asked(self) -> Self:
        if self.llm_model == "scripted" and not self.llm_script:
            raise ValueError("LLM_MODEL=scripted needs LLM_SCRIPT, a file with one reply a line.")
        if self.llm_base_url and not self.llm_base_url.startswith(("https://", "http://")):
            raise ValueError("LLM_BASE_URL needs an address such as http://127.0.0.1:8000/v1.")
        if not re.fullmatch(r"(\d+(\.\d+)?,\d+(\.\d+)?)?", self.llm_prices.replace(" ", "")):
            raise ValueError("LLM_PRICES needs two numbers, such as 0.15,0.6: dollars per million tokens.")
        return self

    @model_validator(mode="after")
    def _parts_fit_together(self) -> Self:
        if self.job_queue == "celery" and not self.redis_url:
            raise ValueError("JOB_QUEUE=celery needs REDIS_URL, such as redis://127.0.0.1:6379/0.")
        if self.app_env == "production" and self.fetch_allow_hosts:
            raise ValueError("FETCH_ALLOW_HOSTS is for tests only: unset it in production.")
        return self

    @property
    def vault_keys(self) -> list[str]:
        """The keys of people's passwords; the first one seals."""
        return _listed(self.vault_key.get_secret_value())

    @property
    def data_path(self) -> Path:
        """The data folder; a relative one lies beside the program."""
        return self.data_dir if self.data_dir.is_absolute() else ROOT / self.data_dir

    @property
    def log_file(self) -> str:
        """Where the command line writes its log; the folder is made."""
        self.data_path.mkdir(parents=True, exist_ok=True)
        return str(self.data_path / "applywright.log")

    @property
    def has_development_user(self) -> bool:
        """Whether everyone who comes in is the user `local`."""
        return self.allow_dev_no_auth and self.auth_backend == "none"

    @property
    def keeps_rows_at_supabase(self) -> bool:
        """Whether rows and files lie in the project, or in the data folder."""
        keys = self.supabase_publishable_key or self.supabase_secret_key.get_secret_value()
        return self.auth_backend == "supabase" and bool(keys)

    @property
    def allowed_hosts(self) -> frozenset[str]:
        return frozenset(_listed(self.fetch_allow_hosts))

    @property
    def oauth_providers(self) -> list[str]:
        """The services whose accounts let people in here, in the order they are offered in."""
        is_asked_here = self.auth_backend == "supabase" and self.supabase_publishable_key
        return list(dict.fromkeys(_listed(self.supabase_oauth_providers))) if is_asked_here else []

    @property
    def models(self) -> list[str]:
        """The language model, then those that stand in for it; none when AI is off."""
        named = [self.llm_model, *_listed(self.llm_fallback)] if self.llm_model else []
        return list(dict.fromkeys(named))

    @property
    def model_prices(self) -> list[float]:
        """Dollars per million tokens read and written; empty when nothing is said."""
        return [float(number) for number in _listed(self.llm_prices)]

    @property
    def extension_origins(self) -> list[str]:
        """How browsers name the extensions that may call the API."""
        return [f"chrome-extension://{name}" for name in _listed(self.extension_ids)]


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from `environment` (default: this process's); an empty variable counts as not set."""
    source = os.environ if environment is None else environment
    given = {name: source[name.upper()] for name in Settings.model_fields if source.get(name.upper())}
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        raise ValueError("; ".join(_sentence(item) for item in error.errors())) from None


def _listed(text: str) -> list[str]:
    return [item.strip() for item in text.split(",") if item.strip()]


def _is_vault_key(text: str) -> bool:
    try:
        return len(base64.b64decode(text, altchars=b"-_", validate=True)) == VAULT_KEY_BYTES
    except ValueError:
        return False


def _sentence(item: Mapping[str, object]) -> str:
    place = ".".join(str(part) for part in item["loc"]) if isinstance(item["loc"], tuple) else ""
    return f"{place.upper()}: {item['msg']}" if place else str(item["msg"])
