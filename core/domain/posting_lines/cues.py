"""The words by which a line shows what it is: demand, wish, duty, benefit, or no content at all."""

import re

_MIN_CHARS = 3
_MAX_CHARS = 420


def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


NICE = _cue(
    r"\b(?:prefer(?:red|able|ably)|(?:is |are |would be |considered )?an? (?:strong |big "
    r"|definite )?(?:plus|asset|bonus|advantage)"
    r"|given preference|nice[ -]to[ -]have"
    r"|(?:highly |very )?desir(?:ed|able)|helpful|ideally|optional|not required"
    r"|advantageous"
    r"|von vorteil|wünschenswert|idealerweise|gerne? gesehen|souhaité\w{0,2}|apprécié\w{0,2}|(?:est "
    r"|serait )?un (?:vrai )?(?:plus|atout)"
    r"|idéalement|se valora(?:rá|n)?|valorable|deseables?|desejáve(?:l|is)|(?:é |será )?um (?:plus"
    r"|diferencial)|valoriza(?:-se|mos))\b"
)
MUST = _cue(
    r"\b(?:required|must (?:be|have|possess|hold|pass|demonstrate)|must|minimum|at least|mandatory"
    r"|essential|necessary|needed|require[sd]?"
    r"|(?:\d{1,2}|one|two|three|four|five|six|seven|eight|ten)\)?\+? ?(?:or more )?(?:years?"
    r"|yrs)['’]? (?:of |in |related |experience|as |plus)"
    r"|(?:bachelor|master|associate)['’]?s?['’]?s? degree|degree in|high school diploma|diploma|ged"
    r"|ability to|able to|proficien\w{1,5}"
    r"|(?:strong|excellent|good|solid|working|proven|demonstrated|effective) (?:\w+ ){0,4}?(?:skills?"
    r"|knowledge|experience|understanding|communicator)"
    r"|knowledge of|experience (?:in|with|as|working|using)|familiar(?:ity)? with|understanding of"
    r"|valid driver|licen[sc]ed?"
    r"|certifi(?:ed|cation)|erforderlich|zwingend|vorausgesetzt|abgeschlossene|erfahrung (?:in|mit|im)"
    r"|kenntnisse|fundierte|mindestens|nachweisbare"
    r"|bereitschaft|exigé\w{0,2}|requis\w{0,2}|maîtrise|expérience|ans d['’]expérience|diplôme|bac ?\+"
    r"|indispensable|connaissance"
    r"|imprescindible|obligatori[oa]|mínimo|experiencia (?:en|de|mínima)|manejo de|dominio|titulación"
    r"|grado en|años"
    r"|obrigatóri[oa]|experiência (?:em|com|de|mínima)|domínio|formação|graduação|conhecimentos?)\b"
)
STRONG_MUST = _cue(
    r"\b(?:(?:is|are) required|required\b|must (?:be|have|hold)|must possess|mandatory"
    r"|minimum (?:of )?(?:\w+ )?\(?\d{0,2}\)? ?years?|years? of experience"
    r"|(?:bachelor|master)['’]?s degree|high school diploma)"
)
BENEFIT = _cue(
    r"\b(?:401\(?k\)?|dental|vision (?:insurance|plan|care)|paid (?:time off|vacations?|holidays?|leave"
    r"|training)|pto\b|health insurance|life insurance"
    r"|medical insurance|tuition|retirement plan|profit sharing|company match|competitive (?:salary|pay"
    r"|wages?|compensation|benefits?)|(?:signing|annual) bonus"
    r"|benefits? package|benefit package|we (?:offer|provide) (?:a|an|our|competitive)"
    r"|flexible schedule|urlaub(?:stage)?|jobticket|vergütung|altersvorsorge|weihnachtsgeld"
    r"|tickets? restaurant|mutuelle|télétravail|congés|\brtt\b|seguro médico|retribución"
    r"|salario competitivo|vale[ -](?:refeição|transporte|alimentação)"
    r"|plano de saúde)"
)
BOILERPLATE = _cue(
    r"equal (?:employment )?opportunit|\beeoc?\b|\beoe\b|affirmative action|without regard to"
    r"|protected (?:veteran|class)|m/f/[dv]|minorities/|reasonable accommodation"
    r"|employment equity|relocation assistance|sexual orientation|genetic information"
    r"|do not (?:discriminate|sponsor|accept)"
    r"|drug[ -]free workplace|e-verify|federal contractor|executive order"
    r"|apply (?:online|now|today|here|at|in confidence|via|by|through)|to apply|click (?:here|the|on"
    r"|apply)|please (?:send|submit|visit|apply|e-?mail|forward|contact|read|call|note)"
    r"|send (?:your |us )?(?:a )?(?:resume|cv|copy)|submit (?:your |a )?resume|resumes? (?:to|can"
    r"|should)|for immediate consideration|only those in consideration|https?://|www\."
    r"|this job description|not (?:intended|designed) to|reserves? the right|contact name"
    r"|report this job|follow us|visit us|learn more|referral|\[phone\]|\[email\]"
    r"|bewerbungsunterlagen|bewerben sie sich|freuen uns auf ihre|schwerbehinder|envoyez"
    r"|adressez (?:votre|cv)|merci d['’]envoyer|envía|enviar (?:su |tu |o )?(?:cv|currículo)"
    r"|interesados|igualdad de oportunidades|égalité des chances|\bfont-|mso-|\{|\}|var [A-Z_]{3,}"
)
DUTY_VERB = _cue(
    r"^(?:you(?:['’]ll| will)? |will |to |responsible for |(?:also )?responsible "
    r"|be responsible )?(?:accurately |effectively |actively |regularly |personally |daily )?"
    r"(?:accountable|achiev|act|administ|advis|analy[sz]|answer|arrang|assembl|assess|assign|assist"
    r"|assum|attend|audit|build|calculat|carr(?:y|ies)|clean|coach|code|collaborat|collect"
    r"|communicat|compil|complet|conduct|consult|contact|contribut|control|coordinat|correspond|creat"
    r"|deliver|demonstrat|deploy|design|determin|develop|diagnos|direct|display|distribut|document"
    r"|draft|driv"
    r"|educat|encourag|enforc|engag|ensur|enter|establish|estimat|evaluat|examin|execut|facilitat|file"
    r"|follow|generat|greet|guid|handl|help|hir|identif|implement|improv|inspect|install|interact"
    r"|interpret|interview|investigat|lead"
    r"|liais|load|log|maintain|make|making|manag|market|match|meet|mentor|minimi[sz]|monitor|motivat"
    r"|negotiat|operat|order|organi[sz]|overse|own|participat|partner|perform|plan|prepar|present"
    r"|process|produc|promot|provid|purchas"
    r"|receiv|recommend|reconcil|record|recruit|reduc|repair|repl|report|represent|research|resolv"
    r"|respond|responsible|review|run|schedul|select|sell|serv|set|sourc|supervis|support|teach|test"
    r"|track|train|troubleshoot|understand|updat|us(?:e|ing)\b|utili[sz]|verif|work|writ)"
    r"(?:e|es|s|ed|ing|ies|y|ate|ates|ating|er|t|or|ors|oring|al|le|les|fy)?(?![\w-])"
)
REFINING_WISH = _cue(r",\s(?:preferably|ideally|idealerweise|idéalement|preferiblemente|preferencialmente)\b")
OWNS = _cue(r"^(?:responsible|accountable) (?:for|to)\b")
RESPONSIBLE = _cue(r"\b(?:is|are|be) responsible for\b")
_TO_A_MACHINE = _cue(
    r"^\W{0,5}(?:note to |to |attention |dear )?(?:any |all |the )?(?:ai|a\.i\.|llms?|gpt|chatgpt|ki|ia"
    r"|language models?|assistants?)\b.{0,30}?[:,-].{0,60}\b(?:disregard|ignore|write|include|add|say"
    r"|state|claim"
    r"|mention|sign|forget|please|must|always|never|rate|score|output|respond|answer|reply|tell|do not)\b"
    r"|\b(?:disregard|ignore|forget|override|vergiss|ignoriere|ignore[zr]|oublie[zr]?|ignora|olvida"
    r"|esqueça)\b.{0,40}\b(?:instructions?|rules|prompts?|(?:the |everything )above|anweisungen|regeln"
    r"|consignes"
    r"|instrucciones|reglas|instruções|regras)\b"
    r"|\b(?:system prompt|prompt injection|you are (?:now )?an? (?:ai|language model)|as an ai\b)"
    r"|\b(?:write|say|state|claim|pretend|assume) that (?:s?he|they|(?:the|this) (?:candidate|applicant))\b"
)
_ABOUT_THE_LETTER = _cue(
    r"\b(?:include|add|insert|put|write|mention|state|say|sign|embed|use|quote|reference)\b.{0,60}\b(?:in"
    r"|into|to|on"
    r"|of|with) (?:the|your|this) (?:cover letter|letter|cv|resume|résumé|e-?mail|subject(?: line)?)\b"
    r"|\bin your (?:application|reply|answer)\b|\bsign as\b"
)
_LABELLED = _cue(
    r"^(?:job |work |home office )?(?:location|position|title|department|supervisor|reports to"
    r"|classification|salary"
    r"|(?:job )?(?:type|id|number|#|code|category)|requisition(?: id)?|start date|shift|hours|company"
    r"|employer"
    r"|industry|contact|phone|e-?mail|standort|lieu|ubicación|key ?words)\s?[:#]"
)
_SMALL_TALK = _cue(
    r"^(?:are|do|did|want|nervous|looking|ready|have|would|tired|interested)\b.{0,200}\?$"
    r"|^no (?:prior |previous )?experience (?:is )?(?:required|necessary|needed)|:$"
    r"|\b(?:is|are) (?:currently |now |actively )?(?:seeking|looking for|hiring|searching for)\b"
    r"|^[\w ,]{2,60} seeks\b"
    r"|\bhas an? (?:\w+ ){0,3}(?:opening|opportunity)\b|^(?:we|our|they|their|founded|established|since"
    r"|additionally)\b"
    r"|^(?-i:[A-Z])[\w&.]{1,30}(?: (?-i:[A-Z])[\w&.]{1,30}){0,3},?"
    r" (?:inc|llc|an? \w+|is an?|is the|offers|employs|supports|has been|was founded)\b"
)
_DEMAND = _cue(
    r"\b(?:must|required|requires?|(?<!over )(?<!than )\d{1,2}\+? ?(?:years?|yrs)"
    r"|(?:two|three|four|five) years"
    r"|degree|diploma|licen[sc]e|certifi\w+|minimum|at least|fluen\w+)\b"
)


_LETTERS = re.compile(r"[^\W\d_]{2}")
_TORN_OFF = re.compile(r"^(?:\S{1,20} ){0,2}(?:of|and|the|in|to|or|for|with)$", re.IGNORECASE)


def speaks_to_a_machine(line: str) -> bool:
    """Lines that give orders to a program are no part of an advert (prompt injection, OWASP LLM01:2025)."""
    return bool(_TO_A_MACHINE.search(line))


def is_content(line: str) -> bool:
    """False for fragments, labels, boilerplate, small talk, and lines on how to apply."""
    if not _MIN_CHARS <= len(line) <= _MAX_CHARS or not _LETTERS.search(line) or _TORN_OFF.search(line):
        return False
    if speaks_to_a_machine(line) or any(
        cue.search(line) for cue in (BOILERPLATE, _ABOUT_THE_LETTER, _LABELLED)
    ):
        return False
    demanded = (_DEMAND.search(line) or NICE.search(line)) and not line.endswith("?")
    return bool(demanded) or not _SMALL_TALK.search(line)
