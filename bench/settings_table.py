"""Writes .env.example and docs/settings.md from the typed settings: they never differ from the code."""

from pathlib import Path

from core.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
_HEAD = """# Settings

Each is an environment variable (or a root-level key of `.streamlit/secrets.toml`). Made by `make settings`.

| setting | default | what it does |
|---|---|---|
"""


def main() -> None:
    rows, lines = [], ["# Copy to .env and change what you need; every line is optional."]
    for name, field in Settings.model_fields.items():
        default = _shown(field.default)
        rows.append(f"| `{name.upper()}` | {f'`{default}`' if default else 'empty'} | {field.description} |")
        lines += ["", f"# {field.description}", f"# {name.upper()}={default}"]
    (ROOT / "docs" / "settings.md").write_text(_HEAD + "\n".join(rows) + "\n")
    (ROOT / ".env.example").write_text("\n".join(lines) + "\n")


def _shown(default: object) -> str:
    if isinstance(default, bool):
        return str(default).lower()
    return str(default)


if __name__ == "__main__":
    main()
