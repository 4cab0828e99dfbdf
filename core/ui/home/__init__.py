"""The page of whoever comes back: what is next, what is being made, how the week went."""

from core.ui.home.desks import other_desks
from core.ui.home.note import waiting_note
from core.ui.home.runs import runs_now
from core.ui.home.steps import steps_now
from core.ui.home.week import week_now
from core.ui.home.welcome import first_step

__all__ = ["first_step", "other_desks", "runs_now", "steps_now", "waiting_note", "week_now"]
