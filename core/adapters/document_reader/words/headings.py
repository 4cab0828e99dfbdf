"""Section headings of CVs in five languages."""

import re
from typing import Literal

from core.domain.folding import fold

SectionKind = Literal[
    "header",
    "contact",
    "summary",
    "work",
    "volunteer",
    "education",
    "skills",
    "languages",
    "projects",
    "certificates",
    "awards",
    "publications",
    "interests",
    "references",
    "other",
]

_WORDINGS: dict[SectionKind, str] = {
    "contact": (
        "contact|contacts|contact information|contact details|contact info|contact me|personal details|"
        "personal information|personal data|kontakt|kontaktdaten|persönliche daten|persönliche angaben|"
        "zur person|angaben zur person|coordonnées|contacto|datos personales|datos de contacto|"
        "información personal|información de contacto|contato|contatos|contactos|dados pessoais|"
        "informações pessoais|état civil|informations personnelles|details|anschrift"
    ),
    "summary": (
        "summary|profile|about|about me|objective|career objective|career summary|career overview|"
        "executive summary|executive profile|overview|personal statement|personal profile|"
        "summary of qualifications|qualifications summary|career profile|introduction|bio|biography|"
        "professional background|profil|kurzprofil|über mich|zusammenfassung|persönliches profil|ziel|"
        "berufliches profil|profil professionnel|à propos|à propos de moi|résumé|résumé professionnel|"
        "présentation|objectif|objectif professionnel|accroche|perfil|perfil profesional|"
        "perfil professional|resumen|resumen profesional|sobre mí|sobre mi|acerca de mí|objetivo|"
        "objetivo profesional|extracto|presentación|perfil profissional|resumo|resumo profissional|"
        "sobre|sobre mim|objetivo profissional|apresentação"
    ),
    "work": (
        "academic appointments|appointments|research positions|clinical experience|"
        "experience|experiences|work|work experience|employment|employment history|work history|"
        "professional experience|career history|career|job history|positions|positions held|"
        "employment experience|job experience|relevant experience|industry experience|"
        "professional history|teaching experience|research experience|military experience|internships|"
        "berufserfahrung|praxiserfahrung|"
        "beruflicher werdegang|berufspraxis|werdegang|berufliche erfahrung|erfahrung|"
        "berufliche stationen|beruflicher hintergrund|berufstätigkeit|praktische erfahrung|praktika|"
        "praktikum|arbeitserfahrung|erfahrungen|berufliche laufbahn|berufliche tätigkeit|"
        "expérience|expériences|expérience professionnelle|expériences professionnelles|"
        "parcours professionnel|parcours|emplois|stages|experiencia|experiencia laboral|"
        "experiencia profesional|trayectoria|trayectoria profesional|trayectoria laboral|"
        "historial laboral|experiencias|experiência|experiência profissional|experiências profissionais|"
        "experiências|histórico profissional|trajetória profissional|percurso profissional|"
        "experiencias profesionales|experiencias laborales|empleo"
    ),
    "volunteer": (
        "volunteering|volunteer|volunteer experience|volunteer work|community|community service|"
        "community involvement|ehrenamt|ehrenamtliches engagement|ehrenamtliche tätigkeit|engagement|"
        "soziales engagement|bénévolat|engagements|engagement associatif|vie associative|voluntariado|"
        "trabajo voluntario|trabalho voluntário|extracurricular activities|leadership|activities"
    ),
    "education": (
        "education|academic background|academic history|academic qualifications|educational background|"
        "education and training|training|qualifications|academics|studies|courses|coursework|"
        "educational qualifications|education background|academic education|ausbildung|bildung|"
        "bildungsweg|studium|akademischer werdegang|schulbildung|schulischer werdegang|"
        "aus- und weiterbildung|ausbildung und studium|bildungsgang|akademische ausbildung|"
        "schule|hochschulbildung|schul- und berufsausbildung|studium und ausbildung|schulische ausbildung|"
        "berufsausbildung|formation|formations|études|diplômes|formation académique|"
        "parcours académique|cursus|scolarité|diplômes et formations|formations et diplômes|"
        "formación|formación académica|educación|estudios|formación y estudios|"
        "formação|formação académica|formação acadêmica|educação|escolaridade|habilitações|"
        "habilitações académicas|habilitações literárias|historial académico|études et diplômes|"
        "parcours scolaire"
    ),
    "skills": (
        "skills|technical skills|skill set|skillset|core skills|key skills|top skills|skill highlights|"
        "highlights|core qualifications|core competencies|competencies|core strengths|strengths|"
        "expertise|areas of expertise|technologies|tools|tech stack|technical proficiencies|"
        "technical expertise|specialties|capabilities|computer skills|it skills|hard skills|soft skills|"
        "proficiencies|abilities|software|skills & abilities|skills & tools|professional skills|"
        "kenntnisse|fähigkeiten|fachkenntnisse|kompetenzen|kernkompetenzen|it-kenntnisse|edv-kenntnisse|"
        "edv|fertigkeiten|technische kenntnisse|technische fähigkeiten|stärken|besondere kenntnisse|"
        "kenntnisse und fähigkeiten|it-kompetenzen|sonstige kenntnisse|weitere kenntnisse|"
        "compétences|compétences techniques|compétences clés|savoir-faire|savoir-être|atouts|outils|"
        "compétences informatiques|informatique|logiciels|aptitudes|domaines de compétences|"
        "habilidades|competencias|conocimientos|aptitudes|destrezas|capacidades|habilidades técnicas|"
        "competencias técnicas|conocimientos técnicos|informática|herramientas|conocimientos informáticos|"
        "competências|habilidades técnicas|competências técnicas|conhecimentos|aptidões|ferramentas|"
        "competências-chave|conhecimentos técnicos|principais competências|"
        "aptitudes principales|principales compétences|top-kenntnisse"
    ),
    "languages": (
        "languages|language|language skills|languages spoken|foreign languages|sprachen|"
        "sprachkenntnisse|fremdsprachen|fremdsprachenkenntnisse|langues|langues étrangères|"
        "langues vivantes|compétences linguistiques|idiomas|lenguas|lenguajes|idiomas y niveles|línguas"
    ),
    "projects": (
        "projects|academic project|final year project|"
        "personal projects|side projects|selected projects|key projects|academic projects|"
        "open source|open source projects|open-source|portfolio|projekte|projekterfahrung|"
        "ausgewählte projekte|projets|projets personnels|réalisations|proyectos|proyectos personales|"
        "projetos|projetos pessoais"
    ),
    "certificates": (
        "certifications|certificates|certification|certificate|licenses|licences|licenses & certifications|"
        "licenses and certifications|professional certifications|courses and certifications|"
        "licences and certificates|further training|additional training|professional development|"
        "zertifikate|zertifizierungen|bescheinigungen|lizenzen|führerschein|certificats|weiterbildung|"
        "weiterbildungen|fortbildung|fortbildungen|lehrgänge|lehrgänge und scheine|scheine|kurse|"
        "formations complémentaires|formación complementaria|formación continua|formação complementar|carnés|"
        "cursos y carnés|cursos e certificados|"
        "habilitations|permis|certificaciones|certificados|licencias|certificações|"
        "cursos|cursos y certificaciones|licenças|permis de conduire"
    ),
    "awards": (
        "awards|honors|honours|honors & awards|honors and awards|honors-awards|awards and honors|"
        "achievements|accomplishments|"
        "key achievements|recognition|distinctions|scholarships|auszeichnungen|preise|stipendien|erfolge|"
        "prix|récompenses|distinctions et prix|premios|reconocimientos|logros|honores|prémios|prêmios|"
        "conquistas|distinções|reconhecimentos|professional achievements|most proud of"
    ),
    "publications": (
        "publications|selected publications|papers|articles|patents|publikationen|veröffentlichungen|"
        "patente|articles et publications|brevets|publicaciones|patentes|publicações"
    ),
    "interests": (
        "interests|hobbies|hobbies & interests|interests & hobbies|personal interests|interessen|"
        "hobbys|freizeit|centres d'intérêt|centres d’intérêt|centre d'intérêt|loisirs|intérêts|"
        "intereses|aficiones|pasatiempos|interesses|passatempos|passions"
    ),
    "references": (
        "references|referees|recommendations|referenzen|références|referencias|referências|recomendaciones"
    ),
    "other": (
        "additional information|other|miscellaneous|additional|further information|memberships|affiliations|"
        "professional affiliations|professional memberships|associations|sonstiges|weitere angaben|"
        "weitere informationen|mitgliedschaften|divers|autres|informations complémentaires|"
        "otros|otros datos|información adicional|outros|outras informações|informações adicionais"
    ),
}
_ROOTS: tuple[tuple[SectionKind, str], ...] = (
    (
        "certificates",
        "weiterbild|fortbild|zertifi|lehrgäng|certif|licen[cs]e|licenc|habilitations|complément|curso",
    ),
    ("languages", "sprach|language|langue|idioma|língua"),
    ("volunteer", "ehrenamt|volunt|bénévol|associatif"),
    (
        "education",
        "ausbildung|studium|bildung|schul|educat|academic|étud|diplôm|scolai|formaci|estudio|académic|formaç",
    ),
    (
        "work",
        "erfahrung|werdegang|praxis|laufbahn|experien|expérien|employ|emploi|career|trayectoria|laboral|percurso",
    ),
    (
        "skills",
        "kenntnis|fähigkeit|kompeten|skill|compéten|savoir|habilidad|competenc|conocim|aptitud|conhecim|competênc",
    ),
    ("awards", "auszeichn|award|honou?rs|distinct|distinç|premio|prémio|prêmio|reconocim"),
    ("contact", "kontakt|contact|coordonn"),
    ("summary", "profil|summary|about|résum|perfil|resum"),
    ("projects", "projekt|project|projet|proyecto|projeto"),
    ("interests", "interess|hobb|loisir|aficion|intérêt|interés"),
    ("references", "referen|référen|referên"),
    ("publications", "publi|veröffentl"),
)
"""How the telling words of headings begin, for wordings that are in no list."""

_KINDS: dict[str, SectionKind] = {
    word: kind for kind, words in reversed(_WORDINGS.items()) for word in words.split("|")
}
_WITHOUT_ACCENTS: dict[str, SectionKind] = {fold(word): kind for word, kind in reversed(_KINDS.items())}
_SPACED = {word.replace(" ", ""): word for word in _KINDS}
"""Wordings by their letters alone: a design may have set these apart ("W O R K", "LA N GUAGE")."""

_FRAGMENT = 2

_DECORATION = re.compile(r"^(?:\d{1,2}[.)]\s*|[\W_])+|[\W_]+$")
"""Numbers, icons, rules and brackets around a heading."""

_LONGEST = 60
"""Letters of a heading."""

_JOINTS = re.compile(r"\s{0,3}(?:&|\+|/|,|\band\b|\bund\b|\bet\b|\by\b|\be\b)\s{0,3}")
_SPOKEN = """
    arab arabe arabic arabisch chinese chinesisch chinois dutch hollandisch english englisch anglais ingles
    french franzosisch francais frances german deutsch allemand aleman alemao italian italienisch italien
    italiano niederlandisch neerlandais polish polnisch polonais portuguese portugiesisch portugais portugues
    russian russisch russe spanish spanisch espagnol espanol castellano espanhol turkish turkisch turc
    """.split()  # noqa: SIM905
"""Languages without their accents, in five languages."""

_REMARK = re.compile(
    r"\s{0,3}\((?:[^()]{0,20}\b(?:years|jahren?|ans|años|anos)|auswahl|auszug|selected|selection|sélection|"
    r"extraits?|selección|seleção)\)$",
    re.IGNORECASE,
)
"""What is said of a whole section behind its heading: "Experience (7 years)", "Publikationen (Auswahl)"."""

_QUALIFIERS = re.compile(
    r"^(?:my|key|core|main|relevant|related|selected|professional|personal|additional|other|technical|"
    r"general|previous|work-related|recent|further|significant|major|weitere|sonstige|wichtige|"
    r"relevante|berufliche|autres|mes|principales|otras|outras|minhas)\s"
)


def heading_kind(text: str) -> SectionKind | None:
    """The section that a line announces when the line is nothing but a heading, else None."""
    if len(text) > _LONGEST:
        return None
    words = _plain(_REMARK.sub("", text))
    return _lookup(words) or _lookup(_QUALIFIERS.sub("", words)) or _joined(words)


def likely_kind(text: str) -> SectionKind:
    """The section that a line announces which is set like a heading: by a telling word, else "other"."""
    words = _plain(text)
    return next((kind for kind, roots in _ROOTS if re.search(rf"(?<!\w)\w*(?:{roots})", words)), "other")


def split_inline_heading(text: str) -> tuple[SectionKind, str] | None:
    """("Skills: triage, Dutch") → ("skills", "triage, Dutch"), else None."""
    head, colon, rest = text.partition(":")
    if not colon or not rest.strip() or len(head) > 40 or rest.startswith("//"):
        return None
    kind = heading_kind(head)
    return (kind, rest.strip()) if kind else None


def names_language(text: str) -> bool:
    """Whether a text begins with a language that people speak."""
    words = re.findall(r"[^\W\d_]+", text.lower())[:1]
    return bool(words) and fold(words[0]) in _SPOKEN


def _plain(text: str) -> str:
    bare = _DECORATION.sub("", text[:_LONGEST])
    words = bare.lower().split()
    if len(words) > 1 and bare.isupper() and min(map(len, words)) <= _FRAGMENT:
        return _SPACED.get("".join(words), " ".join(words))
    return " ".join(words)


def _lookup(words: str) -> SectionKind | None:
    """Accents apart: capitals and scans often lose them."""
    return _KINDS.get(words) or _WITHOUT_ACCENTS.get(fold(words))


def _joined(words: str) -> SectionKind | None:
    """ "Skills & Interests" is the section of its first part, when every part is known."""
    if len(words.split()) > 6:
        return None
    parts = [part for part in _JOINTS.split(words) if part]
    if len(parts) < 2:
        return None
    kinds = [_lookup(part) or _lookup(_QUALIFIERS.sub("", part)) for part in parts]
    return kinds[0] if all(kinds) else None
