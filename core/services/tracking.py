"""Following applications: what changes in them, each change with its event, and how they are found again."""

from collections.abc import Iterator, Mapping, Sequence

from core.domain.applications import Application, ApplicationEvent, EventName, event_of
from core.domain.errors import ErrorCode, UserError
from core.domain.tracking import Found, Search, read_day
from core.domain.web_addresses import MOST_ADDRESS_CHARACTERS, web_address
from core.ports import FIRST_PAGE, Page, Ports, every_row
from core.services.artifacts import remove_artifact
from core.services.jobs import forget_run

MOST_LETTERS: Mapping[str, int] = {
    "notes": 10_000,
    "contact": 500,
    "next_action": 200,
    "next_action_on": 10,
    "url": MOST_ADDRESS_CHARACTERS,
}
"""What a person may note, and how much of it."""

CHANGED = "This application has changed meanwhile. Look at it again, then decide."
_NO_DAY = "The day of the next step is not a day like 2026-11-30. Correct it and save again."


def find_applications(ports: Ports, user_id: str, search: Search, page: Page = FIRST_PAGE) -> Found:
    """One page of the list, and what is shown around it."""
    return ports.tracking.find(user_id, search, page)


def events_of(ports: Ports, user_id: str, application_id: str) -> Sequence[ApplicationEvent]:
    """What has happened to an application, newest first."""
    return ports.application_events.list(user_id, {"application_id": application_id}, page=Page(limit=500))


def set_details(ports: Ports, user_id: str, application: Application, details: Mapping[str, str]) -> bool:
    """Notes, contact, the next step and the posting's address; whether anything was changed. An address that
    came along in a sheet may be a loose one: it is looked at when it is changed. CONFLICT when another window
    was faster."""
    if details.get("url", application.url) != application.url:
        details = {**details, "url": web_address(details["url"])}
    patch = {name: text for name, text in details.items() if text != getattr(application, name)}
    _check(patch)
    if not patch:
        return False
    is_step = "next_action" in patch or "next_action_on" in patch
    said = {"changed": ", ".join(patch)}
    if is_step:
        said |= {
            name: details.get(name, getattr(application, name)) for name in ("next_action", "next_action_on")
        }
    name = EventName.REMINDER_SET if is_step else EventName.NOTED
    expected = {column: getattr(application, column) for column in patch}
    now = ports.clock()
    event = event_of(application, ports.new_id(), now, name, said)
    if not ports.tracking.change(user_id, application.id, expected, {**patch, "updated_at": now}, event):
        raise UserError(ErrorCode.CONFLICT, CHANGED)
    return True


def remove_application(ports: Ports, user_id: str, application_id: str) -> None:
    """Forgets it with its history and form answers; the run it was made from keeps its documents.

    The files go first and the row last: what breaks half-way can be done again.
    """
    application = ports.applications.require(user_id, application_id)
    form = ports.artifacts.get(user_id, application.artifact_ids.get("form_data", ""))
    run = ports.jobs.get(user_id, form.job_id) if form else None
    if run is not None and run.kind == "apply":
        forget_run(ports, run)
    elif form is not None:
        remove_artifact(ports, form)
    ports.applications.remove(user_id, application_id)


def every_application(ports: Ports, user_id: str, search: Search) -> Iterator[Application]:
    """All that the search finds."""
    if not search.narrows:
        where = {} if search.candidate_id is None else {"candidate_id": search.candidate_id}
        yield from every_row(ports.applications, user_id, where)
        return
    offset = 0
    while rows := ports.tracking.find(user_id, search, Page(offset, 500)).rows:
        yield from rows
        offset += len(rows)


def _check(patch: Mapping[str, str]) -> None:
    for name, text in patch.items():
        if len(text) > MOST_LETTERS[name]:
            what = name.replace("_", " ")
            raise UserError(
                ErrorCode.INPUT_TOO_BIG, f"The {what} may have {MOST_LETTERS[name]:,} letters. Shorten it."
            )
    day = patch.get("next_action_on", "")
    if day and (len(day) != 10 or read_day(day) is None):
        raise UserError(ErrorCode.INPUT_UNREADABLE, _NO_DAY)
