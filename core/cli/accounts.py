"""`user` and `token`: who may come in, set up by whoever runs this installation."""

import argparse
import sys
from collections.abc import Mapping

from core.bootstrap import Runtime
from core.domain.accounts import ApiToken, Scope
from core.domain.errors import ErrorCode, UserError
from core.services.accounts import add_account, set_password, user_named
from core.services.api_tokens import issue_api_token, list_api_tokens, revoke_api_token
from core.services.hosted_accounts import add_hosted_account

Answer = Mapping[str, object]

_NOT_TEXT = "The password on standard input is not UTF-8 text. Give it as plain text."


def add_user(runtime: Runtime, options: argparse.Namespace) -> Answer:
    if runtime.ports.hosted_accounts:
        return _add_hosted(runtime, options.email)
    account = add_account(runtime.ports, options.email, password_from_stdin())
    return {"user_id": account.user_id, "email": account.email}


def _add_hosted(runtime: Runtime, email: str) -> Answer:
    """`user_id` is null while the address has to be confirmed by a mail first."""
    signed_in = add_hosted_account(runtime.ports, email, password_from_stdin())
    return {"user_id": signed_in.user_id if signed_in else None, "email": email}


def change_password(runtime: Runtime, options: argparse.Namespace) -> Answer:
    user_id = user_named(runtime.ports, options.email)
    ended = set_password(runtime.ports, user_id, password_from_stdin())
    return {"user_id": user_id, "signed_out": ended}


def add_token(runtime: Runtime, options: argparse.Namespace) -> Answer:
    row, secret = issue_api_token(
        runtime.ports, options.user, Scope(options.scope), options.label, options.days or None
    )
    return {"token": secret, **_shown(row)}


def list_tokens(runtime: Runtime, options: argparse.Namespace) -> Answer:
    return {"tokens": [_shown(row) for row in list_api_tokens(runtime.ports, options.user)]}


def revoke_token(runtime: Runtime, options: argparse.Namespace) -> Answer:
    revoke_api_token(runtime.ports, options.user, options.id)
    return {"id": options.id, "revoked": True}


def password_from_stdin() -> str:
    """Standard input without the line end that `echo` puts there."""
    try:
        return sys.stdin.buffer.read().decode().rstrip("\r\n")
    except UnicodeDecodeError:
        raise UserError(ErrorCode.INPUT_UNREADABLE, _NOT_TEXT) from None


def _shown(row: ApiToken) -> Answer:
    return row.model_dump(
        mode="json", include={"id", "user_id", "scope", "label", "created_at", "expires_at", "last_used_at"}
    )
