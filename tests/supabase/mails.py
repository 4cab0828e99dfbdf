"""The mails that the stand-in would send: it writes them into its log."""

import re
import time

from tests.supabase.stand_in import StandIn


def code_sent_to(address: str, stand_in: StandIn) -> str:
    """The newest code in the mails to this address."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        _, found, mail = stand_in.log.read_text(errors="replace").rpartition(address)
        codes = re.findall(r"\b\d{6}\b", mail)
        if found and codes:
            return str(codes[0])
        time.sleep(0.05)
    raise AssertionError("no mail came")
