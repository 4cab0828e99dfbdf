"""compose.yaml, Dockerfile and supervisord.conf say the same, and name only what exists."""

import configparser
import re
import shlex

import pytest
import yaml

from core.domain.jobs import PREVIEW_SECONDS
from core.settings import ROOT, Settings

DOCKERFILE = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
CONTAINERS = {"web1": "web", "web2": "web", "worker": "worker", "redis": "redis", "caddy": "caddy"}
"""Services of compose.yaml, and the programs of supervisord.conf that they are."""

OUR_IMAGE = ("web1", "web2", "worker")
ELSEWHERE = {"--dir", "--bind", "--port", "--requirepass"}
"""Options whose value is another in a container, or that need not be given there."""

NOT_OURS = re.compile(r"STREAMLIT_\w+|CELERY_WORKER_HOSTNAME|PYTHON\w+|XDG_\w+|HOME|PATH")
FOR_CADDY = {"SITE_ADDRESS", "WEB_REPLICAS", "STICKY_SECRET"}
FOR_US = {"REDIS_PASSWORD", "REDIS_PORT", "WEB_PORT", "PORT"}
"""What .ci/fleet and compose.yaml put into REDIS_URL, addresses and command lines."""


def supervised() -> configparser.RawConfigParser:
    config = configparser.RawConfigParser(inline_comment_prefixes=(";",))
    config.read(ROOT / "supervisord.conf")
    return config


def same_everywhere(command: str | list[str]) -> list[str]:
    words = iter(shlex.split(command) if isinstance(command, str) else command)
    kept = []
    for word in words:
        if word in ELSEWHERE:
            next(words)
        else:
            kept.append(word)
    return kept


def copied() -> list[str]:
    """What the Dockerfile copies from the project, not from another stage."""
    lines = re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
    return [source for line in lines for source in line.split()[:-1]]


def test_every_container_is_a_program_and_every_program_a_container() -> None:
    programs = {name.removeprefix("program:") for name in supervised().sections() if "program:" in name}
    assert set(CONTAINERS) == set(SERVICES)
    assert set(CONTAINERS.values()) == programs


@pytest.mark.parametrize("service", CONTAINERS)
def test_a_container_runs_the_command_of_its_program(service: str) -> None:
    command = supervised()[f"program:{CONTAINERS[service]}"]["command"]
    assert same_everywhere(SERVICES[service]["command"]) == same_everywhere(command)


def test_the_same_number_of_each_runs_in_both() -> None:
    config = supervised()
    assert int(config["program:web"]["numprocs"]) == len([name for name in SERVICES if "web" in name])
    assert int(config["program:worker"]["numprocs"]) == SERVICES["worker"]["deploy"]["replicas"]
    assert SERVICES["caddy"]["environment"]["WEB_REPLICAS"] == "web1:8501 web2:8501"


def test_the_image_by_itself_is_a_web_process() -> None:
    command = re.search(r"^CMD (\[.+\])$", DOCKERFILE, re.MULTILINE)
    assert command
    assert yaml.safe_load(command[1]) == shlex.split(SERVICES["web1"]["command"])


def test_a_worker_has_the_time_to_finish_a_preview() -> None:
    assert int(SERVICES["worker"]["stop_grace_period"].removesuffix("s")) > PREVIEW_SECONDS
    assert int(supervised()["program:worker"]["stopwaitsecs"]) > PREVIEW_SECONDS


@pytest.mark.parametrize("source", copied())
def test_what_the_image_copies_exists_and_is_let_in(source: str) -> None:
    assert (ROOT / source).exists()
    rules = (ROOT / ".dockerignore").read_text().splitlines()
    assert f"!{source}" in rules


def test_everything_that_is_let_in_is_copied_and_no_secret_is() -> None:
    rules = (ROOT / ".dockerignore").read_text().splitlines()
    assert sorted(rule[1:] for rule in rules if rule.startswith("!")) == sorted(set(copied()))
    assert "*" in rules


def test_what_is_mounted_exists() -> None:
    mounted = [volume for service in SERVICES.values() for volume in service.get("volumes", [])]
    for source in (volume.partition(":")[0] for volume in mounted):
        assert source in COMPOSE["volumes"] or (source.startswith("./") and (ROOT / source).is_file())


def test_every_variable_is_a_setting_or_somebody_elses() -> None:
    named = {name for service in OUR_IMAGE for name in SERVICES[service]["environment"]}
    named |= set(re.findall(r"(\w+)=", " ".join(re.findall(r"^ENV (.+)$", DOCKERFILE, re.MULTILINE))))
    named |= set(re.findall(r"\b([A-Z_]{3,})=", (ROOT / ".ci" / "fleet").read_text()))
    named |= set(re.findall(r"ENV_(\w+)\)", (ROOT / "supervisord.conf").read_text()))
    settings = {name.upper() for name in Settings.model_fields}
    unknown = {name for name in named - settings - FOR_CADDY - FOR_US if not NOT_OURS.fullmatch(name)}
    assert unknown == set()


def test_the_caddyfile_is_given_all_it_asks_for() -> None:
    asked = set(re.findall(r"\{\$(\w+)", (ROOT / "Caddyfile").read_text()))
    assert asked == FOR_CADDY == set(SERVICES["caddy"]["environment"])
    assert all(f"{name}=" in (ROOT / ".ci" / "fleet").read_text() for name in asked)


@pytest.mark.parametrize("service", SERVICES)
def test_a_container_may_do_little(service: str) -> None:
    container = SERVICES[service]
    assert container["read_only"] is True
    assert container["cap_drop"] == ["ALL"]
    assert container["security_opt"] == ["no-new-privileges:true"]
    assert container["restart"] == "unless-stopped"
    assert ("ports" in container) == (service == "caddy"), "only the door is open"


def test_no_secret_is_written_down() -> None:
    for path in ("compose.yaml", "supervisord.conf", "Caddyfile", "Dockerfile", ".ci/fleet"):
        assert not re.search(
            r"(?i)(password|secret)['\"]?\s*[=:]\s*['\"]?[a-z0-9]{6,}", (ROOT / path).read_text()
        )
