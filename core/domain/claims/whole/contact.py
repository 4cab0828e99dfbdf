"""Who a CV is of, and how to reach them: the profile's own words, or nothing."""

from collections.abc import Callable, Iterator, Mapping

from core.domain.claims.ledger import Ledger
from core.domain.claims.model import ClaimKind, Finding
from core.domain.claims.whole.extras import extra_findings
from core.domain.claims.whole.facts import same_link, same_number, same_text, same_words
from core.domain.claims.whole.pairing import Heads, pairs, texts_of
from core.domain.resume import Basics, Location, Profile

_OTHER = "The profile says otherwise."
_NO_ACCOUNT = "The profile has no such account."
_SAME: Mapping[str, Callable[[str, str], bool]] = {
    "name": same_text,
    "email": same_text,
    "phone": same_number,
    "url": same_link,
    "image": same_link,
}
_PLACE, _ACCOUNT = ("city", "region", "country_code", "postal_code", "address"), Heads("network", "username")


def contact_findings(ledger: Ledger, said: Basics) -> Iterator[Finding]:
    own = ledger.resume.basics
    for field, is_same in _SAME.items():
        text = getattr(said, field)
        if text and not is_same(text, getattr(own, field)):
            yield _finding(text, _OTHER)
    yield from _place_findings(ledger, said.location, own.location)
    yield from _account_findings(ledger, said.profiles, own.profiles)
    yield from extra_findings(said, [own], "basics")


def _place_findings(ledger: Ledger, said: Location, own: Location) -> Iterator[Finding]:
    """A part of it may stand in another field than the profile's: "Leeds, GB" as the city."""
    whole = " ".join(texts_of(own))
    for field in _PLACE:
        text = getattr(said, field)
        if text and text != getattr(own, field) and not same_words(text, whole, ledger.language):
            yield _finding(text, _OTHER, "place")
    yield from extra_findings(said, [own], "basics")


def _account_findings(ledger: Ledger, said: list[Profile], own: list[Profile]) -> Iterator[Finding]:
    for account, number in pairs(said, own, _ACCOUNT, ledger.language):
        if number is None or not _is_same_account(account, own[number]):
            yield _finding(" ".join(texts_of(account)), _NO_ACCOUNT)
        else:
            yield from extra_findings(account, [own[number]], "basics")


def _is_same_account(said: Profile, own: Profile) -> bool:
    names = ((said.network, own.network), (said.username, own.username))
    is_named = all(not one or same_text(one, other) for one, other in names)
    return is_named and (not said.url or same_link(said.url, own.url))


def _finding(text: str, why: str, kind: ClaimKind = "name") -> Finding:
    return Finding(text=text, why=why, kind=kind, entry="basics")
