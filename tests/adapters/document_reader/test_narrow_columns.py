"""What a narrow column parts is put together again: dates, links, headings, lists."""

import pytest

from core.adapters.document_reader.entries.skills import skills_of
from core.adapters.document_reader.entries.whole_rows import with_whole_rows
from core.adapters.document_reader.lines import Line
from core.adapters.document_reader.person.contacts import contacts_of
from core.adapters.document_reader.sections import sections_of


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        (["Sep 2016 –\tClerk, Acme", "Dec 2019"], ["Sep 2016 – Dec 2019\tClerk, Acme"]),
        (
            ["marzo de\tContable", "2019–\tTalleres Sur", "hoy"],
            ["marzo de 2019– hoy\tContable", "Talleres Sur"],
        ),
        (
            ["Técnico en Conducción de\t2011 –", "Transporte\t2013"],
            ["Técnico en Conducción de Transporte\t2011 – 2013"],
        ),
        (["Clerk, Acme (since", "May 2019)"], ["Clerk, Acme (since May 2019)"]),
        (["2019 – 2020\tClerk", "2021\tCook"], ["2019 – 2020\tClerk", "2021\tCook"]),
    ],
)
def test_a_parted_date(rows: list[str], whole: list[str]) -> None:
    assert [line.text for line in with_whole_rows([Line(row) for row in rows])] == whole


@pytest.mark.parametrize(
    ("rows", "urls"),
    [
        (["Leeds | github.com/ines-", "valdrac | a@b.org"], ["github.com/ines-valdrac"]),
        (["Leeds, ines-", "valdrac.example.net"], ["ines-valdrac.example.net"]),
        (["https://www.linkedin.com/in/", "ines-valdrac"], ["https://www.linkedin.com/in/ines-valdrac"]),
        (["github.com/ines", "valdrac.example.net"], ["github.com/ines", "valdrac.example.net"]),
    ],
)
def test_a_parted_link(rows: list[str], urls: list[str]) -> None:
    assert contacts_of([Line(row, full=True) for row in rows]).urls == urls


def test_a_parted_heading() -> None:
    lines = [
        Line("Ines Valdrac"),
        Line("Datos", bold=True, full=True),
        Line("personales", bold=True),
        Line("Leeds"),
    ]
    assert [section.kind for section in sections_of(lines)] == ["header", "contact"]


def test_a_group_or_a_capital_opens_an_item_of_its_own() -> None:
    groups = skills_of([Line("Tools: Excel, SAP", full=True), Line("Garden: pruning, mowing")])
    assert [skill.name for skill in groups] == ["Tools", "Garden"]
    assert [skill.name for skill in skills_of([Line("Oak work", full=True), Line("Walnut")])] == [
        "Oak work",
        "Walnut",
    ]


def test_a_label_at_the_left_opens_a_group() -> None:
    assert [(one.name, one.keywords) for one in skills_of([Line("Tools\tExcel, SAP")])] == [
        ("Tools", ["Excel", "SAP"])
    ]
