"""What can be asked on the command line."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import NoReturn, get_args

from core.domain.accounts import LOCAL_USER, Scope
from core.domain.credentials import CredentialKind
from core.domain.documents import Density, Paper
from core.domain.languages import LANGUAGES
from core.domain.tailoring import Strength
from core.domain.writing import Length, Tone

EXIT_USAGE = 64
EXIT_FINDINGS = 3

_NOUNS: Mapping[str, str] = {
    "user": "Accounts of this installation.",
    "token": "Tokens for programs.",
    "candidate": "People you work for.",
    "vault": "The keys of people's passwords.",
    "credential": "Passwords of other services.",
    "audit": "What was done with a person's data.",
}
"""Nouns of the commands that are two words; both together are the command's name."""


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
    shared.add_argument(
        "--user", default=LOCAL_USER, help="whose data this is: e-mail address, id or local (default)"
    )
    parser = _Parser(
        prog="python -m core", description="A tailored CV and cover letter from the command line."
    )
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)

    def command(name: str, text: str) -> _Parser:
        return commands.add_parser(name, help=text, description=text, parents=[shared])

    parse = command("parse", "Read a CV; print it as JSON Resume.")
    parse.add_argument("file", metavar="FILE")
    parse.add_argument(
        "--sources", action="store_true", help="where each field stands in the file, and how sure it is"
    )
    command("posting", "Read an advert.").add_argument("posting", metavar="FILE|URL|-")
    score = command("score", "Score a CV against an advert.")
    score.add_argument("profile", metavar="PROFILE", nargs="?")
    score.add_argument("posting", metavar="POSTING", nargs="?")
    score.add_argument("--lines", action="store_true", help='JSON lines {"cv", "posting"} on stdin')
    check = command("check", "Hold a text, or a CV in JSON Resume form, against a profile.")
    check.add_argument("profile", metavar="PROFILE")
    check.add_argument("file", metavar="FILE", help="- is stdin")
    check.add_argument("--posting", metavar="POSTING", help="the advert it answers: its names may be used")
    check.add_argument(
        "--strict", action="store_true", help=f"exit {EXIT_FINDINGS} when something is not supported"
    )
    preview = command("preview", "Make a tailored CV, a letter and a score.")
    apply = command("apply", "Make a preview and its application with form answers.")
    for maker in (preview, apply):
        maker.add_argument("profile", metavar="PROFILE")
        maker.add_argument("posting", metavar="POSTING")
        maker.add_argument("--template", default="classic")
        maker.add_argument("--language", choices=LANGUAGES)
        maker.add_argument("--accent", default="", help="a colour of the template, by name")
        maker.add_argument("--density", choices=get_args(Density), default="auto", help="of the CV's lines")
        maker.add_argument(
            "--pages", type=int, choices=range(1, 11), metavar="N", help="set and cut the CV to fit on N"
        )
        maker.add_argument("--paper", choices=get_args(Paper), help="else the usual one of the country")
        maker.add_argument(
            "--strength", choices=get_args(Strength), default="full", help="how far the CV may be changed"
        )
        maker.add_argument("--tone", choices=get_args(Tone), default="plain", help="of the letter by AI")
        maker.add_argument("--length", choices=get_args(Length), default="medium", help="of the letter by AI")
        maker.add_argument("--no-ai", action="store_true", help="make it by rules alone")
        maker.add_argument("--out", metavar="DIR", required=maker is apply, help="folder for the files")
    demo = command("demo", "Load made-up candidates with postings and applications to look around in.")
    demo.add_argument("--reset", action="store_true", help="remove them again, and nothing else")
    export = command("export", "Take everything along that is kept about a person.")
    export.add_argument("--out", metavar="ZIP", required=True, help="file for it; - is stdout")
    erase = command("erase", "Erase everything that is kept about a person.")
    erase.add_argument("--yes", action="store_true", required=True, help="there is no way back")
    apply.add_argument("--copy", action="store_true", help="put the form answers on this machine's clipboard")
    groups = {
        noun: commands.add_parser(noun, help=text, description=text).add_subparsers(
            dest="command", required=True, parser_class=_Parser
        )
        for noun, text in _NOUNS.items()
    }

    def two_words(noun: str, verb: str, text: str) -> _Parser:
        made = groups[noun].add_parser(verb, help=text, description=text, parents=[shared])
        made.set_defaults(command=f"{noun} {verb}")
        return made

    _add_users_and_tokens(two_words)
    _add_vault(two_words)
    return parser


def _add_users_and_tokens(command: Callable[[str, str, str], _Parser]) -> None:
    add_user = command("user", "add", "Make an account that can sign in.")
    add_user.add_argument("email", metavar="EMAIL")
    add_user.add_argument("--password-stdin", action="store_true", required=True, help="read it from stdin")
    password = command("user", "password", "Set a new password and sign the account out everywhere.")
    password.add_argument("email", metavar="EMAIL")
    password.add_argument("--password-stdin", action="store_true", required=True, help="read it from stdin")
    add_token = command("token", "add", "Make a token and show it, this one time.")
    add_token.add_argument("--scope", choices=[scope.value for scope in Scope], required=True)
    add_token.add_argument("--label", default="", help="what it is for")
    add_token.add_argument("--days", type=_days, default=30, help="how long it lives; 0: until revoked")
    command("token", "list", "Show the tokens that are not revoked.")
    command("token", "revoke", "End a token.").add_argument("id", metavar="ID")


def _add_vault(command: Callable[[str, str, str], _Parser]) -> None:
    command("vault", "key", "Print a new key for VAULT_KEY.")
    command("vault", "rotate", "Seal everyone's passwords again under the first key of VAULT_KEY.")
    add = command("credential", "add", "Keep a password of another service.")
    add.add_argument("--kind", choices=[kind.value for kind in CredentialKind], required=True)
    add.add_argument("--host", required=True, help="the server or site")
    add.add_argument("--username", required=True)
    add.add_argument("--label", default="", help="what it is for; else the host")
    add.add_argument("--password-stdin", action="store_true", required=True, help="read it from stdin")
    command("credential", "list", "Show what is kept, without the passwords.")
    command("credential", "remove", "Forget a password.").add_argument("id", metavar="ID")
    command("candidate", "add", "Add somebody you work for.").add_argument("label", metavar="NAME")
    command("candidate", "list", "Show whom you work for, with what is kept for each.")
    command("audit", "list", "Show what was done with a person's data.")
    command("audit", "verify", "Check that nobody changed that list.")


def _days(text: str) -> int:
    days = int(text)
    if not 0 <= days <= 3650:
        raise argparse.ArgumentTypeError("give days from 0 to 3650")
    return days
