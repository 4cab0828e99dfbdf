"""One plain sentence for each figure, made from its numbers alone: what a person should take from it."""

import math
from collections.abc import Sequence

from core.domain.analytics.figures import FEWEST, MOST_WEEKS, OTHERS, Due, Level, Share, Stage, Week

TOO_FEW = "too few to say"
_RECENT_WEEKS = 4


def percent(share: float | None) -> str:
    return TOO_FEW if share is None else f"{share * 100:.0f} %"


def in_days(days: float | None) -> str:
    """Half a day is the finest that means anything here."""
    if days is None:
        return TOO_FEW
    if days < 1:
        return "less than a day"
    whole = round(days)
    return "1 day" if whole == 1 else f"{whole} days"


def counted(count: int, one: str, many: str = "") -> str:
    return f"1 {one}" if count == 1 else f"{count} {many or one + 's'}"


def read_funnel(levels: Sequence[Level]) -> str:
    counts = {level.name: level.number for level in levels}
    sent, answered, invited = counts["Applied"], counts["Answered"], counts["Interview"]
    if sent == 0:
        return f"Of {counted(counts['Saved'], 'application')} saved, none is sent yet."
    told = f"Of {counted(sent, 'application')} sent, {_none(answered)} got an answer and "
    told += f"{_none(invited)} led to an interview"
    rated = levels[2].of_previous
    return f"{told}: {percent(rated)} are answered." if rated is not None else f"{told}. {_few(sent)}"


def read_weeks(weeks: Sequence[Week]) -> str:
    recent = weeks[-_RECENT_WEEKS:]
    sent, answered = sum(week.sent for week in recent), sum(week.answered for week in recent)
    if not any(week.sent or week.answered for week in weeks):
        return "Nothing was sent or answered in this time."
    span = "this week" if len(recent) == 1 else f"the last {len(recent)} weeks"
    last = f" Shown are the last {MOST_WEEKS} weeks." if len(weeks) == MOST_WEEKS else ""
    return (
        f"In {span} {counted(sent, 'application')} went out and {counted(answered, 'answer')} came in.{last}"
    )


def read_stages(stages: Sequence[Stage]) -> str:
    waiting = stages[1]
    still = f"{counted(waiting.staying, 'application')} {'waits' if waiting.staying == 1 else 'wait'} now"
    if waiting.days is None:
        return f"How long an answer takes: {TOO_FEW}, with fewer than {FEWEST} that came; {still}."
    return f"Half of the answers came within {in_days(waiting.days)}; {still}."


def read_shares(shares: Sequence[Share], what: str) -> str:
    """`what` is how one of them is called, such as "template". Names the best and the worst only where they
    differ by more than chance would easily do with so few."""
    rated = [
        (share.answered_rate, share)
        for share in shares
        if share.answered_rate is not None and share.name != OTHERS
    ]
    if not rated:
        return f"No {what} has {FEWEST} applications yet: {TOO_FEW}."
    best_rate, best = max(rated, key=lambda pair: pair[0])
    worst_rate, worst = min(rated, key=lambda pair: pair[0])
    if len(rated) == 1:
        return f"Only “{best.name}” has {FEWEST} applications or more: {percent(best_rate)} are answered."
    if best_rate == worst_rate:
        return f"Every {what} with {FEWEST} applications or more is answered alike: {percent(best_rate)}."
    told = f"“{best.name}” is answered most, {percent(best_rate)} of {best.sent}; “{worst.name}” least, "
    told += f"{percent(worst_rate)} of {worst.sent}."
    return told if _is_clear(best, worst) else f"{told} That may be chance."


def read_follow_ups(dues: Sequence[Due]) -> str:
    counts = {due.name: due.number for due in dues}
    total = sum(counts.values())
    if total == 0:
        return "No application is open."
    late, today, undated = counts["Late"], counts["Today"], counts["No date"]
    told = f"Of {counted(total, 'open application')}, {_none(late)} {_are(late)} late, {_none(today)} "
    return f"{told}{_are(today)} due today and {_none(undated)} {_has(undated)} no date for what comes next."


def _is_clear(best: Share, worst: Share) -> bool:
    """Whether the gap is more than twice its standard error."""
    pooled = (best.invited + best.refused + worst.invited + worst.refused) / (best.sent + worst.sent)
    error = math.sqrt(pooled * (1 - pooled) * (1 / best.sent + 1 / worst.sent))
    gap = (best.invited + best.refused) / best.sent - (worst.invited + worst.refused) / worst.sent
    return gap > 2 * error


def _few(count: int) -> str:
    return f"A rate of {count} says nothing: {TOO_FEW}."


def _none(count: int) -> str:
    return str(count) if count else "none"


def _are(count: int) -> str:
    return "is" if count <= 1 else "are"


def _has(count: int) -> str:
    return "has" if count <= 1 else "have"
