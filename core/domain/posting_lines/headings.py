"""Which section of a posting a line opens, in the five document languages."""

import re
from itertools import islice

from core.domain.posting_lines.heading_words import LOOSE, Section

_PHRASES: dict[Section, str] = {
    "nice": (
        "nos encantaría|preferred (?:qualifications|requirements|skills|experience)"
        "|desired (?:qualifications|skills"
        "|experience)"
        "(?: include)?|nice[ -]to[ -]haves?|bonus points(?: for)?|pluses|desirable|preferred|desired"
        "|additional qualifications"
        "|wünschenswert|von vorteil|das wäre schön|les plus|atouts|serait un plus|se valora(?:rá)?"
        "|deseables?"
        "|requisitos deseables|valorable|desejáve(?:l|is)|diferencia(?:l|is)"
        "|(?:desirable|preferred) (?:criteria|skills|experience)|ein plus|pluspunkte|das ist ein plus"
        "|ce serait un plus|appréciés?|se valorará|valoraremos|requisitos (?:valorables|desejáveis)"
        "|valorable"
        "|valoriza(?:mos|-se)|será valorizado|conhecimentos desejáveis"
    ),
    "must": (
        "imprescindibles?|vous|toi|requirements?|qualifications?|what you(?:['’]ll"
        "| will)? (?:need|bring|have)(?: \\w+){0,6}"
        "|experience we['’]d like to see|essential(?! (?:job )?(?:functions|duties))|required"
        "|who you are|your profile|about you|skills|knowledge(?:,)? (?:and )?skills(?: and abilities)?"
        "|experience"
        "|must[ -]haves?|skills (?:and|&) (?:experience|qualifications|requirements)|education"
        "|competencies|prerequisites"
        "|what we(?:['’]re| are) looking for|you have|candidates? (?:will|should|must) (?:have|possess)"
        "|background profile"
        "|education (?:and|&|/) experience|eligibility|certifications?|licen[cs]es?|ihr profil"
        "|dein profil|anforderungen"
        "|anforderungsprofil|das bringen sie mit|das bringst du mit|was sie mitbringen"
        "|was du mitbringst|qualifikationen?"
        "|voraussetzungen|profil recherché|votre profil|profil|compétences(?: requises)?|prérequis"
        "|vous avez|requisitos"
        "|requisitos mínimos|perfil|perfil buscado|qué buscamos|se requiere|o que procuramos"
        "|qualificações|requisitos obrigatórios"
        "|work experience|professional experience|job specifications"
        "|(?:essential|selection) criteria|person specification|(?:the )?ideal candidate|what we (?:ask"
        "|expect|need)(?: from you)?"
        "|(?:deine|ihre) qualifikation(?:en)?|(?:unsere )?erwartungen|wir erwarten"
        "|das (?:wünschen wir uns|solltest du mitbringen)"
        "|profil (?:souhaité|du candidat|requis)|vos (?:compétences|atouts)|votre expérience"
        "|ce que nous (?:recherchons|attendons)"
        "|formation|expérience|qualités requises|savoir[- ]être|requisitos (?:del puesto"
        "|imprescindibles|da vaga)"
        "|perfil (?:requerido|profesional|deseado|pretendido|desejado|do candidato)|formación|experiencia"
        "|(?:lo )?que (?:buscamos|pedimos|necesitas)|o que (?:pedimos|precisas)|habilitações|formação"
        "|experiência|exigências"
        "|pretende-se|exige-se|pede-se"
    ),
    "duty": (
        "responsibilities(?: include)?|role|duties|typical day(?: \\w+){0,3}|(?:duties|role) (?:and|&|/)"
        " responsibilities"
        "|what you(?:['’]ll| will)(?: be)? do(?:ing)?"
        "|essential (?:job )?functions|job functions|accountabilities|tasks|your role|the role"
        "|in this role(?: you will)?"
        "|job (?:description|summary|duties)|position (?:summary|overview|description)|general summary"
        "|summary|the opportunity"
        "|your (?:responsibilities|tasks|mission)|day[ -]to[ -]day|duties (?:and"
        "|&) essential job functions|scope"
        "|ihre aufgaben|deine aufgaben|aufgaben|aufgabengebiet|tätigkeiten|das erwartet (?:sie|dich)"
        "|was sie erwartet|was dich erwartet"
        "|vos missions|missions?|tâches|vos responsabilités|responsabilités|le poste|funciones"
        "|responsabilidades|tareas|misión"
        "|atividades|funções|principais atividades|o que vai fazer|descripción(?: del puesto)?"
        "|descrição da vaga"
        "|main duties(?: of the job)?|about the role|job (?:overview|purpose)|the job|your (?:day|work|job)"
        "|was du (?:machst|tust)|das machst du|(?:deine|ihre) (?:tätigkeiten|mission|rolle)"
        "|stellenbeschreibung"
        "|missions principales|vos (?:activités|tâches)|(?:votre|ta) (?:mission|rôle|quotidien)"
        "|tes missions"
        "|(?:descriptif|description)(?: du poste)?|le rôle|activités principales|(?:tareas"
        "|funciones) principales"
        "|tus (?:funciones|tareas|responsabilidades)|qué harás|tu (?:día a día|misión)|o que (?:vais"
        "|vai) fazer"
        "|(?:as tuas |suas )?(?:funções|tarefas|atribuições)(?: principais)?|principais (?:funções"
        "|responsabilidades)"
        "|descrição da função"
    ),
    "benefit": (
        "benefits(?: include)?|what we offer|we offer|perks|compensation(?: (?:and|&) benefits)?"
        "|what['’]s in it for you"
        "|features and benefits|our offer|why (?:join )?us|why you(?: \\w+){0,6}|(?:top )?reasons to"
        " (?:work|join)(?: \\w+){0,3}|why work(?: \\w+){0,4}"
        "|salary|pay|wir bieten(?: ihnen| dir)?"
        "|das bieten wir|unser angebot"
        "|ihre vorteile|deine vorteile|benefits|nous offrons|nous proposons|ce que nous (?:offrons"
        "|proposons)|avantages|rémunération"
        "|ofrecemos|se ofrece|qué ofrecemos|beneficios|oferecemos|benefícios|o que oferecemos|shifts?"
        "|hours|schedule"
        "|what you(?:['’]ll)? get|(?:our )?benefits(?: package)?|das bekommst du|was wir (?:dir "
        "|ihnen )?bieten"
        "|unsere (?:leistungen|benefits)|deine benefits|vos avantages|on (?:vous|t['’])\\s?offre"
        "|nous vous (?:offrons|proposons)"
        "|ce que nous vous (?:offrons|proposons)|conditions|te ofrecemos|condiciones|lo que ofrecemos"
        "|oferece-se|condições"
    ),
    "about": (
        "about (?:us|the (?:company|team|opportunity|job|organi[sz]ation))|company (?:profile|overview"
        "|description|information)|who we are|overview|our (?:company|mission|team)"
        "|über uns|wir über uns|wer wir sind|qui sommes[ -]nous|à propos(?: de nous)?|l['’]entreprise"
        "|sobre nosotros|quiénes somos|sobre nós|sobre a empresa"
    ),
    "skip": (
        "you might also like|(?:more|similar|related|other) (?:openings|jobs"
        "|vacancies)(?: (?:at|from|in) .+)?"
        "|(?:weitere|mehr|ähnliche) (?:stellen|jobs)(?: (?:von|bei|in) .+)?"
        "|autres (?:offres|postes)(?: .+)?|à lire aussi"
        "|otras (?:ofertas|vacantes)(?: de .+)?|también buscamos|(?:empleos|ofertas) similares|datenschutz"
        "|(?:outras )?vagas (?:relacionadas|semelhantes)|outras (?:vagas|ofertas)(?: .+)?"
        "|how to apply|to apply|apply(?: now| today| online)?|application(?: process)?"
        "|contact(?: information| us)?"
        "|equal (?:employment )?opportunity(?: employer)?|eeo(?: statement)?|disclaimer"
        "|(?:working|physical|environmental)(?: job)? (?:conditions|requirements|demands|factors)"
        "|work(?:ing)? environment"
        "|bewerbung|so bewerben sie sich|kontakt|ihr kontakt|pour postuler|candidature|contacto"
        "|cómo aplicar|como se candidatar|contato"
        "|so bewirbst du dich|interessiert|bewirb dich(?: jetzt)?|jetzt bewerben|comment postuler|postulez"
        "|cómo postular|inscríbete|inscripción|como concorrer|candidaturas?|candidata-te|interested"
    ),
}
_LEAD = (
    r"(?:(?:job|position|key|main|primary|core|general|essential|minimum|basic|required|specific"
    r"|additional|other|professional|major"
    r"|technical|role|candidate|education(?:al)?|personal|your|the|our|principal(?:es)?|wesentliche"
    r"|fachliche|persönliche)[ /&]+){0,2}"
)
_TAIL = (
    r"(?:[ /&,]+(?:and|und|et|y|e|or|of|the|for|this|position|role|job|skills|experience|abilities"
    r"|requirements|qualifications|duties|responsibilities|education|knowledge|required|preferred"
    r"|functions|includes?|attributes"
    r"|competencies|compensation|perks)){0,5}"
)
_OPENERS: dict[Section, re.Pattern[str]] = {
    section: re.compile(rf"^{_LEAD}(?:{phrases}){_TAIL}$", re.IGNORECASE)
    for section, phrases in _PHRASES.items()
}
_CAPITALS = re.compile(
    r"(?<![\w-])[A-ZÄÖÜ]{3,}(?:(?:[ /&,]+|[ ](?:and|of|the|for)[ ])[A-ZÄÖÜ]{2,}){0,6}(?![\w-])"
)
_COLON = re.compile(r"\s?(?::(?!//)|→)")
_DECORATION = re.compile(r"^(?:[IVX]{1,5}\.\s|\d{1,2}[.)]\s|[^\w\s\"'¿¡(]+\s*)+")
_CHAPTER = re.compile(r"^(?:[IVX]{1,5}\.\s|#{1,6}\s|\*\*|[\U0001F300-\U0001FAFF\u2600-\u27BF]\ufe0f?\s?\S)")
_WORD = re.compile(r"\S+")
_MAX_HEADING_WORDS = 9
_MAX_INTRODUCTION_WORDS = 16
_MAX_QUESTION_WORDS = 6
_MAX_COLONS = 500
_MAX_HEADING_CHARS = 120


def section_of(line: str, *, heads: bool = False) -> Section | None:
    """The section this line opens when the whole line is a heading; None when it is content.

    `heads` says that the line stands above a list or a paragraph. A heading that tells nothing is "other".
    """
    heading = bare_heading(line)
    count = len(heading.split())
    if 0 < count <= _MAX_HEADING_WORDS and (section := _opened(heading)):
        return section
    if line.rstrip().endswith(":") and count <= _MAX_INTRODUCTION_WORDS:
        return _loose_section(heading)
    if not 0 < count <= _MAX_HEADING_WORDS or re.search(r"[^.][.]$|[;,!]$", line.rstrip()):
        return None
    looks = _looks_like_heading(line.strip(), heading)
    return (
        (_loose_section(heading) or ("other" if not line.endswith("?") else None)) if looks or heads else None
    )


def bare_heading(line: str) -> str:
    """Without what decorates a heading: pictures, numbers, arrows, a colon, dots, a question mark."""
    heading = _DECORATION.sub("", line.strip())
    return heading.strip("\u2026:-–—*#.?!¿¡ »›>→~").strip()


def _looks_like_heading(line: str, heading: str) -> bool:
    """In capitals, behind a picture or a chapter number, or open at its end."""
    if line[:1] in '"„«“(':
        return False
    decorated = bool(_CHAPTER.match(line)) or line.endswith(("...", "…"))
    return (
        decorated or heading.isupper() or (line.endswith("?") and len(heading.split()) <= _MAX_QUESTION_WORDS)
    )


def _opened(heading: str) -> Section | None:
    return next((section for section, opener in _OPENERS.items() if opener.match(heading)), None)


def _loose_section(heading: str) -> Section | None:
    return next((section for section, words in LOOSE if words.search(heading)), None)


def split_headings(line: str) -> list[str]:
    """Set free the headings written inside a line: "… basis Company Profile:", "BENEFITS Paid leave"."""
    parts: list[str] = []
    start = last = 0
    for colon in islice(_COLON.finditer(line), _MAX_COLONS):
        heading = _heading_at_end(line[last : colon.start()])
        last = colon.end()
        if heading:
            parts += [line[start : colon.start()][: -len(heading)], heading + ":"]
            start = colon.end()
    parts.append(line[start:])
    return [piece for part in parts for piece in _split_at_capitals(part.strip()) if piece]


def _heading_at_end(text: str) -> str:
    tail = text[-_MAX_HEADING_CHARS:]
    words = [match.start() for match in _WORD.finditer(tail)][-_MAX_HEADING_WORDS:]
    suffixes = (tail[word:] for word in words if tail[word].isupper())
    return next((suffix for suffix in suffixes if _opened(suffix)), "")


def _split_at_capitals(part: str) -> list[str]:
    pieces: list[str] = []
    start = 0
    for capitals in _CAPITALS.finditer(part):
        follows = part[capitals.end() : capitals.end() + 9].lstrip(" :-")
        if follows[:1].isupper() and _opened(capitals.group()):
            pieces += [part[start : capitals.start()].strip(), capitals.group() + ":"]
            start = capitals.end()
    return [*pieces, part[start:].strip(" :-") if pieces else part]
