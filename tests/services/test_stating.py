"""Facts stated by the person: they stay with the profile, and go nowhere else."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.domain.errors import ErrorCode, UserError
from core.domain.records import ProfileRecord
from core.domain.stated import stated_in
from core.ports import Ports
from core.services.checking import check_text
from core.services.profiles import add_profile, change_profile, correct_profile
from core.services.stating import state_facts, take_back

FACT = "I built the Kestrel plant for 400 clients."
CV = {"basics": {"name": "Ann Meyer", "summary": "I build plants."}, "meta": {"answers": []}}


def profile_of(ports: Ports, cv: dict[str, object]) -> ProfileRecord:
    return add_profile(ports, "ann", json.dumps(cv).encode(), "cv.json")


def test_what_was_stated_is_true_until_it_is_taken_back(ports: Ports) -> None:
    record = profile_of(ports, CV)
    assert check_text(ports, record.resume, FACT).verdict.unsupported
    stated = state_facts(ports, "ann", record.id, [FACT, FACT])
    assert ports.profiles.require("ann", record.id).resume == stated.resume
    assert (stated_in(stated.resume.meta), stated.label) == ([FACT], record.label)
    assert not check_text(ports, stated.resume, FACT).verdict.unsupported
    after = take_back(ports, "ann", record.id, FACT)
    assert after.resume.meta == record.resume.meta
    assert check_text(ports, after.resume, FACT).verdict.unsupported


def test_it_survives_the_way_out_and_in_and_corrections(ports: Ports) -> None:
    record = state_facts(ports, "ann", profile_of(ports, CV).id, [FACT])
    again = profile_of(ports, record.resume.to_wire())
    assert (again.id != record.id, stated_in(again.resume.meta)) == (True, [FACT])
    corrected = correct_profile(ports, "ann", record.id, record.resume, None)
    assert stated_in(corrected.resume.meta) == [FACT]
    basics = record.resume.basics.changed(label="Engineer")
    change_profile(ports, "ann", record.id, record.resume.changed(basics=basics))
    assert stated_in(ports.profiles.require("ann", record.id).resume.meta) == [FACT]


def test_another_person_s_profile_is_out_of_reach(ports: Ports) -> None:
    record = profile_of(ports, CV)
    for change in (
        lambda: state_facts(ports, "bob", record.id, [FACT]),
        lambda: take_back(ports, "bob", "x", ""),
    ):
        with pytest.raises(UserError) as refused:
            change()
        assert refused.value.code is ErrorCode.NOT_FOUND


def test_of_many_at_the_same_time_none_is_lost(ports: Ports) -> None:
    ports = replace(ports, clock=lambda: datetime.now(UTC))
    record = profile_of(ports, CV)
    facts = [f"I did {number} things." for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda fact: state_facts(ports, "ann", record.id, [fact]), facts))
    assert sorted(stated_in(ports.profiles.require("ann", record.id).resume.meta)) == facts
