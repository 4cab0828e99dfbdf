"""How far marks of doubt can be relied on: how many of the wrong fields have one, and of the right ones.

    python -m bench.doubts

Part of `make bench-reading`. The files are those of `bench.reading`; of those set aside nothing is shown but
these numbers. What was not read at all cannot be marked unless its entry was read: it is not counted here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from bench.reading import COLUMNS, Found, Subject, same, subjects, truth_fields
from core.adapters.document_reader import read_document
from core.domain.errors import UserError
from core.domain.reading import FieldReading

FIELDS = {
    "basics.name": "name",
    "basics.email": "email",
    "basics.phone": "phone",
    "work.position": "title",
    "work.name": "employer",
    "work.start_date": "start",
    "work.end_date": "end",
    "education.institution": "school",
    "education.end_date": "graduated",
    "skills.name": "skills",
    "skills.keywords": "skills",
}
"""What the yardstick calls a field, by its path without numbers."""

STEPS = ((0.0, 0.5), (0.5, 0.8), (0.8, 0.95), (0.95, 1.01))


def main() -> None:
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for subject in subjects():
        wanted = truth_fields(subject.truth)
        for field in _fields(subject):
            _count(counts, subject.column, field, wanted)
    print("\n".join(_table(counts)))


def _fields(subject: Subject) -> list[FieldReading]:
    """Without the names of groups of skills: they are no skills."""
    try:
        fields = read_document(subject.data, subject.name).reading.fields
    except UserError:
        return []
    groups = {one.path.partition(".keywords.")[0] + ".name" for one in fields if ".keywords." in one.path}
    return [one for one in fields if one.path not in groups]


def _count(
    counts: dict[tuple[str, str], Counter[str]], column: str, field: FieldReading, wanted: Found
) -> None:
    name = FIELDS.get(".".join(part for part in field.path.split(".") if not part.isdigit()))
    if name is None:
        return
    is_right = _is_right(name, field.value, wanted)
    verdict = f"{'right' if is_right else 'wrong'}{' marked' if field.is_doubtful else ''}"
    step = next(
        f"sure {low:.2f} to {min(high, 1.0):.2f}" for low, high in STEPS if low <= field.confidence < high
    )
    for row in (name, "all", step):
        counts[row, column][verdict] += 1


def _is_right(name: str, value: str, wanted: Found) -> bool:
    """Nothing found is right where there is nothing."""
    if not value:
        return not wanted[name]
    texts = [text[:4] for text in wanted[name]] if name == "graduated" else wanted[name]
    value = value[:4] if name == "graduated" else value
    return any(same(value, text) for text in texts)


def _table(counts: dict[tuple[str, str], Counter[str]]) -> Iterator[str]:
    columns = [one for one in COLUMNS if any(column == one for _, column in counts)]
    yield f"{'':20}" + "".join(f"{one + ': wrong, marked; right, marked':>44}" for one in columns)
    for row in dict.fromkeys(["all", *sorted(FIELDS.values()), *sorted(row for row, _ in counts)]):
        yield f"{row:20}" + "".join(f"{_cell(counts[row, column]):>44}" for column in columns)


def _cell(count: Counter[str]) -> str:
    wrong, right = count["wrong"] + count["wrong marked"], count["right"] + count["right marked"]
    marked = _share(count["wrong marked"], wrong), _share(count["right marked"], right)
    return f"{wrong:5} {marked[0]:>6} {right:6} {marked[1]:>6}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "-"


if __name__ == "__main__":
    main()
