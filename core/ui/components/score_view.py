"""The score, with everything it counts and nothing it does not."""

from collections.abc import Sequence

import streamlit as st

from core.domain.score import Analysis, Edit, Match, Part, Score, band
from core.ui.components.knock_out_list import knock_out_list
from core.ui.components.plain import md_escape

_HONESTY = (
    "No real applicant tracking system publishes its score, so nobody can tell you that number. This one "
    "says what it counts: what a machine reads in the file, what the posting asks for, how the CV backs it."
)
_LEVELS = {
    "listed": "only listed",
    "stated": "stated",
    "described": "described in an entry",
    "result": "told with a result",
}
_FIRST = 12


def score_view(score: Score) -> None:
    """One number, its parts, what matched and what is missing, and the questions worth answering."""
    analysis = score.analysis
    _number(score)
    _part("Readable", "A machine gets the right text out of the file", analysis.readable)
    _part("Covers", "What the posting asks for is in the CV", analysis.covers)
    _part("Backed", "It is shown by what was done, not only listed", analysis.backed)
    if analysis.knock_outs:
        with st.container(border=True, key="score-knock-outs"):
            st.markdown("##### What could stop this application")
            knock_out_list(analysis.knock_outs)
    _edits(analysis.best_edits)
    left, right = st.columns(2, gap="medium")
    with left:
        _matches("Found in the CV", analysis.matched, "Nothing the posting asks for was found.")
    with right:
        _matches("Not found", analysis.missing, "Nothing important is missing.")
    _notes(analysis)


def _number(score: Score) -> None:
    analysis = score.analysis
    with st.container(border=True, key="score-number"):
        st.metric(band(score.score), f"{score.score} of 100", delta=_gain(score), delta_color="normal")
        if analysis.ceiling > score.score:
            st.markdown(
                f"Honest wording alone can reach **{analysis.ceiling}**: everything the CV already shows, "
                "told with a result in a recent job."
            )
        st.caption(_HONESTY)


def _gain(score: Score) -> str | None:
    before = score.analysis.before
    if before is None or before.score == score.score:
        return None
    return f"{score.score - before.score:+d} against the CV as it came ({before.score})"


def _part(name: str, meaning: str, part: Part | None) -> None:
    if part is None or not part.maximum:
        return
    share = min(1.0, max(0.0, part.points / part.maximum))
    st.progress(share, text=f"**{name}**: {part.points:.0f} of {part.maximum:.0f} points")
    lines = [meaning + ".", *part.reasons]
    st.caption("  \n".join(md_escape(line) for line in lines))


def _edits(edits: Sequence[Edit]) -> None:
    if not edits:
        return
    with st.container(border=True, key="edits"):
        st.markdown("##### Worth answering, if it is true")
        for edit in edits:
            st.markdown(f"- {md_escape(edit.question)} :gray[(up to {edit.gain:+.1f} points)]")


def _matches(title: str, matches: Sequence[Match], nothing: str) -> None:
    st.markdown(f"##### {title}")
    if not matches:
        st.caption(nothing)
        return
    st.markdown(_bullets(matches[:_FIRST]))
    if len(matches) > _FIRST:
        with st.expander(f"{len(matches) - _FIRST} more"):
            st.markdown(_bullets(matches[_FIRST:]))


def _bullets(matches: Sequence[Match]) -> str:
    return "\n".join(f"- {md_escape(match.text)}{_how(match)}" for match in matches)


def _how(match: Match) -> str:
    if match.level is None:
        return ""
    where = f", {md_escape(match.where)}" if match.where else ""
    return f" :gray[{_LEVELS[match.level]}{where}]"


def _notes(analysis: Analysis) -> None:
    if analysis.unchecked:
        st.caption("Not checked:  \n" + "  \n".join(md_escape(note) for note in analysis.unchecked))
