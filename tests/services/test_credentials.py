"""Passwords of other services: in, used, changed, gone, and seen by nobody on the way."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from core.adapters.vault import FernetVault, new_key
from core.domain.credentials import Credential, CredentialKind
from core.domain.errors import ErrorCode, UserError
from core.ports import Ports
from core.services.audit import list_audit
from core.services.credentials import (
    MOST_CREDENTIALS,
    add_credential,
    change_credential,
    list_credentials,
    remove_credential,
    reveal,
    seal_again,
)

SECRET = "Glimmerfaunt-horse-7"


def add(ports: Ports, user_id: str = "ann", **changes: str) -> Credential:
    given = {"host": "smtp.example.org", "username": "ann", "secret": SECRET, **changes}
    return add_credential(ports, user_id, CredentialKind.SMTP, **given)


def code_of(call: Callable[..., object], *arguments: object, **named: object) -> ErrorCode | None:
    try:
        call(*arguments, **named)
    except UserError as error:
        return error.code
    return None


def test_a_password_is_kept_sealed_and_revealed_for_its_use(ports: Ports) -> None:
    row = add(ports, label=" My mail ")
    assert (row.label, row.host, row.username) == ("My mail", "smtp.example.org", "ann")
    assert list_credentials(ports, "ann") == [row]
    assert SECRET not in row.model_dump_json()
    assert reveal(ports, "ann", row.id, "sending") == SECRET


def test_the_label_is_the_host_when_none_is_given(ports: Ports) -> None:
    assert add(ports).label == "smtp.example.org"


def test_nobody_reaches_what_is_another_persons(ports: Ports) -> None:
    row = add(ports)
    assert list_credentials(ports, "bob") == []
    assert code_of(reveal, ports, "bob", row.id, "sending") is ErrorCode.NOT_FOUND
    assert code_of(remove_credential, ports, "bob", row.id) is ErrorCode.NOT_FOUND
    assert code_of(change_credential, ports, "bob", row.id, secret="x") is ErrorCode.NOT_FOUND
    ports.credentials.add("bob", row.model_copy(update={"id": "copied", "user_id": "bob"}))
    assert code_of(reveal, ports, "bob", "copied", "sending") is ErrorCode.STORAGE


def test_only_what_is_given_is_changed(ports: Ports) -> None:
    row = add(ports)
    change_credential(ports, "ann", row.id, username=" ann.meyer ")
    assert (list_credentials(ports, "ann")[0].username, reveal(ports, "ann", row.id, "x")) == (
        "ann.meyer",
        SECRET,
    )
    change_credential(ports, "ann", row.id, secret="another")
    assert reveal(ports, "ann", row.id, "x") == "another"
    assert code_of(change_credential, ports, "ann", row.id, host=" ") is ErrorCode.INPUT_UNREADABLE


def test_a_removed_password_is_gone(ports: Ports) -> None:
    row = add(ports)
    remove_credential(ports, "ann", row.id)
    assert list_credentials(ports, "ann") == []
    assert code_of(remove_credential, ports, "ann", row.id) is ErrorCode.NOT_FOUND


@pytest.mark.parametrize(
    "wrong",
    [{"host": " "}, {"username": ""}, {"secret": ""}, {"host": "x" * 201}, {"secret": "x" * 1001}],
    ids=str,
)
def test_what_is_not_whole_is_not_kept(ports: Ports, wrong: dict[str, str]) -> None:
    assert code_of(add, ports, **wrong) is ErrorCode.INPUT_UNREADABLE
    assert list_credentials(ports, "ann") == []


def test_there_is_an_end_to_how_many(ports: Ports) -> None:
    for _ in range(MOST_CREDENTIALS):
        add(ports)
    assert code_of(add, ports) is ErrorCode.QUOTA
    assert code_of(add, ports, "bob") is None


def test_without_a_key_nothing_is_kept(ports: Ports) -> None:
    closed = replace(ports, vault=FernetVault([]))
    assert code_of(add, closed) is ErrorCode.STORAGE
    assert list_credentials(ports, "ann") == []
    assert list_audit(ports, "ann") == []


def test_everyones_passwords_move_to_a_new_key(ports: Ports) -> None:
    old, new = new_key(), new_key()
    before, both = replace(ports, vault=FernetVault([old])), replace(ports, vault=FernetVault([new, old]))
    rows = [add(before, user_id, secret=f"{SECRET} of {user_id}") for user_id in ("ann", "ann", "bob")]
    assert seal_again(both) == 3
    after = replace(ports, vault=FernetVault([new]))
    for row in rows:
        assert reveal(after, row.user_id, row.id, "x") == f"{SECRET} of {row.user_id}"
        assert code_of(reveal, before, row.user_id, row.id, "x") is ErrorCode.STORAGE
    assert seal_again(after) == 3


def test_one_password_that_no_key_opens_keeps_all_as_they_were(ports: Ports) -> None:
    old, new = new_key(), new_key()
    kept = add(replace(ports, vault=FernetVault([old])))
    add(replace(ports, vault=FernetVault([new_key()])), "bob")
    assert code_of(seal_again, replace(ports, vault=FernetVault([new, old]))) is ErrorCode.STORAGE
    assert ports.credentials.require("ann", kept.id) == kept


def test_all_of_it_is_written_down_without_a_word_of_the_person(ports: Ports) -> None:
    row = add(ports, label="Brackenwyth mail")
    reveal(ports, "ann", row.id, "sending", actor="coach")
    change_credential(ports, "ann", row.id, label="Brackenwyth")
    remove_credential(ports, "ann", row.id)
    entries = list_audit(ports, "ann")
    assert [(entry.action, entry.actor) for entry in entries] == [
        ("credential.added", "ann"),
        ("credential.revealed", "coach"),
        ("credential.changed", "ann"),
        ("credential.removed", "ann"),
    ]
    assert {entry.subject for entry in entries} == {row.id}
    written = "".join(entry.model_dump_json() for entry in entries)
    assert not any(word in written for word in (SECRET, "Brackenwyth", "smtp.example.org"))
