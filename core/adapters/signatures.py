"""Signatures under short texts, with a key that the processes of one installation share."""

import hashlib
import hmac

from core.domain.errors import ErrorCode, UserError

_NAME_LETTERS, _MAC_LETTERS = 8, 48

_OTHER_TEXT = (
    "This is not what was shown, or something has changed since. Nothing was sent: look at it again and "
    "confirm that."
)
_OTHER_KEY = (
    "This was confirmed at a part of the server that has another secret, so nothing was sent. Whoever runs "
    "this server has to give all its processes the same JWT_SECRET."
)


class Signatures:
    """`Signer` with HMAC-SHA256. A signature begins with a name for its key, so that a process with another
    secret says so instead of doubting the text."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._name = self._mac("")[:_NAME_LETTERS]

    def sign(self, text: str) -> str:
        return self._name + self._mac(text)

    def require(self, text: str, signature: str) -> None:
        expected = self.sign(text)
        if hmac.compare_digest(expected.encode(), signature.encode()):
            return
        if len(signature) == len(expected) and not signature.startswith(self._name):
            raise UserError(ErrorCode.STORAGE, _OTHER_KEY)
        raise UserError(ErrorCode.CONFLICT, _OTHER_TEXT)

    def _mac(self, text: str) -> str:
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()[:_MAC_LETTERS]
