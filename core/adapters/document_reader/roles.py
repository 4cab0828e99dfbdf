"""Tell a job title from an employer, a degree from a school, and a place from both: by their words.

Each score is a small whole number; what counts is which of two texts scores higher. The word lists
are trade knowledge in five languages, not taken from any file.
"""

import re

_TITLE_WORDS = frozenset(
    (
        # en
        "manager director officer president chief head lead leader supervisor coordinator administrator "
        "assistant associate analyst engineer developer designer architect consultant specialist expert "
        "accountant auditor bookkeeper teacher tutor lecturer professor instructor trainer coach nurse "
        "doctor physician surgeon dentist pharmacist therapist technician electrician plumber carpenter "
        "mechanic welder operator driver chef cook waiter waitress barista bartender cashier clerk "
        "receptionist secretary representative rep agent broker advisor adviser planner scientist "
        "researcher intern trainee apprentice fellow resident student volunteer founder co-founder owner "
        "partner editor writer author journalist photographer producer programmer tester recruiter buyer "
        "merchandiser stylist guard soldier sergeant captain attorney lawyer paralegal counsel judge "
        "worker labourer laborer helper foreman superintendent inspector estimator surveyor aide caregiver "
        "cto ceo cfo coo cio vp svp evp sre devops qa freelance freelancer contractor journeyman master "
        "salesperson salesman saleswoman seller sales teller banker underwriter adjuster controller "
        "comptroller treasurer generalist strategist evangelist scrum ambassador concierge host hostess "
        "housekeeper janitor custodian cleaner stocker picker packer assembler machinist fabricator "
        "installer translator interpreter librarian counselor counsellor principal dean provost curator "
        "provider support staff team member chairman chairwoman chair delegate liaison steward attendant "
        # de
        "leiter leiterin geschäftsführer geschäftsführerin mitarbeiter mitarbeiterin sachbearbeiter "
        "sachbearbeiterin fachkraft kaufmann kauffrau ingenieur ingenieurin entwickler entwicklerin "
        "berater beraterin referent referentin assistent assistentin lehrer lehrerin techniker technikerin "
        "meister meisterin monteur verkäufer verkäuferin pfleger pflegerin krankenschwester arzt ärztin "
        "praktikant praktikantin werkstudent werkstudentin azubi auszubildender auszubildende geselle "
        "gesellin hilfskraft aushilfe bürokraft koch köchin fahrer fahrerin schichtleiter teamleiter "
        "gruppenleiter abteilungsleiter projektleiter vertriebsleiter erzieher erzieherin buchhalter "
        "buchhalterin controllerin architektin redakteur redakteurin wissenschaftlicher wissenschaftliche "
        "disponent disponentin lagerist elektriker elektroniker mechatroniker schlosser trainerin "
        # fr
        "responsable chargé chargée directeur directrice chef cheffe assistante ingénieur ingénieure "
        "développeur développeuse technicien technicienne comptable vendeur vendeuse conseiller conseillère "
        "consultante infirmier infirmière aide-soignant aide-soignante professeur enseignant enseignante "
        "stagiaire apprenti apprentie alternant alternante gestionnaire secrétaire employé employée "
        "agent agente ouvrier ouvrière conducteur conductrice cuisinier cuisinière serveur serveuse "
        "rédacteur rédactrice coordinateur coordinatrice animateur animatrice formateur formatrice "
        "commercial commerciale attaché attachée gérant gérante adjoint adjointe chauffeur magasinier "
        # es / pt
        "gerente director directora jefe jefa responsable encargado encargada coordinador coordinadora "
        "analista ingeniero ingeniera desarrollador desarrolladora técnico técnica auxiliar ayudante "
        "asistente administrativo administrativa contable contador contadora vendedor vendedora comercial "
        "dependiente camarero camarera cocinero cocinera enfermero enfermera profesor profesora maestro "
        "maestra becario becaria practicante asesor asesora consultor consultora operario operaria "
        "conductor repartidor recepcionista secretario secretaria especialista supervisor supervisora "
        "diretor diretora chefe coordenador coordenadora engenheiro engenheira desenvolvedor "
        "desenvolvedora assistente estagiário estagiária enfermeiro enfermeira professora gestor gestora "
        "operador operadora motorista cozinheiro cozinheira caixa atendente promotor promotora "
        "representante programador programadora arquiteto arquiteta aprendiz contabilista técnica"
    ).split()
)
_TITLE_ENDINGS = (
    "leiter",
    "leiterin",
    "manager",
    "ingenieur",
    "techniker",
    "kaufmann",
    "kauffrau",
    "berater",
    "entwickler",
    "mitarbeiter",
    "fachfrau",
    "fachmann",
    "pfleger",
    "pflegerin",
    "helfer",
    "lehrer",
    "meister",
    "assistent",
    "assistentin",
    "führer",
    "führerin",
    "verkäufer",
    "ologist",
    "grapher",
    "teuse",
    "trice",
    "ista",
    "ista",
    "ador",
    "adora",
    "-man",
    "smith",
)
_ADJECTIVES = frozenset(
    ["senior", "junior", "jr", "sr", "deputy", "acting", "interim", "vice", "executive", "regional", "global", "national", "staff", "principal", "digital", "technical", "operations", "marketing", "product", "project", "software", "data", "human", "resources", "business"]
)
_EMPLOYER_WORDS = frozenset(
    ["gmbh", "ag", "kg", "ohg", "ug", "mbh", "ev", "e.v.", "inc", "inc.", "llc", "llp", "ltd", "ltd.", "limited", "plc", "corp", "corp.", "corporation", "co", "co.", "company", "companies", "sas", "sarl", "sa", "s.a.", "s.l.", "sl", "slu", "sau", "lda", "ltda", "s.p.a.", "spa", "bv", "b.v.", "nv", "ab", "oy", "as", "aps", "group", "groupe", "gruppe", "grupo", "holding", "holdings", "partners", "bank", "banque", "banco", "sparkasse", "hospital", "clinic", "klinik", "klinikum", "clinique", "clínica", "krankenhaus", "hôpital", "university", "universität", "université", "universidad", "universidade", "college", "school", "institute", "institut", "instituto", "foundation", "stiftung", "fondation", "fundación", "association", "verein", "ministry", "ministerium", "ministère", "ministerio", "department", "council", "city", "stadt", "mairie", "ville", "ayuntamiento", "câmara", "hotel", "hôtel", "restaurant", "store", "stores", "shop", "supermarket", "labs", "laboratories", "studio", "studios", "agency", "agentur", "agence", "agencia", "agência", "solutions", "services", "systems", "technologies", "industries", "enterprises", "consulting", "logistics", "logistik", "spedition", "logistique", "logística", "foods", "textiles", "pharma", "energy", "electric", "contractors", "construction", "airlines", "airways", "insurance", "versicherung", "media", "networks", "software", "motors", "automotive", "center", "centre", "zentrum", "centro", "church", "army", "navy", "force", "team", "atelier", "maison", "société", "cabinet", "werke", "werk", "betriebe", "handel", "academy", "akademie", "laboratory", "research", "trust", "society", "federation", "international", "brothers", "sons", "&", "associates", "ventures", "capital", "media"]
)
_SCHOOL_WORDS = frozenset(
    ["university", "universität", "université", "universidad", "universidade", "universitat", "univ", "univ.", "college", "school", "schule", "hochschule", "fachhochschule", "fh", "htw", "th", "tu", "tum", "eth", "epfl", "mit", "ucla", "institute", "institut", "instituto", "academy", "akademie", "académie", "academia", "lycée", "lycee", "gymnasium", "realschule", "gesamtschule", "berufsschule", "schulzentrum", "berufskolleg", "collège", "école", "ecole", "faculté", "faculdade", "facultad", "escuela", "escola", "colegio", "colégio", "iut", "iae", "ihk", "hwk", "handwerkskammer", "ies", "fp", "politécnico", "politecnico", "polytechnic", "polytechnique", "conservatory", "seminary", "jatc", "campus", "faculty", "polytechnikum", "volkshochschule", "liceo", "senai", "senac", "etec"]
)
_SCHOOL_ENDINGS = ("universität", "hochschule", "schule", "akademie", "gymnasium", "kolleg", "zentrum")
_DEGREE_WORDS = frozenset(
    ["ba", "bs", "bsc", "b.a.", "b.s.", "b.sc.", "b.sc", "ba.", "bachelor", "bachelors", "bachelor's", "beng", "b.eng.", "bba", "b.b.a.", "bcom", "b.com", "bfa", "ma", "ms", "msc", "m.a.", "m.s.", "m.sc.", "m.sc", "master", "masters", "master's", "meng", "m.eng.", "mba", "m.b.a.", "mphil", "phd", "ph.d.", "ph.d", "dphil", "doctorate", "doctor", "jd", "j.d.", "md", "m.d.", "llb", "ll.b.", "llm", "ll.m.", "associate", "associates", "associate's", "aa", "as", "a.a.", "a.s.", "aas", "diploma", "diplom", "diplôme", "dipl", "dipl.", "dipl.-ing.", "certificate", "certification", "degree", "ged", "minor", "major", "honours", "honors", "hons", "(hons)", "apprenticeship", "gcse", "a-levels", "a-level", "hnd", "hnc", "btec", "nvq", "abitur", "fachabitur", "mittlere", "hauptschulabschluss", "realschulabschluss", "ausbildung", "umschulung", "studium", "staatsexamen", "magister", "promotion", "geprüfter", "geprüfte", "weiterbildung", "lehre", "fachhochschulreife", "hochschulreife", "allgemeine", "baccalauréat", "bac", "brevet", "bts", "dut", "but", "licence", "licencié", "maîtrise", "doctorat", "cap", "bep", "deug", "dea", "dess", "titre", "certificat", "formation", "ingénieur", "grado", "licenciatura", "licenciado", "licenciada", "diplomatura", "máster", "maestría", "doctorado", "bachillerato", "ciclo", "técnico", "superior", "eso", "título", "graduado", "graduada", "ingeniería", "mestrado", "doutorado", "doutoramento", "graduação", "bacharelado", "bacharel", "pós-graduação", "tecnólogo", "ensino", "curso", "especialização", "mba.", "b.tech", "btech", "m.tech", "b.e.", "bed", "b.ed.", "pgce"]
)
_COUNTRIES = frozenset(
    ["germany", "deutschland", "france", "frankreich", "spain", "españa", "espagne", "portugal", "brazil", "brasil", "usa", "u.s.a.", "us", "uk", "u.k.", "england", "scotland", "wales", "ireland", "italy", "italia", "italien", "austria", "österreich", "autriche", "switzerland", "schweiz", "suisse", "netherlands", "niederlande", "belgium", "belgien", "belgique", "türkiye", "turkey", "poland", "polen", "sweden", "norway", "denmark", "finland", "canada", "kanada", "méxico", "mexico", "argentina", "chile", "colombia", "perú", "india", "china", "japan", "singapore", "australia", "israel", "uae", "luxembourg", "luxemburg", "greece", "czechia", "hungary", "romania"]
) | {"united kingdom", "united states", "united states of america", "new zealand", "south africa"}
_REMOTE = frozenset(["remote", "hybrid", "homeoffice", "home-office", "télétravail", "remoto", "teletrabajo"])
_WORD = re.compile(r"[^\s,;/()|]+")
_DIVISION = re.compile(r"[A-Z]{2}")
_LEGAL_FORM = re.compile(
    r"\b(?:GmbH|AG|KG|Inc|LLC|LLP|Ltd|plc|PLC|SAS|SARL|SA|S\.A\.|S\.L\.|Lda|Ltda|Corp)\b"
)
_PLACE_PART = re.compile(r"(?:\d{4,5} )?[^\W\d_][^\W\d_.’'-]{1,24}(?:[ -][^\W\d_][^\W\d_.’'-]{0,24}){0,3}\.?")
_PLACEHOLDER = re.compile(r"city(?: ?, ?state)?(?: ?, ?[\w ]{2,24})?", re.IGNORECASE)
_TITLE_END_WORDS = _TITLE_WORDS - {"sales", "team", "support", "staff", "master", "lead", "head", "chief"}


def title_score(text: str) -> int:
    words = [word.lower().strip(".:-") for word in _WORD.findall(text)]
    hits = sum(2 for word in words if is_title_word(word))
    return min(hits, 4) + sum(word in _ADJECTIVES for word in words[:2])


def employer_score(text: str) -> int:
    words = [word.lower() for word in _WORD.findall(text)]
    hits = sum(2 for word in words if word in _EMPLOYER_WORDS or word.endswith(_SCHOOL_ENDINGS[:2]))
    return min(hits, 4) + (3 if _LEGAL_FORM.search(text) else 0)


def school_score(text: str) -> int:
    words = [word.lower() for word in _WORD.findall(text)]
    hits = sum(3 for word in words if word in _SCHOOL_WORDS or word.endswith(_SCHOOL_ENDINGS))
    return min(hits, 6) + min(employer_score(text), 1)


def degree_score(text: str) -> int:
    words = [word.lower() for word in _WORD.findall(text.replace("(", " "))]
    hits = sum(3 for word in words if word in _DEGREE_WORDS or word.startswith("dipl"))
    return min(hits, 6) + (1 if words and words[0] in _DEGREE_WORDS else 0)


def is_title_word(word: str) -> bool:
    return word in _TITLE_WORDS or word.endswith(_TITLE_ENDINGS) or _is_plural_title(word)


def ends_title(word: str) -> bool:
    """Whether a job title may end with this word ("Call Center Manager" / "Company")."""
    word = word.lower().strip(".:-")
    return word in _TITLE_END_WORDS or word.endswith(_TITLE_ENDINGS)


def is_place(text: str) -> bool:
    """ "Leeds, United Kingdom", "Oakland, CA", "Remote": a place for certain (a lone city is not)."""
    text = text.strip(" ()")
    if text.lower() in _REMOTE or text.lower() in _COUNTRIES or _PLACEHOLDER.fullmatch(text):
        return True
    parts = [part.strip() for part in text.split(",")]
    if not 2 <= len(parts) <= 4 or not all(_PLACE_PART.fullmatch(part) for part in parts):
        return False
    return parts[-1].lower() in _COUNTRIES | _REMOTE or _DIVISION.fullmatch(parts[-1]) is not None


def looks_like_place(text: str) -> bool:
    """Could be a place by its form: one to four words, capitalised, no title or employer word."""
    parts = [part.strip() for part in text.split(",")]
    formed = len(parts) <= 3 and all(
        _PLACE_PART.fullmatch(part) and part[0].isupper() for part in parts if part
    )
    return is_place(text) or (formed and not title_score(text) and not employer_score(text))


def split_trailing_place(text: str) -> tuple[str, str]:
    """("Google, Mountain View, CA") → ("Google", "Mountain View, CA"); ("Google", "") when there is none."""
    parts = text.split(",")
    for size in (3, 2):
        tail = ",".join(parts[-size:]).strip()
        if len(parts) > size and is_place(tail):
            return ",".join(parts[:-size]).strip(), tail
    if len(parts) > 1 and (parts[-1].strip().lower() in _COUNTRIES | _REMOTE):
        return ",".join(parts[:-1]).strip(), parts[-1].strip()
    return text, ""


def _is_plural_title(word: str) -> bool:
    return word.endswith("s") and len(word) > 5 and word[:-1] in _TITLE_WORDS
