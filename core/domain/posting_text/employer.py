"""Who hires, when no line says so. Precise rather than complete: an unsure name is no name."""

import re
from collections import Counter

_WORD = r"(?:[A-ZÄÖÜÉ][\w.&'’-]*|[A-Z]&[A-Z])"
_NAME = rf"{_WORD}(?: (?:{_WORD}|of|and|&|the|de|du|des|la|y|und|für)){{0,6}}"
_EVIDENCE: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern))
    for weight, pattern in (
        (
            3,
            rf"(?:^|[.!?:\n]\s*)(?:The |At )?(?P<n>{_NAME})(?:, [^.,\n]{{3,90}},)? (?:is"
            rf"|are) (?:currently |now |actively |presently )?(?:seeking|looking for|hiring|searching for"
            rf"|recruiting)\b",
        ),
        (
            3,
            rf"(?:^|[.!?:\n]\s*)(?P<n>{_NAME})(?:, [^.,\n]{{3,90}},)? (?:seeks|currently has"
            rf"|has an? (?:\w+ ){{0,3}}(?:opening|opportunity|position)|has (?:several|multiple"
            rf"|\w+ )?openings)\b",
        ),
        (
            3,
            rf"(?:^|[.!?:\n]\s*)(?P<n>{_NAME}), (?:an?|the) (?:[\w-]+ ){{0,4}}(?:leader|leading|member"
            rf"|provider|company|firm|division|subsidiary)\b",
        ),
        (
            2,
            rf"(?:^|[.!?:\n]\s*)(?P<n>{_NAME}) is (?:an?|the|one of the"
            rf"|[A-Z][\w ]{{2,20}}['’]s) (?:[\w,'’-]+ ){{0,6}}(?:leader|leading|provider|company|firm"
            rf"|distributor|manufacturer|retailer|employer)\b",
        ),
        (3, rf"(?:^|[.!?:\n]\s*)(?P<n>{_NAME}) is an? (?:EEO|EOE|[Ee]qual|AA/)"),
        (2, rf"\bAbout (?P<n>{_NAME})\s?(?::|\n)"),
        (
            2,
            rf"\b(?:[Jj]oin|[Cc]areers? (?:at|with)|[Ww]orking (?:at|for)|[Ee]mployment (?:at|with)"
            rf"|[Ww]ork (?:at|for)) (?P<n>{_NAME})",
        ),
        (2, rf"(?:^|[.!?\n]\s*)At (?P<n>{_NAME}),? (?:we|you|our)\b"),
        (
            3,
            rf"(?:^|[.!?:\n]\s*)(?:Die |Das |Der )?(?P<n>{_NAME}) (?:sucht|recherche|recrute|busca|procura"
            rf"|contrata)\b",
        ),
    )
)
_GENERIC = re.compile(
    r"^(?:We|Our|The|This|These|You|Your|He|She|It|They|I|A|An|In|As|If|For|With|Who|What|There|Here"
    r"|Client|Company|Candidate|Candidates|Applicant|Applicants|Team|Position|Job|Role|Opportunity"
    r"|Department|Employer|Manager|Management|Currently|Now|Join|Us"
    r"|Ideal|Qualified|Successful|Someone|Must|Experience|Work|Wir|Sie|Unser|Unsere|Nous|Notre|Vous"
    r"|Description|Overview|Summary|Report|About|Equal|Local|Established|Well|Growing|Busy|Leading"
    r"|Immediate|Today|Monday|Each|All|Any|Every|Area|Hospital|School)$"
)
_THRESHOLD = 3


def find_employer(text: str, title: str, place: str) -> str:
    """The name with the best evidence, or "" when evidence is thin or two names are as likely."""
    weights: Counter[str] = Counter()
    for weight, pattern in _EVIDENCE:
        for match in pattern.finditer(text[:40_000]):
            name = _trimmed(match["n"])
            if _is_name(name, title, place):
                weights[name] += weight
    ranked = weights.most_common(2)
    if not ranked or ranked[0][1] < _THRESHOLD or (len(ranked) == 2 and ranked[1][1] == ranked[0][1]):
        return ""
    return ranked[0][0]


def _trimmed(name: str) -> str:
    name = re.sub(r"(?:['’]s)$", "", name.strip(" .,&-"))
    return re.sub(r"(?: (?:of|and|&|the|de|du|des|la|y|und|für))+$", "", name)


def _is_name(name: str, title: str, place: str) -> bool:
    words = name.split()
    if not words or len(name) < 3 or _GENERIC.match(words[0]) or _GENERIC.match(words[-1]):
        return False
    known = {word.lower() for word in re.findall(r"\w+", f"{title} {place}")}
    return not all(word.lower().strip(".,") in known for word in words)
