"""The API's own description: whole, with examples that are true."""

import pytest
from pydantic import TypeAdapter

from core.api.answers import AnswerOut
from core.api.applications import ApplicationOut
from core.api.artifacts import LinkOut
from core.api.candidates import CandidateOut
from core.api.checks import CheckOut
from core.api.jobs import AcceptedOut, JobOut
from core.api.postings import PostingOut
from core.api.profiles import ProfileOut
from core.api.templates import TemplateOut
from tests.api.world import ROOT, World

SHOWN = [
    AnswerOut,
    ApplicationOut,
    CandidateOut,
    CheckOut,
    LinkOut,
    AcceptedOut,
    JobOut,
    PostingOut,
    ProfileOut,
    TemplateOut,
]


def operations(world: World) -> dict[str, dict[str, object]]:
    paths = world.client.get(f"{ROOT}/openapi.json").json()["paths"]
    return {f"{m.upper()} {path}": operation for path, ms in paths.items() for m, operation in ms.items()}


def test_everything_is_described(world: World) -> None:
    names = [operation["operationId"] for operation in operations(world).values()]
    assert len(set(names)) == len(names)
    for route, operation in operations(world).items():
        assert operation["tags"], route
        assert operation["summary"], route
        assert operation["description"], route
        assert {"4XX", "5XX"} <= operation["responses"].keys(), route


def test_every_body_has_an_example(world: World) -> None:
    schemas = world.client.get(f"{ROOT}/openapi.json").json()["components"]["schemas"]
    for route, operation in operations(world).items():
        content = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if content is None:
            continue
        schema = schemas.get(content["schema"].get("$ref", "").rpartition("/")[2], {})
        assert content.get("examples") or schema.get("examples") or schema.get("example"), route


@pytest.mark.parametrize("model", SHOWN)
def test_the_examples_are_true(model: type) -> None:
    for example in model.model_config["json_schema_extra"]["examples"]:
        TypeAdapter(model).validate_python(example)


def test_it_names_the_version_and_where_it_lives(world: World) -> None:
    described = world.client.get(f"{ROOT}/openapi.json").json()
    assert described["info"]["version"]
    assert described["servers"] == [{"url": ROOT}]
    assert world.client.get(f"{ROOT}/docs").status_code == 200


def test_no_reference_leads_nowhere(world: World) -> None:
    text = world.client.get(f"{ROOT}/openapi.json").text
    known = world.client.get(f"{ROOT}/openapi.json").json()["components"]["schemas"]
    named = {part.partition('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert named <= known.keys()
