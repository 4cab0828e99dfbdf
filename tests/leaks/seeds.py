"""What must never be seen again: secrets and personal data, each a word that occurs nowhere else."""

import json
import re
from collections.abc import Iterable, Mapping

SETTINGS = {
    "JWT_SECRET": "jwtSecretQuorvane0123456789abcdef0123456789",
    "LLM_API_KEY": "sk-proj-Zanthorix4f9a8b7c6d5e4f3a2b1c",
    "SMTP_PASSWORD": "smtp Velmarquin pass",
    "SMTP_USER": "mailer.oxbrandle@post.example",
    "VAULT_KEY": "dmF1bHRLZXlCcmFuZG92ZWxsMTIzNDU2Nzg5MDEyMzQ=",
}
WORKERS_ONLY = {"SUPABASE_SECRET_KEY": "sb_secret_Krellanthe_9876543210"}
"""A server does not start with it."""

SENT = {
    "password": "Glimmerfaunt-horse-battery-7",
    "wrong password": "Drosselwicht-staple-8",
    "forged jwt": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJUaHdhcnRsaW5nIn0.c2lnVGh3YXJ0bGluZw",
    "bearer token": "Mondrivelle0a1b2c3d4e5f6a7b8c9d",
    "api token": "aw_Fernwhistle0a1b2c3d4e5f6a7b8c9",
    "refresh token": "Plinthogravy0a1b2c3d4e5f6a7b8c9d",
    "idempotency key": "Snarkelbrook-key-1",
    "cookie": "Wimblethorpe0123456789",
    "query": "Ostravengue",
    "link token": "Habberdashle.tampered.signature",
    "label": "Quibblestane label",
    "kept secret": "Pumperquill-mail-9",
    "kept user name": "Sprocketwold",
    "file name": "Torvalquist_lebenslauf",
    "path": "Yarrowfenn",
    "multipart label": "Umbrelline",
}
PERSON = {
    "name": "Isolde Brackenwyth",
    "e-mail": "isolde.brackenwyth@post.example",
    "phone": "+44 7700 900461",
    "street": "14 Cobblefarrow Lane",
    "city": "Marrowick",
    "employer": "Thistlegate Foundry",
    "school": "Old Penhallow Academy",
    "project": "Bluewhistle pipeline",
    "sentence": "nursed three ailing greenhouses through a drizzly autumn",
    "skill": "Flimmerscript",
    "referee": "Ottoline Grimsworthy",
}
POSTING = {
    "title word": "Crumblewarden",
    "employer": "Nettleby & Strake Ltd",
    "sentence": "you will soothe skittish harpsichords at dawn",
    "contact": "jobs@nettleby-strake.example",
    "address": "https://hr:Pantaloonery@127.0.0.1:9/jobs?candidate=Isolde",
}
RESUME = {
    "basics": {
        "name": PERSON["name"],
        "email": PERSON["e-mail"],
        "phone": PERSON["phone"],
        "location": {"address": PERSON["street"], "city": PERSON["city"], "countryCode": "GB"},
        "summary": f"Engineer who {PERSON['sentence']}.",
    },
    "work": [
        {
            "name": PERSON["employer"],
            "position": "Software Engineer",
            "startDate": "2019-02",
            "highlights": ["Cut build time by 40 % with Python", f"Built the {PERSON['project']}"],
        }
    ],
    "education": [{"institution": PERSON["school"], "studyType": "BSc", "area": "Physics"}],
    "skills": [{"name": "Python"}, {"name": PERSON["skill"]}],
    "references": [{"name": PERSON["referee"], "reference": "A joy to work with."}],
}
PROFILE_FILE = (json.dumps(RESUME).encode(), f"{SENT['file name']}.json")
ADVERT = f"""{POSTING["title word"]} Engineer
{POSTING["employer"]}, {PERSON["city"]}

Your tasks
- {POSTING["sentence"]}

You bring
- 3 years of Python
- {PERSON["skill"]} is a plus

Write to {POSTING["contact"]}.
"""


def seeds() -> dict[str, str]:
    """Every seed by its name, and the telling part of those that have one."""
    groups = {"setting": SETTINGS | WORKERS_ONLY, "sent": SENT, "person": PERSON, "posting": POSTING}
    found = {f"{group} {name}": text for group, texts in groups.items() for name, text in texts.items()}
    return found | {f"{name}, its word": word for name, text in found.items() for word in _telling(text)}


def leaked(known: Mapping[str, str], texts: Iterable[str]) -> set[str]:
    """The names of the seeds that are in these texts, as they are or as JSON has them."""
    everything = "\n".join(part for text in texts for part in (text, *_unescaped(text))).lower()
    return {name for name, seed in known.items() if seed.lower() in everything}


def _telling(text: str) -> list[str]:
    """Invented words are long and stand in no other place."""
    return [word for word in re.findall(r"[A-Z][a-z]{7,}", text) if word not in _ORDINARY]


def _unescaped(text: str) -> list[str]:
    lines = []
    for line in text.splitlines():
        try:
            lines.append(json.dumps(json.loads(line), ensure_ascii=False))
        except ValueError:
            continue
    return lines


_ORDINARY = {"Software", "Engineer"}
