"""Example bodies and answers of the API's documentation. Everybody in them is made up."""

from pydantic.json_schema import JsonSchemaValue

RESUME: JsonSchemaValue = {
    "basics": {"name": "Ann Meyer", "label": "Data engineer", "email": "ann@example.org"},
    "work": [
        {
            "name": "Example GmbH",
            "position": "Data engineer",
            "startDate": "2021-03",
            "highlights": ["Cut the nightly load from 5 hours to 40 minutes"],
        }
    ],
    "skills": [{"name": "Languages", "keywords": ["Python", "SQL"]}],
}
CANDIDATE: JsonSchemaValue = {
    "id": "7b8c9d0e1f2a3b4c5d6e7f8091a2b3c4",
    "candidate_id": "7b8c9d0e1f2a3b4c5d6e7f8091a2b3c4",
    "label": "Mia Example",
    "consent_note": "By phone: CVs, letters, applications.",
    "consent_at": "2026-11-23T09:00:00.000000+00:00",
    "created_at": "2026-11-23T09:00:00.000000+00:00",
    "updated_at": "2026-11-23T09:00:00.000000+00:00",
}
ANSWER: JsonSchemaValue = {
    "topic": "work_right",
    "country": "DE",
    "value": "yes",
    "updated_at": "2026-11-23T09:00:00.000000+00:00",
}
PROFILE: JsonSchemaValue = {
    "id": "0d1f6f0e2c8b4a7d9e3c5b7a1f2d4e6c",
    "profile_id": "0d1f6f0e2c8b4a7d9e3c5b7a1f2d4e6c",
    "candidate_id": "",
    "label": "Ann Meyer, Data engineer",
    "filename": "resume.json",
    "created_at": "2026-11-23T09:00:00.000000+00:00",
    "updated_at": "2026-11-23T09:00:00.000000+00:00",
    "resume": RESUME,
    "notes": [],
}
CHECK: JsonSchemaValue = {
    "unsupported": [{"text": "12", "why": "The profile has no such number here.", "kind": "quantity"}],
    "unchecked": [],
    "sentences": [
        {"text": "I have worked as a data engineer since 2021.", "unsupported": [], "unchecked": []},
        {
            "text": "I led a team of 12.",
            "unsupported": [
                {"text": "12", "why": "The profile has no such number here.", "kind": "quantity"},
            ],
            "unchecked": [],
        },
    ],
}
POSTING: JsonSchemaValue = {
    "id": "9a1b2c3d4e5f60718293a4b5c6d7e8f9",
    "posting_id": "9a1b2c3d4e5f60718293a4b5c6d7e8f9",
    "candidate_id": "",
    "source": "pasted text",
    "created_at": "2026-11-23T09:00:00.000000+00:00",
    "posting": {
        "title": "Data Engineer",
        "hiringOrganization": {"name": "Example GmbH"},
        "jobLocation": "Berlin",
        "requirements": [{"text": "3 years of Python", "kind": "must"}],
        "knockOuts": [{"kind": "years", "status": "unknown", "postingText": "3 years of Python"}],
    },
}
ACCEPTED: JsonSchemaValue = {"job_id": "5e6f708192a3b4c5d6e7f8091a2b3c4d", "status": "queued"}
JOB: JsonSchemaValue = {
    "job_id": "5e6f708192a3b4c5d6e7f8091a2b3c4d",
    "kind": "preview",
    "status": "running",
    "progress": 50,
    "phase": "Tailoring the CV",
}
LINK: JsonSchemaValue = {
    "url": "/api/v1/storage/download?token=eyJ…",
    "expires_at": "2026-11-23T09:15:00Z",
}
APPLICATION: JsonSchemaValue = {
    "id": "3c4d5e6f708192a3b4c5d6e7f8091a2b",
    "application_id": "3c4d5e6f708192a3b4c5d6e7f8091a2b",
    "candidate_id": "",
    "created_at": "2026-11-23T09:01:00.000000+00:00",
    "updated_at": "2026-11-23T09:01:00.000000+00:00",
    "preview_job_id": "5e6f708192a3b4c5d6e7f8091a2b3c4d",
    "title": "Data Engineer",
    "employer": "Example GmbH",
    "url": "",
    "template": "classic",
    "score": 81,
    "status": "pending",
    "proof": "none",
    "artifact_ids": {"cv": "a1b2c3d4e5f60718293a4b5c6d7e8f90"},
}
TEMPLATE: JsonSchemaValue = {
    "name": "classic",
    "title": "Classic",
    "description": "One column, serif headings.",
    "accents": {"burgundy": "#6b2334", "navy": "#1f3a5c"},
}
