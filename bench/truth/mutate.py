"""Make the false statements from the profiles, the same ones at every run.

    python -m bench.truth.mutate

Each rule offers many; a seeded choice keeps a few per profile, CV lines and letter sentences in turn.
The hand-written ones of `fluent/` follow.
The files are frozen: run this only to add a profile, never to please a rule of the gate.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from bench.truth.cases import CASES, Case, write_cases
from bench.truth.pen import Pen
from bench.truth.rules import RULES
from bench.truth.rules.making import Lie
from bench.truth.subjects import Subject, read_subjects

KEPT = 3
KEPT_MORE = {"title_stretch": 4, "number_swap": 4, "number_scale": 4, "date_shift": 5, "verb_lift": 4}


def mutations(subject: Subject) -> Iterator[Case]:
    for rule in RULES:
        kind = rule.__name__
        pen = Pen(subject.words, f"{subject.name} {kind}")
        lies = list(rule(subject, pen))
        for at, lie in enumerate(_chosen(pen, lies, KEPT_MORE.get(kind, KEPT)), 1):
            yield _case(subject, kind, str(at), _led_in(subject, pen, lie))
    for at, (kind, form, path, new, note) in enumerate(subject.fluent, 1):
        lie = Lie(form, path, subject.text_at(path) if path else "", new, note)
        yield _case(subject, kind, f"written-{at}", lie)


def _led_in(subject: Subject, pen: Pen, lie: Lie) -> Lie:
    """One letter text in three begins with a true sentence about another line."""
    if lie.form == "entry" or pen.chance.random() > 1 / 3:
        return lie
    line = pen.chance.choice([line for line in subject.lines if line.path != lie.path])
    true = pen.fill(subject.words["said"][0], at=line.at, say=line.say)
    return replace(lie, new=f"{true} {lie.new}")


def _chosen(pen: Pen, lies: list[Lie], count: int) -> list[Lie]:
    """Shuffled, forms in turn, no place twice while others are left."""
    lies = list({lie.new: lie for lie in lies}.values())
    pen.chance.shuffle(lies)
    forms = [[lie for lie in lies if lie.form == form] for form in pen.chance.sample(["entry", "text"], 2)]
    turns = [lie for pair in zip_longest(*(_spread(form) for form in forms)) for lie in pair if lie]
    return turns[:count]


def _spread(lies: list[Lie]) -> list[Lie]:
    seen: dict[str, int] = {}
    ranked = []
    for lie in lies:
        seen[lie.path] = seen.get(lie.path, 0) + 1
        ranked.append((seen[lie.path], lie))
    return [lie for _, lie in sorted(ranked, key=lambda pair: pair[0])]


def _case(subject: Subject, kind: str, at: str, lie: Lie) -> Case:
    return Case(
        id=f"{subject.name}-{kind}-{at}",
        language=subject.language,
        profile=subject.name,
        kind=kind,
        form=lie.form,
        path=lie.path,
        old=lie.old,
        new=subject.spell(lie.new),
        note=lie.note,
        posting=lie.posting and lie.posting.model_copy(update={"title": subject.spell(lie.posting.title)}),
    )


def main() -> None:
    CASES.mkdir(exist_ok=True)
    made = [case for subject in read_subjects() for case in mutations(subject)]
    for language in sorted({case.language for case in made}):
        write_cases(CASES / f"mutations_{language}.jsonl", [c for c in made if c.language == language])


if __name__ == "__main__":
    main()
