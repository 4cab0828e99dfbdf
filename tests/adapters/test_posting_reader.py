"""Files and pages of adverts become JobPostings; what is not an advert gets a clear refusal."""

import json
from pathlib import Path

import pytest

from core.adapters.posting_reader import MAX_BYTES, MAX_CHARS, read_posting
from core.domain.errors import UserError

POSTINGS = Path(__file__).parents[1] / "data" / "postings"


def test_json_ld_is_believed_first_even_when_broken():
    posting = read_posting((POSTINGS / "page_with_json_ld.html").read_bytes(), "page.html")
    assert posting.title == "Ward Nurse & Team Lead"
    assert posting.hiring_organization.name == "AZ Linde"
    assert posting.job_location == "Ghent, Belgium"
    assert posting.employment_type == "full-time, part-time"
    assert posting.base_salary == "3200–3900 EUR per month"
    assert posting.date_posted == "2026-10-05"
    assert [(line.text, line.kind) for line in posting.requirements] == [
        ("Two years of experience in triage", "must"),
        ("Dutch C1", "must"),
        ("Train pass", "benefit"),
    ]


def test_a_page_without_data_is_read_as_people_see_it():
    posting = read_posting((POSTINGS / "page_without_json_ld.html").read_bytes(), "page.html")
    assert posting.title == "Baker (m/f/d)"
    assert posting.hiring_organization.name == "Kornblume Bakery Ltd"
    assert posting.job_location == "Leeds"
    assert [line.text for line in posting.requirements] == [
        "Completed apprenticeship as a baker",
        "Food hygiene certificate required",
    ]
    for unseen in ("cookies", "spaceship", "evil", "Imprint", "All jobs", "alert"):
        assert unseen not in posting.description


@pytest.mark.parametrize(
    "data",
    [
        '[{"@type": "Organization"}, {"@type": "JobPosting", "title": "Cook", "description": "Cook soup."}]',
        '{"@graph": [{"mainEntity": {"@type": "JobPosting", "title": "Cook", "description": "Cook soup."}}]}',
        '<!-- {"@type": "JobPosting", "title": "Cook", "description": "Cook\nsoup.",} -->',
        '//<![CDATA[\n{"@type": "JobPosting", "title": "Cook", "description": "&lt;p&gt;Cook soup."}\n//]]>',
    ],
)
def test_json_ld_comes_in_many_wrappings(data):
    page = f'<html><body><script type="application/ld+json">{data}</script><h1>Other</h1></body></html>'
    posting = read_posting(page.encode(), "page.html")
    assert posting.title == "Cook"
    assert " ".join(posting.description.split()) == "Cook soup."


def test_json_ld_beyond_repair_falls_back_to_the_page():
    data = '<script type="application/ld+json">{"@type": "JobPosting", "title": </script>'
    page = f"{data}<h1>Cook</h1><p>Cook soup.</p>"
    assert read_posting(page.encode(), "page.html").title == "Cook"


BOARDS = {
    "greenhouse": {
        "jobs": [
            {
                "id": 7,
                "title": "Cook",
                "location": {"name": "Lyon"},
                "company_name": "Chez Nous",
                "absolute_url": "https://boards.greenhouse.io/cheznous/jobs/7",
                "content": "&lt;p&gt;Requirements:&lt;/p&gt;"
                "&lt;ul&gt;&lt;li&gt;Soups &amp;amp; sauces&lt;/li&gt;&lt;/ul&gt;",
            }
        ]
    },
    "lever": [
        {
            "text": "Cook",
            "categories": {"location": "Lyon", "commitment": "Permanent"},
            "description": "<p>Chez Nous is looking for a cook.</p>",
            "lists": [{"text": "Requirements", "content": "<li>Soups &amp; sauces</li>"}],
            "hostedUrl": "https://jobs.lever.co/cheznous/7",
        }
    ],
    "workable": {
        "name": "Chez Nous",
        "jobs": [
            {
                "title": "Cook",
                "shortcode": "AB7",
                "city": "Lyon",
                "description": "<p>Join us.</p>",
                "requirements": "<ul><li>Soups &amp; sauces</li></ul>",
            }
        ],
    },
}


@pytest.mark.parametrize("ats", sorted(BOARDS))
def test_the_job_boards_data_is_read(ats):
    posting = read_posting(json.dumps(BOARDS[ats]).encode(), "board.json")
    assert (posting.title, posting.hiring_organization.name, posting.job_location) == (
        "Cook",
        "Chez Nous",
        "Lyon",
    )
    assert posting.ats == ats
    assert ("Soups & sauces", "must") in [(line.text, line.kind) for line in posting.requirements]


def test_the_address_chooses_the_job_on_a_board():
    board = (POSTINGS / "ashby_board.json").read_bytes()
    first = read_posting(board, "board.json")
    second = read_posting(board, "board.json", url="https://jobs.ashbyhq.com/northwind-labs/b2/application")
    assert (first.title, second.title) == ("Data Engineer", "Cartographer")
    assert second.hiring_organization.name == "Northwind Labs"
    assert second.employment_type == "Part-time"
    assert second.ats == "ashby"
    assert second.url == "https://jobs.ashbyhq.com/northwind-labs/b2/application"


def test_text_and_markdown_are_read_by_what_they_are():
    assert read_posting(b"# Ward nurse\n\nTriage, Dutch.", "posting.md").title == "Ward nurse"
    assert (
        read_posting("Krankenpfleger für Köln".encode("cp1252"), "a.txt").title == "Krankenpfleger für Köln"
    )
    assert read_posting("Ward nurse".encode("utf-16"), "a.txt").title == "Ward nurse"
    assert read_posting(b"<p>Ward nurse</p>", "a.txt").title == "Ward nurse"


@pytest.mark.parametrize(
    ("data", "filename", "code"),
    [
        (b"", "a.txt", "posting_missing"),
        (b" \n\t ", "a.txt", "posting_missing"),
        (b"<html><body><script>x()</script></body></html>", "a.html", "posting_missing"),
        (b"x" * (MAX_BYTES + 1), "a.txt", "input_too_big"),
        (b"x" * (MAX_CHARS + 1), "a.txt", "input_too_big"),
        (b"\x00\x01\x02PNG" * 90, "a.txt", "input_unreadable"),
        (bytes(range(1, 32)) * 50, "a.txt", "input_unreadable"),
        (b'{"jobs": [', "a.json", "input_unreadable"),
        (b'{"hello": 1}', "a.json", "input_unreadable"),
        (b"[" * 50_000 + b"]", "a.json", "input_unreadable"),
        (b"<div>" * 50_000, "a.html", "posting_missing"),
    ],
)
def test_what_is_no_advert_gets_a_clear_refusal(data, filename, code):
    with pytest.raises(UserError) as refusal:
        read_posting(data, filename)
    assert refusal.value.code == code


def test_damaged_json_names_the_place():
    with pytest.raises(UserError, match="line 2, column"):
        read_posting(b'{"jobs":\n oops}', "a.json")
