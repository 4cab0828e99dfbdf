"""The hosted store: a Supabase project, reached with its caller's own rights (DESIGN §3)."""

from core.adapters.supabase.accounts import SupabaseAccounts
from core.adapters.supabase.asked_tokens import AskedTokens
from core.adapters.supabase.client import SupabaseProject
from core.adapters.supabase.desks import SupabaseDesks
from core.adapters.supabase.erasure import SupabaseErasure
from core.adapters.supabase.files import SupabaseFiles
from core.adapters.supabase.job_log import SupabaseJobLog
from core.adapters.supabase.orphans import SupabaseOrphans
from core.adapters.supabase.system import SupabaseSystem
from core.adapters.supabase.table import SupabaseTable
from core.adapters.supabase.tracking import SupabaseTracking
from core.adapters.supabase.treasury import SupabaseTreasury

__all__ = [
    "AskedTokens",
    "SupabaseAccounts",
    "SupabaseDesks",
    "SupabaseErasure",
    "SupabaseFiles",
    "SupabaseJobLog",
    "SupabaseOrphans",
    "SupabaseProject",
    "SupabaseSystem",
    "SupabaseTable",
    "SupabaseTracking",
    "SupabaseTreasury",
]
