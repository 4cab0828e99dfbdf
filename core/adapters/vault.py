"""Secrets of people, sealed so that the store's file alone opens nothing."""

import base64
from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.domain.errors import ErrorCode, UserError

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

_NO_KEY = (
    "Passwords cannot be kept here yet. Whoever runs this server has to set VAULT_KEY; "
    "`python -m core vault key` makes one."
)
_OTHER_KEY = (
    "This password was sealed under a key that this server no longer has. Remove it and enter it again, or "
    "have the old key put back behind the first one in VAULT_KEY."
)


class FernetVault:
    """`Vault` with Fernet (AES-128-CBC and HMAC-SHA256). The first key seals, all of them open.

    Every person has keys of their own, derived from the masters, so that what was sealed for one does not
    open for another, wherever a row is copied to.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        self._masters = [base64.urlsafe_b64decode(key) for key in keys]

    @property
    def is_open(self) -> bool:
        return bool(self._masters)

    def seal(self, user_id: str, text: str) -> str:
        from cryptography.fernet import MultiFernet

        return MultiFernet(self._keys(user_id)).encrypt(text.encode()).decode()

    def open(self, user_id: str, sealed: str) -> str:
        from cryptography.fernet import InvalidToken, MultiFernet

        try:
            return MultiFernet(self._keys(user_id)).decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise UserError(ErrorCode.STORAGE, _OTHER_KEY) from None

    def _keys(self, user_id: str) -> "list[Fernet]":
        from cryptography.fernet import Fernet

        if not self._masters:
            raise UserError(ErrorCode.STORAGE, _NO_KEY)
        return [Fernet(base64.urlsafe_b64encode(_derived(master, user_id))) for master in self._masters]


def new_key() -> str:
    """A master key in the form VAULT_KEY takes."""
    from cryptography.fernet import Fernet

    return Fernet.generate_key().decode()


def _derived(master: bytes, user_id: str) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    info = b"applywright vault/" + user_id.encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(master)
