"""Tokens as others make them, good and forged, and a sign-in service that publishes its keys."""

import hashlib
import hmac
import json
import threading
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import time
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

SECRET = "a key of the tests, of more than 32 bytes"
Claims = dict[str, Any]


def part(value: object) -> str:
    """A part of a JWT."""
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def by_hand(header: Mapping[str, object], claims: object, key: bytes | None = None) -> str:
    """A JWT that no honest library would make; without a key it is not signed."""
    signed = f"{part(header)}.{part(claims)}"
    signature = b"" if key is None else hmac.new(key, signed.encode(), hashlib.sha256).digest()
    return f"{signed}.{part(signature)}"


@dataclass
class Signer:
    """Somebody whose tokens are believed: `sign` makes them, `forge` makes them with a stranger's key."""

    key: Any
    strange_key: Any
    algorithm: str
    other_algorithm: tuple[Any, str]
    public: bytes
    issuer: str
    audience: str
    headers: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)

    def claims(self, **changes: object) -> Claims:
        """Claims of a good token; a change to None takes one out."""
        now = int(time())
        good = {"sub": "ann", "aud": self.audience, "iss": self.issuer, "iat": now, "exp": now + 600}
        return {name: value for name, value in {**good, **self.extra, **changes}.items() if value is not None}

    def sign(self, claims: Claims | None = None, **headers: object) -> str:
        return jwt.encode(
            claims or self.claims(), self.key, self.algorithm, headers={**self.headers, **headers}
        )

    def forge(self, **headers: object) -> str:
        return jwt.encode(
            self.claims(), self.strange_key, self.algorithm, headers={**self.headers, **headers}
        )

    def with_other_algorithm(self) -> str:
        key, algorithm = self.other_algorithm
        return jwt.encode(self.claims(), key, algorithm, headers=dict(self.headers))


def local_signer() -> Signer:
    return Signer(
        key=SECRET,
        strange_key="somebody else's key, also of enough bytes",
        algorithm="HS256",
        other_algorithm=(SECRET * 2, "HS512"),
        public=b"",
        issuer="applywright",
        audience="applywright",
        extra={"jti": "1", "typ": "access"},
    )


class SignInService:
    """Publishes the public keys of `keys` (id → private key) on 127.0.0.1, like a Supabase project."""

    def __init__(self) -> None:
        self.keys: dict[str, Any] = {"one": ec.generate_private_key(ec.SECP256R1())}
        self.body: bytes | None = None
        self.status = 200
        self.asked = 0
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                service.asked += 1
                self.send_response(service.status if self.path.endswith("/jwks.json") else 404)
                self.end_headers()
                self.wfile.write(service.body if service.body is not None else service.published())

            def log_message(self, *_: object) -> None:
                """Stays quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def published(self) -> bytes:
        return json.dumps({"keys": [_public(key_id, key) for key_id, key in self.keys.items()]}).encode()

    def signer(self, key_id: str = "one") -> Signer:
        key = self.keys[key_id]
        is_curve = isinstance(key, ec.EllipticCurvePrivateKey)
        return Signer(
            key=key,
            strange_key=ec.generate_private_key(ec.SECP256R1()) if is_curve else stranger_rsa_key(),
            algorithm="ES256" if is_curve else "RS256",
            other_algorithm=(stranger_rsa_key(), "RS256"),
            public=json.dumps(_public(key_id, key)).encode(),
            issuer=f"{self.url}/auth/v1",
            audience="authenticated",
            headers={"kid": key_id},
        )

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def new_rsa_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@cache
def stranger_rsa_key() -> rsa.RSAPrivateKey:
    """Made once: a new one for each test that needs any would cost as much as the tests."""
    return new_rsa_key()


def _public(key_id: str, key: Any) -> dict[str, object]:
    is_curve = isinstance(key, ec.EllipticCurvePrivateKey)
    shape = ECAlgorithm if is_curve else RSAAlgorithm
    return {
        **shape.to_jwk(key.public_key(), as_dict=True),
        "kid": key_id,
        "use": "sig",
        "alg": "ES256" if is_curve else "RS256",
    }
