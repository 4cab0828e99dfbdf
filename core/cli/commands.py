"""One function per command: read the inputs, call the service, shape the answer."""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel, ValidationError

from core.bootstrap import RUNNERS, Runtime, make_runtime, worker_name
from core.cli import accounts, candidates, privacy
from core.cli.demo import demo
from core.domain.accounts import LOCAL_USER
from core.domain.applications import EventName
from core.domain.claims import NOBODY
from core.domain.errors import ErrorCode, UserError
from core.domain.forms import FormData, as_plain_text
from core.domain.jobs import ApplyResult, Job, PreviewRequest, PreviewResult
from core.domain.records import PostingRecord
from core.ports import Ports
from core.services import jobs
from core.services.accounts import user_named
from core.services.applications import start_application
from core.services.applying import tell
from core.services.artifacts import read_artifact
from core.services.checking import addressee_of, check_file
from core.services.postings import add_posting, add_posting_url, read_posting, read_posting_url
from core.services.preview_requests import start_preview
from core.services.previews import preview_html, result_of
from core.services.profiles import add_profile
from core.services.readings import read_profile
from core.services.scores import score_files, score_texts
from core.settings import Settings

Answer = Mapping[str, object]


class TextPair(BaseModel):
    """A line of `score --lines`."""

    cv: str
    posting: str


_NOT_A_PAIR = 'Give one JSON object a line: {"cv": "text", "posting": "text"}.'
_NEEDS_KEY = (
    "The rows of people lie at Supabase. To reach them from the command line, set SUPABASE_SECRET_KEY for"
    " this command alone."
)
_FOLDER = "“{path}” is a folder. Give a file in it."
_FILE_GONE = "There is no file “{path}”. Check its name."


def run(options: argparse.Namespace, settings: Settings) -> Answer | None:
    """Runs the chosen command; raises `UserError`."""
    command = _COMMANDS[options.command]
    with _opened(_for_one(options, settings)) as runtime:
        options.user = user_named(runtime.ports, options.user)
        return command(runtime, options)


def _for_one(options: argparse.Namespace, settings: Settings) -> Settings:
    """One page and one file at a time. The command line's own user lives in the data folder, whatever store
    people use; reaching their rows from here takes the rights of a worker."""
    if settings.keeps_rows_at_supabase and options.command != "user add":
        if options.user == LOCAL_USER and options.command != "vault rotate":
            settings = settings.model_copy(update={"auth_backend": "none"})
        elif not settings.supabase_secret_key.get_secret_value():
            raise UserError(ErrorCode.UNAUTHORIZED, _NEEDS_KEY)
    return settings.model_copy(update={"render_processes": 1, "read_processes": 1})


def _parse(runtime: Runtime, options: argparse.Namespace) -> Answer:
    read = read_profile(runtime.ports, _bytes(options.file), Path(options.file).name)
    if not options.sources:
        return read.resume.to_wire()
    return {**read.reading.model_dump(mode="json", by_alias=True), "notes": [*read.notes]}


def _posting(runtime: Runtime, options: argparse.Namespace) -> Answer:
    if _is_url(options.posting):
        posting = read_posting_url(runtime.ports, options.posting)
    else:
        posting = read_posting(runtime.ports, _bytes(options.posting), _name(options.posting))
    return posting.model_dump(mode="json", by_alias=True)


def _score(runtime: Runtime, options: argparse.Namespace) -> Answer | None:
    if options.lines:
        _score_lines(runtime.ports)
        return None
    posting = _kept_posting(runtime.ports, options).posting
    return score_files(runtime.ports, _bytes(options.profile), Path(options.profile).name, posting).to_wire()


def _score_lines(ports: Ports) -> None:
    """One answer a line, in order; a line that cannot be scored is answered by its error."""
    for line in sys.stdin:
        try:
            pair = TextPair.model_validate_json(line)
            answer: dict[str, object] = {"score": score_texts(ports, pair.cv, pair.posting)}
        except ValidationError:
            answer = {"error": {"code": ErrorCode.INPUT_UNREADABLE, "message": _NOT_A_PAIR}}
        print(json.dumps(answer), flush=True)


def _check(runtime: Runtime, options: argparse.Namespace) -> Answer:
    ports = runtime.ports
    resume = read_profile(ports, _bytes(options.profile), Path(options.profile).name).resume
    to = addressee_of(_kept_posting(ports, options).posting) if options.posting else NOBODY
    verdict = check_file(ports, resume, _bytes(options.file), Path(options.file).name, to).verdict
    return {
        "unsupported": [finding.model_dump(exclude_defaults=True) for finding in verdict.unsupported],
        "unchecked": [finding.model_dump(exclude_defaults=True) for finding in verdict.unchecked],
    }


def _preview(runtime: Runtime, options: argparse.Namespace) -> Answer:
    job = _previewed(runtime, options)
    result = result_of(job)
    if options.out:
        _write_files(runtime.ports, job, result, Path(options.out))
    return {
        "status": job.status,
        "progress": job.progress,
        "cv_html": preview_html(runtime.ports, job, "cv"),
        "cover_letter_html": preview_html(runtime.ports, job, "cover_letter"),
        "ats": result.ats.to_wire(),
        "refused": [edit.to_wire() for edit in result.refused],
        "unchecked": [finding.to_wire() for finding in result.unchecked],
        "notices": result.notices,
    }


def _apply(runtime: Runtime, options: argparse.Namespace) -> Answer:
    ports, folder = runtime.ports, Path(options.out)
    preview = _previewed(runtime, options)
    _write_files(ports, preview, result_of(preview), folder)
    worker = worker_name()
    job = _finished(runtime, start_application(ports, options.user, preview.id, worker), worker)
    if not isinstance(job.result, ApplyResult):
        raise TypeError("an application job gave no application")
    form = read_artifact(ports, options.user, job.result.files["form_data"])[1]
    (folder / "form_data.json").write_bytes(form)
    if options.copy and _copied(as_plain_text(FormData.model_validate_json(form))):
        application = ports.applications.require(options.user, job.result.application_id)
        tell(ports, application, EventName.COPIED)
    names = ("cv.pdf", "cover_letter.pdf", "interview_prep.html", "form_data.json")
    return {
        "application_id": job.result.application_id,
        "files": {name.partition(".")[0]: str((folder / name).resolve()) for name in names},
        "ats": job.result.ats.to_wire(),
    }


_COMMANDS: Mapping[str, Callable[[Runtime, argparse.Namespace], Answer | None]] = {
    "parse": _parse,
    "posting": _posting,
    "score": _score,
    "check": _check,
    "preview": _preview,
    "apply": _apply,
    "user add": accounts.add_user,
    "user password": accounts.change_password,
    "token add": accounts.add_token,
    "token list": accounts.list_tokens,
    "token revoke": accounts.revoke_token,
    "candidate add": candidates.add,
    "candidate list": candidates.list_all,
    "vault key": privacy.make_key,
    "vault rotate": privacy.rotate,
    "credential add": privacy.add,
    "credential list": privacy.list_all,
    "credential remove": privacy.remove,
    "audit list": privacy.audit,
    "audit verify": privacy.verify,
    "demo": demo,
    "export": privacy.export,
    "erase": privacy.erase,
}


def _previewed(runtime: Runtime, options: argparse.Namespace) -> Job:
    ports, worker = runtime.ports, worker_name()
    runtime.warm_up()
    posting_bytes = None if _is_url(options.posting) else _bytes(options.posting)
    profile = add_profile(ports, options.user, _bytes(options.profile), Path(options.profile).name)
    posting = _kept_posting(ports, options, posting_bytes)
    request = PreviewRequest(
        profile_id=profile.id,
        posting_id=posting.id,
        template=options.template,
        language=options.language,
        accent=options.accent,
        density=options.density,
        paper=options.paper,
        fit_pages=options.pages,
        use_ai=not options.no_ai,
        strength=options.strength,
        tone=options.tone,
        length=options.length,
    )
    return _finished(runtime, start_preview(ports, options.user, request, worker), worker)


def _finished(runtime: Runtime, job: Job, worker: str) -> Job:
    """The job at its end: run here when this process holds it, else waited for."""
    ports = runtime.ports
    if job.worker == worker:
        jobs.run(ports, job, RUNNERS)
    current = ports.jobs.require(job.user_id, job.id)
    while not current.status.is_final:
        if not jobs.run_next(ports, worker, RUNNERS):
            jobs.sweep(ports)
            time.sleep(0.2)
        current = ports.jobs.require(job.user_id, job.id)
    if current.error_code is not None:
        raise UserError(current.error_code, current.error_message)
    return current


def _write_files(ports: Ports, job: Job, result: PreviewResult, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind, forms in result.files.items():
            for ending, artifact_id in forms.items():
                data = read_artifact(ports, job.user_id, artifact_id)[1]
                (folder / f"{kind}.{ending}").write_bytes(data)
    except OSError as error:
        message = f"The folder {folder} cannot be written ({error.strerror}). Choose another one."
        raise UserError(ErrorCode.STORAGE, message) from None


def _kept_posting(ports: Ports, options: argparse.Namespace, data: bytes | None = None) -> PostingRecord:
    if _is_url(options.posting):
        return add_posting_url(ports, options.user, options.posting)
    return add_posting(ports, options.user, data or _bytes(options.posting), _name(options.posting))


def _is_url(text: str) -> bool:
    return "://" in text or text.lower().startswith(("javascript:", "data:"))


def _name(path: str) -> str:
    return "posting.txt" if path == "-" else Path(path).name


def _bytes(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        if not Path(path).is_file():
            gone = _FOLDER if Path(path).is_dir() else _FILE_GONE
            raise UserError(ErrorCode.INPUT_UNREADABLE, gone.format(path=path))
        return Path(path).read_bytes()
    except OSError as error:
        message = f"The file {path} cannot be read ({error.strerror}). Choose another one."
        raise UserError(ErrorCode.INPUT_UNREADABLE, message) from None


def _copied(text: str) -> bool:
    import pyperclip

    try:
        pyperclip.copy(text)
    except pyperclip.PyperclipException:
        print("This machine has no clipboard; the answers are in form_data.json.", file=sys.stderr)
        return False
    return True


@contextmanager
def _opened(settings: Settings) -> Iterator[Runtime]:
    try:
        runtime = make_runtime(settings)
    except OSError as error:
        message = f"The data folder {settings.data_dir} cannot be used ({error.strerror}). Set DATA_DIR."
        raise UserError(ErrorCode.STORAGE, message) from None
    try:
        yield runtime
    finally:
        runtime.close()
