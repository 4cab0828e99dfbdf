"""POST /applications/{id}/email: shown, confirmed, refused."""

import pytest

from core.domain.stated import stated_in
from tests.api.world import ROOT, World
from tests.mail_addresses import BROKEN

MAIL = {"to": "jobs@example.org", "subject": "Application", "body": "Dear Sir or Madam"}


def test_a_mail_is_sent_only_under_its_own_word(world: World) -> None:
    world.ports.credentials.change("ann", {"id": world.ids["credential_id"]}, {"username": "ann@example.org"})
    for row in world.ports.outbox.list("ann"):
        world.ports.outbox.remove("ann", row.id)
    url = f"{ROOT}/applications/{world.ids['application_id']}/email"
    shown = world.client.post(url, json=MAIL, headers=world.ann).json()
    assert (shown["sender"], shown["job_id"]) == ("ann@example.org", None)
    wrong = world.client.post(url, json={**MAIL, "confirm": "0" * 32}, headers=world.ann)
    assert (wrong.status_code, wrong.json()["error"]["code"]) == (409, "conflict")
    assert world.ports.outbox.count("ann") == 0
    asked = [
        world.client.post(url, json={**MAIL, "confirm": shown["confirm"]}, headers=world.ann) for _ in "ab"
    ]
    assert [answer.status_code for answer in asked] == [202, 202]
    assert len({answer.json()["job_id"] for answer in asked}) == 1
    assert world.ports.outbox.count("ann") == 1


@pytest.mark.parametrize(("address", "told"), BROKEN)
def test_a_broken_address_is_told(world: World, address: str, told: str) -> None:
    url = f"{ROOT}/applications/{world.ids['application_id']}/email"
    answer = world.client.post(url, json={**MAIL, "to": address}, headers=world.ann)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (422, "input_unreadable")
    assert told in error["message"]


def test_a_domain_in_other_letters_is_shown_as_it_is_written_to(world: World) -> None:
    url = f"{ROOT}/applications/{world.ids['application_id']}/email"
    answer = world.client.post(url, json={**MAIL, "to": "jobs@bücher.example"}, headers=world.ann)
    assert (answer.status_code, answer.json()["to"]) == (200, "jobs@xn--bcher-kva.example")


CLAIM = "I built Kestrel for 400 clients."


def test_what_the_profile_does_not_say_is_told_and_may_be_stated(world: World) -> None:
    url = f"{ROOT}/applications/{world.ids['application_id']}/email"
    mail = {**MAIL, "body": f"Dear Sir or Madam,\n\n{CLAIM}"}
    shown = world.client.post(url, json=mail, headers=world.ann).json()
    assert {(one["sentence"], one["text"]) for one in shown["unsupported"]} >= {
        (CLAIM, "Kestrel"),
        (CLAIM, "400"),
    }
    assert (shown["confirm"], shown["unchecked"]) == ("", [])
    sent = world.client.post(url, json={**mail, "confirm": "x"}, headers=world.ann)
    assert (sent.status_code, sent.json()["error"]["code"]) == (422, "ungrounded")
    stated = world.client.post(url, json={**mail, "is_true": True}, headers=world.ann).json()
    assert (stated["unsupported"], bool(stated["confirm"])) == ([], True)
    profile = world.client.get(f"{ROOT}/profiles/{world.ids['profile_id']}", headers=world.ann).json()
    assert profile["resume"]["meta"]["stated"] == [CLAIM]


def test_a_test_states_nothing(world: World) -> None:
    url = f"{ROOT}/applications/{world.ids['application_id']}/email"
    other = "I built Merlin for 500 clients."
    mail = {**MAIL, "body": other, "test": True, "is_true": True}
    shown = world.client.post(url, json=mail, headers=world.ann).json()
    assert (shown["unsupported"], bool(shown["confirm"])) == ([], True)
    resume = world.ports.profiles.require("ann", world.ids["profile_id"]).resume
    assert other not in stated_in(resume.meta)
