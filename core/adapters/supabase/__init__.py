"""The hosted store: a Supabase project, reached with its caller's own rights (DESIGN §3)."""

from core.adapters.supabase.accounts import SupabaseAccounts
from core.adapters.supabase.client import SupabaseProject
from core.adapters.supabase.files import SupabaseFiles
from core.adapters.supabase.table import SupabaseTable

__all__ = ["SupabaseAccounts", "SupabaseFiles", "SupabaseProject", "SupabaseTable"]
