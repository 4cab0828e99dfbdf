"""Charts in the app's colours, seen on light and dark ground alike. Nothing is counted here."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.domain.analytics import Due, Level, Share, Stage, Week
from core.domain.analytics.readings import TOO_FEW, in_days, percent

TEAL, AMBER, RED, GREY = "#2f8f86", "#b9771f", "#c4553f", "#7d8a8a"
_ROW = 34
_FONT = 13


def bars(rows: Sequence[tuple[str, float, str]], colours: Sequence[str] = (TEAL,)) -> Any:
    """A bar for each name, in this order, with its words behind it."""
    import altair as alt

    frame = _frame(rows, ["name", "value", "words"])
    longest = max([value for _, value, _ in rows] + [1])
    base = alt.Chart(frame).encode(
        y=_names([name for name, _, _ in rows]),
        x=alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, longest * 1.35])),
        tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("words:N", title=" ")],
    )
    names = [name for name, _, _ in rows]
    spread = [colours[min(index, len(colours) - 1)] for index in range(len(names))]
    colour = alt.Color("name:N", scale=alt.Scale(domain=names, range=spread), legend=None)
    drawn = base.mark_bar(cornerRadiusEnd=4, height=20).encode(color=colour)
    return _finished(drawn + _words(base, "words:N"), len(rows))


def funnel_chart(levels: Sequence[Level]) -> Any:
    return bars([(level.name, level.number, _level_words(level)) for level in levels])


def stages_chart(stages: Sequence[Stage]) -> Any:
    return bars([(stage.name, stage.days or 0, in_days(stage.days)) for stage in stages])


def follow_ups_chart(dues: Sequence[Due]) -> Any:
    return bars([(due.name, due.number, str(due.number)) for due in dues], [RED, AMBER, TEAL, TEAL, GREY])


def shares_chart(shares: Sequence[Share]) -> Any:
    """Invitations and refusals as parts of a hundred; no bar where they are too few."""
    import altair as alt

    names = [share.name for share in shares]
    parts = [
        (share.name, kind, value or 0, order)
        for share in shares
        for order, (kind, value) in enumerate(
            [("Invited", share.invited_rate), ("Refused", share.refused_rate)]
        )
    ]
    base = alt.Chart(_frame(parts, ["name", "kind", "value", "order"])).encode(y=_names(names))
    drawn = base.mark_bar(height=20).encode(
        x=alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, 1.35]), stack="zero"),
        color=_kinds("Invited", "Refused"),
        order="order:Q",
        tooltip=[
            alt.Tooltip("name:N", title=" "),
            alt.Tooltip("kind:N", title=" "),
            alt.Tooltip("value:Q", format=".0%", title="share"),
        ],
    )
    sums = [(share.name, share.answered_rate or 0, _share_words(share)) for share in shares]
    ends = alt.Chart(_frame(sums, ["name", "value", "words"])).encode(y=_names(names), x="value:Q")
    return _finished(drawn + _words(ends, "words:N"), len(shares), 40)


def weeks_chart(weeks: Sequence[Week]) -> Any:
    """What went out as bars, what came back as a line."""
    import altair as alt

    bar = _weekly([(week, "Sent", week.sent) for week in weeks])
    line = _weekly([(week, "Answers", week.answered) for week in weeks])
    point = alt.OverlayMarkDef(filled=True, size=45)
    return _sized(bar.mark_bar(cornerRadiusEnd=3) + line.mark_line(point=point, strokeWidth=2), 240)


def _weekly(rows: Sequence[tuple[Week, str, int]]) -> Any:
    """Named by their Mondays: no two of a year and a week share day and month."""
    import altair as alt

    named = [(f"{week.monday:%d %b}", kind, value) for week, kind, value in rows]
    axis = alt.Axis(labelAngle=0, labelOverlap="greedy", labelSeparation=8)
    return alt.Chart(_frame(named, ["week", "kind", "value"])).encode(
        x=alt.X("week:O", sort=None, title=None, axis=axis),
        y=alt.Y("value:Q", title=None, axis=alt.Axis(tickMinStep=1, tickCount=4)),
        color=_kinds("Sent", "Answers"),
        tooltip=[
            alt.Tooltip("week:O", title="Week of"),
            alt.Tooltip("kind:N", title=" "),
            alt.Tooltip("value:Q", title="Number"),
        ],
    )


def _level_words(level: Level) -> str:
    return (
        f"{level.number}" if level.of_previous is None else f"{level.number}  ({percent(level.of_previous)})"
    )


def _share_words(share: Share) -> str:
    rate = share.answered_rate
    return f"{TOO_FEW} ({share.sent})" if rate is None else f"{percent(rate)} of {share.sent}"


def _names(names: Sequence[str]) -> Any:
    import altair as alt

    axis = alt.Axis(
        labelLimit=150, labelFontSize=_FONT, ticks=False, domain=False, labelPadding=8, grid=False
    )
    return alt.Y("name:N", sort=list(names), title=None, axis=axis)


def _ink() -> str:
    """Of words on the ground of the page."""
    return "#b9c4c2" if st.context.theme.type == "dark" else "#4d5a5a"


def _words(base: Any, field: str) -> Any:
    return base.mark_text(align="left", dx=6, fontSize=_FONT, color=_ink()).encode(text=field)


def _kinds(first: str, second: str) -> Any:
    import altair as alt

    legend = alt.Legend(orient="top", title=None, labelFontSize=_FONT, symbolType="square")
    scale = alt.Scale(domain=[first, second], range=[TEAL, AMBER])
    return alt.Color("kind:N", scale=scale, legend=legend)


def _finished(chart: Any, rows: int, more: int = 0) -> Any:
    return _sized(chart, rows * _ROW + more)


def _sized(chart: Any, height: int) -> Any:
    return chart.properties(height=height).configure_view(strokeWidth=0)


def _frame(rows: Sequence[Sequence[object]], columns: Sequence[str]) -> Any:
    import pandas as pd

    return pd.DataFrame(list(rows), columns=list(columns))
