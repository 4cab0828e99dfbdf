"""A row of every table, each naming the others: what one person owns and another must not reach."""

from collections.abc import Mapping

from tests.supabase.acting import Who

NOW = "2026-11-24T09:00:00+00:00"


def rows_of(who: Who) -> Mapping[str, Mapping[str, object]]:
    """By table, in an order in which they can be added. Ids begin with the first letter of the owner's."""
    one = who.id[0]
    own = {"created_at": NOW, "user_id": who.id}
    both = own | {"updated_at": NOW}
    candidate = {"candidate_id": f"{one}-candidate"}
    profile = {"id": f"{one}-profile", "label": "L", "resume": {}, "filename": ""}
    job = {"id": f"{one}-job", "kind": "preview", "status": "queued", "progress": 0, "phase": ""}
    job |= {"fingerprint": "f", "request": {}, "error_message": "", "attempts": 0, "cancel_requested": False}
    file = {"id": f"{one}-artifact", "job_id": f"{one}-job", "kind": "cv", "filename": "cv.pdf"}
    applied = {
        "id": f"{one}-application",
        "preview_job_id": f"{one}-job",
        "title": "",
        "employer": "",
        "url": "",
    }
    applied |= {"template": "", "score": 0, "status": "pending", "proof": "none"}
    sealed = {
        "id": f"{one}-credential",
        "kind": "smtp",
        "label": "",
        "host": "",
        "username": "",
        "sealed": "",
    }
    entry = {"id": f"{one}-entry", "sequence": 1, "actor": who.id, "action": "data.exported", "subject": ""}
    token = {"id": f"{one}-token", "token_hash": f"{one}-hash", "scope": "full", "label": ""}
    return {
        "candidates": both | {"id": f"{one}-candidate", "label": "L", "consent_note": ""},
        "profiles": both | candidate | profile | {"sha256": "", "notes": []},
        "readings": own | {"id": f"{one}-profile", "reading": {}, "original": ""},
        "postings": own | candidate | {"id": f"{one}-posting", "posting": {}, "source": "", "sha256": ""},
        "jobs": own | candidate | job | {"worker": "", "deadline": NOW},
        "artifacts": own
        | file
        | {"media_type": "application/pdf", "sha256": "", "size": 1, "key": f"{who.id}/k"},
        "applications": both | candidate | applied | {"artifact_ids": {"cv": f"{one}-artifact"}},
        "application_events": own
        | {"id": f"{one}-happened", "application_id": f"{one}-application"}
        | {"name": "application_started", "actor": who.id, "data": {}},
        "answers": both
        | candidate
        | {"id": f"{one}-answer", "topic": "salary", "country": "DE", "value": "1"},
        "outbox": both
        | {"id": f"{one}-mail", "application_id": f"{one}-application", "state": "queued"}
        | {"recipient": "", "subject": "", "body": "", "attachments": {}, "message_id": "", "is_test": False}
        | {"attempts": 0, "error_message": ""},
        "credentials": both | sealed,
        "budgets": own
        | {"id": f"{one}-budget", "day": "2026-11-24", "reserved": 0, "spent": 0}
        | {"prompt_tokens": 0, "completion_tokens": 0, "calls": 0},
        "audit": own | entry | {"data": {}, "previous_hash": "", "hash": ""},
        "api_tokens": own | token,
    }
