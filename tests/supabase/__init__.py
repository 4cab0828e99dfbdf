"""Supabase without Supabase: our own SQL on PostgreSQL, and a stand-in that speaks its protocols."""
