"""A made-up person and a made-up posting, for trying the app without a CV at hand."""

from core.domain.jobs import PreviewRequest
from core.ports import Ports
from core.services.postings import add_posting_text
from core.services.preview_requests import start_preview
from core.services.profiles import add_profile
from core.settings import ROOT
from core.ui.flow import begin_again

FOLDER = ROOT / "templates" / "examples"


def start_example(ports: Ports, user_id: str) -> None:
    """Keeps the example's profile and posting and starts its preview with the first design."""
    profile = add_profile(ports, user_id, (FOLDER / "profile.json").read_bytes(), "example.json")
    posting = add_posting_text(ports, user_id, (FOLDER / "posting.txt").read_text())
    template = ports.renderer.templates()[0].name
    request = PreviewRequest(profile_id=profile.id, posting_id=posting.id, template=template, use_ai=False)
    job = start_preview(ports, user_id, request)
    begin_again(step="result", profile=profile.id, posting=posting.id, template=template, job=job.id)
