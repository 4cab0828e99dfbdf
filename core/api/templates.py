"""GET /templates."""

from fastapi import APIRouter
from pydantic import BaseModel

from core.api.access import PortsOf, UserOf

router = APIRouter()


class TemplateOut(BaseModel):
    """A CV design with its letter."""

    name: str
    title: str
    description: str


@router.get("/templates")
def list_templates(ports: PortsOf, _: UserOf) -> list[TemplateOut]:
    """The designs a preview can be made with."""
    return [
        TemplateOut(name=item.name, title=item.title, description=item.description)
        for item in ports.renderer.templates()
    ]
