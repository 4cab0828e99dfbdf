"""/credentials: passwords of other services. They go in and never come out."""

from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, SecretStr

from core.api.access import PortsOf, UserOf
from core.domain.credentials import Credential, CredentialKind
from core.services.credentials import (
    MOST_CHARACTERS,
    MOST_SECRET_CHARACTERS,
    add_credential,
    list_credentials,
    remove_credential,
)

router = APIRouter(prefix="/credentials", tags=["privacy"])


class NewCredential(BaseModel):
    """A mail server's or a site's user name and password."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "kind": "smtp",
                "label": "My mail",
                "host": "smtp.example.org",
                "username": "ann@example.org",
                "secret": "correct horse battery",
            }
        }
    )

    kind: CredentialKind
    label: str = Field("", max_length=MOST_CHARACTERS)
    host: str = Field(min_length=1, max_length=MOST_CHARACTERS)
    username: str = Field(min_length=1, max_length=MOST_CHARACTERS)
    secret: SecretStr = Field(
        min_length=1, max_length=MOST_SECRET_CHARACTERS, description="Sealed at once; no call shows it."
    )


class CredentialOut(BaseModel):
    """A credential without its secret, which nobody is shown."""

    id: str
    kind: CredentialKind
    label: str
    host: str
    username: str
    created_at: datetime
    updated_at: datetime


@router.post("", status_code=201)
def add_a_credential(given: NewCredential, ports: PortsOf, user_id: UserOf) -> CredentialOut:
    """Keeps a password, sealed for you. 507 when whoever runs the server has set no key for that."""
    secret = given.secret.get_secret_value()
    row = add_credential(ports, user_id, given.kind, given.host, given.username, secret, given.label)
    return _out(row)


@router.get("")
def list_my_credentials(ports: PortsOf, user_id: UserOf) -> list[CredentialOut]:
    """Yours, newest first, without the secrets."""
    return [_out(row) for row in list_credentials(ports, user_id)]


@router.delete("/{credential_id}", status_code=204)
def remove_a_credential(credential_id: str, ports: PortsOf, user_id: UserOf) -> None:
    """Forgets a password."""
    remove_credential(ports, user_id, credential_id)


def _out(row: Credential) -> CredentialOut:
    return CredentialOut.model_validate(row.model_dump())
