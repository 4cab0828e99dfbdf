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
    assert posting.title == "Baker"
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


@pytest.mark.parametrize(
    ("ats", "fields", "workplace", "place"),
    [
        ("greenhouse", {"location": {"name": "Remote, Spain"}}, "remote", "Remote, Spain"),
        ("lever", {"workplaceType": "hybrid"}, "hybrid", "Lyon"),
        ("lever", {"workplaceType": "on-site"}, "onsite", "Lyon"),
        ("lever", {"workplaceType": "unspecified"}, "", "Lyon"),
        ("workable", {"telecommuting": True}, "remote", "Lyon, Remote"),
    ],
)
def test_the_boards_say_where_the_work_is_done(ats, fields, workplace, place):
    board = BOARDS[ats]
    job = (board if isinstance(board, list) else board["jobs"])[0] | fields
    posting = read_posting(
        json.dumps(board | {"jobs": [job]} if isinstance(board, dict) else [job]).encode(), "b.json"
    )
    assert (posting.job_location_type, posting.job_location) == (workplace, place)


def test_ashby_says_where_and_greenhouse_until_when():
    ashby = {
        "title": "Cook",
        "location": "Lyon",
        "isRemote": False,
        "workplaceType": "Hybrid",
        "jobUrl": "https://jobs.ashbyhq.com/a/1",
    }
    job = BOARDS["greenhouse"]["jobs"][0] | {"application_deadline": "2026-12-01T00:00:00Z"}
    described = ashby | {"descriptionHtml": "<p>Cook soup.</p>"}
    assert read_posting(json.dumps(described).encode(), "a.json").job_location_type == "hybrid"
    assert read_posting(json.dumps({"jobs": [job]}).encode(), "b.json").valid_through == "2026-12-01"


@pytest.mark.parametrize(
    ("fields", "workplace", "place", "until"),
    [
        (
            {"jobLocationType": "TELECOMMUTE", "validThrough": "2026-12-01T23:59"},
            "remote",
            "Remote",
            "2026-12-01",
        ),
        (
            {
                "jobLocationType": "TELECOMMUTE",
                "applicantLocationRequirements": [
                    {"@type": "Country", "name": "US"},
                    {"@type": "Country", "name": "CA"},
                ],
            },
            "remote",
            "US, CA, Remote",
            "",
        ),
        ({"jobLocationType": ["HYBRID"], "validThrough": "soon"}, "hybrid", "", ""),
        ({"validThrough": "2026-13-45"}, "", "", ""),
    ],
)
def test_json_ld_says_where_and_until_when(fields, workplace, place, until):
    job = {"@type": "JobPosting", "title": "Cook", "description": "Cook soup."} | fields
    posting = read_posting(json.dumps(job).encode(), "job.json")
    assert (posting.job_location_type, posting.job_location, posting.valid_through) == (
        workplace,
        place,
        until,
    )


def test_a_broken_script_beside_a_good_one_is_passed_over():
    good = '{"@type": "JobPosting", "title": "Cook", "description": "Cook soup."}'
    scripts = "".join(
        f'<script type="application/ld+json">{data}</script>' for data in ('{"@type": "x" "y"}', good)
    )
    assert read_posting(f"<html>{scripts}<h1>Other</h1></html>".encode(), "page.html").title == "Cook"


def test_the_page_around_an_advert_is_no_part_of_it():
    page = (
        "<html><body><div id='cookie-banner'>We must use "
        "cookies</div><nav>Home</nav><main><h1>Cook (m/f/d)</h1><p>Chez Nous SARL</p>"
        "<h2>Your profile</h2><ul><li>Soups</li><li>Sauces, ideally cold</li></ul></main>"
        "<section "
        "class='similar-jobs'><h2>Requirements</h2><p>Baker</p></section><footer>Imprint</footer></body></html>"
    )
    posting = read_posting(page.encode(), "page.html")
    assert (posting.title, posting.hiring_organization.name) == ("Cook", "Chez Nous SARL")
    assert [line.text for line in posting.requirements] == ["Soups", "Sauces, ideally cold"]


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
