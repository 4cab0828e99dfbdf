"""Mails are held against the profile when they are shown, confirmed and sent; form answers when copied."""

from dataclasses import replace

import pytest

from core.bootstrap import RUNNERS
from core.domain.applications import Application
from core.domain.errors import ErrorCode, UserError
from core.domain.forms import Answer, FormData
from core.domain.jobs import JobStatus
from core.domain.mailing import MailText
from core.domain.stated import stated_in
from core.ports import Ports
from core.services import jobs
from core.services.mailing import mail_preview
from core.services.outbox import send_mail
from core.services.own_words import check_words, own_answers, profile_of, state_words
from core.services.profiles import change_profile, remove_profile
from core.services.stating import take_back
from tests.api.world import kept_file
from tests.mail_server import MailServerState
from tests.services.mail_world import WISH, confirmed, run_out_of_tries

CLAIM = "I built Kestrel for 400 clients."
CLAIMING = replace(WISH, body=f"Dear Ms Roth,\n\n{CLAIM} I would like to work at Example GmbH.\n\nAnn Meyer")
TEXT = MailText(subject=CLAIMING.subject, body=CLAIMING.body).words


def with_answers(ports: Ports, application_id: str, *told: tuple[str, str, str]) -> Application:
    answers = [
        Answer(kind="free-text", label="Question", value=value, source=source, answer_class=kind)
        for kind, source, value in told
    ]
    data = FormData(answers=answers).model_dump_json(by_alias=True).encode()
    form = kept_file(ports, "ann", "form_data", "json", data)
    ports.applications.change("ann", {"id": application_id}, {"artifact_ids": {"form_data": form.id}})
    return ports.applications.require("ann", application_id)


def profile_id(ports: Ports, application_id: str) -> str:
    record = profile_of(ports, ports.applications.require("ann", application_id))
    assert record
    return record.id


def test_what_the_profile_does_not_say_is_shown_and_cannot_be_confirmed(
    mail_world: tuple[Ports, str],
) -> None:
    ports, application_id = mail_world
    shown = mail_preview(ports, "ann", application_id, CLAIMING)
    refused = [one.text for one in shown.checked.sentences if one.verdict.unsupported]
    assert (refused, shown.confirm, shown.has_profile) == ([CLAIM], "", True)


def test_no_word_of_another_mail_sends_it(mail_world: tuple[Ports, str]) -> None:
    ports, application_id = mail_world
    confirm = mail_preview(ports, "ann", application_id, WISH).confirm
    with pytest.raises(UserError, match="does not") as refused:
        send_mail(ports, "ann", application_id, CLAIMING, confirm)
    assert refused.value.code is ErrorCode.UNGROUNDED
    assert ports.outbox.count("ann") == 0


def test_it_is_sent_once_the_person_says_that_it_is_true(
    mail_world: tuple[Ports, str], smtp: MailServerState
) -> None:
    ports, application_id = mail_world
    state_words(ports, "ann", application_id, TEXT)
    state_words(ports, "ann", application_id, TEXT)
    record = ports.profiles.require("ann", profile_id(ports, application_id))
    assert stated_in(record.resume.meta) == [CLAIM]
    confirmed(ports, application_id, CLAIMING)
    assert CLAIM in smtp.mails[0].get_body().get_content()


def test_it_is_held_against_the_profile_once_more_before_it_goes(
    mail_world: tuple[Ports, str], smtp: MailServerState
) -> None:
    ports, application_id = mail_world
    state_words(ports, "ann", application_id, TEXT)
    confirm = mail_preview(ports, "ann", application_id, CLAIMING).confirm
    job = send_mail(ports, "ann", application_id, CLAIMING, confirm)
    take_back(ports, "ann", profile_id(ports, application_id), CLAIM)
    run_out_of_tries(ports)
    ended = ports.jobs.require("ann", job.id)
    assert (ended.status, ended.error_code) == (JobStatus.ERROR, ErrorCode.UNGROUNDED)
    assert smtp.words == []
    mended = replace(CLAIMING, body=WISH.body)
    assert confirmed(ports, application_id, mended).state == "sent"


def test_a_test_to_oneself_may_say_anything(mail_world: tuple[Ports, str], smtp: MailServerState) -> None:
    ports, application_id = mail_world
    test = replace(CLAIMING, is_test=True, own_address="ann@example.net")
    confirmed(ports, application_id, test)
    assert CLAIM in smtp.mails[0].get_body().get_content()


def test_the_profile_counts_as_it_is_now(mail_world: tuple[Ports, str]) -> None:
    ports, application_id = mail_world
    record = ports.profiles.require("ann", profile_id(ports, application_id))
    basics = record.resume.basics.changed(summary=CLAIM)
    change_profile(ports, "ann", record.id, record.resume.changed(basics=basics))
    assert mail_preview(ports, "ann", application_id, CLAIMING).confirm


def test_of_the_form_answers_those_in_own_words_are_looked_at(mail_world: tuple[Ports, str]) -> None:
    ports, application_id = mail_world
    application = with_answers(
        ports,
        application_id,
        ("narrative", "answers.free:Proud of?", CLAIM),
        ("narrative", "answers.free:Why us?", "I would like to work with you."),
        ("narrative", "cover_letter", "I founded Merlin."),
        ("fact", "answers.salary.DE", "65,000 EUR"),
    )
    checked = check_words(ports, application, own_answers(ports, application))
    assert [one.text for one in checked.sentences] == [CLAIM, "I would like to work with you."]
    assert [bool(one.verdict.unsupported) for one in checked.sentences] == [True, False]


def test_without_the_profile_the_cv_that_goes_along_counts(mail_world: tuple[Ports, str]) -> None:
    ports, application_id = mail_world
    remove_profile(ports, "ann", profile_id(ports, application_id))
    application = ports.applications.require("ann", application_id)
    preview = ports.jobs.require("ann", application.preview_job_id)
    shown = mail_preview(ports, "ann", application_id, CLAIMING)
    assert (shown.confirm, shown.has_profile) == ("", False)
    with pytest.raises(UserError, match="no longer among your profiles") as refused:
        state_words(ports, "ann", application_id, TEXT)
    assert refused.value.code is ErrorCode.PROFILE_MISSING
    basics = preview.result.cv.basics.changed(summary=CLAIM)
    result = preview.result.changed(cv=preview.result.cv.changed(basics=basics))
    ports.jobs.change("ann", {"id": preview.id}, {"result": result})
    assert mail_preview(ports, "ann", application_id, CLAIMING).confirm
    assert not jobs.run_next(ports, "test", RUNNERS)
