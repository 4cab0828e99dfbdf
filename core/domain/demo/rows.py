"""The demo's story as rows of one person. Ids are made from the person and the story, so that it is the same
demo however often it is loaded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from core.domain.applications import (
    Application,
    ApplicationEvent,
    EventName,
    Proof,
    event_of,
)
from core.domain.candidates import Candidate
from core.domain.demo.story import DemoApplication, DemoStory
from core.domain.jobs import PreviewRequest
from core.domain.posting_text import parse_posting
from core.domain.records import PostingRecord, ProfileRecord, Record

DEMO_PREFIX = "demo-"
"""How ids of the demo begin; ids of others are hexadecimal."""


def is_of_demo(row: Record) -> bool:
    return row.id.startswith(DEMO_PREFIX)


@dataclass(frozen=True)
class DemoRows:
    """Everything but the runs. `previews` are what has to be made, by the id of its run."""

    candidates: Sequence[Candidate]
    profiles: Sequence[ProfileRecord]
    postings: Sequence[PostingRecord]
    applications: Sequence[Application]
    events: Sequence[ApplicationEvent]
    previews: Mapping[str, PreviewRequest]


def demo_rows(story: DemoStory, user_id: str, now: datetime) -> DemoRows:
    """The story as it looks at this moment."""
    cast = _Cast(story, user_id, now)
    told = list(enumerate(story.applications))
    applications = [cast.application(one, number) for number, one in told]
    return DemoRows(
        candidates=cast.candidates(),
        profiles=cast.profiles(),
        postings=cast.postings(),
        applications=applications,
        events=[
            event
            for row, (number, one) in zip(applications, told, strict=True)
            for event in cast.events(row, one, number)
        ],
        previews={cast.run_id(one): cast.request(one) for one in story.applications if one.preview},
    )


@dataclass(frozen=True)
class _Cast:
    story: DemoStory
    user_id: str
    now: datetime

    def candidates(self) -> list[Candidate]:
        return [
            Candidate(
                id=self.named(told.key),
                user_id=self.user_id,
                created_at=self.now,
                updated_at=self.now,
                label=told.label,
                consent_note=told.consent,
                consent_at=self.now,
            )
            for told in self.story.candidates
        ]

    def profiles(self) -> list[ProfileRecord]:
        return [
            ProfileRecord(
                id=self.named(told.key, "profile"),
                user_id=self.user_id,
                candidate_id=self.named(told.key),
                created_at=self.now,
                updated_at=self.now,
                label=told.label,
                resume=self.story.resumes[told.profile],
                filename=told.profile,
            )
            for told in self.story.candidates
        ]

    def postings(self) -> list[PostingRecord]:
        """One for each advert and candidate, though two applications may be for it."""
        first = {(told.who, told.posting): told for told in reversed(self.story.applications)}
        return [
            PostingRecord(
                id=self.named(who, posting),
                user_id=self.user_id,
                candidate_id=self.named(who),
                created_at=self.moment(told.made, 0),
                posting=parse_posting(self.story.adverts[posting]),
                source=told.source,
            )
            for (who, posting), told in first.items()
            if posting
        ]

    def application(self, told: DemoApplication, number: int) -> Application:
        last = told.path[-1][1] if told.path else told.made
        return Application(
            id=self.named(told.who, f"application-{number}"),
            user_id=self.user_id,
            candidate_id=self.named(told.who),
            created_at=self.moment(told.made, number),
            updated_at=self.moment(last, number),
            title=told.title,
            employer=told.employer,
            template=told.template,
            score=told.score,
            source=told.source,
            notes=told.notes,
            contact=told.contact,
            posting_id=self.named(told.who, told.posting) if told.posting else "",
            preview_job_id=self.run_id(told) if told.preview else "",
            posted_on=self.day(told.posted),
            next_action=told.next_action,
            next_action_on="" if told.next_on is None else self.day(told.next_on),
            status=told.status,
            proof=Proof.STATED if told.path else Proof.NONE,
            applied_at=self.moment(told.path[0][1], number) if told.path else None,
        )

    def events(self, row: Application, told: DemoApplication, number: int) -> Iterator[ApplicationEvent]:
        """That it was made, then each change of its status."""
        yield event_of(row, f"{row.id}-0", row.created_at, EventName.CREATED, {})
        before = "pending"
        for step, (status, day) in enumerate(told.path, start=1):
            data = {"from": before, "to": status.value}
            moment = self.moment(day, number)
            yield event_of(row, f"{row.id}-{step}", moment, EventName.STATUS_CHANGED, data)
            before = status.value

    def request(self, told: DemoApplication) -> PreviewRequest:
        return PreviewRequest(
            profile_id=self.named(told.who, "profile"),
            posting_id=self.named(told.who, told.posting),
            template=told.template,
            use_ai=False,
        )

    def run_id(self, told: DemoApplication) -> str:
        return self.named(told.who, told.posting, "preview")

    def named(self, *names: str) -> str:
        """Of this person's demo alone: ids are unique over all people."""
        return f"{DEMO_PREFIX}{sha256('/'.join([self.user_id, *names]).encode()).hexdigest()[:27]}"

    def moment(self, day: int, number: int) -> datetime:
        """A time of that day between eight and five, another one for each application."""
        return (self.now + timedelta(days=day)).replace(
            hour=8 + number * 5 % 9, minute=number * 7 % 60, second=0, microsecond=0
        )

    def day(self, day: int) -> str:
        return (self.now.date() + timedelta(days=day)).isoformat()
