"""Words of substance, cut to stems, to see whether two texts speak of the same trade."""

import re

_GENERIC_STEMS = (
    "years year experi minim least requi must relat worki work prefe field simil equiv degre bache "
    "maste diplo licen certi valid curre state with from that this have your more than level skill "
    "knowl stron excel abili able candi posit role team compa indus profe full time part senio junio "
    "manag assis assoc speci other including inclu plus good prior previ demon prove compl accre colle "
    "unive schoo high erfah jahre minde abges ausbi studi sowie oder eine einer kennt expér expéri "
    "année ans avec dans pour exper anos años sobre como para mínim sector secto ensin grado forma "
    "educa highe disci subje combi unter"
)
_GENERIC = frozenset(_GENERIC_STEMS.split())
_WORD = re.compile(r"[^\W\d_]{3,}")


def stems(text: str) -> set[str]:
    """First five letters of every word of three letters or more that names a subject."""
    cut = {word[:5] for word in _WORD.findall(text[:20_000].lower())}
    return {stem for stem in cut if stem not in _GENERIC and len(stem) > 3} | {
        word.lower() for word in re.findall(r"\b[A-Z]{3}\b", text[:20_000])
    }
