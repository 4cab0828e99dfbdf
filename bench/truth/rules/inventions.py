"""Tools, certificates, employers, results, languages and awards the profile does not have."""

from collections.abc import Iterator

from bench.truth.pen import Pen, lower_first
from bench.truth.rules.making import Lie, entry, numbers_of, numerals_of, text, told
from bench.truth.subjects import Subject


def invented_tool(subject: Subject, pen: Pen) -> Iterator[Lie]:
    for tool in subject.wording["tool"]:
        note = f"{tool} is not in the profile"
        at = pen.chance.randrange(len(subject.resume["skills"]))
        yield entry(f"skills[{at}].keywords[{len(subject.resume['skills'][at]['keywords'])}]", "", tool, note)
        line = pen.chance.choice(subject.lines)
        yield entry(line.path, line.bullet, line.bullet + pen.write("tool_tail", tool=tool), note)
        for line in pen.chance.sample(subject.lines, 3):
            told_truly = pen.told(line.at, line.say)
            yield text(pen, line.path, line.bullet, f"{told_truly} {pen.write('tool_said', tool=tool)}", note)


def invented_certificate(subject: Subject, pen: Pen) -> Iterator[Lie]:
    owned = subject.resume["certificates"]
    for name in subject.wording["certificate"]:
        note = f"{name} is not in the profile"
        yield entry(f"certificates[{len(owned)}].name", "", name, note)
        at = pen.chance.randrange(len(owned))
        yield entry(f"certificates[{at}].name", owned[at]["name"], name, note)
        yield text(pen, "", "", pen.write("certificate_said", name=name), note)
    for name, sentence in subject.wording["certified"] * 2:
        yield text(pen, "", "", sentence, f"{name} is not in the profile")


def invented_employer(subject: Subject, pen: Pen) -> Iterator[Lie]:
    for name, at in subject.wording["employer"]:
        note = f"the person never worked for {name}"
        job = pen.chance.randrange(len(subject.resume["work"]))
        yield entry(f"work[{job}].name", subject.resume["work"][job]["name"], name, note)
        summary = subject.text_at("basics.summary")
        added = subject.words["employer_summary"].format(at=at)
        yield entry("basics.summary", summary, summary + added, note)
        for line in pen.chance.sample([line for line in subject.lines if line.job], 3):
            sentence = pen.write("employer_said", at=at, say=line.say)
            yield text(pen, line.path, line.bullet, sentence, note)


def invented_quantity(subject: Subject, pen: Pen) -> Iterator[Lie]:
    numerals, known = numerals_of(subject), numbers_of(subject)
    note = "the profile has no such result"
    for line in subject.lines:
        for tail in pen.words["quantity"]:
            free = not any(n.kind == "percent" for n in numerals.find(line.bullet))
            if free and not numerals.values(subject.spell(tail)) & known:
                source = pen.chance.choice(subject.in_cv(line))
                yield entry(line.path, line.bullet, source + tail, note)
                yield told(pen, line, line.say, note, tail)


def invented_language(subject: Subject, pen: Pen) -> Iterator[Lie]:
    spoken = subject.resume["languages"]
    for name, named in pen.words["languages"]:
        if name not in {language["language"] for language in spoken}:
            note = f"{name} is not in the profile"
            yield entry(f"languages[{len(spoken)}].language", "", f"{name} ({pen.pick('fluent')})", note)
            yield text(pen, "", "", pen.write("language_said", language=named), note)
    for at, language in enumerate(spoken[1:], 1):
        note = f"{language['language']} is {language['fluency']} in the profile"
        yield entry(f"languages[{at}].fluency", language["fluency"], pen.pick("lifted"), note)
        sentence = pen.write("lifted_said", language=_named(subject, language["language"]))
        yield text(pen, f"languages[{at}].language", language["language"], sentence, note)


def invented_award(subject: Subject, pen: Pen) -> Iterator[Lie]:
    for title, named in subject.wording["award"]:
        note = "the profile has no award"
        yield entry("awards[0].title", "", title, note)
        line = pen.chance.choice(subject.lines)
        yield entry(
            line.path, line.bullet, line.bullet + subject.words["award_tail"].format(award=title), note
        )
        for line in pen.chance.sample(subject.lines, 3):
            told_truly = pen.told(line.at, line.say)
            yield text(
                pen, line.path, line.bullet, f"{told_truly} {pen.write('award_said', award=named)}", note
            )


def _named(subject: Subject, language: str) -> str:
    """The language as it stands inside a sentence."""
    if subject.language == "fr":
        article = "l'" if language[0] in "AEIOUÉ" else "le "
        return article + language.lower()
    return lower_first(language) if subject.language in {"es", "pt"} else language
