"""Turns of speech that change what a sentence claims."""

import re
from functools import cached_property

from core.domain.claims.words.patterns import AnyOf, Words, WordTable, alternatives

_ARTICLES = r"(?:(?:an?|the|de[rmn]|die|das|ein(?:e[rmn]?)?|une?|l'|l[ae]|les|el|los|las|uma?|os?)\s*)?"


class TurnWords(WordTable):
    """`ignored`: words that mean something else here. `wished`: of what is not so yet, `denied`: of what
    is not so, unless it is `affirmed` ("not only"). `available`: of when one could start, `seeking`: of what
    one looks for, `salary`: of what one wants to earn, `moving`: of going to live somewhere. `asked`: what
    quotes the posting, `theirs`: words for whom one writes to, `thanks`: of thanking. `lately`: what stands
    between all of somebody's years and the latest post. `there`: what points to the post that was just
    named. `moved`: of coming and going. `ago`: what stands around a time that has passed since.

    Of names: `first`: words for oneself, `together` with others, `did`: how a verb ends that says it was
    oneself. `placed`: what stands in front of a place
    or an employer, `called` in front of a title, `claimed` in front of either where it is one's own, and so
    do words of one's jobs (`mine`, `jobs`, `linked`) unless they are `ahead`. `returned`: of going where one
    was before; `been`: of having been there; `worked`: what stands behind a
    place where one was. `sought`: words of the job that is applied for, `modal`: of what could be."""

    ignored: AnyOf
    wished: AnyOf
    denied: AnyOf
    affirmed: AnyOf
    available: AnyOf
    asked: AnyOf
    theirs: AnyOf
    thanks: AnyOf
    salary: AnyOf
    seeking: AnyOf
    moving: AnyOf
    lately: AnyOf
    there: AnyOf
    moved: AnyOf
    ago: AnyOf
    first: AnyOf
    together: AnyOf
    did: AnyOf = re.compile(r"(?!)")
    sought: AnyOf
    modal: AnyOf
    been: AnyOf
    ahead: AnyOf
    placed: Words
    called: Words
    claimed: Words
    returned: Words
    worked: AnyOf
    mine: Words
    jobs: Words
    linked: Words

    @cached_property
    def placed_before(self) -> re.Pattern[str]:
        return _right_before(self.placed)

    @cached_property
    def called_before(self) -> re.Pattern[str]:
        return _right_before(self.called)

    @cached_property
    def claimed_before(self) -> re.Pattern[str]:
        return _right_before(self.claimed, gaps=True)

    def worked_behind(self, before: str, after: str) -> bool:
        """ "für … gearbeitet"."""
        behind = self.worked.match(after.lstrip())
        return behind is not None and _right_before((*self.placed, *self.linked)).search(before) is not None

    @cached_property
    def mine_before(self) -> re.Pattern[str]:
        return _right_before(self.mine)

    @cached_property
    def own_job_before(self) -> re.Pattern[str]:
        """ "my last job at"."""
        own = rf"(?:{alternatives(self.mine)})\s+(?:\w+\s+)?(?:{alternatives(self.jobs)})\s+"
        return re.compile(rf"(?<!\w){own}(?:{alternatives(self.linked)})(?:\s+|(?<=')){_ARTICLES}$")

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """ "At …," and "As …," say something of what follows."""
        return re.compile(rf"(?:{alternatives((*self.placed, *self.called))})(?!\w)")

    @cached_property
    def returned_before(self) -> re.Pattern[str]:
        return _right_before(self.returned)


def _right_before(words: Words, *, gaps: bool = False) -> re.Pattern[str]:
    """An article may stand in between. With `gaps` also two or three words within ("worked a while for")."""
    each = alternatives(words)
    if gaps:
        each = each.replace(r"\s+", r"\s+(?:[^\s,;]+\s+){0,3}?")
    return re.compile(rf"(?<!\w)(?:{each})(?:\s+|(?<=')){_ARTICLES}$")
