"""/applications/export and /applications/import: the list out to a CSV sheet, and in from one."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import JsonSchemaValue
from starlette.exceptions import HTTPException

from core.api.access import PortsOf, UserOf
from core.api.bodies import media_type
from core.api.candidates import CandidateOf
from core.api.searches import SearchOf
from core.api.uploads import PlaceOf
from core.services.sheets import export_sheet, import_sheet

router = APIRouter(prefix="/applications", tags=["applications"])

_CSV = "text/csv"
_SHEET: JsonSchemaValue = {
    "content": {_CSV: {"schema": {"type": "string"}, "example": "company,title\nTidewater,Nurse\n"}}
}
_OUT: dict[int | str, JsonSchemaValue] = {200: {"description": "The sheet, in UTF-8.", **_SHEET}}
_IN: JsonSchemaValue = {"requestBody": {"required": True, **_SHEET}}
_HEADERS = {
    "Content-Disposition": 'attachment; filename="applications.csv"',
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
}


class TakenOut(BaseModel):
    """What became of a sheet's rows."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"added": 12, "known": 3}]})

    added: int
    known: int = Field(description="Rows that were here already; they stay as they are.")


async def _sheet(request: Request) -> bytes:
    """As it comes, in whatever letters: the reader of sheets finds out."""
    if media_type(request.headers.get("content-type", "")) != _CSV:
        raise HTTPException(415)
    return await request.body()


@router.get("/export", summary="Export applications", response_class=Response, responses=_OUT)
def take_along(ports: PortsOf, user_id: UserOf, search: SearchOf) -> Response:
    """All that are found, as CSV. Cells that a spreadsheet would run have a `'` in front."""
    return Response(export_sheet(ports, user_id, search), media_type=_CSV, headers=_HEADERS)


@router.post("/import", summary="Import applications", openapi_extra=_IN)
def bring_along(
    user_id: UserOf,
    candidate_id: CandidateOf,
    data: Annotated[bytes, Depends(_sheet)],
    ports: PortsOf,
    _: PlaceOf,
) -> TakenOut:
    """Takes in a sheet of the exported columns, of which only `company` and `title` are needed, up to 50,000
    rows. When a row is wrong none is taken, and the error names it. The same row is taken once."""
    return TakenOut(**import_sheet(ports, user_id, data, candidate_id or "")._asdict())
