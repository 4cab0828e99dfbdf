"""Whatever is sent, the answer is a 4xx in the one shape that repeats nothing of it."""

import asyncio
from collections.abc import Iterator

import pytest

from core.api.bodies import BODY_BYTES, JSON_BYTES
from tests.api.test_routes import CASES, body_of, url_of
from tests.api.world import ROOT, World

pytestmark = pytest.mark.slow

SECRET = "Zaphod-4711"
JSON = "application/json"
FORM = "multipart/form-data; boundary=x"
BODIES = {
    "cut off": (b'{"text": "Zaphod-4711', JSON),
    "not JSON": (b"Zaphod-4711", JSON),
    "no body": (b"", JSON),
    "NaN": (b'{"text": NaN, "resume": {"basics": {"Zaphod-4711": NaN}}}', JSON),
    "infinity": (b'{"label": -Infinity}', JSON),
    "beyond all numbers": (b'{"resume": {"meta": {"a": 1e999}}, "label": 1e999}', JSON),
    "deep list": (b"[" * 200_000 + b"]" * 200_000, JSON),
    "deep object": (b'{"resume":' * 80_000 + b"1" + b"}" * 80_000, JSON),
    "long number": (b'{"days": ' + b"9" * 5_000 + b"}", JSON),
    "long number inside": (b'{"resume": {"meta": {"a": ' + b"9" * 5_000 + b"}}}", JSON),
    "lone surrogate": (b'{"text": "Zaphod-4711 \\ud800", "label": "\\udfff"}', JSON),
    "not UTF-8": (b'{"text": "Zaphod-4711 \xff\xfe"}', JSON),
    "UTF-16": ('{"text": "Zaphod-4711"}'.encode("utf-16"), JSON),
    "list": (b'["Zaphod-4711"]', JSON),
    "text": (b'"Zaphod-4711"', JSON),
    "number": (b"4711", JSON),
    "null": (b"null", JSON),
    "unknown field": (b'{"Zaphod-4711": "Zaphod-4711"}', JSON),
    "too big": (b'{"text": "' + b"a" * JSON_BYTES + b'"}', JSON),
    "JSON without its type": (b'{"text": "Zaphod-4711"}', ""),
    "JSON called text": (b'{"text": "Zaphod-4711"}', "text/plain"),
    "JSON called XML": (b'{"text": "Zaphod-4711"}', "application/xml"),
    "web form": (b"text=Zaphod-4711", "application/x-www-form-urlencoded"),
    "odd type": (b'{"text": "Zaphod-4711"}', ";;=%/\\"),
    "form without border": (b"Zaphod-4711", "multipart/form-data"),
    "form without file": (b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n', FORM),
    "form with odd letters": (
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xff\r\n--x--\r\n',
        "multipart/form-data; boundary=x; charset=punycode",
    ),
    "form of noise": (bytes(range(256)) * 20, FORM),
    "many parts": (
        b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n' * 2_000 + b"--x--\r\n",
        FORM,
    ),
}
FILE_ROUTES = ("POST /profiles", "POST /postings")
WITH_BODY = sorted(
    [route for route, case in CASES.items() if case.body is not None or case.content]
    + ["POST /auth/token", "POST /auth/refresh", "POST /auth/revoke"]
)


def send(world: World, route: str, content: bytes | Iterator[bytes], content_type: str) -> None:
    """Sends it, and checks that it was refused properly."""
    method, path = route.split(" ")
    headers = {**world.ann, "Content-Type": content_type}
    url = ROOT + path.format_map(world.ids)
    answer = world.client.request(method, url, content=content, headers=headers)
    assert 400 <= answer.status_code < 500, answer.text
    assert answer.json().keys() == {"error"}
    assert answer.json()["error"].keys() == {"code", "message"}
    assert answer.json()["error"]["message"].endswith((".", "!"))
    assert SECRET not in answer.text


def test_every_route_with_a_body_is_in_the_matrix(world: World) -> None:
    paths = world.client.get(f"{ROOT}/openapi.json").json()["paths"]
    takers = {
        f"{method.upper()} {path}"
        for path, methods in paths.items()
        for method, operation in methods.items()
        if "requestBody" in operation
    }
    assert takers == set(WITH_BODY)


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize("route", WITH_BODY)
def test_a_bad_body_is_refused(world: World, route: str, kind: str) -> None:
    send(world, route, *BODIES[kind])


@pytest.mark.parametrize("route", WITH_BODY)
def test_a_body_that_grows_on_the_way_is_refused(world: World, route: str) -> None:
    def grows() -> Iterator[bytes]:
        for _ in range(2 + JSON_BYTES // 65_536):
            yield b" " * 65_536

    send(world, route, grows(), JSON)


RIGHT_FOR_SOME: dict[str, tuple[object, ...]] = {
    "label": (None, ""),
    "consent_note": (None, ""),
    "notes": (None, ""),
    "answers": ([],),
    "posting_id": ("",),
}


@pytest.mark.parametrize("route", [route for route, case in CASES.items() if case.body])
@pytest.mark.parametrize("wrong", [{}, [], 3.5, None, {"a": [1]}, "", "x" * 300_000], ids=repr)
def test_a_field_of_another_type_is_refused(world: World, route: str, wrong: object) -> None:
    """Every field in turn; null and a long text are right for some of them."""
    right = body_of(CASES[route], world.ids) or {}
    for name in right:
        if (name, wrong) == ("resume", {}):
            continue
        method, url = url_of(route, CASES[route], world.ids)
        answer = world.client.request(method, url, json={**right, name: wrong}, headers=world.ann)
        assert answer.status_code < 500, answer.text
        allowed = wrong in RIGHT_FOR_SOME.get(name, ())
        assert allowed or answer.status_code >= 400, answer.text


@pytest.mark.parametrize("route", FILE_ROUTES)
def test_a_file_cut_off_anywhere_is_refused(world: World, route: str) -> None:
    whole = (
        b'--x\r\nContent-Disposition: form-data; name="label"\r\n\r\nAnn\r\n'
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="cv.txt"\r\n\r\n'
        b"Ann Meyer\nData engineer\n\r\n--x--\r\n"
    )
    end = whole.index(b"\r\n--x--") + len(b"\r\n--x")
    for length in range(end):
        send(world, route, whole[:length], FORM)


@pytest.mark.parametrize("content_type", [FORM, JSON])
@pytest.mark.parametrize("route", FILE_ROUTES)
def test_a_caller_who_hangs_up_is_no_bug_of_ours(world: World, route: str, content_type: str) -> None:
    headers = [
        (b"content-type", content_type.encode()),
        (b"authorization", world.ann["Authorization"].encode()),
    ]
    scope = {"type": "http", "method": "POST", "path": ROOT + route.removeprefix("POST "), "headers": headers}
    came = iter(
        [{"type": "http.request", "body": b"--x\r\n", "more_body": True}, {"type": "http.disconnect"}]
    )
    sent: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return next(came)

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    asyncio.run(world.client.app({**scope, "query_string": b"", "raw_path": b""}, receive, send))
    assert sent[0]["status"] in {400, 422}


@pytest.mark.parametrize("route", FILE_ROUTES)
def test_two_files_or_a_huge_one_are_refused(world: World, route: str) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="file"; filename="cv.txt"\r\n\r\n%s\r\n'
    send(world, route, part % b"Ann" + part % b"Bob" + b"--x--\r\n", FORM)
    send(world, route, part % (b"a" * (10 * 1024 * 1024 + 1)) + b"--x--\r\n", FORM)
    send(world, route, part % (b"a" * BODY_BYTES) + b"--x--\r\n", FORM)
    chunks = (part % (b"a" * BODY_BYTES) + b"--x--\r\n",)
    send(world, route, iter(chunks), FORM)


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "limit=x", "limit=1e9", "limit=", "offset=-1"])
@pytest.mark.parametrize("noun", ["profiles", "postings", "applications"])
def test_a_page_that_cannot_be_is_refused(world: World, noun: str, query: str) -> None:
    answer = world.client.get(f"{ROOT}/{noun}?{query}", headers=world.ann)
    assert answer.status_code == 422
    assert answer.json()["error"]["message"].startswith(query.partition("=")[0])


@pytest.mark.parametrize(
    "odd", ["%00", "a%0Ab", "a%0A", "%ff", "%ed%a0%80", "a" * 5_000, "..", "%2e%2e%2f", "'--"]
)
def test_an_odd_id_is_not_found(world: World, odd: str) -> None:
    for noun in ("profiles", "postings", "jobs", "applications"):
        answer = world.client.get(f"{ROOT}/{noun}/{odd}", headers=world.ann)
        assert answer.status_code in {404, 405}, (noun, answer.text)
        assert answer.json()["error"].keys() == {"code", "message"}


@pytest.mark.parametrize("key", ["", "a" * 256, "two words", "tab\there", "caf\u00e9"])
def test_an_idempotency_key_of_another_form_is_refused(world: World, key: str) -> None:
    body = body_of(CASES["POST /previews"], world.ids)
    headers = {**world.ann, "Idempotency-Key": key.encode()}
    answer = world.client.post(f"{ROOT}/previews", json=body, headers=headers)
    assert answer.status_code == 422
    assert "Idempotency-Key" in answer.json()["error"]["message"]


def test_the_words_name_the_field_and_what_is_wrong(world: World) -> None:
    answer = world.client.post(f"{ROOT}/previews", json={"posting_id": 3, "colour": "red"}, headers=world.ann)
    assert answer.json()["error"]["message"] == (
        "profile_id: is missing. posting_id: must be text. colour: is not a field of this request."
    )
    wrong = {"resume": {"work": [{"name": 3}], "basics": {"name": ["x"]}}}
    answer = world.client.post(f"{ROOT}/profiles", json=wrong, headers=world.ann)
    assert (
        answer.json()["error"]["message"]
        == "resume.basics.name: must be text. resume.work.0.name: must be text."
    )


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nothing", 404), ("GET", "/profiles/", 404), ("PUT", "/profiles", 405)],
)
def test_no_such_address_or_method_is_told_in_the_shape(
    world: World, method: str, path: str, status: int
) -> None:
    answer = world.client.request(method, ROOT + path, headers=world.ann)
    assert answer.status_code == status
    assert answer.json()["error"].keys() == {"code", "message"}
    if status == 405:
        assert answer.headers["allow"] == "GET, POST"


def test_numbers_that_a_file_hides_do_no_harm(world: World) -> None:
    """A file goes past the gate for JSON bodies."""
    for number in ("NaN", "Infinity", "1e999", "9" * 5_000):
        data = f'{{"basics": {{"name": "Ann"}}, "meta": {{"a": {number}}}}}'
        sent = world.client.post(f"{ROOT}/profiles", files={"file": ("cv.json", data)}, headers=world.ann)
        assert sent.status_code == 422
    data = '{"basics": {"name": "Ann"}, "meta": {"a": ' + "9" * 4_000 + "}}"
    sent = world.client.post(f"{ROOT}/profiles", files={"file": ("cv.json", data)}, headers=world.ann)
    assert sent.status_code in {201, 422}
    assert world.client.get(f"{ROOT}/profiles?limit=100", headers=world.ann).status_code == 200
