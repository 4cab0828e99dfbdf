"""`vault`, `credential`, `audit`, `export`, `erase`: what is kept about a person, and how safely."""

import argparse
import os
import sys
from collections.abc import Mapping

from core.adapters.vault import new_key
from core.bootstrap import Runtime
from core.cli.accounts import password_from_stdin
from core.domain.credentials import Credential, CredentialKind
from core.domain.errors import ErrorCode, UserError
from core.services.audit import list_audit, verify_audit
from core.services.credentials import add_credential, list_credentials, remove_credential, seal_again
from core.services.privacy import erase_everything, export_everything

Answer = Mapping[str, object]

_CHANGED = (
    "Somebody changed the audit log of this person: entry {place} does not follow from those before it."
)


def make_key(runtime: Runtime, options: argparse.Namespace) -> Answer:
    del runtime, options
    return {"key": new_key()}


def rotate(runtime: Runtime, options: argparse.Namespace) -> Answer:
    del options
    return {"sealed_again": seal_again(runtime.ports)}


def add(runtime: Runtime, options: argparse.Namespace) -> Answer:
    kind = CredentialKind(options.kind)
    secret = password_from_stdin()
    return _shown(
        add_credential(
            runtime.ports, options.user, kind, options.host, options.username, secret, options.label
        )
    )


def list_all(runtime: Runtime, options: argparse.Namespace) -> Answer:
    return {"credentials": [_shown(row) for row in list_credentials(runtime.ports, options.user)]}


def remove(runtime: Runtime, options: argparse.Namespace) -> Answer:
    remove_credential(runtime.ports, options.user, options.id)
    return {"id": options.id, "removed": True}


def audit(runtime: Runtime, options: argparse.Namespace) -> Answer:
    return {"entries": [entry.model_dump(mode="json") for entry in list_audit(runtime.ports, options.user)]}


def verify(runtime: Runtime, options: argparse.Namespace) -> Answer:
    place = verify_audit(runtime.ports, options.user)
    if place is not None:
        raise UserError(ErrorCode.STORAGE, _CHANGED.format(place=place))
    return {"entries": len(list_audit(runtime.ports, options.user)), "holds": True}


def export(runtime: Runtime, options: argparse.Namespace) -> Answer | None:
    """The file is for its owner's eyes alone, on a machine with others too."""
    data = export_everything(runtime.ports, options.user)
    if options.out == "-":
        sys.stdout.buffer.write(data)
        return None
    try:
        with os.fdopen(os.open(options.out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(data)
    except OSError as error:
        message = f"The file {options.out} cannot be written ({error.strerror}). Choose another one."
        raise UserError(ErrorCode.STORAGE, message) from None
    return {"file": options.out, "bytes": len(data)}


def erase(runtime: Runtime, options: argparse.Namespace) -> Answer:
    erase_everything(runtime.ports, options.user)
    return {"user_id": options.user, "erased": True}


def _shown(row: Credential) -> Answer:
    return row.model_dump(mode="json", exclude={"sealed"})
