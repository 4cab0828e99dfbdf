"""The figures in their order: a sentence, a chart, and the plain numbers behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.domain.analytics import Share
from core.domain.analytics.readings import (
    in_days,
    percent,
    read_follow_ups,
    read_funnel,
    read_shares,
    read_stages,
    read_weeks,
)
from core.services.analytics import Numbers
from core.ui.components.plain import md_escape
from core.ui.numbers.charts import follow_ups_chart, funnel_chart, shares_chart, stages_chart, weeks_chart

Rows = Sequence[Sequence[str | int]]


@dataclass(frozen=True)
class Figure:
    """`rows` are what the chart shows, under `columns`, for whoever does not see it."""

    key: str
    title: str
    reading: str
    columns: Sequence[str]
    rows: Rows
    chart: Callable[[], Any]

    @property
    def alt(self) -> str:
        """The chart in words: what it shows, then each of its numbers."""
        told = "; ".join(self._in_words(row) for row in self.rows)
        return f"Chart, by {self.columns[0].lower()}. {self.reading} {told}."

    def _in_words(self, row: Sequence[str | int]) -> str:
        cells = zip(self.columns[1:], row[1:], strict=True)
        return f"{row[0]}: " + ", ".join(f"{name} {cell}" for name, cell in cells if cell != "")


def numbers_view(numbers: Numbers) -> None:
    _figure(_funnel(numbers))
    _figure(_weeks(numbers))
    left, right = st.columns(2, gap="medium")
    with left:
        _figure(_stages(numbers))
    with right:
        _figure(_follow_ups(numbers))
    st.header("What gets answers", anchor=False)
    st.caption(
        "Of the applications that were sent. An answer is an invitation or a refusal; silence is none."
    )
    left, right = st.columns(2, gap="medium")
    for place, figure in zip((left, right, left, right), _all_shares(numbers), strict=True):
        with place:
            _figure(figure)


def _figure(figure: Figure) -> None:
    with st.container(border=True, key=f"figure-{figure.key}"):
        st.subheader(figure.title, anchor=False)
        st.markdown(md_escape(figure.reading))
        if not figure.rows:
            return
        st.altair_chart(figure.chart(), width="stretch", key=f"chart-{figure.key}", alt=figure.alt)
        with st.expander("The numbers"):
            cells = [[md_escape(str(cell)) for cell in row] for row in figure.rows]
            st.table([dict(zip(figure.columns, row, strict=True)) for row in cells], hide_index=True)


def _funnel(numbers: Numbers) -> Figure:
    rows = [
        (one.name, one.number, percent(one.of_previous) if i else "") for i, one in enumerate(numbers.funnel)
    ]
    columns = ("Step", "Applications", "Of the step before")
    reading = read_funnel(numbers.funnel)
    return Figure("funnel", "How far they got", reading, columns, rows, lambda: funnel_chart(numbers.funnel))


def _weeks(numbers: Numbers) -> Figure:
    rows = [(f"{week.monday:%d %b %Y}", week.sent, week.answered) for week in numbers.weeks]
    columns = ("Week", "Sent", "Answers")
    reading = read_weeks(numbers.weeks)
    return Figure("weeks", "Week by week", reading, columns, rows, lambda: weeks_chart(numbers.weeks))


def _stages(numbers: Numbers) -> Figure:
    rows = [(one.name, in_days(one.days), one.left, one.staying) for one in numbers.stages]
    columns = ("Stage", "Half left within", "Left", "There now")
    reading = read_stages(numbers.stages)
    return Figure("stages", "How long it takes", reading, columns, rows, lambda: stages_chart(numbers.stages))


def _follow_ups(numbers: Numbers) -> Figure:
    reading = read_follow_ups(numbers.follow_ups)
    rows = list(numbers.follow_ups)
    return Figure(
        "follow-ups",
        "What comes next",
        reading,
        ("Due", "Open applications"),
        rows,
        lambda: follow_ups_chart(numbers.follow_ups),
    )


def _all_shares(numbers: Numbers) -> list[Figure]:
    return [
        _shares("score", "By score", "score band", numbers.by_score),
        _shares("template", "By template", "template", numbers.by_template),
        _shares("source", "By source", "source", numbers.by_source),
        _shares("weekday", "By day of sending", "day", numbers.by_weekday),
    ]


def _shares(key: str, title: str, what: str, shares: Sequence[Share]) -> Figure:
    rows = [(one.name, one.sent, one.invited, one.refused, percent(one.answered_rate)) for one in shares]
    columns = (what.capitalize(), "Sent", "Invited", "Refused", "Answered")
    return Figure(key, title, read_shares(shares, what), columns, rows, lambda: shares_chart(shares))
