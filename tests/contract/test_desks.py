"""What is kept for each candidate is counted alike in every place."""

from core.domain.candidates import Kept
from tests.contract.homes import Home
from tests.contract.rows import application, candidate, job, new_id, posting, profile


def fill(home: Home) -> str:
    """A candidate with two CVs and more, beside a CV of the account's own and one without anything."""
    user, name = home.user_id, home.candidates.add(home.user_id, candidate(new_id(), home.user_id)).id
    home.candidates.add(user, candidate(new_id(), user))
    for candidate_id in (name, name, ""):
        home.profiles.add(user, profile(new_id(), user, candidate_id))
    home.postings.add(user, posting(new_id(), user_id=user, candidate_id=name))
    preview = home.jobs.add(user, job(new_id(), user, candidate_id=name))
    applying = job(new_id(), user, candidate_id=name).model_copy(update={"kind": "apply"})
    home.jobs.add(user, applying)
    applied = application(new_id(), user, preview.id, {}).model_copy(update={"candidate_id": name})
    home.applications.add(user, applied)
    return name


def test_every_candidate_is_counted_and_nobody_elses(ann: Home, bob: Home) -> None:
    name = fill(ann)
    fill(bob)
    kept = sorted(ann.desks.kept(ann.user_id), key=lambda one: one.profiles)
    assert kept == [
        Kept(candidate_id="", profiles=1),
        Kept(candidate_id=name, profiles=2, postings=1, previews=1, applications=1),
    ]


def test_where_nothing_is_kept_nothing_is_counted(ann: Home) -> None:
    assert ann.desks.kept(ann.user_id) == []
