"""Where the templates live: beside the code, at the project's root."""

from pathlib import Path

TEMPLATES = Path(__file__).parents[3] / "templates"
