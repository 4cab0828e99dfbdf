"""What the numbers say, counted by hand."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.analytics import (
    ApplicationFact,
    Due,
    Journey,
    Recent,
    Share,
    Stage,
    Week,
    facts_of,
    follow_ups,
    funnel,
    journey_of,
    recent,
    shares_by,
    stages,
    weeks,
)
from core.domain.analytics.readings import (
    TOO_FEW,
    in_days,
    read_follow_ups,
    read_funnel,
    read_shares,
    read_stages,
    read_weeks,
)
from core.domain.applications import ApplicationStatus

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
"""A Monday."""


def fact(*steps: tuple[float, str], **fields: object) -> ApplicationFact:
    """Saved at the start; `steps` are days after it and statuses, the last of which it still has."""
    status = steps[-1][1] if steps else "pending"
    plain = ApplicationFact("a", START, None, status, 70, "classic", "lever.co", "")
    return plain._replace(steps=[(START + timedelta(days=days), to) for days, to in steps], **fields)


def ways(*facts: ApplicationFact) -> list[Journey]:
    return [journey_of(one) for one in facts]


SENT, INVITED = fact((1, "applied")), fact((1, "applied"), (4, "interview"))
REFUSED, OFFERED = fact((1, "applied"), (8, "rejected")), fact((1, "applied"), (4, "interview"), (9, "offer"))


@pytest.mark.parametrize(
    ("one", "path"),
    [
        (fact(), ["pending"]),
        (INVITED, ["pending", "applied", "interview"]),
        (fact((1, "applied"), (2, "interview"), (2, "applied")), ["pending", "applied"]),
        (
            fact((1, "applied"), (2, "rejected"), (3, "applied"), (4, "offer")),
            ["pending", "applied", "offer"],
        ),
        (fact(status="offer"), ["pending", "offer"]),
        (fact((2, "interview"), applied_at=START + timedelta(days=1)), ["pending", "applied", "interview"]),
        (fact((1, "applied"), (2, "withdrawn")), ["pending", "applied", "withdrawn"]),
        (fact((1, "applied"), status="pending"), ["pending"]),
    ],
)
def test_what_was_taken_back_is_no_part_of_the_way(one: ApplicationFact, path: list[str]) -> None:
    assert [stay.status for stay in journey_of(one).stays] == path


def test_when_it_was_sent_is_what_the_person_says_before_what_we_saw() -> None:
    said = START - timedelta(days=30)
    assert journey_of(SENT).sent_at == START + timedelta(days=1)
    assert journey_of(SENT._replace(applied_at=said)).sent_at == said
    assert journey_of(fact(status="rejected")).sent_at == START
    assert journey_of(fact((1, "withdrawn"))).sent_at is None


def test_funnel() -> None:
    levels = funnel(ways(fact(), *[SENT] * 3, REFUSED, INVITED, OFFERED, fact((1, "withdrawn"))))
    assert [(level.name, level.number) for level in levels] == [
        ("Saved", 8),
        ("Applied", 6),
        ("Answered", 3),
        ("Interview", 2),
        ("Offer", 1),
    ]
    assert [level.of_previous for level in levels] == [None, 6 / 8, 3 / 6, None, None]
    assert read_funnel(levels) == (
        "Of 6 applications sent, 3 got an answer and 2 led to an interview: 50 % are answered."
    )


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ([fact()], "Of 1 application saved, none is sent yet."),
        ([SENT], "Of 1 application sent, none got an answer and none led to an interview. "),
        ([INVITED] * 4, f"A rate of 4 says nothing: {TOO_FEW}."),
    ],
)
def test_small_numbers_say_so(facts: list[ApplicationFact], says: str) -> None:
    assert says in read_funnel(funnel(ways(*facts)))


def test_weeks_have_no_gaps() -> None:
    found = weeks(ways(SENT, REFUSED, INVITED), date(2026, 11, 18))
    assert found == [
        Week(date(2026, 11, 2), 3, 1),
        Week(date(2026, 11, 9), 0, 1),
        Week(date(2026, 11, 16), 0, 0),
    ]
    assert read_weeks(found) == "In the last 3 weeks 3 applications went out and 2 answers came in."


def test_weeks_go_back_a_year_at_most() -> None:
    found = weeks(ways(SENT._replace(applied_at=START - timedelta(days=4_000))), date(2026, 11, 18))
    assert (len(found), found[-1].monday) == (53, date(2026, 11, 16))
    assert read_weeks(weeks([], date(2026, 11, 18))) == "Nothing was sent or answered in this time."


def test_time_in_stages() -> None:
    quick = fact((1, "applied"), (2, "rejected"))
    found = stages(ways(*[INVITED] * 2, *[REFUSED] * 2, quick, SENT, fact()))
    assert found == [
        Stage("Before applying", 6, 1.0, 1),
        Stage("Waiting for an answer", 5, 3.0, 1),
        Stage("In interviews", 0, None, 2),
    ]
    assert read_stages(found) == "Half of the answers came within 3 days; 1 application waits now."
    few = stages(ways(INVITED, SENT, SENT))
    assert read_stages(few).startswith(f"How long an answer takes: {TOO_FEW}")


def test_nothing_lasts_less_than_no_time() -> None:
    brought_along = fact(status="applied", applied_at=START - timedelta(days=9))
    assert stages(ways(*[brought_along] * 5))[0] == Stage("Before applying", 0, None, 0)


def by_source(*facts: ApplicationFact) -> list[Share]:
    return shares_by(ways(*facts), lambda one: one.fact.source)


def test_shares() -> None:
    mine = [
        one._replace(source="mine") for one in (SENT, SENT, SENT, SENT, REFUSED, REFUSED, INVITED, fact())
    ]
    found = by_source(*mine, SENT, OFFERED)
    assert found == [Share("mine", 7, 1, 2), Share("lever.co", 2, 1, 0)]
    assert (found[0].answered_rate, found[1].answered_rate) == (3 / 7, None)
    assert read_shares(found, "source") == "Only “mine” has 5 applications or more: 43 % are answered."


def test_a_gap_that_may_be_chance_is_called_so() -> None:
    def of(name: str, sent: int, answered: int) -> Share:
        return Share(name, sent, answered, 0)

    assert read_shares([of("a", 10, 6), of("b", 10, 4)], "day").endswith("That may be chance.")
    assert read_shares([of("a", 50, 40), of("b", 50, 10)], "day") == (
        "“a” is answered most, 80 % of 50; “b” least, 20 % of 50."
    )
    assert read_shares([of("a", 10, 5), of("b", 10, 5)], "day") == (
        "Every day with 5 applications or more is answered alike: 50 %."
    )
    assert read_shares([of("a", 4, 4)], "day") == f"No day has 5 applications yet: {TOO_FEW}."


def test_many_names_are_put_together() -> None:
    found = by_source(*[SENT._replace(source=f"s{n}") for n in range(12) for _ in range(2 if n < 3 else 1)])
    assert [one.name for one in found] == ["s0", "s1", "s2", "s10", "s11", "s3", "s4", "s5", "Others"]
    assert sum(one.sent for one in found) == 15


def test_follow_ups_are_of_what_is_open() -> None:
    days = ("2026-11-01", "2026-11-18", "2026-11-25", "2026-11-26", "")
    found = follow_ups(
        ways(*[SENT._replace(next_action_on=day) for day in days], REFUSED._replace(next_action_on=days[0])),
        date(2026, 11, 18),
    )
    assert found == [
        Due("Late", 1),
        Due("Today", 1),
        Due("Next 7 days", 1),
        Due("Later", 1),
        Due("No date", 1),
    ]
    assert read_follow_ups(found) == (
        "Of 5 open applications, 1 is late, 1 is due today and 1 has no date for what comes next."
    )
    assert read_follow_ups(follow_ups([], date(2026, 11, 18))) == "No application is open."


@pytest.mark.parametrize(
    ("days", "words"), [(None, TOO_FEW), (0.4, "less than a day"), (1.2, "1 day"), (6.5, "6 days")]
)
def test_days_in_words(days: float | None, words: str) -> None:
    assert in_days(days) == words


def test_facts_leave_out_what_is_no_status() -> None:
    moment = START.isoformat()
    row = [
        "a",
        moment,
        None,
        "applied",
        70,
        "classic",
        "",
        "",
        "",
        [[moment, "applied"], [moment, "a@b.org"]],
    ]
    assert facts_of([row])[0].steps == [(START, "applied")]


STATUSES = st.sampled_from(list(ApplicationStatus))
STEPS = st.lists(st.tuples(st.floats(0, 60), STATUSES), max_size=6).map(sorted)
FACTS = st.builds(
    lambda steps, status, applied: fact(*steps, status=status, applied_at=START if applied else None),
    STEPS,
    STATUSES,
    st.booleans(),
)


@given(st.lists(FACTS, max_size=12))
def test_a_funnel_never_grows_and_ends_where_the_rows_are(facts: list[ApplicationFact]) -> None:
    journeys = ways(*facts)
    numbers = [level.number for level in funnel(journeys)]
    assert numbers == sorted(numbers, reverse=True)
    assert [one.stays[-1].status for one in journeys] == [one.status for one in facts]


@given(st.lists(FACTS, max_size=12))
def test_no_application_is_counted_twice_or_lost(facts: list[ApplicationFact]) -> None:
    journeys = ways(*facts)
    sent = sum(one.is_sent for one in journeys)
    assert sum(share.sent for share in by_source(*facts)) == sent
    assert all(share.invited + share.refused <= share.sent for share in by_source(*facts))
    assert sum(week.sent for week in weeks(journeys, date(2027, 1, 10))) == sent


def test_what_happened_lately_counts_each_moment_by_itself() -> None:
    journeys = ways(SENT, INVITED, REFUSED, OFFERED, fact())
    first, second, third = (START + timedelta(days=days) for days in (0, 5, 10))
    assert recent(journeys, first, second) == Recent(sent=4, answered=2, invited=2)
    assert recent(journeys, second, third) == Recent(sent=0, answered=1, invited=0)
    assert recent(journeys, START + timedelta(days=1), START + timedelta(days=4)).answered == 0
    assert recent([], first, third) == Recent(0, 0, 0)
