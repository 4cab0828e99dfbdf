"""The same file again: nothing a person has corrected is lost, and a better reader is made use of."""

import io
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from core.bootstrap import Runtime
from core.domain.errors import ErrorCode, UserError
from core.domain.posting import JobPosting
from core.domain.reading import Doubt, FieldReading, Reading, open_doubts
from core.domain.records import ProfileRecord
from core.domain.resume import Basics, Resume, Work
from core.ports import Ports, Reader, ReadProfile
from core.services.candidate_removal import remove_candidate
from core.services.candidates import add_candidate, record_consent
from core.services.orphans import AGE, sweep_orphans
from core.services.privacy import erase_everything, export_everything
from core.services.profiles import add_profile, change_profile, list_profiles, remove_profile
from core.services.readings import page_picture, say_all_is_right
from tests.conftest import DATA, Clock

PDF = (DATA / "profiles" / "electrician_en_twocol.pdf").read_bytes()
TEXT = (DATA / "profiles" / "electrician_en.txt").read_bytes()


@dataclass
class OtherReader:
    """Reads everything as the same `resume`."""

    version: int
    resume: Resume
    real: Reader

    def read_profile(self, data: bytes, filename: str) -> ReadProfile:
        reading = Reading(version=self.version, resume=self.resume, fields=[DOUBT])
        return ReadProfile(self.resume, "", ["Read anew."], reading)

    def page_picture(self, data: bytes, page: int) -> bytes:
        return self.real.page_picture(data, page)

    def read_posting(self, data: bytes, filename: str, url: str = "") -> JobPosting:
        return self.real.read_posting(data, filename, url)

    def resume_from_text(self, text: str) -> Resume:
        return self.real.resume_from_text(text)


DOUBT = FieldReading(path="work.0.name", value="State", confidence=0.2, doubt=Doubt.GUESSED)


def with_reader(ports: Ports, version: int, *employers: str, name: str = "Desmond Tillery") -> Ports:
    resume = Resume(basics=Basics(name=name), work=[Work(position="Fitter", name=one) for one in employers])
    return replace(ports, reader=OtherReader(version, resume, ports.reader))


def corrected(ports: Ports, record: ProfileRecord, name: str) -> None:
    work = [record.resume.work[0].changed(name=name), *record.resume.work[1:]]
    change_profile(ports, "ann", record.id, record.resume.changed(work=work))


def reading(ports: Ports, record: ProfileRecord) -> Reading:
    return ports.readings.require("ann", record.id).reading


def test_a_fix_is_there_when_the_file_is_given_again(ports: Ports) -> None:
    first = add_profile(ports, "ann", TEXT, "cv.txt")
    corrected(ports, first, "Saguaro Electric Cooperative")
    again = add_profile(ports, "ann", TEXT, "cv final (2).txt")
    assert again.id == first.id
    assert again.resume.work[0].name == "Saguaro Electric Cooperative"
    assert len(list_profiles(ports, "ann")) == 1


def test_a_better_reader_reads_it_again_and_the_fix_stays(ports: Ports) -> None:
    old = with_reader(ports, 1, "Stote", "Valley")
    first = add_profile(old, "ann", TEXT, "cv.txt")
    corrected(old, first, "State Electric")
    better = with_reader(ports, 2, "State", "Valley Power", name="Desmond P. Tillery")
    again = add_profile(better, "ann", TEXT, "cv.txt")
    assert again.id == first.id
    assert again.resume.basics.name == "Desmond P. Tillery"
    assert [work.name for work in again.resume.work] == ["State Electric", "Valley Power"]
    assert (reading(ports, again).version, again.notes) == (2, ["Read anew."])
    assert add_profile(better, "ann", TEXT, "cv.txt") == again


def test_an_older_reader_changes_nothing(ports: Ports) -> None:
    kept = add_profile(with_reader(ports, 2, "State"), "ann", TEXT, "cv.txt")
    assert add_profile(with_reader(ports, 1, "Stote"), "ann", TEXT, "cv.txt") == kept


def test_what_was_read_before_there_were_readings_stays_as_it_is(ports: Ports) -> None:
    first = add_profile(ports, "ann", TEXT, "cv.txt")
    ports.readings.remove("ann", first.id)
    again = add_profile(ports, "ann", TEXT, "cv.txt")
    assert again.resume.to_wire() == first.resume.to_wire()
    assert reading(ports, again).version == ports.reader.version


def test_a_change_at_the_same_moment_wins(ports: Ports, clock: Clock) -> None:
    first = add_profile(with_reader(ports, 1, "Stote"), "ann", TEXT, "cv.txt")
    better = with_reader(ports, 2, "State")

    def read_profile(data: bytes, filename: str) -> ReadProfile:
        clock.advance(1)
        corrected(ports, first, "Mine")
        return OtherReader(2, Resume(), ports.reader).read_profile(data, filename)

    better.reader.read_profile = read_profile  # type: ignore[method-assign]
    assert add_profile(better, "ann", TEXT, "cv.txt").resume.work[0].name == "Mine"


def test_what_is_in_doubt_is_asked_until_the_person_says_it_is_right(ports: Ports) -> None:
    record = add_profile(with_reader(ports, 1, "State"), "ann", TEXT, "cv.txt")
    before = reading(ports, record)
    assert [one.path for one in open_doubts(record.doubts, record.resume)] == ["work.0.name"]
    say_all_is_right(ports, "ann", record.id)
    assert ports.profiles.require("ann", record.id).doubts == []
    assert reading(ports, record) == before


def test_what_was_said_to_be_right_is_asked_again_only_where_it_is_read_otherwise(ports: Ports) -> None:
    record = add_profile(with_reader(ports, 1, "Stote"), "ann", TEXT, "cv.txt")
    say_all_is_right(ports, "ann", record.id)
    assert add_profile(with_reader(ports, 2, "Stote"), "ann", TEXT, "cv.txt").doubts == []
    assert add_profile(with_reader(ports, 3, "State"), "ann", TEXT, "cv.txt").doubts != []


def test_another_persons_reading_is_not_found(ports: Ports) -> None:
    record = add_profile(ports, "ann", PDF, "cv.pdf")
    for ask in (
        lambda: page_picture(ports, "bob", record.id, 1),
        lambda: say_all_is_right(ports, "bob", record.id),
    ):
        with pytest.raises(UserError) as caught:
            ask()
        assert caught.value.code == ErrorCode.NOT_FOUND


def files_of(runtime: Runtime) -> list[Path]:
    return [path for path in (runtime.settings.data_path / "files").rglob("*") if path.is_file()]


def test_a_file_with_pages_is_kept_to_be_shown_and_others_are_not(ports: Ports, runtime: Runtime) -> None:
    text = add_profile(ports, "ann", TEXT, "cv.txt")
    assert files_of(runtime) == []
    with pytest.raises(UserError):
        page_picture(ports, "ann", text.id, 1)

    record = add_profile(ports, "ann", PDF, "cv.pdf")
    assert [path.read_bytes() for path in files_of(runtime)] == [PDF]
    assert page_picture(ports, "ann", record.id, 1).startswith(b"\x89PNG")


def test_the_file_goes_with_its_profile(ports: Ports, runtime: Runtime) -> None:
    record = add_profile(ports, "ann", PDF, "cv.pdf")
    remove_profile(ports, "ann", record.id)
    assert (files_of(runtime), ports.readings.list("ann")) == ([], [])
    remove_profile(ports, "ann", record.id)


def test_the_file_goes_with_its_candidate(ports: Ports, runtime: Runtime) -> None:
    mia = add_candidate(ports, "ann", "Mia")
    record_consent(ports, "ann", mia.id, "All of it.")
    add_profile(ports, "ann", PDF, "cv.pdf", candidate_id=mia.id)
    remove_candidate(ports, "ann", mia.id, with_everything=True)
    assert files_of(runtime) == []


def test_the_file_goes_with_its_owner(ports: Ports, runtime: Runtime) -> None:
    add_profile(ports, "ann", PDF, "cv.pdf")
    erase_everything(ports, "ann")
    assert files_of(runtime) == []


def test_the_file_is_no_orphan(ports: Ports, clock: Clock) -> None:
    record = add_profile(ports, "ann", PDF, "cv.pdf")
    clock.advance(2 * AGE.total_seconds())
    assert sweep_orphans(ports) == 0
    assert page_picture(ports, "ann", record.id, 1)


def test_the_file_is_in_the_export(ports: Ports) -> None:
    record = add_profile(ports, "ann", PDF, "../my cv.pdf")
    with zipfile.ZipFile(io.BytesIO(export_everything(ports, "ann"))) as archive:
        assert archive.read(f"originals/{record.id[:8]} __my cv.pdf".replace("__", "_")) == PDF
