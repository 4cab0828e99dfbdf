"""The command line with good and with bad files."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from core.settings import ROOT
from tests.leaks.seeds import ADVERT, PERSON, POSTING, PROFILE_FILE, SENT


def run(
    arguments: list[str], environment: Mapping[str, str], stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """One run of the command line."""
    return subprocess.run(
        [sys.executable, "-m", "core", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=90,
    )


def use_everything(folder: Path, environment: Mapping[str, str]) -> list[str]:
    """Good and bad files; what came on stderr, and the answers that were errors."""
    profile, advert, corrupt = folder / "cv.json", folder / "advert.txt", folder / f"{SENT['file name']}.pdf"
    profile.write_bytes(PROFILE_FILE[0])
    advert.write_text(ADVERT)
    corrupt.write_bytes(b"%PDF-1.7 " + PERSON["name"].encode())
    runs = [
        run(arguments, environment)
        for arguments in (
            ["parse", str(profile)],
            ["parse", str(corrupt)],
            ["preview", str(profile), str(advert), "--json"],
            ["apply", str(profile), str(advert), "--out", str(folder / "out")],
            ["posting", POSTING["address"]],
            ["score", str(corrupt), str(advert)],
        )
    ]
    codes = [done.returncode for done in runs]
    assert codes == [0, 2, 0, 0, 2, 2], [done.stderr for done in runs]
    return [done.stderr for done in runs] + [done.stdout for done in runs if done.returncode]
