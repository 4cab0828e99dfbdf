"""The demo's story as it is shipped: `templates/demo`."""

import json
import tomllib
from functools import cache

from core.domain.demo import DemoStory
from core.settings import ROOT

FOLDER = ROOT / "templates" / "demo"


@cache
def demo_story() -> DemoStory:
    told = tomllib.loads((FOLDER / "demo.toml").read_text(encoding="utf-8"))
    resumes = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.json")}
    adverts = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("postings/*.txt")}
    return DemoStory.model_validate({**told, "resumes": resumes, "adverts": adverts})
