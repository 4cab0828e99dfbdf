"""How the OpenAPI describes bodies that are a file in one call and JSON in the next."""

from collections.abc import Mapping, Sequence

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaValue

from core.api.uploads import LABEL_LENGTH


def described(
    *json_models: type[BaseModel],
    file_note: str,
    examples: Mapping[str, JsonSchemaValue],
    fields: Sequence[str],
) -> dict[str, JsonSchemaValue]:
    """The OpenAPI of such a body; `fields` come along with a file. What the models contain must be part of
    some answer, to be listed."""
    properties: JsonSchemaValue = {"file": {"type": "string", "format": "binary", "description": file_note}}
    properties |= {name: {"type": "string", "maxLength": LABEL_LENGTH} for name in fields}
    file_schema = {"type": "object", "required": ["file"], "properties": properties}
    return {
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {"anyOf": [_schema(model) for model in json_models]},
                    "examples": {name: {"value": value} for name, value in examples.items()},
                },
                "multipart/form-data": {"schema": file_schema},
            },
        }
    }


def _schema(model: type[BaseModel]) -> JsonSchemaValue:
    schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
    schema.pop("$defs", None)
    return schema
