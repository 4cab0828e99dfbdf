"""/privacy: everything to take along, and everything erased."""

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import JsonSchemaValue

from core.api.access import CallerOf, PortsOf, UserOf
from core.services.privacy import erase_everything, export_everything, require_confirmation

router = APIRouter(prefix="/privacy", tags=["privacy"])

_ZIP: dict[int | str, JsonSchemaValue] = {
    200: {
        "description": "A ZIP; its README.txt says what is what.",
        "content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
    }
}
_HEADERS = {
    "Content-Disposition": 'attachment; filename="applywright-export.zip"',
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
}


class Erase(BaseModel):
    """A word that nobody sends by mistake."""

    model_config = ConfigDict(json_schema_extra={"example": {"confirm": "ann@example.org"}})

    confirm: str = Field(
        max_length=1000,
        description="Your e-mail address; `local` for the user of the development mode; where no address is "
        "known, your user id.",
    )


@router.get("/export", response_class=Response, responses=_ZIP)
def export_my_data(ports: PortsOf, user_id: UserOf) -> Response:
    """Everything that is kept about you, with your finished files. No passwords and no tokens are in it."""
    return Response(export_everything(ports, user_id), media_type="application/zip", headers=_HEADERS)


@router.post("/erase", status_code=204)
def erase_my_data(given: Erase, ports: PortsOf, user_id: UserOf, caller: CallerOf) -> None:
    """Everything of yours goes: profiles, postings, runs, files, applications, credentials, tokens, account.

    There is no way back. 409 while a run of yours cannot be stopped; 507 when the disk refuses: then send it
    again, unless your account is gone already; the rest is then done without you.
    """
    require_confirmation(ports, user_id, given.confirm, caller.email)
    erase_everything(ports, user_id, caller.email)
