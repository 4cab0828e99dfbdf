"""Applications out to a sheet and in from one."""

import re
from zoneinfo import ZoneInfo

import pytest

from core.domain.applications import ApplicationStatus, EventName, Proof
from core.domain.errors import ErrorCode, UserError
from core.domain.sheets import COLUMNS, MOST_ROWS
from core.domain.tracking import Search
from core.ports import Ports
from core.services.sheets import export_sheet, import_sheet
from core.services.tracking import events_of
from tests.services.test_tracking import kept

ME = "local"
S = ApplicationStatus


def sheet(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def test_a_sheet_runs_no_formula_and_comes_back_as_it_was(ports: Ports) -> None:
    texts = ["=1+1", "+1", "-1", "@a", "\t=1", "'tis", "'=x", " =1", "a\r\nb", '"', ";", "–", "naïve"]
    texts += ["Nurse;=cmd|'/c calc'!A0;x", "a\t +1", ";';\"@a", "'a\n-b", "a; b", ";;=\t='='", "it's; '"]
    for number, text in enumerate(texts):
        kept(ports, number, notes=text, status=S.APPLIED, proof=Proof.STATED)
    out = export_sheet(ports, ME, Search())
    assert not [cell for cell in every_cell(out) if cell.lstrip(' "').startswith(tuple("=+-@"))]
    taken = import_sheet(ports, ME, out)
    assert (taken.added, taken.known) == (0, len(texts))
    for row in ports.applications.list(ME):
        ports.applications.remove(ME, row.id)
    assert import_sheet(ports, ME, out).added == len(texts)
    assert sorted(row.notes for row in ports.applications.list(ME)) == sorted(texts)
    assert import_sheet(ports, ME, out).added == 0


def every_cell(data: bytes) -> list[str]:
    """Wherever some spreadsheet begins one."""
    return re.split(r"[,;\t\r\n]", data.decode("utf-8-sig"))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["company,title,colour", "A,B,red"], "colour"),
        (["company", "A"], "title is missing"),
        (["company,title,applied_on", "A,B,2026-01-01", "A,C,30.02.2026", "", "A,D,soon"], "row 3: .*row 5"),
        (["company,title,status", "A,B,hired"], "row 2: status “hired”"),
        (["company,title", "A,B,C"], "more cells"),
        (
            ["company,title,score", "A,B,101", "A,C,0000500", f"A,D,{'1' * 5_000}"],
            "row 2: score.*row 3.*row 4",
        ),
        (["company,title,applied_on", "A,B,0001-01-01", "A,C,9999-12-31"], "row 2: applied_on.*row 3"),
        ([",".join(COLUMNS[2:4]), *["A,B"] * 50_001], f"50,001 rows; {MOST_ROWS:,} .*Split"),
        ([""], "empty"),
        (["company,title", '"A,B'], "cannot|can be read"),
    ],
)
def test_a_wrong_sheet_is_refused_whole(ports: Ports, lines: list[str], said: str) -> None:
    with pytest.raises(UserError, match=said) as refused:
        import_sheet(ports, ME, sheet(*lines))
    assert "Nothing was taken" in refused.value.message
    assert len(refused.value.message) < 1000
    assert refused.value.code in (ErrorCode.INPUT_UNREADABLE, ErrorCode.INPUT_TOO_BIG)
    assert ports.applications.count(ME) == 0


SHEET = "Company;Title;applied_on\r\nÄrzte „Süd“;Pfleger;2026-01-02\r\n"


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        (SHEET, "utf-8"),
        (SHEET, "utf-8-sig"),
        (SHEET, "cp1252"),
        (SHEET.replace(";", "\t"), "utf-16"),
        (SHEET.replace(";", ","), "utf-8"),
    ],
)
def test_a_sheet_of_any_spreadsheet_is_read(ports: Ports, text: str, letters: str) -> None:
    taken = import_sheet(ports, ME, text.encode(letters))
    row = ports.applications.list(ME)[0]
    assert (taken.added, row.employer, row.status, row.proof) == (1, "Ärzte „Süd“", S.APPLIED, Proof.STATED)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Клиника", "cp1251"),
        ("Łódź", "cp1250"),
        ("病院", "shift_jis"),
        ("Zürich", "mac-roman"),
        ("Ä", "cp437"),
        ("Łask", "cp1250"),
    ],
)
def test_letters_that_can_only_be_guessed_are_refused(ports: Ports, text: str, letters: str) -> None:
    with pytest.raises(UserError, match=r"UTF-8.*Nothing was taken"):
        import_sheet(ports, ME, f"company,title\n{text},Nurse\n".encode(letters))


def test_what_came_in_a_sheet_says_so_once(ports: Ports) -> None:
    for _ in range(2):
        import_sheet(ports, ME, sheet("company,title", "A,B"))
    row = ports.applications.list(ME)[0]
    assert [event.name for event in events_of(ports, ME, row.id)] == [EventName.IMPORTED]


@pytest.mark.slow
def test_a_sheet_of_fifty_thousand_rows_is_taken(ports: Ports) -> None:
    data = sheet("company,title", *(f"Clinic {number},Nurse" for number in range(MOST_ROWS)))
    assert import_sheet(ports, ME, data) == (MOST_ROWS, 0)
    assert ports.applications.count(ME) == ports.application_events.count(ME) == MOST_ROWS


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "America/New_York", "UTC", "Asia/Tokyo"])
def test_a_day_of_a_sheet_is_the_same_day_for_its_reader(ports: Ports, zone: str) -> None:
    import_sheet(ports, ME, sheet("company,title,applied_on", "A,B,2026-01-02"))
    row = ports.applications.list(ME)[0]
    assert row.applied_at is not None
    assert row.applied_at.astimezone(ZoneInfo(zone)).date().isoformat() == "2026-01-02"
    assert "2026-01-02" in export_sheet(ports, ME, Search()).decode("utf-8-sig")
