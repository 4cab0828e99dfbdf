"""The shape of a language's letter table (templates/i18n/letters/<lang>.toml)."""

from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field

from core.domain.languages import LanguageCode


class Grammar(BaseModel):
    """Word lists (space-separated in the file) that decide how a line may be quoted in a sentence.

    `past`: first words that make a bullet a first-person clause; `bases`: plain verb forms, `also_nouns`
    those of them that open noun phrases too. `need_prefixes`/`need_suffixes` are shorn from a requirement
    to leave what is asked for, `need_cuts` are places where it may end early; `clause_words` betray a whole
    sentence, which is not quoted. `pointing` words ("this") lean on other sentences. `detours` is a regular
    expression whose first group is the main clause ("As Chief of Accounts, I led …" → "I led …").
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    subject: str = ""
    first_person: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    responsible_clause: tuple[str, str] = ("", "")
    noun_heads: str = ""
    the_heads: str = ""
    countable_heads: str = ""
    noun_endings: str = ""
    clause_words: str = ""
    need_prefixes: tuple[str, ...] = ()
    need_suffixes: tuple[str, ...] = ()
    need_cuts: tuple[str, ...] = ()
    years: str = ""
    degree_words: str = ""
    passives: str = ""
    passive_next: str = ""
    past: str = ""
    bases: str = ""
    also_nouns: str = ""
    doubling: str = ""
    pointing: str = ""
    prepositions: str = ""
    determiners: str = ""
    detours: str = ""

    def words(self, name: str) -> frozenset[str]:
        """One of the word lists as a set."""
        return self._sets[name]

    @cached_property
    def _sets(self) -> dict[str, frozenset[str]]:
        texts = {name: value for name, value in self.model_dump().items() if isinstance(value, str)}
        return {name: frozenset(value.split()) for name, value in texts.items()}


class LetterPhrases(BaseModel):
    """Everything a letter says by itself, in one language. Lists hold patterns with `{slots}` and `[a|b]`."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    language: LanguageCode
    cliches: tuple[str, ...] = ()
    subject: str
    subject_untitled: str
    greeting: str
    closing: str
    post: str
    post_untitled: str
    at: str
    at_unnamed: str
    at_special: dict[str, str]
    as_at: str
    as_only: str
    project: str
    quote: str
    and_: str = Field(alias="and")
    degree_in: str = "{study} {area}"
    degree_from: str
    degree_need: str
    contact: dict[str, str]
    opening_years: tuple[str, ...]
    opening_source: tuple[str, ...]
    opening_background: tuple[str, ...]
    opening_bare: tuple[str, ...]
    common: tuple[str, ...]
    clause: tuple[str, ...] = ()
    noun: tuple[str, ...]
    near_clause: tuple[str, ...] = ()
    near_noun: tuple[str, ...]
    mention: tuple[str, ...]
    plain_clause: tuple[str, ...] = ()
    plain_noun: tuple[str, ...]
    apart_clause: tuple[str, ...] = ()
    apart_noun: tuple[str, ...]
    career: tuple[str, ...]
    skills: tuple[str, ...]
    study: tuple[str, ...]
    place_same: tuple[str, ...]
    place_other: tuple[str, ...]
    next: tuple[str, ...]
    next_background: tuple[str, ...]
    grammar: Grammar
