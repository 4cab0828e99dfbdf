"""A CV on as many pages as the person wants, with the real lay-out."""

import pytest

from core.domain.jobs import PreviewResult
from core.domain.resume import Resume
from core.ports import Ports
from core.services.preview_requests import ask_without
from core.services.previews import result_of
from core.services.profiles import add_profile
from tests.adapters.rendering_samples import job, person
from tests.services.test_previews import previewed, run_all

pytestmark = pytest.mark.slow


def long_profile(ports: Ports, jobs: int = 6) -> str:
    resume = Resume(basics=person("Ann Lee"), work=[job(number, 6) for number in range(jobs)])
    return add_profile(ports, "ann", resume.model_dump_json(by_alias=True).encode(), "cv.json").id


def made(ports: Ports, **wishes: object) -> PreviewResult:
    return result_of(previewed(ports, profile_id=long_profile(ports), template="modern", **wishes))


def bullets(result: PreviewResult) -> int:
    return sum(len(work.highlights) for work in result.cv.work)


def test_a_long_cv_is_cut_to_one_page_and_says_so(ports: Ports) -> None:
    free, fitted = made(ports), made(ports, fit_pages=1)
    assert free.pages["cv"] > 1
    assert fitted.pages["cv"] == 1
    assert 6 <= bullets(fitted) < bullets(free)
    assert [work.name for work in fitted.cv.work] == [work.name for work in free.cv.work]
    assert any("fits on one page" in change.reason for change in fitted.changes)
    assert fitted.length_note == ""


def test_what_fits_already_is_not_touched(ports: Ports) -> None:
    free, fitted = made(ports), made(ports, fit_pages=3)
    assert fitted.cv == free.cv
    assert fitted.changes == free.changes


def test_cut_lines_come_back_and_others_go_for_them(ports: Ports) -> None:
    request = {"profile_id": long_profile(ports), "template": "modern", "fit_pages": 1}
    first = previewed(ports, **request)
    path = next(change.path for change in result_of(first).changes if "fits on one page" in change.reason)
    again = ask_without(ports, "ann", first, [path])
    run_all(ports)
    result = result_of(ports.jobs.require("ann", again.id))
    number = int(path.split("[")[1].split("]")[0])
    assert len(result.cv.work[number].highlights) == 6
    assert result.pages["cv"] == 1


@pytest.mark.parametrize(("wishes", "jobs"), [({}, 24), ({"strength": "none"}, 6)])
def test_what_cannot_fit_is_only_set_closer_and_says_why(
    ports: Ports, wishes: dict[str, object], jobs: int
) -> None:
    profile = long_profile(ports, jobs)
    free, fitted = (
        result_of(previewed(ports, profile_id=profile, template="modern", **wishes, **more))
        for more in ({}, {"fit_pages": 1})
    )
    assert fitted.cv == free.cv
    assert fitted.pages["cv"] <= free.pages["cv"]
    assert "however close it is set" in fitted.length_note
