"""The job's title: the line or phrase of the first lines that looks most like one."""

import re
from collections.abc import Iterator

from core.domain.posting_lines.cues.boilerplate import BOILERPLATE
from core.domain.posting_lines.headings import section_of
from core.domain.posting_text.occupations import OCCUPATION, SURE_OCCUPATION
from core.domain.posting_text.place_shapes import is_place

GENDERS = (
    r"(?:\(\s?(?:[mwfhdxiv]|gn|all genders?|alle|divers)(?:\s?[/|,*]\s?(?:[mwfhdxin]"
    r"|divers)){0,3}\s?\)|\b[hmf]/[fhm](?:/[xnd])?\b"
    r"|\b(?:m/[wfv]/[dx]|w/m/[dx]|d/m/w)\b)"
)
_MARKED = re.compile(GENDERS, re.IGNORECASE)
_SEARCH = 14
_SEARCH_MARKED = 30
_PROSE_WORDS = 25
_MAX_TITLE = 140
_MAX_WORDS = 14
_LEAST = 0.5
_NO_TITLE = re.compile(
    r"^(?:hallo|hi\b|hey|hello|hola|olá|oi\b|bonjour|servus|g['’]day|willkommen|welcome|bienvenue|moin"
    r"|salut"
    r"|dear|liebe|de:|von:|from:|to:|an:)"
    r"|(?:we['’]re|we are|wir sind|estamos|nous sommes|somos) |^(?:wir|we|nous|on|your|dein|ihr|rejoign\w*"
    r"|join us|únete|junte-se|vem ser|werde|komm)\b"
    r"|\b(?:menu|log ?in|sign in|anmelden|entrar|connexion|iniciar sesión|suche|prensa"
    r"|presse|blog\w*|newsletter|(?:para|pour les) empres\w+)\b"
    r"|\b(?:veröffentlicht|posted|publi(?:é|ée|cad[oa]|shed)|online seit)\b|^hace \d|^há \d"
    r"|^il y a \d|\d{1,2}:\d\d",
    re.IGNORECASE,
)
_KIND_OF_TEXT = (
    r"(?:stellen(?:ausschreibung|angebote?|anzeige|markt)|offres? d['’]emploi|ofertas? de (?:empleo|trabajo"
    r"|emprego)|(?:job|vacancy|help wanted)(?: (?:ad|advert|posting|offer|vacancy|notice|description))?"
    r"|fiche (?:de poste|d['’]emploi)|llamado|convocatoria|(?:vaga|anúncio|oferta)(?: de emprego)?"
    r"|avis (?:de vacance|de recrutement)|aviso)"
)
_ANNOUNCED = re.compile(
    rf"^(?:{_KIND_OF_TEXT}|subject|assunto|asunto|betreff|objet|(?:we['’]re |now )?hiring"
    r"|precisa-se(?: de)?|procura-se|se (?:busca|necesita|precisa|requiere)|admite-se"
    r"|(?:wir )?such(?:en|t)|gesucht|wanted|(?:nous |on )?(?:recrut|recherch|cherch)\w+|buscamos|procuramos"
    r"|contrata(?:mos|-se)?)\s*(?:\b(?:nr|n[.º°]+|no|ref)\.? ?[\w./-]*\d\S*)?\s*[:–—|·-]?\s*",
    re.IGNORECASE,
)
_ARTICLES = (
    r"(?:an?|the|our|one|(?:eine[nrm]?)(?: ?/ ?eine[nrm]?| oder eine[nrm]?)?"
    r"|un(?:[·.-]e|\(e\)|/a|\(a\)|e ou un|[ea])?|uma?(?:\(a\)|/a)?|son|notre|nos|nuestr[oa]|noss[oa])"
)
_SEEKS = (
    r"(?:looking for|seeks?|seeking|hiring|recruit(?:s|ing)?|(?:wish(?:es)? )?to appoint"
    r"|suchen?(?: wir)?|sucht"
    r"|cherch(?:e|ons)|recherch(?:e|ons)|recrut(?:e|ons|ement d['’])|embauch(?:e|ons)"
    r"|busca(?:mos|ndo)?|selecciona(?:mos)?|necesita(?:mos)?|incorpora(?:mos|r)?|contrata(?:mos|r)?"
    r"|procura(?:mos)?|precisa(?:mos|-se)?(?: de)?|requiere|solicita(?:mos)?|requer|admit(?:e|imos)"
    r"|zu besetzen|besetzen wir)"
)
_POST = (
    r"(?:role|position|post|job|vacancy|stelle|funktion|poste|emploi|puesto|plaza|vacante|cargo"
    r"|vaga|posto(?: de trabalho)?|função|processo|oportunidade)"
)
_WANTED = re.compile(
    rf"\b(?:{_SEEKS}|(?={_POST} (?:of|as|als|eine[rs]|de|d['’]|como|para)\b)"
    rf"|(?=(?:an?|the|our) [^.,;\n]{{3,60}} (?:role|position|opening"
    rf"|vacancy)\b))(?P<rest>[^.!?\n]{{3,200}})",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(rf"(?:\b(?:als|as|como|{_ARTICLES})\s*[:…]*|\b{_SEEKS}\b.*:)$", re.IGNORECASE)
_ARTICLE = re.compile(rf"^(?:{_ARTICLES}|next|new|los|el|la|futur[ea]?|prochaine?|zum|zur)\s+", re.IGNORECASE)
_BEFORE_TITLE = re.compile(
    rf"(?:^\s*:?\s*(?=(?-i:[A-ZÄÖÜ]))|\s(?:(?:{_ARTICLES}|als|as|{_POST} (?:de|d['’]|of|als|as|eine[rs]"
    rf"|como|para))"
    r"(?: (?:next|new|futur[ea]?|prochaine?|próxim[oa]|nuev[oa]|nov[oa]|weitere[nr]?|neue[nr]?"
    r"|personne|persona|pessoa|profesional|profissional))?)[\s'’])",
    re.IGNORECASE,
)
_FROM_CAPITAL = re.compile(r"^(?:[a-zäöüß]\S* (?:und |and )?){1,3}(?=[A-ZÄÖÜ])")
_MAX_NAMED = 8
_TITLE_END = re.compile(
    rf"{GENDERS}|,|;|:|\s\(|\s[–—-]\s|\s(?:role|position|opening|vacancy|to|who|for our|in (?=[A-Z])"
    rf"|at (?=[A-Z])|on|with"
    rf"|für unse\w+|für den standort|zur|zum|ab sofort|mit|pour|afin"
    r"|en cdi|en cdd|basé\w{0,2}|à (?=[A-Z])|para|en (?=[A-Z])|que|com|em (?=[A-Z])|dans"
    r"|au sein|in vollzeit|in teilzeit|unbefristet)\b",
)
_TAIL = re.compile(
    rf"\s*(?:{GENDERS}|\(\s?(?:réf|ref|kennziffer|nr|id)\b[^)]*\)|\((?=[^)]*(?:\s|\d))[^)]*[a-zà-ÿ][^)]*\)"
    r"|(?:[-–—,|·]\s*)?(?:ref(?:erence|\.)?|réf(?:érence|\.)?|kennziffer|job[- ]?id"
    r"|req(?:uisition)?(?: id)?)[.:#]?\s?[\w/-]*\d[\w/-]*"
    r"|,[^,(]*\d[^,]*|(?:,|[-–—]|à|zu|\()?\s*\d{2,3}(?:\s?[-–]\s?\d{2,3})?\s?%\)?"
    r"|(?:,|[-–—]|in|en|\()?\s*(?:full[- ]time|part[- ]time|vollzeit|teilzeit|cdi|cdd"
    r"|temps plein|temps partiel|jornada completa"
    r"|tempo inteiro|remote|hybrid|ab sofort|asap|gesucht|wanted|dès que possible"
    r"|incorporación inmediata|início imediato)\)?)\s*[-–—,:]?$",
    re.IGNORECASE,
)
_LAST_PART = re.compile(
    r"(?:,|\s[–—-]|\s(?:in|at|bei|à|chez|en|em|na|no)"
    r"|\s(?=\())\s?(?P<name>\(?[A-ZÄÖÜÉÁÍÓÚÂÃÇ][\w.'’&-]*(?:[ ][\w.'’&-]+){0,4}\)?)$"
)
_OF_THE_PAGE = re.compile(
    r"\b(?:jobs?|careers?|karriere|stellen\w*|emplois?|empleos?|vagas?|ofertas?|trabaja"
    r"|carreiras?|recrut\w+|recruit\w+|team|équipe|equipo|gruppe|group"
    r"|gmbh|ag|ltd|inc|s\.?l|s\.?a|ltda|verein|stiftung|klinik\w*|hospital|schule|praxis"
    r"|werden|sucht|suche[nt]?|dich|werde|we|wir|nous|vous|nosotros|nós)\b",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\s*[\U0001F300-\U0001FAFF\u2600-\u27BF\ufe0f★☆►▶]+\s*")


def find_title(lines: list[str]) -> tuple[int, str]:
    """(number of the line, title) with the highest score; (0, "") where none is plain."""
    text = "\n".join(lines)
    scored = [
        (_likeness(lines, number, title, text.lower()) + bonus, -number, title)
        for number, title, bonus in _candidates(lines[:_SEARCH_MARKED], text)
        if title
    ]
    score, number, title = max(scored, default=(0.0, 0, ""))
    return (-number, title) if score > _LEAST else (0, "")


def _candidates(lines: list[str], text: str) -> Iterator[tuple[int, str, float]]:
    """(number, title, bonus) of lines shaped like a title and of the phrases that say who is sought."""
    prose = next((number for number, line in enumerate(lines) if len(line.split()) > _PROSE_WORDS), _SEARCH)
    for number, line in enumerate(lines):
        said = _ANNOUNCED.sub("", line) or line
        bonus = 3 * bool(number and _LEADS_IN.search(lines[number - 1])) - 1.5 * (number > prose + 1)
        if is_title(said) and (number < _SEARCH or _MARKED.search(line)):
            yield number, clean_title(said, text), bonus + 2 * bool(_MARKED.search(line))
        elif sentence := _wanted(line):
            yield number, sentence, 0.5


def _likeness(lines: list[str], number: int, title: str, text: str) -> float:
    """An occupation in it, facts of the job below it, told again, near the top; nothing of the page."""
    below = "".join(lines[number + 1 : number + 2])
    occupation = 2 * bool(SURE_OCCUPATION.search(title)) + bool(OCCUPATION.search(title))
    facts = len(below) < _MAX_TITLE and bool(re.search(r"[|·•]|\d|, [A-Z]", below))
    again = text.count(title.lower()) > 1
    return occupation + facts + again + 1 - 2 * bool(_OF_THE_PAGE.search(title)) - number / 4


def clean_title(line: str, text: str = "") -> str:
    """Without what stands around a title: pictures, arrows, "(m/f/d)", a reference, a percentage, a place.

    A tail that `text` elsewhere names as a place or employer ("in Leeds", "at Vantry") is cut too.
    """
    trail = re.split(r"\s[/»>›]\s", line)
    line = trail[-1] if len(trail) > 2 else line
    parts = re.split(r"\s[|·•–—-]\s|:\s|\s{2,}", _PICTURE.sub(" | ", line).strip(" |<>*#"))
    title = next((part for part in parts if names_job(part)), parts[0])
    marked = list(_MARKED.finditer(title))
    if marked and re.match(r"\s*(?:$|[-–—,(|])", title[marked[-1].end() :]):
        title = title[: marked[-1].start()]
    while (shorter := _without_known(_TAIL.sub("", title), text)) != title and shorter:
        title = shorter
    return _ARTICLE.sub("", title.strip(" -–—,:|<>*#»")).strip()


def without_names(title: str, *names: str) -> str:
    """Without the place or the employer at the end: "Nurse – Leeds", "Nurse at Halden Clinic"."""
    for name in filter(None, names):
        joint = r"\s*(?:[,(|·]|\s[–—-]|\s(?:in|at|bei|à|chez|en|em|na|no|im raum))\s*"
        shorter = re.sub(rf"{joint}{re.escape(name)}\)?$", "", title, flags=re.IGNORECASE)
        title = shorter if len(shorter) > 2 else title
    return title


def _without_known(title: str, text: str) -> str:
    found = _LAST_PART.search(title)
    if not found or not text:
        return title
    name = re.escape(found["name"].strip(" ()"))
    known = re.search(
        rf"\b(?:in|at|bei|à|chez|en|em|na|no|nach|near|downtown|d[ae]|of)\s(?:der |the |la )?{name}\b", text
    )
    return title[: found.start()] if known and known.start() > text.find(title) + len(title) else title


def _is_furniture(line: str) -> bool:
    return bool(BOILERPLATE.search(line) or _NO_TITLE.search(line))


def is_title(line: str) -> bool:
    words = line.split()
    if not 0 < len(words) <= _MAX_WORDS or len(line) > _MAX_TITLE or not re.search(r"[^\W\d_]{3}", line):
        return False
    marked = bool(_MARKED.search(line))
    if (not marked and re.search(r"[!?:]$|[$€£]\s?\d|\w:\s", line)) or line[0] in "([{-–•*✔":
        return False
    if re.search(r"\w{3}\.$|\w{3}[.!?]\s+[A-ZÄÖÜ]", line) or _LEADS_IN.search(line) or is_place(line):
        return False
    if _is_furniture(_MARKED.sub("", line)):
        return False
    return marked or section_of(line) in (None, "other") or bool(SURE_OCCUPATION.search(line))


def names_job(line: str) -> bool:
    """It has an occupation in it, or the mark that every gender is meant."""
    return bool(OCCUPATION.search(line) or _MARKED.search(line))


def _wanted(line: str) -> str:
    """ "… is looking for a Tax Senior to join us" → "Tax Senior"."""
    titles = (_of_sentence(found["rest"]) for found in _WANTED.finditer(line))
    return next(filter(None, titles), "")


def _of_sentence(rest: str) -> str:
    """The phrase behind the first article or "as"; adjectives before a capital letter are not part of it."""
    for article in _BEFORE_TITLE.finditer(f" {rest}"):
        phrase = f" {rest}"[article.end() :]
        end = _TITLE_END.search(phrase)
        title = _FROM_CAPITAL.sub("", phrase[: end.start()] if end else phrase)
        is_name = title[:1].isupper() or OCCUPATION.match(title.split(" ")[0])
        if is_name and 0 < len(title.split()) <= _MAX_NAMED:
            return clean_title(title)
    return ""
