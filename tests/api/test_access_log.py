"""The access log names paths, never the keys behind the question mark."""

import logging

import pytest

from core.api.access_log import hide_queries


def test_a_links_token_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    hide_queries()
    log = logging.getLogger("uvicorn.access")
    with caplog.at_level(logging.INFO, "uvicorn.access"):
        log.info('%s - "%s %s HTTP/%s" %d', "::1", "GET", "/api/v1/storage/download?token=key", "1.1", 200)
    assert "GET /api/v1/storage/download HTTP" in caplog.text
    assert "token" not in caplog.text
