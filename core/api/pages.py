"""Long lists are handed out in pages."""

from collections.abc import Callable, Sequence
from typing import Annotated, Generic, TypeVar

from fastapi import Depends, Query
from pydantic import BaseModel, Field

from core.ports import Page

R = TypeVar("R")
T = TypeVar("T")


class PageOut(BaseModel, Generic[T]):
    """Some items of a list, newest first."""

    items: list[T]
    limit: int
    offset: int
    next_offset: int | None = Field(
        description="Send this as `offset` for the next page; null on the last one."
    )


def _page(
    limit: Annotated[int, Query(ge=1, le=100, description="Items on a page.")] = 20,
    offset: Annotated[int, Query(ge=0, le=1_000_000, description="Items to leave out.")] = 0,
) -> Page:
    return Page(offset, limit)


PageOf = Annotated[Page, Depends(_page)]


def one_more(page: Page) -> Page:
    """What to ask the store for, so that `page_of` can tell whether there is a next page."""
    return Page(page.offset, page.limit + 1)


def page_of(rows: Sequence[R], page: Page, shown: Callable[[R], T]) -> PageOut[T]:
    """The answer, from the rows that `one_more` gave."""
    has_next = len(rows) > page.limit
    return PageOut(
        items=[shown(row) for row in rows[: page.limit]],
        limit=page.limit,
        offset=page.offset,
        next_offset=page.offset + page.limit if has_next else None,
    )
