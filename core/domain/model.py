"""The one pydantic base of the domain, so that every word has the same wire form."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic.alias_generators import to_camel


class Model(BaseModel):
    """snake_case in Python, camelCase on the wire, unknown keys kept, `null` read as "not given".

    Why unknown keys are kept: JSON Resume files carry private extensions, and a person's data must
    survive a round trip through us.
    """

    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, extra="allow", str_strip_whitespace=True
    )

    @model_validator(mode="before")
    @classmethod
    def _drop_nulls(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if value is not None}
        return data

    def to_wire(self) -> dict[str, Any]:
        """JSON-ready camelCase dict of every field that was given; empty defaults are left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)

    def changed(self, **fields: Any) -> Self:
        """A copy with these fields replaced (models are treated as values, never edited in place)."""
        return self.model_copy(update=fields)
