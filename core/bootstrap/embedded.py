"""All ports of one process, its rows and files in the data folder."""

import secrets
from datetime import UTC, datetime

from core.adapters.capped_reader import CappedReader
from core.adapters.local_files import LocalFiles, SignedTokens, installation_secret
from core.adapters.local_tokens import LocalTokens
from core.adapters.monitor import CountingMonitor
from core.adapters.passwords import BcryptPasswords
from core.adapters.posting_fetcher import PostingFetcher
from core.adapters.processes import ProcessPool
from core.adapters.render_pool import RenderPool
from core.adapters.smtp_mailer import SmtpMailer
from core.adapters.sqlite_store import (
    Database,
    SqliteCounters,
    SqliteDesks,
    SqliteErasure,
    SqliteIdentity,
    SqliteJobLog,
    SqliteLimiter,
    SqliteOrphans,
    SqliteSystem,
    SqliteTable,
    SqliteTracking,
    SqliteTreasury,
)
from core.adapters.supabase import SupabaseAccounts, SupabaseProject
from core.adapters.tables import ShippedTables
from core.adapters.vault import FernetVault
from core.bootstrap.choices import (
    build_name,
    confirmations,
    make_language_model,
    policy_of,
    session_vault,
    token_key,
    token_reader,
)
from core.domain.accounts import Account, ApiToken, RefreshToken, Session
from core.domain.answers import StoredAnswer
from core.domain.applications import Application, ApplicationEvent
from core.domain.audit import AuditEntry
from core.domain.candidates import Candidate
from core.domain.credentials import Credential
from core.domain.jobs import Job
from core.domain.outbox import OutgoingMail
from core.domain.records import Artifact, PostingRecord, ProfileRecord, ReadingRecord
from core.domain.spending import Budget
from core.ports import JobQueue, Ports
from core.settings import Settings


def embedded_ports(
    settings: Settings,
    database: Database,
    reading: ProcessPool,
    rendering: ProcessPool,
    queue: JobQueue,
    project: SupabaseProject | None,
) -> Ports:
    """`project` keeps the accounts, where there is one."""
    data = settings.data_path
    own_tokens = LocalTokens(token_key(settings), settings.jwt_audience, settings.jwt_issuer)
    counters = SqliteCounters(database)
    files = LocalFiles(data / "files")
    return Ports(
        candidates=SqliteTable(database, "candidates", Candidate),
        profiles=SqliteTable(database, "profiles", ProfileRecord),
        readings=SqliteTable(database, "readings", ReadingRecord),
        postings=SqliteTable(database, "postings", PostingRecord),
        jobs=SqliteTable(database, "jobs", Job),
        artifacts=SqliteTable(database, "artifacts", Artifact),
        applications=SqliteTable(database, "applications", Application),
        application_events=SqliteTable(database, "application_events", ApplicationEvent),
        answers=SqliteTable(database, "answers", StoredAnswer),
        outbox=SqliteTable(database, "outbox", OutgoingMail),
        tracking=SqliteTracking(database),
        accounts=SqliteTable(database, "accounts", Account),
        refresh_tokens=SqliteTable(database, "refresh_tokens", RefreshToken),
        sessions=SqliteTable(database, "sessions", Session),
        api_tokens=SqliteTable(database, "api_tokens", ApiToken),
        credentials=SqliteTable(database, "credentials", Credential),
        audit=SqliteTable(database, "audit", AuditEntry),
        system=SqliteSystem(database),
        identity=SqliteIdentity(database),
        hosted_accounts=SupabaseAccounts(project) if project else None,
        passwords=BcryptPasswords(),
        token_issuer=own_tokens,
        token_reader=token_reader(settings, own_tokens, project),
        vault=FernetVault(settings.vault_keys),
        session_vault=session_vault(settings),
        erasure=SqliteErasure(database),
        job_log=SqliteJobLog(database),
        desks=SqliteDesks(database),
        limiter=SqliteLimiter(database),
        monitor=CountingMonitor(counters, installation_secret(data)),
        counters=counters,
        files=files,
        orphans=SqliteOrphans(database, files.keys),
        links=SignedTokens(installation_secret(data)),
        confirmations=confirmations(settings),
        reader=CappedReader(reading),
        fetcher=PostingFetcher(settings.allowed_hosts),
        language_model=make_language_model(settings),
        budgets=SqliteTable(database, "budgets", Budget),
        treasury=SqliteTreasury(database),
        renderer=RenderPool(rendering, settings.render_processes),
        mailer=SmtpMailer(settings),
        tables=ShippedTables(),
        queue=queue,
        clock=lambda: datetime.now(UTC),
        new_id=lambda: secrets.token_hex(16),
        build=build_name(),
        policy=policy_of(settings),
        public_base_url=settings.public_base_url,
    )
