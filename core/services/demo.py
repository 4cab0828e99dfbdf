"""The demo workspace: made-up candidates with a past, to look around in and to show."""

from collections.abc import Sequence

from core.domain.candidates import Candidate
from core.domain.demo import DemoRows, DemoStory, demo_rows, is_of_demo
from core.domain.errors import ErrorCode, UserError
from core.domain.jobs import Job, PreviewResult
from core.ports import Ports
from core.services.applications import complete_application
from core.services.candidate_removal import remove_candidate
from core.services.candidates import MOST_CANDIDATES, list_candidates
from core.services.jobs import IdempotencyKey, Report, new_job, require_place
from core.services.preview_requests import fingerprint_of
from core.services.previews import run_preview

_TOO_MANY = "There is no room for the demo's candidates. Remove some of yours first."


def load_demo(ports: Ports, user_id: str, story: DemoStory) -> tuple[Sequence[Candidate], Sequence[Job]]:
    """Keeps the demo for this person, a question for each noun; its candidates, and the runs that make its
    previews while the person looks around. What is there stays as it is: loading twice, or again after it
    broke half-way, gives one demo.

    Somebody is woken last: whoever finishes a preview finds its application.
    """
    others = [one for one in list_candidates(ports, user_id) if not is_of_demo(one)]
    if len(others) + len(story.candidates) > MOST_CANDIDATES:
        raise UserError(ErrorCode.QUOTA, _TOO_MANY)
    require_place(ports)
    rows = demo_rows(story, user_id, ports.clock())
    runs = _runs(ports, rows)
    ports.candidates.add_all(user_id, rows.candidates)
    ports.profiles.add_all(user_id, rows.profiles)
    ports.postings.add_all(user_id, rows.postings)
    new = ports.jobs.add_all(user_id, runs)
    ports.applications.add_all(user_id, rows.applications)
    ports.application_events.add_all(user_id, rows.events)
    for _ in range(new):
        ports.queue.wake()
    return rows.candidates, runs


def reset_demo(ports: Ports, user_id: str) -> int:
    """Removes the demo's candidates with everything that is kept for them, and nothing else; how many.
    CONFLICT while a document of theirs is just being made."""
    candidates = demo_candidates(ports, user_id)
    for candidate in candidates:
        remove_candidate(ports, user_id, candidate.id, with_everything=True)
    return len(candidates)


def demo_candidates(ports: Ports, user_id: str) -> Sequence[Candidate]:
    return [one for one in list_candidates(ports, user_id) if is_of_demo(one)]


def run_any_preview(ports: Ports, job: Job, report: Report) -> PreviewResult:
    """`run_preview`; one of the demo also completes the application that the story tells of it."""
    result = run_preview(ports, job, report)
    if is_of_demo(job):
        complete_application(ports, job.model_copy(update={"result": result}))
    return result


def _runs(ports: Ports, rows: DemoRows) -> list[Job]:
    profiles = {row.id: row for row in rows.profiles}
    postings = {row.id: row for row in rows.postings}
    runs = []
    for run_id, request in rows.previews.items():
        profile, posting = profiles[request.profile_id], postings[request.posting_id]
        fingerprint = fingerprint_of(ports, profile, posting, request)
        key = IdempotencyKey(run_id, run_id)
        run = new_job(
            ports, profile.user_id, request, fingerprint, key=key, candidate_id=profile.candidate_id
        )
        runs.append(run.model_copy(update={"id": run_id}))
    return runs
