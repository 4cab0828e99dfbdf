"""The job's title: a line of its own, or named in the sentence that introduces the search."""

import re

from core.domain.posting_lines.cues.boilerplate import BOILERPLATE
from core.domain.posting_lines.headings import section_of

GENDERS = (
    r"(?:\(\s?(?:[mwfhdxiv]|gn|all genders?|alle|divers)(?:\s?[/|,*]\s?(?:[mwfhdxi]"
    r"|divers)){0,3}\s?\)|\b[hf]/[fh](?:/[xn])?\b"
    r"|\b(?:m/[wfv]/[dx]|w/m/[dx]|d/m/w)\b)"
)
_MARKED = re.compile(GENDERS, re.IGNORECASE)
_SEARCH = 14
_SEARCH_MARKED = 30
_NEAR = 4
_PROSE_WORDS = 25
_MAX_TITLE = 140
_MAX_WORDS = 14
_NO_TITLE = re.compile(
    r"^(?:hallo|hi\b|hey|hola|olá|oi\b|bonjour|servus|g['’]day|willkommen|welcome|moin|salut"
    r"|dear|liebe|de:|von:|from:|to:"
    r"|subject|assunto|asunto|betreff|objet|an:)|^(?:stellen(?:ausschreibung|angebot"
    r"|anzeige)|offre d['’]emploi|oferta de (?:empleo"
    r"|trabajo|emprego)|job (?:ad|advert|posting|offer|vacancy)|vacancy|help wanted|llamado"
    r"|convocatoria|vaga de emprego"
    r"|anúncio)\b|(?:we['’]re|we are|wir sind|estamos|nous sommes) |^(?:wir suchen"
    r"|nous recrutons|nous recherchons|buscamos"
    r"|procuramos|on cherche|on recrute|we['’]?re hiring|join us|your|dein|ihr|rejoign|únete"
    r"|junte-se)\b"
    r"|\b(?:menu|log ?in|sign in|anmelden|entrar|connexion|iniciar sesión|suche|prensa"
    r"|presse|blog|(?:para|pour les) empres\w+)\b"
    r"|\b(?:veröffentlicht|posted|publi(?:é|ée|cad[oa]|shed)|online seit)\b|^hace \d|^há \d"
    r"|^il y a \d|\d{1,2}:\d\d",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"\b(?:looking for|seeking|hiring|recruiting|suchen?(?: wir)?|sucht|cherch(?:e|ons)"
    r"|recherch(?:e|ons)|recrut(?:e|ons)|busca(?:mos)?"
    r"|selecciona(?:mos)?|procura(?:mos)?|contrata(?:mos)?|precisa(?:mos)? de|processo de"
    r"|incorpora(?:mos|r)?|cargo de"
    r"|role of|position of|post of|stelle (?:als|einer|eines)|poste d['’e] ?)\b"
    r"(?P<rest>[^.!?\n]{3,200})",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^(?:an?|the|our|next|new|one|eine[nrm]?|un[ea]?|un\(e\)|un[·.-]e|son|sa|notre|nos|el"
    r"|la|los|uma?|um\(a\)|futur[ea]?|prochaine?"
    r"|zum|zur|zuverlässige[nr]?|engagierte[nr]?|motivierte[nr]?|experienced|erfahrene[nr]?)\s+",
    re.IGNORECASE,
)
_BEFORE_TITLE = re.compile(
    r"(?:^\s*:?\s*(?=(?-i:[A-ZÄÖÜ]))|\s(?:(?:an?|our|one|eine[nrm]?(?: ?/ ?eine[nrm]?"
    r"| oder eine[nrm]?)?|un(?:[·.-]e|\(e\)|/a|\(a\)|e ou un|[ea])?|uma?(?:\(a\)|/a)?"
    r"|son|notre|nuestr[oa]|nosso|nossa|als|as|(?:puesto|cargo|vaga|função|posición|poste"
    r"|role|position|post|stelle) (?:de|d['’]|of|als|as))"
    r"(?: (?:next|new|futur[ea]?|prochaine?|próxim[oa]|nuev[oa]|weitere[nr]?|neue[nr]?"
    r"|personne|persona|pessoa|profesional))?)\s)",
    re.IGNORECASE,
)
_FROM_CAPITAL = re.compile(r"^(?:[a-zäöüß]\S* (?:und |and )?){1,3}(?=[A-ZÄÖÜ])")
_MAX_NAMED = 8
_TITLE_END = re.compile(
    rf"{GENDERS}|,|;|:|\s\(|\s[–—-]\s|\s(?:to|who|for our|in (?=[A-Z])|at (?=[A-Z])|on|with"
    rf"|für unse\w+|für den standort|zur|zum|ab sofort|mit|pour|afin"
    r"|en cdi|en cdd|basé\w{0,2}|à (?=[A-Z])|para|en (?=[A-Z])|que|com|em (?=[A-Z])|dans"
    r"|au sein|in vollzeit|in teilzeit|unbefristet)\b",
)
_TAIL = re.compile(
    rf"\s*(?:{GENDERS}|\(\s?(?:réf|ref|kennziffer|nr|id)\b[^)]*\)|\((?=[^)]*(?:\s|\d))[^)]*[a-zà-ÿ][^)]*\)"
    r"|(?:[-–—,|·]\s*)?(?:ref(?:erence|\.)?|réf(?:érence|\.)?|kennziffer|job[- ]?id"
    r"|req(?:uisition)?(?: id)?)[.:#]?\s?[\w/-]*\d[\w/-]*"
    r"|(?:,|[-–—]|à|zu|\()?\s*\d{2,3}(?:\s?[-–]\s?\d{2,3})?\s?%\)?"
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
_SURE_OCCUPATION = re.compile(
    r"(?<!\w)(?:nurse|manager"
    r"|clerk|cook|assistant|head|lead|chef\w?|médec\w+|médic\w+|agent\w?|auxiliar|gerente"
    r"|assistente|atendente|docente|agente|técnic\w+|jefe\S*|responsable|chargée?|aide"
    r"|\w*pflege\w*"
    r"|analyst\w?|attach\S+|engineer|officer|director\w?|direct\S+|enfermeir\S+|enfermer\S+"
    r"|arzt|ärztin|architekt\w*|jurist\w*|koch|köchin|hilfe"
    r"|reps?|azubi|trainee|intern|praktikant\w*|stagiaire|becari\S+|estagi\S+|teacher|driver"
    r"|chauffeur|líder|cajer\S+|profesor\S*|professeur\S*|operári\S*"
    r"|matr[oó]n\S*|abogad\S+|advogad\S+|dipendente|dependient\S+|consultant\S*|analista"
    r"|especialista|pharma\S+|compt\S+|contador\S*|soldador\S*)"
    r"(?=$|[\s,/(|·–—-])",
    re.IGNORECASE,
)
_OCCUPATION = re.compile(
    r"(?:\w{2,}(?:ers?|ors?|ists?|ians?|mann|frau|kraft|kräfte|leitung|leiter|:in|\*in|_in"
    r"|/-?in|innen|eurs?|euses?|trices?|iers?|ières?"
    r"|ien(?:ne)?|ador(?:es)?|adoras?|istas?|(?:er|ár|eir)[oa]s?(?:/[oa])?|log[oa]"
    r"|tor(?:[(/]?r?a\)?)?|dor(?:[(/]a\)?)?)|nurse|manager"
    r"|clerk|cook|assistant|head|lead|chef\w?|médec\w+|médic\w+|agent\w?|auxiliar|gerente"
    r"|assistente|atendente|docente|agente|técnic\w+|jefe\S*|responsable|chargée?|aide"
    r"|\w*pflege\w*"
    r"|analyst\w?|attach\S+|engineer|officer|director\w?|direct\S+|enfermeir\S+|enfermer\S+"
    r"|arzt|ärztin|architekt\w*|jurist\w*|koch|köchin|hilfe"
    r"|reps?|azubi|trainee|intern|praktikant\w*|stagiaire|becari\S+|estagi\S+|teacher|driver"
    r"|chauffeur|líder|cajer\S+|profesor\S*|professeur\S*|operári\S*"
    r"|matr[oó]n\S*|abogad\S+|advogad\S+|dipendente|dependient\S+|consultant\S*|analista"
    r"|especialista|pharma\S+|compt\S+|contador\S*|soldador\S*)"
    r"(?=$|[\s,/(|·–—-])",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\s*[\U0001F300-\U0001FAFF\u2600-\u27BF\ufe0f★☆►▶]+\s*")


def find_title(lines: list[str]) -> tuple[int, str]:
    """(number of the line, title); (0, "") where none is plain.

    A line with "(m/f/d)" is sure; then comes one that names an occupation, the sentence that says who is
    sought, and the first line that has the shape of a title.
    """
    for number, line in enumerate(lines[:_SEARCH_MARKED]):
        if (
            _MARKED.search(line)
            and not _is_furniture(_MARKED.sub("", line))
            and (title := _marked_title(line))
        ):
            return number, title
    prose = next((number for number, line in enumerate(lines) if len(line.split()) > _PROSE_WORDS), _SEARCH)
    shaped = [number for number, line in enumerate(lines[:_SEARCH]) if is_title(line)]
    near = [number for number in shaped if number - shaped[0] <= _NEAR and number <= prose + 1]
    best = max(near, key=lambda number: _likeness(lines, number), default=0)
    named = bool(near) and names_job(lines[best])
    if not named and (sentence := _wanted(lines[:_SEARCH_MARKED])):
        return 0, sentence
    return best, clean_title(lines[best], "\n".join(lines)) if near else ""


def _likeness(lines: list[str], number: int) -> float:
    """How much a line is like a title: an occupation in it, facts of the job below it, near the top."""
    line, below = lines[number], "".join(lines[number + 1 : number + 2])
    occupation = 2 * bool(_SURE_OCCUPATION.search(line)) + bool(_OCCUPATION.search(line))
    facts = len(below) < _MAX_TITLE and bool(re.search(r"[|·•]|\d|, [A-Z]", below))
    return occupation + facts - 2 * bool(_OF_THE_PAGE.search(line)) - number / 4


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
    if (
        re.search(r"[!?:]$|\w{3}\.$|[$€£]\s?\d|\w:\s", line.strip())
        or _is_furniture(line)
        or line.strip()[0] in "([{-–•*✔"
    ):
        return False
    return section_of(line) is None


def names_job(line: str) -> bool:
    """It has an occupation in it, or the mark that every gender is meant."""
    return bool(_OCCUPATION.search(line) or _MARKED.search(line))


def _marked_title(line: str) -> str:
    """From a title line, or the words before the mark in a sentence."""
    before = line[: _MARKED.search(line).start()]  # type: ignore[union-attr]
    if len(before.split()) <= _MAX_WORDS and not re.search(r"[.!?]\s", before):
        found = _WANTED.search(before)
        return clean_title(found["rest"] if found else line)
    return _wanted([line]) or ""


def _wanted(lines: list[str]) -> str:
    """ "… is looking for a Tax Senior to join us" → "Tax Senior"."""
    for line in lines:
        for found in _WANTED.finditer(line):
            title = _of_sentence(found["rest"])
            if title:
                return title
    return ""


def _of_sentence(rest: str) -> str:
    """The phrase behind the first article or "as"; adjectives before a capital letter are not part of it."""
    for article in _BEFORE_TITLE.finditer(f" {rest}"):
        phrase = f" {rest}"[article.end() :]
        end = _TITLE_END.search(phrase)
        title = _FROM_CAPITAL.sub("", phrase[: end.start()] if end else phrase)
        is_name = title[:1].isupper() or _OCCUPATION.match(title.split(" ")[0])
        if is_name and 0 < len(title.split()) <= _MAX_NAMED:
            return clean_title(title)
    return ""
