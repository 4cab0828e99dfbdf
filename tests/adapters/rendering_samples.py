"""Fictional people for the rendering tests: from a name alone to three pages, in several scripts."""

from core.adapters.rendering.sections import SECTIONS
from core.adapters.template_library import require_template
from core.domain.documents import InterviewItem, InterviewPrep, InterviewSection, Letter
from core.domain.resume import (
    Award,
    Basics,
    Certificate,
    Education,
    Interest,
    Language,
    Location,
    Profile,
    Project,
    Publication,
    Reference,
    Resume,
    Skill,
    Volunteer,
    Work,
)


def section_order(template: str) -> list[str]:
    """The keys of all sections as a design orders them."""
    first = require_template(template).sections
    return [*first, *(key for key in SECTIONS if key not in first)]


def person(name: str) -> Basics:
    return Basics(
        name=name,
        label="Head of Logistics",
        email="someone@example.org",
        phone="+49 30 2312 5014",
        url="https://www.example.org/someone/",
        summary="Runs warehouses that ship on time. Likes short lists and clear numbers.",
        location=Location(address="Am Speicher 4", postal_code="04109", city="Leipzig", country_code="DE"),
        profiles=[Profile(network="LinkedIn", url="https://www.linkedin.com/in/someone-example")],
    )


def job(number: int, bullets: int) -> Work:
    return Work(
        name=f"Kontor {number} Logistik GmbH",
        position=f"IT and Warehouse Manager {number}",
        location="Leipzig",
        start_date=f"{2020 - number}-03",
        end_date="" if number == 0 else f"{2021 - number}-02-28",
        summary=f"Responsible for hall {number} and its night shift.",
        highlights=[
            f"{('Raised', 'Improved')[i % 2]} the pick rate of line {number}.{i} from 82 to 97"
            " per hour by re-slotting fast movers near the well-lit packing tables"
            for i in range(bullets)
        ],
    )


def full(name: str = "Jürgen Weißenbach") -> Resume:
    """Every section of JSON Resume, each with every field a page shows."""
    return Resume(
        basics=person(name),
        work=[job(0, 3), job(1, 2)],
        projects=[
            Project(
                name="Dock Scheduler",
                description="Slots for lorries, booked by the drivers themselves.",
                highlights=["Cut waiting at the gate from 50 to 12 minutes"],
                keywords=["PostgreSQL", "Django"],
                start_date="2019",
                end_date="2019",
                url="https://example.org/dock",
                roles=["Lead"],
                entity="Hafen Halle",
            )
        ],
        education=[
            Education(
                institution="Universität Leipzig",
                study_type="BSc",
                area="Logistics",
                start_date="2008",
                end_date="2011",
                score="1.7",
                courses=["Queueing theory", "Statistics"],
            )
        ],
        skills=[
            Skill(name="Systems", level="expert", keywords=["SAP EWM", "Excel"]),
            Skill(name="Staplerschein"),
        ],
        languages=[Language(language="German", fluency="native"), Language(language="English", fluency="C1")],
        certificates=[Certificate(name="Six Sigma Green Belt", date="2017-05", issuer="ASQ")],
        awards=[
            Award(title="Safest Hall", date="2018", awarder="BGHW", summary="A year without an accident.")
        ],
        publications=[
            Publication(
                name="Slotting by Season",
                publisher="Logistik Heute",
                release_date="2020-11-03",
                url="https://example.org/slotting",
                summary="Why Christmas needs its own layout.",
            )
        ],
        volunteer=[
            Volunteer(
                organization="Tafel Leipzig",
                position="Driver",
                start_date="2015-01",
                end_date="2016-12",
                summary="Collected food from eleven markets.",
                highlights=["Planned the Saturday tour"],
            )
        ],
        references=[Reference(name="Petra Vogt", reference="The calmest person in any hall.")],
        interests=[Interest(name="Rowing", keywords=["eights", "coaching"])],
    )


RESUMES = {
    "minimal": Resume(basics=Basics(name="Ann Lee", email="ann@example.org"), work=[Work(name="Acme")]),
    "full": full(),
    "long": Resume(basics=person("Ada Long"), work=[job(n, 7) for n in range(9)], education=full().education),
    "polish": full("Łukasz Żółć"),
    "greek": full("Ελένη Παπαδοπούλου"),
    "cyrillic": full("Иван Петрович Щёголев"),
}

LETTER = Letter(
    language="de",
    sender=person("Jürgen Weißenbach"),
    date="2026-11-01",
    recipient=["Nordwind Handel AG", "Personalabteilung", "Hamburg"],
    subject="Bewerbung als Leiter Lagerlogistik",
    greeting="Guten Tag,",
    paragraphs=["Seit 2020 leite ich eine Halle mit 85 Menschen.", "Das Hochregal lief nach zwei Wochen."],
    closing="Mit freundlichen Grüßen",
    signature="Jürgen Weißenbach",
)

INTERVIEW = InterviewPrep(
    title="Warehouse Manager at Nordwind",
    sections=[
        InterviewSection(
            heading="Likely questions",
            items=[
                InterviewItem(question="How did you raise the pick rate?", notes=["Re-slotting", "82 to 97"])
            ],
        )
    ],
)
