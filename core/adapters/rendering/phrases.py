"""What the page itself says, in the document's language: headings, labels, dates (templates/i18n/*.toml)."""

import re
import tomllib
from functools import lru_cache

from core.adapters.rendering.paths import TEMPLATES
from core.domain.languages import MONTHS, LanguageCode
from core.domain.model import Model

_ISO_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?")


class DatePatterns(Model):
    """`months` are the twelve short names; `month`, `period` and `day` are patterns with named places."""

    months: list[str]
    month: str
    period: str
    day: str
    first_day: str = "1"


class Phrases(Model):
    """One language file. `separator` stands between a label and its value ("Grade: 1.3")."""

    model_config = Model.model_config | {"str_strip_whitespace": False, "extra": "forbid"}

    language: LanguageCode
    present: str
    separator: str
    titles: dict[str, str]
    headings: dict[str, str]
    labels: dict[str, str]
    dates: DatePatterns

    def labelled(self, label: str, value: str) -> str:
        return f"{self.labels[label]}{self.separator}{value}" if value else ""

    def month(self, iso_date: str) -> str:
        """ "2021-06-30" → "Jun 2021"; a text that is no ISO date is shown as it is."""
        parts = _parts(iso_date)
        if not parts:
            return iso_date
        year, month, _ = parts
        return self.dates.month.format(month=self.dates.months[month - 1], year=year) if month else str(year)

    def period(self, start: str, end: str) -> str:
        """ "Jun 2021 – Present", "2014 – 2016", "2016"; without an end the period runs until today."""
        first, last = self.month(start), self.month(end)
        if not first or first == last:
            return last
        return self.dates.period.format(start=first, end=last or self.present)

    def day(self, iso_date: str) -> str:
        """The date of a letter, "2026-11-23" → "23 November 2026"."""
        parts = _parts(iso_date)
        if not parts or not parts[2]:
            return self.month(iso_date)
        year, month, day = parts
        number = self.dates.first_day if day == 1 else str(day)
        name = MONTHS[self.language][month - 1]
        return self.dates.day.format(day=number, month_name=name, year=year)


@lru_cache
def load_phrases(language: LanguageCode) -> Phrases:
    text = (TEMPLATES / "i18n" / f"{language}.toml").read_text(encoding="utf-8")
    return Phrases.model_validate({"language": language, **tomllib.loads(text)})


def _parts(iso_date: str) -> tuple[int, int, int] | None:
    """Year, month, day (0 = not given), or None for anything that is no such date."""
    found = _ISO_DATE.fullmatch(iso_date)
    if not found:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    return (year, month, day) if month <= 12 and day <= 31 else None
