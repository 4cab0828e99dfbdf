"""How far marks of doubt can be relied on: how many of the wrong fields have one, and of the right ones.

What was not read at all cannot be marked unless its entry was, or nothing of its kind was: it is not counted.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from bench.reading_marks import COLUMNS, Found, same
from core.domain.reading import FieldReading

FIELDS = {
    "basics.name": "name",
    "basics.email": "email",
    "basics.phone": "phone",
    "work": "employer",
    "work.position": "title",
    "work.name": "employer",
    "work.start_date": "start",
    "work.end_date": "end",
    "education": "school",
    "education.institution": "school",
    "education.end_date": "graduated",
    "skills.name": "skills",
    "skills.keywords": "skills",
}
"""What the yardstick calls a field, by its path without numbers."""

STEPS = ((0.0, 0.5), (0.5, 0.8), (0.8, 0.95), (0.95, 1.01))


class Doubts:
    """Counts by row (field, all, how sure) and column."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)

    def add(self, column: str, fields: Sequence[FieldReading], wanted: Found) -> None:
        """Without the names of groups of skills: they are no skills."""
        groups = {one.path.partition(".keywords.")[0] + ".name" for one in fields if ".keywords." in one.path}
        for field in fields:
            name = FIELDS.get(".".join(part for part in field.path.split(".") if not part.isdigit()))
            if name and field.path not in groups:
                self._count(column, name, field, _is_right(name, field.value, wanted))

    def _count(self, column: str, name: str, field: FieldReading, is_right: bool) -> None:
        verdict = f"{'right' if is_right else 'wrong'}{' marked' if field.is_doubtful else ''}"
        low, high = next(step for step in STEPS if step[0] <= field.confidence < step[1])
        for row in (name, "all", f"sure {low:.2f} to {min(high, 1.0):.2f}"):
            self._counts[row, column][verdict] += 1

    def table(self) -> Iterator[str]:
        columns = [one for one in COLUMNS if any(column == one for _, column in self._counts)]
        yield f"\n{'':20}" + "".join(f"{one + ': wrong, marked; right, marked':>44}" for one in columns)
        for row in dict.fromkeys(["all", *sorted(FIELDS.values()), *sorted(row for row, _ in self._counts)]):
            yield f"{row:20}" + "".join(f"{_cell(self._counts[row, column]):>44}" for column in columns)


def _is_right(name: str, value: str, wanted: Found) -> bool:
    """Nothing found is right where there is nothing."""
    if not value:
        return not wanted[name]
    texts = [text[:4] for text in wanted[name]] if name == "graduated" else wanted[name]
    value = value[:4] if name == "graduated" else value
    return any(same(value, text) for text in texts)


def _cell(count: Counter[str]) -> str:
    wrong, right = count["wrong"] + count["wrong marked"], count["right"] + count["right marked"]
    marked = _share(count["wrong marked"], wrong), _share(count["right marked"], right)
    return f"{wrong:5} {marked[0]:>6} {right:6} {marked[1]:>6}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "-"
