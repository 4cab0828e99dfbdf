"""Dates as people write them."""

from datetime import date

import pytest

from core.domain.dates import Period, find_period, months_between, parse_date, parse_period

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "start", "end", "current"),
    [
        ("März 2018 – heute", "2018-03", "", True),
        ("02/2020 - aujourd'hui", "2020-02", "", True),
        ("02/2020 - aujourd’hui", "2020-02", "", True),
        ("since 2019", "2019", "", True),
        ("seit 03.2019", "2019-03", "", True),
        ("depuis janvier 2021", "2021-01", "", True),
        ("2014–2016", "2014", "2016", False),
        ("Sept 2018 – May 2023", "2018-09", "2023-05", False),
        ("Okt. 2013 – Feb. 2018", "2013-10", "2018-02", False),
        ("02/1995 to Current", "1995-02", "", True),
        ("Spring 2018 – Fall 2019", "2018", "2019", False),
        ("Sommer 2017 – Winter 2018/19", "2017", "2018", False),
        ("depuis l’automne 2021", "", "2021", False),
        ("été 2016 à hiver 2017", "2016", "2017", False),
        ("Primavera de 2019 - Verano 2020", "2019", "2020", False),
        ("desde outono 2020", "2020", "", True),
        ("WS 2014/15 – SS 2018", "2014", "2018", False),
        ("July 2011 to November 2012", "2011-07", "2012-11", False),
        ("2016-09 - present", "2016-09", "", True),
        ("févr. 2020 – août 2021", "2020-02", "2021-08", False),
        ("de enero de 2015 a marzo de 2018", "2015-01", "2018-03", False),
        ("enero 2015 - actualidad", "2015-01", "", True),
        ("março de 2017 até o momento", "2017-03", "", True),
        ("fev 2019 – atual", "2019-02", "", True),
        ("Jun '18 - Aug '19", "2018-06", "2019-08", False),
        ("01.04.2015 bis 30.09.2017", "2015-04", "2017-09", False),
        ("2019 -", "2019", "", True),
        ("BSc Nursing, Artevelde, 2016", "", "2016", False),
        ("June 2021 - Present (5 years)", "2021-06", "", True),
        ("09/2016 – 12/2019", "2016-09", "2019-12", False),
    ],
)
def test_a_period_is_read_as_written(text: str, start: str, end: str, current: bool) -> None:
    assert parse_period(text) == Period(start, end, current)


@pytest.mark.parametrize(
    "text",
    ["", "no date", "+44 20 7946 0821", "12 000 abonnés", "cut from 9 to 4 days", "order 120190", "1.2019,5"],
)
def test_other_numbers_are_no_period(text: str) -> None:
    assert parse_period(text) is None


def test_the_place_of_the_period_is_known() -> None:
    text = "Analyst, Bank (2014–2016), Leeds"
    found = find_period(text)
    assert found is not None
    assert text[found.begin : found.stop] == "2014–2016"
    text = "Intern, Bank, summer 2016"
    found = find_period(text)
    assert found is not None
    assert text[: found.begin] == "Intern, Bank, "
    assert find_period("since the 2008 crisis", lone=False) is None


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2018-01", "2018-12", 12),
        ("2014", "2016", 24),
        ("2026-01", "", 11),
        ("2020-06", "2020-06", 1),
        ("2021", "2019", 0),
        ("", "2019", 0),
        ("soon", "", 0),
    ],
)
def test_months_are_counted_inclusively(start: str, end: str, months: int) -> None:
    assert months_between(start, end, TODAY) == months


def test_one_date() -> None:
    assert parse_date("Feb 2020") == "2020-02"
    assert parse_date("2012") == "2012"
    assert parse_date("unknown") == ""
