"""`make supabase`: the stand-in in the foreground, with the settings to use, until Ctrl-C."""

import os
import signal
import sys

from tests.supabase.stand_in import running_stand_in

_ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_TEXT = """
A stand-in for Supabase is running; what is kept in it is gone when it ends. In another terminal:

  export AUTH_BACKEND=supabase
  export SUPABASE_URL={stand_in.url}
  export SUPABASE_PUBLISHABLE_KEY={stand_in.publishable_key}

For workers alone:  SUPABASE_SECRET_KEY={stand_in.secret_key}
The database:       psql {stand_in.database}
Its log and mails:  {stand_in.log}

Ctrl-C ends it.
"""


def main() -> int:
    """0 when it was ended, 1 when it could not start."""
    for ending in _ENDINGS:
        signal.signal(ending, signal.default_int_handler)
    try:
        with running_stand_in(port=int(os.environ.get("SUPABASE_PORT", "54321"))) as stand_in:
            sys.stdout.write(_TEXT.format(stand_in=stand_in))
            sys.stdout.flush()
            _wait()
    except RuntimeError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _wait() -> None:
    """Until Ctrl-C; a second one must not keep the rest from being ended."""
    try:
        signal.pause()
    except KeyboardInterrupt:
        for ending in _ENDINGS:
            signal.signal(ending, signal.SIG_IGN)


if __name__ == "__main__":
    sys.exit(main())
