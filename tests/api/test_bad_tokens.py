"""Every kind of bad token is a 401 in the error shape, from both kinds of issuer; good ones are let in."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from time import time

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from core.adapters.passwords import BcryptPasswords
from core.bootstrap import Runtime, make_runtime
from core.domain.accounts import Scope
from core.services.api_tokens import issue_api_token, revoke_api_token
from core.services.sessions import start_session
from core.settings import Settings
from tests.api.test_api import client_of
from tests.signing import SECRET, Signer, SignInService, by_hand, local_signer, new_rsa_key, part

pytestmark = pytest.mark.slow

PATH = "/api/v1/templates"


@pytest.fixture(scope="module")
def service() -> Iterator[SignInService]:
    made = SignInService()
    yield made
    made.close()


def opened(settings: Settings) -> Iterator[Runtime]:
    made = make_runtime(settings)
    yield replace(made, ports=replace(made.ports, passwords=BcryptPasswords(cost=4)))
    made.close()


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    yield from opened(
        Settings(
            app_env="production",
            auth_backend="local",
            jwt_secret=SECRET,
            data_dir=tmp_path_factory.mktemp("local"),
        )
    )


@pytest.fixture(scope="module")
def supabase(tmp_path_factory: pytest.TempPathFactory, service: SignInService) -> Iterator[Runtime]:
    yield from opened(
        Settings(
            app_env="production",
            auth_backend="supabase",
            supabase_url=service.url + "/",
            data_dir=tmp_path_factory.mktemp("supabase"),
        )
    )


def flipped(text: str, place: int) -> str:
    """One character changed, to another that base64 knows."""
    return text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]


def tampered(signer: Signer) -> str:
    """The claims of somebody else under the signature of a good token."""
    header, _, signature = signer.sign().split(".")
    return f"{header}.{part(signer.claims(sub='bob'))}.{signature}"


def unsigned(signer: Signer, algorithm: str) -> str:
    return by_hand({"alg": algorithm, "typ": "JWT", **signer.headers}, signer.claims())


def without_signature(signer: Signer) -> str:
    return signer.sign().rpartition(".")[0] + "."


def ends_in(signer: Signer, seconds: int) -> str:
    return signer.sign(signer.claims(iat=int(time()) - 3600, exp=int(time()) + seconds))


BAD: dict[str, Callable[[Signer], str]] = {
    "alg none": lambda signer: unsigned(signer, "none"),
    "alg None": lambda signer: unsigned(signer, "nOnE"),
    "alg missing": lambda signer: by_hand({"typ": "JWT", **signer.headers}, signer.claims(), SECRET.encode()),
    "no signature": without_signature,
    "wrong key": lambda signer: signer.forge(),
    "wrong algorithm": lambda signer: signer.with_other_algorithm(),
    "signed with nothing": lambda signer: by_hand({"alg": "HS256", **signer.headers}, signer.claims(), b""),
    "signed with the public key": lambda signer: by_hand(
        {"alg": "HS256", **signer.headers}, signer.claims(), signer.public
    ),
    "expired": lambda signer: ends_in(signer, -60),
    "expired long ago": lambda signer: ends_in(signer, -3000),
    "no exp": lambda signer: signer.sign(signer.claims(exp=None)),
    "exp is text": lambda signer: signer.sign(signer.claims(exp="tomorrow")),
    "no sub": lambda signer: signer.sign(signer.claims(sub=None)),
    "empty sub": lambda signer: signer.sign(signer.claims(sub="")),
    "no aud": lambda signer: signer.sign(signer.claims(aud=None)),
    "no iss": lambda signer: signer.sign(signer.claims(iss=None)),
    "no iat": lambda signer: signer.sign(signer.claims(iat=None)),
    "wrong aud": lambda signer: signer.sign(signer.claims(aud="anon")),
    "wrong iss": lambda signer: signer.sign(signer.claims(iss="https://evil.example/auth/v1")),
    "iss is a beginning": lambda signer: signer.sign(signer.claims(iss=signer.issuer[:-1])),
    "future iat": lambda signer: signer.sign(signer.claims(iat=int(time()) + 300)),
    "future nbf": lambda signer: signer.sign(signer.claims(nbf=int(time()) + 300)),
    "tampered payload": tampered,
    "tampered signature": lambda signer: flipped(signer.sign(), -20),
    "tampered header": lambda signer: flipped(signer.sign(), 5),
    "crit header": lambda signer: signer.sign(crit=["exp2"], exp2=1),
    "embedded key": lambda signer: signer.forge(jwk={"kty": "oct", "k": "c3RyYW5nZQ"}),
    "address of other keys": lambda signer: signer.forge(jku="https://evil.example/jwks.json"),
    "claims are a list": lambda signer: by_hand({"alg": "HS256", **signer.headers}, [], SECRET.encode()),
    "header is no JSON": lambda signer: f"{part(b'no json')}.{signer.sign().partition('.')[2]}",
    "header is not UTF-8": lambda signer: f"{part(bytes([255, 254]))}.{signer.sign().partition('.')[2]}",
    "deep header": lambda signer: f"{part(b'[' * 3000)}.{signer.sign().partition('.')[2]}",
    "two parts": lambda signer: signer.sign().rpartition(".")[0],
    "four parts": lambda signer: signer.sign() + ".e30",
    "not a JWT": lambda _: "let-me-in",
    "dots": lambda _: "..",
    "huge": lambda signer: signer.sign(signer.claims(padding="x" * 100_000)),
    "two tokens": lambda signer: f"{signer.sign()} {signer.sign()}",
    "two tokens with a comma": lambda signer: f"{signer.sign()},{signer.sign()}",
    "unknown API token": lambda _: "aw_" + "x" * 43,
    "prefix of API tokens": lambda _: "aw_",
}
HEADERS: dict[str, Callable[[Signer], bytes]] = {
    "empty header": lambda _: b"",
    "no token": lambda _: b"Bearer",
    "empty token": lambda _: b"Bearer ",
    "Basic scheme": lambda _: b"Basic YW5uOnBhc3N3b3Jk",
    "other scheme": lambda signer: b"Token " + signer.sign().encode(),
    "no scheme": lambda signer: signer.sign().encode(),
    "not UTF-8": lambda _: b"Bearer \xff\xfe\xc3(.\xff.\xff",
    "API token that is not UTF-8": lambda _: b"Bearer aw_\xff\xfe\xc3(",
}
ONLY_LOCAL: dict[str, Callable[[Signer], str]] = {
    "no typ": lambda signer: signer.sign(signer.claims(typ=None)),
    "other typ": lambda signer: signer.sign(signer.claims(typ="refresh")),
    "no jti": lambda signer: signer.sign(signer.claims(jti=None)),
    "signed with a part of the key": lambda signer: by_hand(
        {"alg": "HS256"}, signer.claims(), SECRET[:-1].encode()
    ),
}
ONLY_SUPABASE: dict[str, Callable[[Signer], str]] = {
    "unknown kid": lambda signer: signer.sign(kid="two"),
    "kid is a path": lambda signer: signer.sign(kid="../../../../dev/null"),
    "signed with the public key as PEM": lambda signer: by_hand(
        {"alg": "HS256", **signer.headers},
        signer.claims(),
        signer.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
    ),
    "one of ours": lambda _: local_signer().sign(),
    "algorithm of another kind of key": lambda signer: replace(
        signer, key=new_rsa_key(), algorithm="RS256"
    ).sign(),
}


def require_refused(runtime: Runtime, header: bytes) -> None:
    with client_of(runtime) as client:
        answer = client.get(PATH, headers={"Authorization": header})
    assert answer.status_code == 401, answer.text
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.json()["error"]["code"] == "unauthorized"
    assert "Traceback" not in answer.text


def lets_in(runtime: Runtime, token: str, scheme: str = "Bearer") -> bool:
    with client_of(runtime) as client:
        return client.get(PATH, headers={"Authorization": f"{scheme} {token}"}).status_code == 200


@pytest.mark.parametrize("make", {**BAD, **ONLY_LOCAL}.values(), ids=[*BAD, *ONLY_LOCAL])
def test_a_bad_token_is_refused_by_the_local_backend(local: Runtime, make: Callable[[Signer], str]) -> None:
    require_refused(local, b"Bearer " + make(local_signer()).encode())


@pytest.mark.parametrize("make", {**BAD, **ONLY_SUPABASE}.values(), ids=[*BAD, *ONLY_SUPABASE])
def test_a_bad_token_is_refused_by_the_supabase_backend(
    supabase: Runtime, service: SignInService, make: Callable[[Signer], str]
) -> None:
    require_refused(supabase, b"Bearer " + make(service.signer()).encode())


@pytest.mark.parametrize("make", HEADERS.values(), ids=HEADERS.keys())
def test_a_bad_header_is_refused(local: Runtime, make: Callable[[Signer], bytes]) -> None:
    require_refused(local, make(local_signer()))


def test_two_headers_are_refused(local: Runtime) -> None:
    token = local_signer().sign()
    with client_of(local) as client:
        answer = client.get(PATH, headers=[("Authorization", f"Bearer {token}")] * 2)
    assert answer.status_code == 401


@pytest.mark.parametrize("seconds", [600, 2, -10])
def test_a_good_token_is_let_in_by_both(
    local: Runtime, supabase: Runtime, service: SignInService, seconds: int
) -> None:
    assert lets_in(local, ends_in(local_signer(), seconds))
    assert lets_in(supabase, ends_in(service.signer(), seconds))


def test_the_scheme_is_known_in_any_case(local: Runtime) -> None:
    assert lets_in(local, local_signer().sign(), scheme="bearer")


def test_rsa_keys_are_good_too(local: Runtime, tmp_path_factory: pytest.TempPathFactory) -> None:
    service = SignInService()
    service.keys = {"rsa": new_rsa_key()}
    made = make_runtime(
        Settings(auth_backend="supabase", supabase_url=service.url, data_dir=tmp_path_factory.mktemp("rsa"))
    )
    assert lets_in(made, service.signer("rsa").sign())
    assert not lets_in(made, service.signer("rsa").forge())
    made.close()
    service.close()


def test_a_refresh_token_opens_nothing(local: Runtime) -> None:
    session = start_session(local.ports, "ann")
    assert lets_in(local, session.access_token)
    require_refused(local, b"Bearer " + session.refresh_token.encode())


@pytest.mark.parametrize("backend", ["local", "supabase"])
def test_an_api_token_opens_until_it_is_revoked_or_its_time_is_over(
    backend: str, request: pytest.FixtureRequest
) -> None:
    runtime: Runtime = request.getfixturevalue(backend)
    row, secret = issue_api_token(runtime.ports, "ann", Scope.FULL, days=1)
    assert lets_in(runtime, secret)
    later = replace(runtime.ports, clock=lambda: runtime.ports.clock() + timedelta(days=1, seconds=1))
    require_refused(replace(runtime, ports=later), b"Bearer " + secret.encode())
    revoke_api_token(runtime.ports, "ann", row.id)
    require_refused(runtime, b"Bearer " + secret.encode())


def test_while_keys_cannot_be_had_nobody_is_let_in_and_told_to_come_back(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    settings = Settings(
        auth_backend="supabase", supabase_url="http://127.0.0.1:9", data_dir=tmp_path_factory.mktemp("down")
    )
    made = make_runtime(settings)
    service = SignInService()
    with client_of(made) as client:
        answer = client.get(PATH, headers={"Authorization": f"Bearer {service.signer().sign()}"})
    assert answer.json()["error"]["code"] == "network"
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) >= 1
    service.close()
    made.close()
