"""The answer bank: kept for each candidate and oneself, and used when an application is made."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from core.domain.answers import GivenAnswer, StoredAnswer, answers_in, clean_answer, is_topic
from core.domain.candidates import OWN
from core.domain.errors import ErrorCode, UserError
from core.domain.forms import FormData, FormTable, plan_answers
from core.domain.jobs import Job, PreviewResult
from core.domain.posting import JobPosting
from core.ports import Page, Ports, add_once
from core.services.candidates import belonging_to, require_candidate

MOST_ANSWERS = 200
_TOO_MANY = f"You can keep {MOST_ANSWERS} answers. Remove one before you add another."
_NO_COUNTRY = "“{code}” is not a country we know. Write its two letters, such as DE or US."
_TWICE = "“{topic}” is answered twice. Send each topic, or each country of it, once."

Place = tuple[str, str]
"""Topic and country: what an answer is found by."""


def list_answers(ports: Ports, user_id: str, candidate_id: str = OWN) -> Sequence[StoredAnswer]:
    """All of one candidate's, by topic and country."""
    where = belonging_to(candidate_id)
    rows = ports.answers.list(user_id, where, order="topic", page=Page(limit=MOST_ANSWERS))
    return sorted(rows, key=_place)


def change_answers(
    ports: Ports, user_id: str, changes: Sequence[GivenAnswer], candidate_id: str = OWN
) -> Sequence[StoredAnswer]:
    """Keeps these and leaves all others; an empty one takes back what was said. Nothing is changed when one
    of them cannot be kept: INPUT_UNREADABLE, INPUT_TOO_BIG or QUOTA."""
    require_candidate(ports, user_id, candidate_id)
    return _changed(ports, user_id, candidate_id, _cleaned(ports, changes))


def replace_answers(
    ports: Ports, user_id: str, answers: Sequence[GivenAnswer], candidate_id: str = OWN
) -> Sequence[StoredAnswer]:
    """From now on these are all there are. Refuses like `change_answers`."""
    require_candidate(ports, user_id, candidate_id)
    wanted = _cleaned(ports, answers)
    gone = {_place(row): "" for row in list_answers(ports, user_id, candidate_id)}
    return _changed(ports, user_id, candidate_id, {**gone, **wanted})


def plan_form(ports: Ports, preview: Job, result: PreviewResult, posting: JobPosting) -> FormData:
    """The form answers of a finished preview, with what is stored right now. What the profile itself brings
    along (`meta.answers`) counts where nothing else is stored."""
    brought = answers_in(result.cv.meta)
    stored = list_answers(ports, preview.user_id, preview.candidate_id)
    kept = [
        GivenAnswer(topic=row.topic, country=row.country, value=row.value)
        for row in stored
        if is_topic(row.topic)
    ]
    bank = {(given.topic, given.country): given for given in (*brought, *kept)}
    table = ports.tables.form_table(posting.ats) if posting.ats else FormTable()
    basics = result.cv.basics
    return plan_answers(
        result.cv,
        result.cover_letter,
        posting,
        list(bank.values()),
        ports.tables.countries(),
        table,
        ports.tables.telephone(basics.phone, basics.location.country_code),
    )


def _cleaned(ports: Ports, answers: Sequence[GivenAnswer]) -> Mapping[Place, str]:
    known = ports.tables.countries().titles
    cleaned: dict[Place, str] = {}
    for given in map(clean_answer, answers):
        if given.country and given.country not in known:
            message = _NO_COUNTRY.format(code=given.country[:20])
            raise UserError(ErrorCode.INPUT_UNREADABLE, message)
        if (given.topic, given.country) in cleaned:
            raise UserError(ErrorCode.INPUT_UNREADABLE, _TWICE.format(topic=given.topic[:60]))
        cleaned[given.topic, given.country] = given.value
    return cleaned


def _changed(
    ports: Ports, user_id: str, candidate_id: str, wanted: Mapping[Place, str]
) -> Sequence[StoredAnswer]:
    known = {_place(row): row for row in list_answers(ports, user_id, candidate_id)}
    after = {**{place: row.value for place, row in known.items()}, **wanted}
    if sum(1 for value in after.values() if value) > MOST_ANSWERS:
        raise UserError(ErrorCode.QUOTA, _TOO_MANY)
    for place, value in wanted.items():
        row = known.get(place)
        if row and not value:
            ports.answers.remove(user_id, row.id)
        elif value and (row is None or row.value != value):
            _keep(ports, user_id, candidate_id, place, value)
    return list_answers(ports, user_id, candidate_id)


def _keep(ports: Ports, user_id: str, candidate_id: str, place: Place, value: str) -> None:
    topic, country = place
    where = {"candidate_id": candidate_id, "topic": topic, "country": country}
    now = ports.clock()
    patch = {"value": value, "updated_at": now}
    if ports.answers.change(user_id, where, patch):
        return
    name = "\x00".join((user_id, candidate_id, topic, country))
    row = StoredAnswer(
        id=sha256(name.encode()).hexdigest()[:32],
        user_id=user_id,
        created_at=now,
        updated_at=now,
        candidate_id=candidate_id,
        topic=topic,
        country=country,
        value=value,
    )
    if add_once(ports.answers, row).value != value:
        ports.answers.change(user_id, where, patch)


def _place(row: StoredAnswer) -> Place:
    return row.topic, row.country
