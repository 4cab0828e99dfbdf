"""The four steps of the main flow; `pages/tailor.py` shows one at a time."""
