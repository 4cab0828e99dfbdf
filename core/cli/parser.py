"""What can be asked on the command line."""

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from core.domain.languages import LANGUAGES

EXIT_USAGE = 64
LOCAL_USER = "local"


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(EXIT_USAGE, f"{self.prog}: {message}\n")


def parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The chosen command and its options; ends the program with exit 64 on wrong usage."""
    options = _parser().parse_args(arguments)
    if options.command == "score" and bool(options.lines) == bool(options.profile and options.posting):
        print("python -m core score: give PROFILE and POSTING, or --lines alone", file=sys.stderr)
        sys.exit(EXIT_USAGE)
    return options


def _parser() -> argparse.ArgumentParser:
    shared = _Parser(add_help=False)
    shared.add_argument("--json", action="store_true", help="one line of JSON with everything in it")
    shared.add_argument("--user", default=LOCAL_USER, help="whose data this is (default: local)")
    parser = _Parser(
        prog="python -m core", description="A tailored CV and cover letter from the command line."
    )
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)

    def command(name: str, text: str) -> _Parser:
        return commands.add_parser(name, help=text, description=text, parents=[shared])

    command("parse", "Read a CV; print it as JSON Resume.").add_argument("file", metavar="FILE")
    command("posting", "Read an advert.").add_argument("posting", metavar="FILE|URL|-")
    score = command("score", "Score a CV against an advert.")
    score.add_argument("profile", metavar="PROFILE", nargs="?")
    score.add_argument("posting", metavar="POSTING", nargs="?")
    score.add_argument("--lines", action="store_true", help='JSON lines {"cv", "posting"} on stdin')
    preview = command("preview", "Make a tailored CV, a letter and a score.")
    apply = command("apply", "Make a preview and its application with form answers.")
    for maker in (preview, apply):
        maker.add_argument("profile", metavar="PROFILE")
        maker.add_argument("posting", metavar="POSTING")
        maker.add_argument("--template", default="classic")
        maker.add_argument("--language", choices=LANGUAGES)
        maker.add_argument("--no-ai", action="store_true", help="make it by rules alone")
        maker.add_argument("--out", metavar="DIR", required=maker is apply, help="folder for the files")
    apply.add_argument("--copy", action="store_true", help="put the form answers on this machine's clipboard")
    return parser
