"""The words by which a line shows what it is: demand, wish, duty, benefit, or no content at all."""

import re

_MIN_CHARS = 3
_MAX_CHARS = 420


def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


NICE = _cue(
    r"\b(?:prefer(?:red|able|ably)|(?:is |are |would be |considered )?an? (?:strong |big "
    r"|definite )?(?:plus|asset|bonus|advantage)"
    r"|nice[ -]to[ -]have|(?:highly |very )?desir(?:ed|able)|helpful|ideally|optional|not required"
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
    r"\b(?:(?:is|are) required|required\b|must have|must possess|mandatory"
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
    r"|sexual orientation|genetic information|do not (?:discriminate|sponsor|accept)"
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
    r"(?:e|es|s|ed|ing|ies|y|ate|ates|ating|er|t|or|ors|oring|al|le|les|fy)?\b"
)
_TO_A_MACHINE = _cue(
    r"\b(?:ai|a\.i\.|llm|gpt|chatgpt|assistant|language model|ki)\s?(?:assistants?|models?|agents?"
    r"|systems?|tools?|bots?)?\s?[:,]"
    r"|\b(?:disregard|ignore|forget|override|vergiss|ignoriere|ignore[zr]|oublie[zr]?|ignora|olvida"
    r"|esqueça)\b.{0,40}\b(?:instructions?|rules?|prompts?|above|previous|anweisungen|regeln|consignes"
    r"|instrucciones|reglas|instruções|regras)\b"
    r"|\b(?:system prompt|prompt injection|you are (?:now )?an? (?:ai|assistant|language model)"
    r"|as an ai\b)"
    r"|\b(?:include|add|insert|put|write|mention|state|claim|say|sign|embed|use)\b.{0,60}\b(?:in|into"
    r"|to|on|of) (?:the|your|this|every|any) (?:cover )?(?:letter|cv|resume|résumé|application|reply"
    r"|response|output|answer)\b"
    r"|\bwrite that (?:s?he|they|the (?:candidate|applicant))\b|\bsign as\b|!\[[^\]]{0,40}\]\("
)


def speaks_to_a_machine(line: str) -> bool:
    """Lines that tell a program how to write the application are never a demand on the person.

    Source of the rule: prompt injection in postings (OWASP LLM01:2025). Real postings also say "mention X
    in your letter"; that is advice for the person and no requirement either.
    """
    return bool(_TO_A_MACHINE.search(line))


def is_content(line: str) -> bool:
    """False for fragments, legal boilerplate, application how-to and lines that instruct a program."""
    if not _MIN_CHARS <= len(line) <= _MAX_CHARS or not re.search(r"[^\W\d_]{2}", line):
        return False
    return not (BOILERPLATE.search(line) or speaks_to_a_machine(line))
