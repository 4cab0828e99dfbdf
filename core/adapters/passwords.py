"""Passwords, kept so that nobody can read them back."""

COST = 12
"""2^12 rounds of bcrypt: about a quarter of a second on a server core, for us and for a thief."""


class BcryptPasswords:
    """`Passwords` with bcrypt. It takes at most 72 bytes; whoever calls has made sure of that."""

    def __init__(self, cost: int = COST) -> None:
        self._cost = cost

    def hash(self, password: str) -> str:
        import bcrypt

        return bcrypt.hashpw(password.encode(), bcrypt.gensalt(self._cost)).decode()

    def matches(self, password: str, password_hash: str | None) -> bool:
        """Without a hash the same work is done for nothing: time must not tell who has an account."""
        import bcrypt

        if password_hash is None:
            bcrypt.hashpw(password.encode(), bcrypt.gensalt(self._cost))
            return False
        return bcrypt.checkpw(password.encode(), password_hash.encode())
