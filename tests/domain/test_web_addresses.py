"""What is taken for the address of a web page, and what never becomes a link."""

import pytest

from core.domain.errors import ErrorCode, UserError
from core.domain.web_addresses import web_address

PAGES = {
    "": "",
    "  https://company.example/jobs/1 ": "https://company.example/jobs/1",
    "company.example/jobs/1?ref=a#top": "https://company.example/jobs/1?ref=a#top",
    "company.example:8443/jobs": "https://company.example:8443/jobs",
    "http://www.bücher.example/stellen": "http://www.bücher.example/stellen",
}
NO_PAGES = (
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "mailto:jobs@company.example",
    "https://company.example@evil.example/",
    "https://evil.example\\@company.example/",
    "https://company.example/a b",
    "https://company.example/\r\nX: y",
    "https://[::1/",
    "https://localhost/jobs",
    "https://2130706433/",
    "https://company.example:99999/",
    "the job at Fernway",
    "https://company.example/" + "a" * 2_000,
)


@pytest.mark.parametrize("typed", PAGES)
def test_a_page_has_its_scheme(typed: str) -> None:
    assert web_address(typed) == PAGES[typed]


@pytest.mark.parametrize("typed", NO_PAGES)
def test_other_addresses_are_refused(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        web_address(typed)
    assert refused.value.code is ErrorCode.INPUT_UNREADABLE
