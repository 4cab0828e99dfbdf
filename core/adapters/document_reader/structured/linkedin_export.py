"""The ZIP that LinkedIn gives its members ("Get a copy of your data")."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence

from core.adapters.document_reader.entries.filled import filled
from core.adapters.document_reader.lines import clean
from core.adapters.document_reader.person.contacts import network_of, profile_of, safe_url
from core.adapters.document_reader.person.identity import location_of
from core.adapters.document_reader.sniff import check_zip
from core.domain.dates import parse_date
from core.domain.decoding import decode
from core.domain.errors import ErrorCode, UserError
from core.domain.resume import Resume

Row = Mapping[str, str]

_MAX_MEMBER = 5_000_000
_MAX_ROWS = 500
_DAMAGED = "This ZIP file is damaged. Download the export from LinkedIn again."


def resume_from_export(data: bytes) -> Resume:
    """Profile, positions, education, skills, languages, e-mail and telephone of a LinkedIn data export."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_zip(archive)
            tables = {name.rsplit("/", 1)[-1].lower(): name for name in archive.namelist()}
            read = {stem: _rows(archive, tables.get(f"{stem}.csv")) for stem in _TABLES}
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        raise UserError(ErrorCode.INPUT_UNREADABLE, _DAMAGED) from None
    sections = {
        "basics": _basics(read),
        "work": [_work(row) for row in read["positions"]],
        "education": [_education(row) for row in read["education"]],
        "skills": [{"name": row["Name"]} for row in read["skills"] if row.get("Name")],
        "languages": [_language(row) for row in read["languages"] if row.get("Name")],
        "certificates": [_certificate(row) for row in read["certifications"] if row.get("Name")],
    }
    return Resume.model_validate({name: value for name, value in sections.items() if value})


_TABLES = (
    "profile",
    "positions",
    "education",
    "skills",
    "languages",
    "certifications",
    "email addresses",
    "phonenumbers",
)


def _rows(archive: zipfile.ZipFile, name: str | None) -> Sequence[Row]:
    if not name or archive.getinfo(name).file_size > _MAX_MEMBER:
        return []
    data = archive.read(name)
    if not data.strip():
        return []
    reader = csv.DictReader(io.StringIO(clean(decode(data)), newline=""))
    rows = [{key: value for key, value in row.items() if key and isinstance(value, str)} for row in reader]
    return rows[:_MAX_ROWS]


def _basics(read: Mapping[str, Sequence[Row]]) -> dict[str, object]:
    profile = next(iter(read["profile"]), {})
    emails = sorted(read["email addresses"], key=lambda row: row.get("Primary") != "Yes")
    phone = next((row.get("Number", "") for row in read["phonenumbers"]), "")
    urls = [url for part in _websites(profile) if (url := safe_url(part))]
    place = profile.get("Geo Location", "")
    return filled(
        name=f"{profile.get('First Name', '')} {profile.get('Last Name', '')}".strip(),
        label=profile.get("Headline"),
        summary=profile.get("Summary"),
        email=emails[0].get("Email Address") if emails else "",
        phone=phone,
        url=next((url for url in urls if not network_of(url)), ""),
        profiles=[profile_of(url) for url in urls if network_of(url)],
        location=location_of(place) if place else None,
    )


def _websites(profile: Row) -> list[str]:
    """LinkedIn writes them as "[PORTFOLIO:https://a.example,BLOG:https://b.example]"."""
    parts = profile.get("Websites", "").strip("[]").split(",")
    return [
        part[part.find("http") :] if "http" in part else part.rpartition(":")[2] for part in parts if part
    ]


def _work(row: Row) -> dict[str, object]:
    lines = [line.strip(" -•*\t") for line in row.get("Description", "").splitlines()]
    return filled(
        name=row.get("Company Name"),
        position=row.get("Title"),
        location=row.get("Location"),
        start_date=parse_date(row.get("Started On", "")),
        end_date=parse_date(row.get("Finished On", "")),
        highlights=[line for line in lines if line],
    )


def _education(row: Row) -> dict[str, object]:
    return filled(
        institution=row.get("School Name"),
        study_type=row.get("Degree Name"),
        start_date=parse_date(row.get("Start Date", "")),
        end_date=parse_date(row.get("End Date", "")),
        courses=[note for note in (row.get("Notes", ""), row.get("Activities", "")) if note],
    )


def _language(row: Row) -> dict[str, object]:
    return filled(language=row.get("Name"), fluency=row.get("Proficiency"))


def _certificate(row: Row) -> dict[str, object]:
    return filled(
        name=row.get("Name"),
        issuer=row.get("Authority"),
        url=safe_url(row.get("Url", "")),
        date=parse_date(row.get("Finished On", "") or row.get("Started On", "")),
    )
