"""The words that claims are made of, in one language (core/vocabulary/claims/<language>.toml)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from core.domain.claims.folding import fold
from core.domain.claims.patterns import alternatives, any_of
from core.domain.keywords.stems import stem
from core.domain.languages import LanguageCode

Words = tuple[str, ...]
_ARTICLE = r"(?:un|una|um|uma|une|a|an|the|les|los|las|os|as|den|der|die|eine?n?m?r?|bonne|good)"
PARTS = ("supported", "own", "managed", "charged", "led", "founded")
_LEAST_TAIL = 5


class ClaimWords(BaseModel):
    """Each word is folded; `*` stands for any letters, `...` for any words. Ranks go from weak to strong.

    `strength`: what a verb says of the part somebody had: supported, managed, charged, led, founded; what is in none is
    an ordinary doing; `own`: that it was oneself; `shared`: that others were there. `reach`: how far something went: firm, country, world; `wholes`: words for all of
    something, and what they may be of. `lowered`, `raised`: words that
    lower and raise a title. `units`: kinds of things that are counted, each with its general words; `members`:
    the special words of some kinds ("cooks" are people). `kin`: things that go by several names. `more`, `less`,
    `about`, `up_to`: what stands in front of a number; `trailing`: what makes it more from behind. `awards`,
    `certificates`: what distinguishes. `degrees`: kinds of degrees. `finished`: what ends a study,
    `studying`: what says that it goes on. `plain`:
    capital words that name nothing. `honorifics`: what stands in front of
    a person's name. `roles`: what stands in front of a title. `ignored`: turns of speech whose
    words mean something else; `no_part`: whose words of helping say nothing of a part ("life support"). `rewritten`: an amount in digits for what is said in other words. `tongues`: what
    is said about speaking a language. `uncounted`: numbers that count nothing. `listed`: sections of a profile whose entries
    may be counted. `ago`: what stands around a time
    that has passed since. `available`: of when one could start. `wished`: of what is not so yet.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    strength: Mapping[str, Words]
    reach: Mapping[str, Words]
    wholes: Mapping[str, Words]
    lowered: Words
    raised: Mapping[str, Words]
    units: Mapping[str, Words]
    members: Mapping[str, Words]
    kin: Mapping[str, Words]
    more: Words
    less: Words
    about: Words
    up_to: Words
    trailing: Words
    awards: Words
    certificates: Words
    degrees: Mapping[str, Words]
    finished: Words
    studying: Words
    plain: Words
    honorifics: Words
    times: Mapping[str, Words]
    roles: Words
    ignored: Words
    no_part: Words
    rewritten: Mapping[str, Words]
    tongues: Words
    uncounted: Words
    available: Words
    wished: Words
    ago: Words
    listed: Mapping[str, Words]

    @cached_property
    def strengths(self) -> Sequence[re.Pattern[str]]:
        return [any_of(self.strength[name]) for name in PARTS]

    def without_parts(self, text: str) -> str:
        """A folded text without the words that say whose part it was."""
        text = self.of_no_part.sub(" ", text)
        for pattern in (*self.strengths, self.shares):
            text = pattern.sub(" ", text)
        return text

    @cached_property
    def of_no_part(self) -> re.Pattern[str]:
        return any_of(self.no_part)

    @cached_property
    def shares(self) -> re.Pattern[str]:
        return any_of(self.strength["shared"])

    @cached_property
    def listings(self) -> Mapping[str, re.Pattern[str]]:
        return {name: any_of(words) for name, words in self.listed.items()}

    @cached_property
    def reaches(self) -> Sequence[re.Pattern[str]]:
        return [
            re.compile(f"{any_of(self.reach[name]).pattern}|{self._whole(name)}")
            for name in ("firm", "country", "world")
        ]

    def _whole(self, name: str) -> str:
        """ "all our sites", not "all six sites"."""
        return rf"(?<!\w)(?:{alternatives(self.wholes['all'])})\s?(?:[^\W\d]+\s)?{any_of(self.wholes[name]).pattern}"

    @cached_property
    def lowers(self) -> re.Pattern[str]:
        return any_of(self.lowered)

    @cached_property
    def raises(self) -> Sequence[re.Pattern[str]]:
        return [any_of(words) for words in self.raised.values()]

    @cached_property
    def degree_patterns(self) -> Mapping[str, re.Pattern[str]]:
        return {name: any_of(words) for name, words in self.degrees.items()}

    @cached_property
    def time_patterns(self) -> Mapping[str, re.Pattern[str]]:
        return {factor: any_of(words) for factor, words in self.times.items()}

    @cached_property
    def role(self) -> re.Pattern[str]:
        return any_of(self.roles)

    @cached_property
    def ends_study(self) -> re.Pattern[str]:
        return any_of(self.finished)

    @cached_property
    def is_studying(self) -> re.Pattern[str]:
        return any_of(self.studying)

    @cached_property
    def speaks(self) -> re.Pattern[str]:
        return any_of(self.tongues)

    @cached_property
    def not_counting(self) -> re.Pattern[str]:
        return any_of(self.uncounted)

    @cached_property
    def is_availability(self) -> re.Pattern[str]:
        return any_of(self.available)

    @cached_property
    def wishes(self) -> re.Pattern[str]:
        return any_of(self.wished)

    @cached_property
    def tells_ago(self) -> re.Pattern[str]:
        return any_of(self.ago)

    @cached_property
    def idiom(self) -> re.Pattern[str]:
        return any_of(self.ignored)

    @cached_property
    def rewrites(self) -> Sequence[tuple[re.Pattern[str], str]]:
        return [(any_of(words), amount) for amount, words in self.rewritten.items()]

    @cached_property
    def hedges(self) -> Mapping[str, re.Pattern[str]]:
        each = {"more": self.more, "less": self.less, "about": self.about, "up_to": self.up_to}
        return {
            name: re.compile(rf"(?<!\w)(?:{alternatives(words)})(?:\s{_ARTICLE})?\W*$")
            for name, words in each.items()
        }

    @cached_property
    def after_number(self) -> re.Pattern[str]:
        return re.compile(rf"\s?(?:\+|(?:{alternatives(self.trailing)})(?!\w))")

    @cached_property
    def award(self) -> re.Pattern[str]:
        return any_of(self.awards)

    @cached_property
    def certificate(self) -> re.Pattern[str]:
        return any_of(self.certificates)

    @cached_property
    def plain_words(self) -> frozenset[str]:
        return frozenset(map(fold, self.plain))

    @cached_property
    def _unit_of(self) -> Sequence[tuple[str, re.Pattern[str]]]:
        return [(name, any_of(words)) for name, words in self.units.items()]

    @cached_property
    def _member_of(self) -> Sequence[tuple[str, re.Pattern[str]]]:
        return [(f"one of {name}", any_of(words)) for name, words in self.members.items()]

    @cached_property
    def years(self) -> re.Pattern[str]:
        return any_of(self.units["years"])

    @cached_property
    def _kin_of(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for group, words in self.kin.items():
            for word in words:
                found.setdefault(fold(word), set()).add(group)
        return {word: frozenset(groups) for word, groups in found.items()}

    def kind_of(self, phrase: Sequence[str], language: LanguageCode) -> str:
        """The first kind of thing that a phrase names: "people", or "one of people" for "cooks"; else ""."""
        text = " ".join(phrase)
        found = [
            (match.start(), -len(match[0]), name)
            for name, pattern in (*self._unit_of, *self._member_of)
            if (match := pattern.search(text))
        ]
        return min(found)[2] if found else ""

    def kin_of(self, words: Iterable[str], language: LanguageCode) -> frozenset[str]:
        """The groups of things these words belong to; a German compound belongs where its end does."""
        return frozenset[str]().union(*(self._groups(word, language) for word in words))

    def _groups(self, word: str, language: LanguageCode) -> frozenset[str]:
        forms = [word, stem(word, language), word.removesuffix("s")]
        if language == "de":
            forms += [word[at:] for at in range(3, len(word) - _LEAST_TAIL + 1)]
        return next((self._kin_of[form] for form in forms if form in self._kin_of), frozenset())
