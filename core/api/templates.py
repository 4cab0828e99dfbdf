"""GET /templates."""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from core.api.access import PortsOf, UserOf
from core.api.examples import TEMPLATE

router = APIRouter(prefix="/templates", tags=["templates"])


class TemplateOut(BaseModel):
    """A CV design with its letter; `name` is what POST /previews takes. So are the names of `accents`: its
    colours as CSS hex, the usual one first."""

    model_config = ConfigDict(json_schema_extra={"examples": [TEMPLATE]})

    name: str
    title: str
    description: str
    accents: dict[str, str]


@router.get("", summary="List templates")
def list_templates(ports: PortsOf, _: UserOf) -> list[TemplateOut]:
    """The designs a preview can be made with."""
    return [
        TemplateOut(
            name=item.name, title=item.title, description=item.description, accents=dict(item.accents)
        )
        for item in ports.renderer.templates()
    ]
