"""Who hires, when no line says so. Precise rather than complete: an unsure name is no name."""

import re
from collections import Counter

from core.domain.folding import fold
from core.domain.posting_lines.facts import find_employment_type
from core.domain.posting_lines.segments import split_segments

_CAPITAL = "[A-ZÄÖÜÉÀÂÇÈÊÍÓÚÑÁÃÕ]"
_WORD = rf"(?:{_CAPITAL}[\w.&'’-]*|&)"
_JOINED = r"of|and|the|de|du|des|do|da|dos|del|la|las|los|les|y|e|und|für|am|an der"
_NAME = rf"(?P<name>(?:L['’])?{_CAPITAL}[\w.&'’-]*(?: (?:{_WORD}|{_JOINED})){{0,6}})"
_LOOSE_NAME = rf"(?P<name>{_CAPITAL}[\w.&'’-]*(?:(?: [\w.&'’-]+){{0,6}}? {_CAPITAL}[\w.&'’-]*)?)"
_APPOSITION = (
    rf"(?: \([^()\n]{{2,60}}\))?(?: (?:in|à|en|em|aus|de) {_CAPITAL}[\w'’-]+)?(?:, [^.\n]{{3,90}}?,)?"
)
_NOW = r"(?:currently |now |actively |presently |growing and |proud to be )?"
_START = r"(?:^|[)\]] )(?:The |At )?"
_OF_US = (
    rf"^(?:Bei (?:der |dem |den )?){_NAME},? (?:\w+ )?(?:wir|uns\w*|Sie|du|dich)\b",
    rf"^(?:An der |Wir, (?:die |das |der )?){_NAME},? ",
    rf"^(?:Die |Das |Der ){_NAME} (?:ist (?:ein|das|die|der)\b|steht|betreibt|gehört|mit Sitz)",
    rf"^(?:Chez ){_NAME},? ",
    rf"^(?:L['’]|Le |La |Les )?{_NAME},? (?:c['’]est|est (?:une?|le|la)\b|accompagne)",
    rf"^(?:En |En la |En el ){_NAME},? (?:llevamos|somos|creemos|trabajamos|nos |buscamos)",
    rf"^(?:El |La |Los |Las )?{_NAME} (?:es una? |recibe|somos|nació|busca)",
    rf"^(?:Na |No |Nós, da ){_NAME},? (?:a gente|nós|somos|acreditamos|estamos)",
    rf"^(?:A |O |As |Os )?{_NAME} (?:nasceu|é uma?\b|abriu|está (?:a|à|em|contratando)|atua)",
    rf"(?i:we['’]re|we are|wir sind|somos|nous sommes) (?:the |die |la |a |o )?{_NAME}(?:[,.]| e | y "
    rf"| et | und | and )",
    rf"(?i:jobs|stellen|openings|ofertas|vagas|offres|vacantes|working) "
    rf"(?:at|von|bei|de|da|do|chez|em|en) (?:der |la |el )?{_NAME}",
    rf"(?i:(?:resume|cv|application|dossier|bewerbung|unterlagen)\b[^.]{{0,60}} (?:to|an|à"
    rf"|a)) (?:the |die |das )?{_NAME},",
    rf"^{_NAME} (?:builds|runs|is working with|makes|operates|helps|employs|serves)\b",
    rf"(?:para a|für die|pour la|para la|on behalf of) {_NAME} \(",
)
_IN_FIVE_LANGUAGES = tuple((3, pattern) for pattern in _OF_US)
_EVIDENCE: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern, re.MULTILINE))
    for weight, pattern in (
        (
            3,
            rf"{_START}{_NAME}{_APPOSITION} (?:is|are) {_NOW}(?:seeking|looking for|hiring|searching for"
            rf"|recruiting)\b",
        ),
        (
            3,
            rf"{_START}{_NAME}{_APPOSITION} (?:seeks|currently has|has (?:an? )?(?:\w+ ){{0,3}}(?:opening"
            rf"|opportunit))",
        ),
        (
            3,
            rf"^{_NAME}, (?:an?|the) (?:[\w-]+ ){{0,4}}(?:leader|leading|member|provider|company|firm"
            rf"|division)\b",
        ),
        (
            3,
            rf"^{_NAME} is (?:an?|the|one of the|[A-Z][\w ]{{2,20}}['’]s) (?:[\w,/'’-]+ ){{0,6}}"
            r"(?:leader|leading|provider|company|firm|distributor|manufacturer|retailer|employer|agency"
            r"|restaurant)",
        ),
        (2, rf"^{_NAME} (?:was (?:established|founded)|is growing|provides|offers)\b"),
        (3, rf"(?:^|[\s\]]){_NAME}{_APPOSITION} (?:is an?|is proud to be an) (?:EEO|EOE|[Ee]qual|AA/)"),
        (
            3,
            rf"\b(?:[Cc]areers? (?:at|with)|[Ww]orking (?:at|for)|[Ee]mployment (?:at|with)|[Ww]ork (?:at"
            rf"|for))"
            rf" (?:the )?{_NAME}",
        ),
        (2, rf"\b[Jj]oin (?:the )?{_NAME}"),
        (3, rf"^At {_NAME},? (?:we|you|our)\b"),
        (
            3,
            rf"^(?:Die |Das |Der |La |El |A |O |Os |L['’]|Le "
            rf"|Les )?{_LOOSE_NAME}{_APPOSITION} (?i:sucht|besetzt"
            r"|stellt|recherche|recrute|embauche|cherche|busca|selecciona|requiere|solicita|incorpora"
            r"|llama a|convoca"
            r"|procura|contrata|admite|reforça|precisa de)\b",
        ),
        (
            5,
            rf"(?i:(?:our|my) client|unser\w* (?:kunde\w*|mandant\w*)|(?:notre|mon) client"
            rf"|nuestr[oa] cliente"
            rf"|noss[oa] cliente)(?: is|,)? (?:die |der |das |the |la |le |el |a |o )?{_NAME}",
        ),
        (2, rf"(?:©|\(c\)) ?(?:\d{{4}} ?)?{_NAME}"),
        (
            3,
            rf"^(?:About|Über(?: die| das| den)?|À propos (?:de |du |d['’])|Sobre (?:a |o |el "
            rf"|la )?){_NAME}\s?:?$",
        ),
        (
            2,
            rf"(?i:rejoi\w+|komm\w* zu\w?|werde teil (?:der|von)|únete a|junta-te à|vem para a) (?:la "
            rf"|le |l['’]|der |die )?{_NAME}",
        ),
        *_IN_FIVE_LANGUAGES,
    )
)
_LEGAL_NAME = re.compile(
    rf"(?<![\w@.])(?:{_CAPITAL}[\w.&'’-]*(?: (?:{_WORD}|{_JOINED})){{0,6}}),? "
    r"(?:g?GmbH(?: & Co\. KG)?|S\.A\. de C\.V\.|S\.?A\.?S\.?|SARL|S\.L\.U?\.?|S\.A\.|Ltd\.?|LLC|Inc\.?|plc"
    r"|Ltda\.?|Lda\.?|S\.R\.L\.|SA|AG|KG|e\.V\.)(?!\w)"
)
_PERSON = re.compile(r"(?:Frau|Herrn?|Dr\.|Mag\.|Mme|M\.|Mrs?|Ms|Sra?\.|Dra\.)[ ](?:Dr\. )?$")
_ANY_NAME = re.compile(rf"(?<![\w@.]){_NAME}")
_DOMAIN = re.compile(r"(?:@|www\.)([\w-]{3,40})\.\w{2}")
_PUBLIC_MAIL = frozenset({"gmail", "outlook", "hotmail", "yahoo", "gmx", "web", "icloud"})
_MAX_CHARS = 20_000
_HEAD_LINES = 6
_OFTEN = 2
_SEEKS = re.compile(r"\s(?:busca|sucht|recrute|recherche|contrata|procura|hiring)$", re.IGNORECASE)
_GENERIC = frozenset(
    word
    for line in (
        "we our the this these you your he she it they i a an in as if for with who what there here client"
        " company",
        "candidate candidates applicant applicants team position job role opportunity department employer"
        " manager",
        "management currently now join us ideal qualified successful someone must experience work wir sie"
        " unser unsere",
        "nous notre vous description overview summary report about equal local established well growing"
        " busy leading",
        "immediate today monday each all any every area hospital school office benefits requirements that"
        " when where",
        "frau herr herrn dr mag mme mr mrs ms sr sra vagas jobs empleos emplois stellen",
        "nuestra nuestro nossa nosso empresa entreprise unternehmen klinik no yes please apply great"
        " career careers",
    )
    for word in line.split()
)
_PARTS = frozenset({"department", "team", "office", "division"})
_THRESHOLD = 3


def find_employer(text: str, title: str, place: str) -> str:
    """The name with the most evidence, or "" when evidence is thin or two names are as likely."""
    body = "\n".join(split_segments(text))
    weights: Counter[str] = Counter()
    for weight, pattern in _EVIDENCE:
        for match in pattern.finditer(body):
            name = _trimmed(match["name"], title)
            if _is_name(name, title, place):
                weights[name] += weight
    for name in _at_home(text, body, title, place):
        weights[name] += _THRESHOLD
    for name, weight in _in_lines(text, title, place):
        weights[name] += weight
    for name in weights:
        weights[name] += min(_OFTEN, body.count(name) - 1)
    return _nominative(_clear_winner(_merged(weights)), body)


def _in_lines(text: str, title: str, place: str) -> list[tuple[str, int]]:
    """Names with a legal form, and of the first lines those that are a name and nothing else."""
    named = {(_trimmed(found[0], title), 3) for found in _LEGAL_NAME.finditer(text[:_MAX_CHARS])}
    top = [line for line in text[:_MAX_CHARS].split("\n") if line.strip()][:_HEAD_LINES]
    pieces = (piece for line in top for piece in re.split(r"\s[|·•–—-]\s|, ", line))
    alone = (_ANY_NAME.fullmatch(piece) for piece in pieces if not find_employment_type(piece))
    named |= {(_trimmed(found["name"], title), 1) for found in alone if found}
    return [(name, weight) for name, weight in named if _is_name(name, title, place)]


def _nominative(name: str, body: str) -> str:
    """ "An der Freien Schule" → "Freie Schule", where the text says it so elsewhere."""
    bare = re.sub(r"^(\w+e)[nmr] ", r"\1 ", name)
    return bare if bare != name and bare in body else name


def _at_home(text: str, body: str, title: str, place: str) -> set[str]:
    """Names that are also those of the mail or web addresses in the text ("jobs@vantry.example")."""
    domains = {
        re.sub(r"\W", "", fold(found[1])) for found in _DOMAIN.finditer(text[:_MAX_CHARS])
    } - _PUBLIC_MAIL
    names = {
        _trimmed(found["name"], title)
        for found in _ANY_NAME.finditer(body[:_MAX_CHARS])
        if not _PERSON.search(body[max(0, found.start() - 12) : found.start()])
    }
    return {name for name in names if _is_name(name, title, place) and _is_of(fold(name), domains)}


def _is_of(name: str, domains: set[str]) -> bool:
    """Its long words, joined, fill the better part of a domain."""
    words = [word for word in re.findall(r"\w+", name) if len(word) > 2]
    return any(2 * sum(len(word) for word in words if word in domain) > len(domain) for domain in domains)


def _merged(weights: Counter[str]) -> Counter[str]:
    """ "Apex Systems" and "Apex Systems LLC" are one: the shorter name lends its weight to the longer one."""
    merged = Counter(weights)
    folded = {name: f" {fold(name)} " for name in weights}
    for name in weights:
        for other in weights:
            if other != name and folded[name] in folded[other]:
                merged[other] += weights[name]
                merged[name] += weights[other]
    return merged


def _clear_winner(weights: Counter[str]) -> str:
    ranked = sorted(weights, key=lambda name: (-weights[name], -len(name), name.isupper()))
    if not ranked or weights[ranked[0]] < _THRESHOLD:
        return ""
    best = ranked[0]
    rivals = [name for name in ranked[1:] if weights[name] == weights[best] and not _same(name, best)]
    return "" if rivals else best


def _same(one: str, other: str) -> bool:
    one, other = fold(one), fold(other)
    return one in other or other in one


def _trimmed(name: str, title: str) -> str:
    """Drop what ran into the name: the job's title, "Austin Office of", a possessive, a last "of"."""
    if title and name.lower().startswith(title.lower() + " "):
        name = name[len(title) :]
    name = re.sub(r"^(?:Das|Die|Der|El|La|Le|Les|Los|The|O|A|Bei|Chez|En|Na|No|At) (?=[A-Z])", "", name)
    name = re.sub(r"^[A-Z]\w{1,20} (?:Office|Branch|Division) of ", "", name.strip(" .,&-"))
    name = _SEEKS.sub("", re.sub(r"['’]s\b.{0,60}$", "", name))
    name = re.sub(rf" (?:in|à|en|em) {_CAPITAL}.*$", "", name)
    return re.sub(r"(?: (?:of|and|&|the|de|du|des|do|da|la|y|e|und|für|am))+$", "", name).strip(" ,&-")


def _is_name(name: str, title: str, place: str) -> bool:
    words = [word.lower().strip(".,") for word in name.split()]
    if re.search(r"\.(?:com|de|fr|es|pt|net|org)$", name):
        return False
    if not words or not 2 < len(name) < 70 or {words[0], words[-1]} & _GENERIC or words[-1] in _PARTS:
        return False
    known = {word.lower() for word in re.findall(r"\w+", f"{title} {place}")}
    return not all(word in known for word in words)
