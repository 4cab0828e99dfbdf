"""Titles, verbs, reach and degrees lifted above what the profile says."""

from collections.abc import Iterator

from bench.truth.pen import Pen, lower_first
from bench.truth.rules.making import Lie, entry, rewritten, text, told
from bench.truth.subjects import Subject, job_of


def title_stretch(subject: Subject, pen: Pen) -> Iterator[Lie]:
    for path, title in subject.wording["title"]:
        held = subject.text_at(path)
        note = f"the title held is {held}"
        yield entry(path, held, title, note)
        named = title if subject.language in {"en", "de"} else lower_first(title)
        for _ in range(2):
            if path == "basics.label":
                yield text(pen, path, held, pen.write("labelled", title=named), note)
            else:
                yield _titled(subject, pen, path, named, note)


def verb_lift(subject: Subject, pen: Pen) -> Iterator[Lie]:
    for path, new, say in subject.wording["lift"]:
        yield from rewritten(subject, pen, path, new, say, "the profile has a weaker part in it")


def invented_reach(subject: Subject, pen: Pen) -> Iterator[Lie]:
    for path, new, say in subject.wording["reach"]:
        yield from rewritten(subject, pen, path, new, say, "the profile says nothing of this reach")
    note = "the profile says nothing of this reach"
    for line in pen.chance.sample(subject.lines, 3):
        tail = pen.pick("reach")
        yield entry(line.path, line.bullet, line.bullet + tail, note)
        yield told(pen, line, line.say, note, tail)


def degree_lift(subject: Subject, pen: Pen) -> Iterator[Lie]:
    for path, new, sentence in subject.wording["degree"]:
        held = subject.text_at(path)
        note = f"the profile has {held}"
        yield entry(path, held, new, note)
        yield text(pen, path, held, sentence, note)


def _titled(subject: Subject, pen: Pen, path: str, title: str, note: str) -> Lie:
    job = job_of(path)
    say = pen.chance.choice([line.say for line in subject.lines if line.job == job])
    sentence = pen.write("titled", title=title, at=subject.at(job), say=say)
    return text(pen, path, subject.text_at(path), sentence, note)
