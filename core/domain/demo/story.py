"""What the demo tells: made-up people and what became of their applications, in days counted from today."""

from pydantic import BaseModel, ConfigDict

from core.domain.applications import ApplicationStatus
from core.domain.resume import Resume


class _Told(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DemoCandidate(_Told):
    key: str
    label: str
    profile: str
    consent: str


class DemoApplication(_Told):
    """`made`, `posted`, `next_on` and the numbers in `path` are days from today. `posting` names an advert of
    the story; with `preview` real documents are made for it."""

    who: str
    title: str
    employer: str
    source: str
    score: int
    template: str
    made: int
    posted: int
    posting: str = ""
    preview: bool = False
    path: list[tuple[ApplicationStatus, int]] = []
    next_action: str = ""
    next_on: int | None = None
    notes: str = ""
    contact: str = ""

    @property
    def status(self) -> ApplicationStatus:
        return self.path[-1][0] if self.path else ApplicationStatus.PENDING


class DemoStory(_Told):
    """`resumes` and `adverts` are by the names that candidates and applications call them."""

    candidates: list[DemoCandidate]
    applications: list[DemoApplication]
    resumes: dict[str, Resume]
    adverts: dict[str, str]
