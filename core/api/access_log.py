"""Keeps query strings out of the server's log: a download link's token is a key to a file."""

import logging


class WithoutQuery(logging.Filter):
    """Cuts every logged request path at its "?"; uvicorn gives it as an argument of the record."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                item.partition("?")[0] if isinstance(item, str) and item.startswith("/") else item
                for item in record.args
            )
        return True


def hide_queries() -> None:
    """From now on uvicorn's access log shows paths alone."""
    logging.getLogger("uvicorn.access").addFilter(WithoutQuery())
