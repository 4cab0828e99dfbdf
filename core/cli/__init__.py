"""The command line: `python -m core …` (DESIGN §8).

JSON on stdout; exit 0, 2 (a problem of the input), 64 (wrong usage) or 1 (our bug).
"""

import json
import logging
import sys
from collections.abc import Mapping, Sequence

from core.cli.parser import EXIT_USAGE, parse_arguments
from core.domain.errors import INTERNAL_MESSAGE, ErrorCode, UserError

EXIT_USER_ERROR = 2
EXIT_BUG = 1

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. The one place where the command line's errors are mapped."""
    options = parse_arguments(arguments)
    try:
        from core.cli.commands import run
        from core.settings import load_settings

        try:
            settings = load_settings()
        except ValueError as error:
            print(f"settings: {error}", file=sys.stderr)
            return EXIT_USAGE
        _log_to_file(settings.log_file)
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
    if answer is not None:
        _print(answer, compact=options.json)
    return 0


def _report(error: UserError, exit_code: int) -> int:
    print(json.dumps({"error": {"code": error.code, "message": error.message}}, ensure_ascii=False))
    print(error.message.replace("\n", " "), file=sys.stderr)
    return exit_code


def _print(answer: Mapping[str, object], *, compact: bool) -> None:
    if compact:
        print(json.dumps(answer, ensure_ascii=False))
    else:
        shown = {key: value for key, value in answer.items() if not key.endswith("_html")}
        print(json.dumps(shown, ensure_ascii=False, indent=2))


def _log_to_file(path: str) -> None:
    logging.basicConfig(filename=path, format="%(asctime)s %(levelname)s %(name)s %(message)s")
