"""The whole program with rows and files at Supabase, on the local stand-in."""
