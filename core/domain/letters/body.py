"""The paragraphs between greeting and closing."""

from dataclasses import dataclass, field
from datetime import date

from core.domain.keywords import Term
from core.domain.letters.addressing import at_employer, clean_place, is_same_place, post_of
from core.domain.letters.facts import Fact, degree_of
from core.domain.letters.needs import Need, TermSpeaker, is_degree
from core.domain.letters.pairs import Matcher, Pair
from core.domain.letters.phrases import LetterPhrases
from core.domain.letters.sentences import Sentences, join
from core.domain.letters.sources import Source, source_of
from core.domain.letters.wording import is_speakable
from core.domain.posting import JobPosting
from core.domain.relevance import Relevance
from core.domain.resume import Resume, Work
from core.domain.tailoring.summary import asked_skills, profile_text
from core.domain.tenure import is_current, years_of_work

_MOST_PAIRS, _FEWEST_FACTS, _MOST_PLAIN = 4, 3, 2
_FEWEST_YEARS = 2


@dataclass
class Body:
    """Writes one letter's paragraphs. `told`: sources named so far; `said`: skills named so far."""

    resume: Resume
    posting: JobPosting
    phrases: LetterPhrases
    relevance: Relevance
    matcher: Matcher
    speaker: TermSpeaker
    sentences: Sentences
    today: date
    told: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)

    def paragraphs(self) -> list[str]:
        """Opening; one or two with evidence; practical facts and the next step. Empty ones are left out."""
        pairs = self.matcher.match(_MOST_PAIRS)
        opening = [self._opening(), self._common()]
        evidence = [self._answer(pair) for pair in pairs]
        evidence += self._plain_facts(pairs)
        few = len(evidence) < _FEWEST_FACTS
        rest = [self._career() if few else "", self._study(unasked=few), self._skills()]
        half = (len(evidence) + 1) // 2
        groups = [opening, evidence[:half], [*evidence[half:], *rest], [self._place(), self._next()]]
        return [text for group in groups if (text := " ".join(filter(None, group)))]

    def _say(self, kind: str, **slots: str) -> str:
        patterns: tuple[str, ...] = getattr(self.phrases, kind)
        post = post_of(self.posting, self.phrases, short=not kind.startswith("opening"))
        return self.sentences.say(kind, patterns, post=post, **slots)

    def _opening(self) -> str:
        employer = at_employer(self.posting, self.phrases)
        source = self._latest_source()
        years = years_of_work(self.resume, self.today)
        if source and years >= _FEWEST_YEARS:
            return self._say("opening_years", at_employer=employer, source=source.full, years=str(years))
        if source:
            return self._say("opening_source", at_employer=employer, source=source.full)
        if background := self._background():
            return self._say("opening_background", at_employer=employer, background=background)
        return self._say("opening_bare", at_employer=employer)

    def _common(self) -> str:
        """What posting and profile share at large: the listed skills the posting asks for, at least two."""
        spoken = self._asked()[:3]
        if len(spoken) < 2:
            return ""
        self.said.update(spoken)
        return self._say("common", terms=join(spoken, self.phrases.and_))

    def _answer(self, pair: Pair) -> str:
        source = self._source(pair.fact)
        terms = self.speaker.say(pair.terms)
        need = terms if pair.manner == "terms" else pair.need.phrase
        near = "near_" if pair.manner == "near" else ""
        if pair.fact.clause:
            return self._say(f"{near}clause", need=need, source=source, clause=pair.fact.clause)
        if pair.fact.noun:
            return self._say(f"{near}noun", need=need, source=source, fact=pair.fact.noun)
        return self._say("mention", terms=terms, source=source) if terms else ""

    def _plain_facts(self, pairs: list[Pair]) -> list[str]:
        """When fewer than three answers were found: the profile's own best lines, tied to no requirement."""
        used = {pair.fact.text for pair in pairs if pair.fact.is_sayable}
        spare = [fact for fact in self.matcher.facts if fact.is_sayable and fact.text not in used]
        spare.sort(key=lambda fact: not any(char.isdigit() for char in fact.text))
        chosen = spare[: min(_MOST_PLAIN, max(0, _FEWEST_FACTS - len(used)))]
        needs = [] if pairs else [need for need in self.matcher.needs if self._is_unmet(need)]
        return [self._plain(fact, needs, turn) for turn, fact in enumerate(chosen)]

    def _is_unmet(self, need: Need) -> bool:
        """A quotable requirement of which the whole profile shows no term at all."""
        plain = need.phrase[:1].isalpha() and "," not in need.phrase
        plain = plain and not is_degree(need.text, self.phrases.grammar)
        return plain and not set(need.core) & self._shown_anywhere()

    def _shown_anywhere(self) -> set[Term]:
        skills = [text for skill in self.resume.skills for text in (skill.name, *skill.keywords)]
        return set(self.relevance.shown("\n".join([profile_text(self.resume), *skills])))

    def _plain(self, fact: Fact, open_needs: list[Need], turn: int) -> str:
        """Beside the post; every second one beside a requirement the profile does not show, and says so."""
        source = self._source(fact)
        if turn % 2 and open_needs:
            need = open_needs[0].phrase
            if fact.clause:
                return self._say("apart_clause", need=need, source=source, clause=fact.clause)
            return self._say("apart_noun", need=need, source=source, fact=fact.noun)
        if fact.clause:
            return self._say("plain_clause", source=source, clause=fact.clause)
        return self._say("plain_noun", source=source, fact=fact.noun)

    def _career(self) -> str:
        """Up to two posts not yet named: what a letter can still say when no line may be quoted."""
        sources = [source_of(entry.position, entry.name, self.phrases) for entry in self.resume.work]
        untold = [source.full for source in sources if source and source.full not in self.told][:2]
        return self._say("career", sources=join(untold, self.phrases.and_)) if untold else ""

    def _study(self, *, unasked: bool) -> str:
        """The degree beside the posting's demand for one, or beside the post when little else is said."""
        degree = degree_of(self.resume, self.phrases, self.relevance)
        demands = [need for need in self.matcher.needs if is_degree(need.text, self.phrases.grammar)]
        if not degree or not (demands or unasked) or self._latest_source() is None:
            return ""
        neat = [need.phrase for need in demands if self._is_neat(need.phrase)]
        general = self.phrases.degree_need.format(post=post_of(self.posting, self.phrases, short=True))
        return self._say("study", need=neat[0] if neat else general, degree=degree)

    def _is_neat(self, phrase: str) -> bool:
        """English says a degree plainly or not at all; the other languages quote by habit."""
        quoted = not phrase[:1].isalpha()
        return bool(phrase) and "," not in phrase and not (quoted and self.phrases.language == "en")

    def _skills(self) -> str:
        spoken = [name for name in self._asked() if name not in self.said][:4]
        return self._say("skills", terms=join(spoken, self.phrases.and_)) if spoken else ""

    def _place(self) -> str:
        city, place = self.resume.basics.location.city, clean_place(self.posting)
        if not place or not 1 < len(city) <= 60 or city.isupper() or not is_speakable(city):
            return ""
        kind = "place_same" if is_same_place(city, place) else "place_other"
        return self._say(kind, city=city, place=place)

    def _next(self) -> str:
        source = self._latest_source()
        if source:
            return self._say("next", source=source.brief)
        background = self._background()
        return self._say("next_background", background=background) if background else ""

    def _asked(self) -> list[str]:
        """Listed skills the posting asks for that are short and printable."""
        return [
            self.speaker.casing.lower_term(name)
            for name in asked_skills(self.resume, self.relevance)
            if len(name) <= 40
            and not name.lower().startswith(("and ", "or ", "with ", "of "))
            and self.speaker.can_name(name)
            and (is_speakable(name) or name.isalnum() or len(name) < 12)
        ]

    def _background(self) -> str:
        return degree_of(self.resume, self.phrases, self.relevance) or join(
            self._asked()[:3], self.phrases.and_
        )

    def _source(self, fact: Fact) -> str:
        """Position and employer the first time, the employer alone after that."""
        source = fact.source.brief if fact.source.full in self.told else fact.source.full
        self.told.add(fact.source.full)
        return source

    def _latest_source(self) -> Source | None:
        """Where the person works now or worked last; None when that job has no name fit for print."""
        if not self.resume.work:
            return None
        latest = max(self.resume.work, key=self._recency)
        source = source_of(latest.position, latest.name, self.phrases)
        if source is not None:
            self.told.add(source.full)
        return source

    def _recency(self, entry: Work) -> tuple[bool, str]:
        return is_current(entry, self.today), entry.start_date
