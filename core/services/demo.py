"""The demo workspace: made-up candidates with a past, to look around in and to show."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from core.domain.applications import (
    Application,
    ApplicationEvent,
    ApplicationStatus,
    EventName,
    Proof,
    event_of,
)
from core.domain.candidates import Candidate
from core.domain.demo import DEMO_PREFIX, DemoApplication, DemoCandidate, DemoStory
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import Job, PreviewRequest
from core.domain.posting_text import parse_posting
from core.domain.records import PostingRecord, ProfileRecord
from core.ports import Ports, add_once
from core.services.artifacts import artifact_id
from core.services.candidate_removal import remove_candidate
from core.services.candidates import MOST_CANDIDATES, list_candidates
from core.services.jobs import IdempotencyKey
from core.services.previews import start_preview

_TOO_MANY = "There is no room for the demo's candidates. Remove some of yours first."


def load_demo(ports: Ports, user_id: str, story: DemoStory) -> Sequence[Candidate]:
    """Keeps the demo for this person and starts its previews. What is there stays as it is: loading twice, or
    again after it broke half-way, gives one demo."""
    others = [one for one in list_candidates(ports, user_id) if not is_of_demo(one)]
    if len(others) + len(story.candidates) > MOST_CANDIDATES:
        raise UserError(ErrorCode.QUOTA, _TOO_MANY)
    candidates = {one.key: _keep_candidate(ports, user_id, one) for one in story.candidates}
    profiles = {one.key: _keep_profile(ports, candidates[one.key], one, story) for one in story.candidates}
    for number, told in enumerate(story.applications):
        _keep_application(ports, profiles[told.who], told, number, story)
    return list(candidates.values())


def reset_demo(ports: Ports, user_id: str) -> int:
    """Removes the demo's candidates with everything that is kept for them, and nothing else; how many.
    CONFLICT while a document of theirs is just being made."""
    candidates = demo_candidates(ports, user_id)
    for candidate in candidates:
        remove_candidate(ports, user_id, candidate.id, with_everything=True)
    return len(candidates)


def demo_candidates(ports: Ports, user_id: str) -> Sequence[Candidate]:
    return [one for one in list_candidates(ports, user_id) if is_of_demo(one)]


def is_of_demo(candidate: Candidate) -> bool:
    return candidate.id.startswith(DEMO_PREFIX)


def _keep_candidate(ports: Ports, user_id: str, told: DemoCandidate) -> Candidate:
    now = ports.clock()
    row = Candidate(
        id=_id(user_id, told.key),
        user_id=user_id,
        created_at=now,
        updated_at=now,
        label=told.label,
        consent_note=told.consent,
        consent_at=now,
    )
    return add_once(ports.candidates, row)


def _keep_profile(ports: Ports, candidate: Candidate, told: DemoCandidate, story: DemoStory) -> ProfileRecord:
    row = ProfileRecord(
        id=_id(candidate.user_id, told.key, "profile"),
        user_id=candidate.user_id,
        candidate_id=candidate.id,
        created_at=candidate.created_at,
        updated_at=candidate.created_at,
        label=told.label,
        resume=story.resumes[told.profile],
        filename=told.profile,
    )
    return add_once(ports.profiles, row)


def _keep_application(
    ports: Ports, profile: ProfileRecord, told: DemoApplication, number: int, story: DemoStory
) -> None:
    row_id = _id(profile.user_id, told.who, f"application-{number}")
    posting = _keep_posting(ports, profile, told, story) if told.posting else None
    job = _preview(ports, profile, posting, told) if posting and told.preview else None
    last = told.path[-1] if told.path else (ApplicationStatus.PENDING, told.made)
    row = Application(
        id=row_id,
        user_id=profile.user_id,
        candidate_id=profile.candidate_id,
        created_at=_moment(ports, told.made, number),
        updated_at=_moment(ports, last[1], number),
        title=told.title,
        employer=told.employer,
        template=told.template,
        score=told.score,
        source=told.source,
        notes=told.notes,
        contact=told.contact,
        posting_id=posting.id if posting else "",
        preview_job_id=job.id if job else "",
        artifact_ids=_files(job) if job else {},
        posted_on=_day(ports, told.posted),
        next_action=told.next_action,
        next_action_on="" if told.next_on is None else _day(ports, told.next_on),
        status=last[0],
        proof=Proof.STATED if told.path else Proof.NONE,
        applied_at=_moment(ports, told.path[0][1], number) if told.path else None,
    )
    add_once(ports.applications, row)
    for event in _events(ports, row, told, number):
        add_once(ports.application_events, event)


def _keep_posting(
    ports: Ports, profile: ProfileRecord, told: DemoApplication, story: DemoStory
) -> PostingRecord:
    row = PostingRecord(
        id=_id(profile.user_id, told.who, told.posting),
        user_id=profile.user_id,
        candidate_id=profile.candidate_id,
        created_at=_moment(ports, told.made, 0),
        posting=parse_posting(story.adverts[told.posting]),
        source=told.source,
    )
    return add_once(ports.postings, row)


def _preview(ports: Ports, profile: ProfileRecord, posting: PostingRecord, told: DemoApplication) -> Job:
    """Made by whoever makes previews, while the person looks around; the key makes it one however often."""
    request = PreviewRequest(
        profile_id=profile.id, posting_id=posting.id, template=told.template, use_ai=False
    )
    return start_preview(ports, profile.user_id, request, key=IdempotencyKey(posting.id, posting.id))


def _files(job: Job) -> dict[str, str]:
    return {
        "cv": artifact_id(job.id, "cv", "pdf"),
        "cover_letter": artifact_id(job.id, "cover_letter", "pdf"),
        "interview_prep": artifact_id(job.id, "interview_prep", "html"),
    }


def _events(ports: Ports, row: Application, told: DemoApplication, number: int) -> Sequence[ApplicationEvent]:
    """That it was made, then each change of its status; their ids are made from the application's."""
    made = _event(row, 0, EventName.CREATED, row.created_at, {})
    before = ["pending", *(status.value for status, _ in told.path)]
    changes = [
        _event(
            row,
            step,
            EventName.STATUS_CHANGED,
            _moment(ports, day, number),
            {"from": before[step - 1], "to": status.value},
        )
        for step, (status, day) in enumerate(told.path, start=1)
    ]
    return [made, *changes]


def _event(
    row: Application, step: int, name: EventName, moment: datetime, data: dict[str, str]
) -> ApplicationEvent:
    return event_of(row, f"{row.id}-{step}", moment, name, data)


def _moment(ports: Ports, day: int, number: int) -> datetime:
    """A time of that day between eight and five, another one for each application."""
    return (ports.clock() + timedelta(days=day)).replace(
        hour=8 + number * 5 % 9, minute=number * 7 % 60, second=0, microsecond=0
    )


def _day(ports: Ports, day: int) -> str:
    return (ports.today() + timedelta(days=day)).isoformat()


def _id(user_id: str, *names: str) -> str:
    """Of this person's demo alone: ids are unique over all people."""
    return f"{DEMO_PREFIX}{sha256('/'.join([user_id, *names]).encode()).hexdigest()[:27]}"
