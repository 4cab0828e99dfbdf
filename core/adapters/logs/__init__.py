"""What this program says about itself: one JSON object a line, and nothing personal in it.

Three rings keep people's data and secrets out. Lines of ours carry ids, codes and numbers only. Of other
people's libraries only the words that stand in their source code are taken, and of an exception only its type
and its places in the code: what was filled in may quote a CV. And whatever is left goes through one redactor.
"""

from core.adapters.logs.configuring import configure_logs

__all__ = ["configure_logs"]
