"""The ways to make a true statement false; every rule yields more than is kept."""

from bench.truth.rules.dates import date_shift
from bench.truth.rules.inventions import (
    invented_award,
    invented_certificate,
    invented_employer,
    invented_language,
    invented_quantity,
    invented_tool,
)
from bench.truth.rules.numbers import non_latin_digits, number_scale, spelled_number
from bench.truth.rules.roles import degree_lift, invented_reach, title_stretch, verb_lift
from bench.truth.rules.swaps import number_swap, unit_swap

RULES = [
    title_stretch,
    number_swap,
    number_scale,
    unit_swap,
    date_shift,
    degree_lift,
    invented_tool,
    invented_certificate,
    invented_employer,
    verb_lift,
    invented_reach,
    non_latin_digits,
    spelled_number,
    invented_quantity,
    invented_language,
    invented_award,
]
