"""Conditions that stop an application whatever the rest says: found in the posting, judged on the profile."""

from core.domain.knock_outs.find import find_knock_outs
from core.domain.knock_outs.judge import judge_knock_outs

__all__ = ["find_knock_outs", "judge_knock_outs"]
