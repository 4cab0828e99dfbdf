"""The command line: `python -m core …` (DESIGN §8).

JSON on stdout; exit 0, 2 (a problem of the input), 64 (wrong usage), 1 (our bug) or, for `check --strict`, 3
(something is not supported).
"""

import json
import logging
import os
import sys
from collections.abc import Mapping, Sequence

from core.adapters.logs import configure_logs
from core.cli.parser import EXIT_FINDINGS, EXIT_USAGE, parse_arguments
from core.domain.errors import INTERNAL_MESSAGE, ErrorCode, UserError
from core.settings import Settings, load_settings

EXIT_USER_ERROR = 2
EXIT_BUG = 1

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. The one place where the command line's errors are mapped."""
    options = parse_arguments(arguments)
    try:
        from core.cli.commands import run

        try:
            settings = load_settings()
        except ValueError as error:
            print(f"settings: {error}", file=sys.stderr)
            return EXIT_USAGE
        _log_to_file(settings)
        answer = run(options, settings)
    except UserError as error:
        return _report(error, EXIT_USER_ERROR)
    except KeyboardInterrupt:
        return _report(
            UserError(ErrorCode.CANCELLED, "Stopped. Nothing is lost; run it again."), EXIT_USER_ERROR
        )
    except Exception:
        log.exception("python -m core %s failed", options.command)
        return _report(UserError(ErrorCode.INTERNAL, INTERNAL_MESSAGE), EXIT_BUG)
    if answer is None:
        return 0
    _print(answer, compact=options.json)
    is_refused = options.command == "check" and options.strict and bool(answer["unsupported"])
    return EXIT_FINDINGS if is_refused else 0


def _report(error: UserError, exit_code: int) -> int:
    print(json.dumps({"error": {"code": error.code, "message": error.message}}, ensure_ascii=False))
    print(error.message.replace("\n", " "), file=sys.stderr)
    return exit_code


def _print(answer: Mapping[str, object], *, compact: bool) -> None:
    shown = answer if compact else {key: value for key, value in answer.items() if not key.endswith("_html")}
    try:
        print(json.dumps(shown, ensure_ascii=False, indent=None if compact else 2), flush=True)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123


def _log_to_file(settings: Settings) -> None:
    try:
        configure_logs(settings, settings.log_file)
    except OSError as error:
        message = f"The data folder {settings.data_path} cannot be used ({error.strerror}). Set DATA_DIR."
        raise UserError(ErrorCode.STORAGE, message) from None
