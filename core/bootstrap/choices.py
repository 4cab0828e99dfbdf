"""What the settings choose, one function for each part that comes in more than one kind."""

import os
import secrets
import socket
from base64 import urlsafe_b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from core.adapters.celery_queue import CeleryQueue
from core.adapters.language_model import (
    LiteLLMTransport,
    NoModel,
    Price,
    PromptedModel,
    Provider,
    ScriptedTransport,
)
from core.adapters.local_files import installation_secret
from core.adapters.local_tokens import LocalTokens, derived_key
from core.adapters.signatures import Signatures
from core.adapters.supabase import AskedTokens, SupabaseProject
from core.adapters.supabase_tokens import SupabaseTokens
from core.adapters.thread_queue import ThreadQueue
from core.adapters.vault import FernetVault
from core.ports import LanguageModel, Policy
from core.settings import ROOT, Settings

_NOT_HERE = (
    "SUPABASE_SECRET_KEY opens everybody's data, so a process that strangers talk to does not start with it. "
    "Unset it here and set it for workers alone."
)
_NEEDED_HERE = (
    "Rows lie at Supabase, and a worker reaches everybody's only with the project's secret key. Set "
    "SUPABASE_SECRET_KEY for it."
)


def refuse_secret_key(settings: Settings) -> None:
    """`ValueError` for a process that strangers talk to."""
    if settings.supabase_secret_key.get_secret_value():
        raise ValueError(_NOT_HERE)


def require_secret_key(settings: Settings) -> None:
    """`ValueError` for a worker that could not reach anybody's rows."""
    if settings.keeps_rows_at_supabase and not settings.supabase_secret_key.get_secret_value():
        raise ValueError(_NEEDED_HERE)


def make_queue(settings: Settings) -> ThreadQueue | CeleryQueue:
    if settings.job_queue == "celery":
        return CeleryQueue(settings.redis_url)
    return ThreadQueue(settings.job_threads, worker_name())


def make_project(settings: Settings) -> SupabaseProject | None:
    """None where rows and files are kept here. A worker's secret key goes before the public one."""
    if not settings.keeps_rows_at_supabase:
        return None
    key = settings.supabase_secret_key.get_secret_value() or settings.supabase_publishable_key
    return SupabaseProject(settings.supabase_url, key)


def token_key(settings: Settings) -> bytes:
    """JWT_SECRET as it is, so that a fleet may share it; else a key of this installation's own."""
    given = settings.jwt_secret.get_secret_value()
    return given.encode() or derived_key(installation_secret(settings.data_path), "access tokens")


def confirmations(settings: Settings) -> Signatures:
    """For what one process shows and another one does."""
    return Signatures(
        derived_key(
            settings.jwt_secret.get_secret_value() or installation_secret(settings.data_path), "confirmations"
        )
    )


def token_reader(
    settings: Settings, own_tokens: LocalTokens, project: SupabaseProject | None
) -> LocalTokens | SupabaseTokens:
    if settings.auth_backend != "supabase":
        return own_tokens
    return SupabaseTokens(settings.supabase_url, AskedTokens(project) if project else None)


def session_vault(settings: Settings) -> FernetVault:
    """For what our sessions hold of another service's; its key is this installation's own."""
    key = derived_key(installation_secret(settings.data_path), "session tokens")
    return FernetVault([urlsafe_b64encode(key).decode()])


def make_language_model(settings: Settings) -> LanguageModel:
    """`ValueError` for a script that cannot be read."""
    if not settings.llm_model:
        return NoModel()
    if settings.llm_model == "scripted":
        return PromptedModel(ScriptedTransport(Path(settings.llm_script)), settings.llm_timeout)
    prices = settings.model_prices
    provider = Provider(
        models=settings.models,
        key=settings.llm_api_key.get_secret_value(),
        base_url=settings.llm_base_url,
        most_tokens=settings.llm_max_tokens,
        price=Price(*prices) if prices else None,
    )
    return PromptedModel(LiteLLMTransport(provider), settings.llm_timeout)


def policy_of(settings: Settings) -> Policy:
    return Policy(
        mails_per_day=settings.email_daily_limit,
        dollars_per_day=settings.llm_daily_budget,
        lease_seconds=settings.job_lease_seconds,
        queue_limit=settings.job_queue_limit,
        retention_days=settings.job_retention_days,
        rates={
            "preview": settings.rate_preview,
            "apply": settings.rate_apply,
            "email": settings.rate_email,
        },
    )


def worker_name() -> str:
    """Who holds a job: this machine and process, and a random part because numbers are used again."""
    return f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(3)}"


@cache
def build_name() -> str:
    """Names this version of code, templates and tables: a finished preview is reused only under the same."""
    files = [path for folder in ("core", "templates") for path in (ROOT / folder).rglob("*.*")]
    stamps = sorted(f"{path}:{path.stat().st_mtime_ns}" for path in files if path.suffix != ".pyc")
    return sha256("\n".join(stamps).encode()).hexdigest()[:16]
