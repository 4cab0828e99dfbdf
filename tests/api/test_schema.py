"""The OpenAPI and the API agree, whatever the description lets a caller send (schemathesis)."""

import re
from collections.abc import Mapping

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.responses import JSONResponse
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import APIOperation, BaseSchema, Case, GenerationMode
from schemathesis.checks import (
    allow_header_conformance,
    content_type_conformance,
    ignored_auth,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from schemathesis.core.failures import FailureGroup

from tests.api.test_routes import CASES, PUBLIC, sent, url_of
from tests.api.world import ROOT, World, rows_of

pytestmark = pytest.mark.slow

EXAMPLES = 15
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    allow_header_conformance,
    unsupported_method,
    ignored_auth,
]
BOUNDED = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def schema(world: World) -> BaseSchema:
    return schemathesis.openapi.from_asgi(f"{ROOT}/openapi.json", app=world.client.app)


def operation_of(schema: BaseSchema, route: str) -> APIOperation:
    method, path = route.split(" ")
    return schema[path][method]


def rows_in(route: str, ids: Mapping[str, str]) -> dict[str, str]:
    """The path's names, filled with rows that are there."""
    rows = CASES[route].path if route in CASES else {}
    return {name: ids[rows.get(name, name)] for name in re.findall(r"{(\w+)}", route)}


def try_out(
    operation: APIOperation, headers: Mapping[str, str], mode: GenerationMode, **fixed: object
) -> None:
    """Sends calls within the description, or ones that break it in one place, and judges the answers."""

    @BOUNDED
    @given(case=operation.as_strategy(generation_mode=mode, **fixed))
    def calls(case: Case) -> None:
        case.call_and_validate(headers=dict(headers), checks=CHECKS)

    calls()


@pytest.mark.parametrize("mode", GenerationMode, ids=lambda mode: mode.value)
@pytest.mark.parametrize("route", sorted(CASES.keys() | PUBLIC))
def test_no_call_is_our_failure(world: World, schema: BaseSchema, route: str, mode: GenerationMode) -> None:
    headers = {} if route in PUBLIC else world.ann
    try_out(operation_of(schema, route), headers, mode)


@pytest.mark.parametrize("route", sorted(route for route in CASES if "{" in route))
def test_no_call_about_a_row_that_is_there_is_our_failure(
    world: World, schema: BaseSchema, route: str
) -> None:
    rows = rows_in(route, rows_of(world.ports, "ann"))
    try_out(operation_of(schema, route), world.ann, GenerationMode.POSITIVE, path_parameters=rows)


@pytest.mark.parametrize("route", CASES)
def test_a_call_that_works_is_answered_as_described(world: World, schema: BaseSchema, route: str) -> None:
    ids = rows_of(world.ports, "ann")
    method, url = url_of(route, CASES[route], ids)
    answer = world.client.request(method, url, **sent(CASES[route], ids, world.ann))
    assert answer.status_code == CASES[route].status
    operation_of(schema, route).validate_response(answer)


@pytest.mark.parametrize("path", ["/fails", "/lies", "/strays"])
def test_a_bad_api_is_found_out(path: str) -> None:
    """The check itself, on an API that breaks its word."""
    bad = FastAPI()

    @bad.get("/fails")
    def fails() -> dict[str, int]:
        raise ValueError

    @bad.get("/lies")
    def lies() -> dict[str, int]:
        return JSONResponse({"a": "text"})

    @bad.get("/strays")
    def strays() -> dict[str, int]:
        return JSONResponse({}, 418)

    schema = schemathesis.openapi.from_asgi("/openapi.json", app=bad)
    with pytest.raises((FailureGroup, ValueError)):
        try_out(schema[path]["GET"], {}, GenerationMode.POSITIVE)
