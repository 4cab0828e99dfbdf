"""Which keys of a project may lie in a process that strangers talk to."""

import json
from base64 import urlsafe_b64decode

_BEGINNING = "sb_secret_"
_MIGHTY_ROLES = {"service_role", "supabase_admin"}


def is_secret_key(key: str) -> bool:
    """Whether row-level security does not hold for this key: a secret one, or a JWT of the old kind for it.

    Nothing is verified: this tells a mistake from none, not friend from foe.
    """
    return key.strip().startswith(_BEGINNING) or _role(key.strip()) in _MIGHTY_ROLES


def _role(key: str) -> str:
    """The role that a JWT names; empty for everything else."""
    parts = key.split(".")
    if len(parts) != 3:
        return ""
    try:
        claims = json.loads(urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except ValueError:
        return ""
    return str(claims.get("role", "")) if isinstance(claims, dict) else ""
