"""The audit log: complete, in order, and not to be changed unseen."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from core.adapters.passwords import BcryptPasswords
from core.bootstrap import Runtime
from core.domain.accounts import Scope
from core.domain.audit import AuditAction, AuditEntry, first_break, pseudonym
from core.ports import Ports
from core.services.accounts import add_account
from core.services.api_tokens import issue_api_token, revoke_api_token
from core.services.audit import list_audit, verify_audit, write_down

ADDED = AuditAction.TOKEN_ADDED


def chain(ports: Ports, length: int = 4) -> list[AuditEntry]:
    return [write_down(ports, "ann", ADDED, f"t{number}", scope="fill") for number in range(length)]


def test_entries_come_back_as_they_were_written_and_hold(ports: Ports) -> None:
    written = chain(ports)
    assert list_audit(ports, "ann") == written
    assert [entry.sequence for entry in written] == [1, 2, 3, 4]
    assert verify_audit(ports, "ann") is None


def test_everybody_has_a_chain_of_their_own(ports: Ports) -> None:
    chain(ports)
    assert write_down(ports, "bob", ADDED).sequence == 1
    assert len(list_audit(ports, "ann")) == 4


def test_many_at_once_make_one_chain(ports: Ports) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: write_down(ports, "ann", ADDED, str(number)), range(64)))
    assert [entry.sequence for entry in list_audit(ports, "ann")] == list(range(1, 65))
    assert verify_audit(ports, "ann") is None


@pytest.mark.parametrize(
    "change",
    [
        {"action": AuditAction.DATA_EXPORTED},
        {"subject": "another"},
        {"actor": "bob"},
        {"user_id": "bob"},
        {"data": {"scope": "full"}},
        {"sequence": 7},
        {"hash": "0" * 64},
        {"previous_hash": "0" * 64},
        {"id": "another"},
    ],
    ids=str,
)
def test_a_changed_entry_is_found(ports: Ports, change: dict[str, object]) -> None:
    entries = chain(ports)
    entries[1] = entries[1].model_copy(update=change)
    assert first_break(entries) == 2


def test_a_missing_and_a_swapped_entry_are_found(ports: Ports) -> None:
    first, second, third, fourth = chain(ports)
    assert first_break([first, third, fourth]) == 2
    assert first_break([second, third, fourth]) == 1
    assert first_break([first, third, second, fourth]) == 2


@pytest.mark.parametrize(
    "statement",
    [
        "delete from audit",
        "update audit set subject = 'x'",
        "update audit set action = 'x' where sequence = 1",
        "update audit set user_id = 'bob'",
        "update audit set actor = 'bob'",
        "update audit set actor = 'erased:x', subject = 'x'",
        "insert or replace into audit select id, user_id, created_at, sequence, actor, action, 'x', data,"
        " previous_hash, hash from audit where sequence = 2",
    ],
)
def test_the_store_itself_refuses_to_change_an_entry(runtime: Runtime, ports: Ports, statement: str) -> None:
    chain(ports)
    with pytest.raises(sqlite3.IntegrityError):
        runtime.database.connection().execute(statement)
    assert verify_audit(ports, "ann") is None


def test_a_change_behind_the_stores_back_is_found(runtime: Runtime, ports: Ports) -> None:
    chain(ports)
    connection = runtime.database.connection()
    connection.execute("drop trigger audit_changes_no_entry")
    connection.execute("update audit set subject = 'x' where sequence = 3")
    assert verify_audit(ports, "ann") == 3


def test_an_erased_person_becomes_a_pseudonym_and_the_chain_holds(ports: Ports) -> None:
    chain(ports)
    write_down(ports, "coach", ADDED, actor="ann")
    ports.erasure.remove_rows("ann", pseudonym("ann"), [])
    assert {entry.user_id for entry in list_audit(ports, "ann")} == {pseudonym("ann")}
    assert [entry.actor for entry in list_audit(ports, "coach")] == [pseudonym("ann")]
    write_down(ports, "ann", ADDED, "later")
    assert [entry.sequence for entry in list_audit(ports, "ann")] == [1, 2, 3, 4, 5]
    assert verify_audit(ports, "ann") is None
    assert verify_audit(ports, "coach") is None


def test_accounts_and_tokens_are_written_down(ports: Ports) -> None:
    ports = replace(ports, passwords=BcryptPasswords(cost=4))
    ann = add_account(ports, "ann@example.org", "correct horse battery").user_id
    token, secret = issue_api_token(ports, ann, Scope.FILL, "Laptop")
    revoke_api_token(ports, ann, token.id)
    revoke_api_token(ports, ann, token.id)
    entries = list_audit(ports, ann)
    assert [entry.action for entry in entries] == ["account.added", "token.added", "token.revoked"]
    written = "".join(entry.model_dump_json() for entry in entries)
    assert not any(word in written for word in ("example.org", "Laptop", secret, token.token_hash))
