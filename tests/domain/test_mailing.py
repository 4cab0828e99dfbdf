"""Addresses and words of mails: nothing that a header could be broken with comes through."""

import pytest

from core.domain.errors import ErrorCode, UserError
from core.domain.mailing import checked_text
from core.domain.posting import JobPosting
from core.domain.recipients import checked_address, recipients_in


@pytest.mark.parametrize(
    "text",
    [
        "a@example.org\r\nBcc: b@example.org",
        "a@example.org\nX: y",
        ", ".join(f"a{n}@example.org" for n in range(10)),
        "a@example.org;b@example.org",
        "jürgen@example.org",
        "a@b@example.org",
        "a@localhost",
        "Ann <a@example.org>",
        "a@exa mple.org",
        "a..b@example.org",
        "",
    ],
)
def test_what_is_no_single_address_is_refused(text: str) -> None:
    with pytest.raises(UserError) as refused:
        checked_address(text)
    assert refused.value.code is ErrorCode.INPUT_UNREADABLE


def test_a_domain_in_other_letters_is_written_as_mail_servers_take_it() -> None:
    assert checked_address("jobs@münchen.example") == "jobs@xn--mnchen-3ya.example"


def test_a_subject_stays_one_line() -> None:
    for subject in ("Hello\r\nBcc: b@example.org", "a\nb", " ", "x" * 201):
        with pytest.raises(UserError):
            checked_text(subject, "body")


def test_each_address_is_found_once_with_its_place() -> None:
    posting = JobPosting(
        apply_email="jobs@example.org",
        description="Write to Jobs@example.org.\nQuestions: anna.roth@example.org, please.",
    )
    found = recipients_in(posting)
    assert [one.address for one in found] == ["jobs@example.org", "anna.roth@example.org"]
    assert "Questions" in found[1].found_in
