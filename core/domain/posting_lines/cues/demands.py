"""Words of a line that asks for something."""

from core.domain.posting_lines.cues.words import cue, words

_SKILL_WORDS = r"(?:skills?|knowledge|experience|understanding|communicator)"
MUST = words(
    # English
    r"required|must (?:be|have|possess|hold|pass|demonstrate)|must|minimum|at least"
    r"|mandatory|essential|necessary"
    r"|needed|require[sd]?",
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|ten)\)?\+? ?(?:or more )?(?:years?|yrs)['’]?"
    r" (?:of |in |related |experience|as |plus)|(?:bachelor|master|associate)['’]?s?['’]?s? degree"
    r"|degree in"
    r"|high school diploma|diploma|ged|ability to|able to|proficien\w{1,5}",
    rf"(?:strong|excellent|good|solid|working|proven|demonstrated|effective) (?:\w+ ){{0,4}}?{_SKILL_WORDS}"
    r"|knowledge of|experience (?:in|with|as|working|using)|familiar(?:ity)? with|understanding of"
    r"|valid driver|licen[sc]ed?|certifi(?:ed|cation)|you(?:['’]ll| will)? need|you should|you hold"
    r"|you have"
    r"|(?:who|somebody|someone) (?:is|has|who)|you(?:['’]ve| have) \w+ed|no more than"
    r"|know your way|you are (?:a|an|able|comfortable|confident|experienced|qualified"
    r"|registered)|you can|you know"
    r"|qualified|comfortable with|confident with|right to work|track record|background in"
    r"|willing(?:ness)? to|driving licen[sc]e|hold a|prepared to",
    # German
    r"erforderlich|zwingend|vorausgesetzt|abgeschlossene\w?|erfahrung(?:en)? (?:in|mit|im"
    r"|als|auf)|\w*kenntnisse"
    r"|fundierte|mindestens|nachweisbare|bereitschaft|unverzichtbar|sie (?:sind|haben"
    r"|verfügen|besitzen|sprechen"
    r"|beherrschen|kennen|können|überzeugen|bringen)|du (?:bist|hast|verfügst|sprichst"
    r"|beherrschst|kennst|kannst"
    r"|bringst)|überzeugen sie|bringen sie|\w*sicherer? umgang|idealerweise"
    r"|ausbildung (?:als|zur|zum|in)|studium|qualifikation|berufserfahrung|teamfähigkeit"
    r"|zuverlässigkeit|belastbarkeit|eigenverantwort\w+|selbst(?:st)?ändige arbeitsweise"
    r"|flexibilität|kommunikation\w*stärke|reisebereitschaft|du (?:hast|bist|kannst|liebst)"
    r"|freude (?:an|am)|spaß (?:an|am)|führerschein|nachweis",
    # French
    r"exigé\w{0,2}|requis\w{0,2}|maîtrise[rz]?|expérience|ans d['’]expérience|diplôme|bac ?\+|indispensable"
    r"|connaissances?|vous (?:avez|êtes|justifiez|disposez|possédez|savez|connaissez|parlez"
    r"|devez|écrivez|aimez)"
    r"|titulaire|il faut|tu (?:as|es|dois|sais)|obligatoires?|impérati\w+|permis b|on vous reconnaît"
    r"|au moins"
    r"|quelqu['’]un qui|capacité|aisance|rigueur|autonom\w+|sens (?:du|de)|disponibilité"
    r"|justifiez|formation (?:en|de|d['’]|bac)|anglais|motivée?s?|à l['’]aise|permis",
    # Spanish
    r"imprescindibles?|obligatori[oa]s?|mínim[oa]|experiencia (?:en|de|como|mínima|previa|demostrable)"
    r"|manej(?:o de|as)|dominio|titulación|grado en|años de experiencia|necesit(?:as|amos)"
    r"|requ(?:iere|erimos|erid[oa]s?)"
    r"|deb(?:es|erás|e|en) |tienes|cuentas con|contar con|hablas|has trabajado|al menos|carn[eé]t?"
    r"|disponibilidad|título|titulad[oa]|capacidad|habilidades?|conocimientos?|nivel (?:de"
    r"|alto|medio)|inglés|residencia en|formación (?:en|profesional)|haber|persona|sabes"
    r"|eres|vehículo",
    # Portuguese
    r"obrigatóri[oa]s?|experiência (?:em|com|de|mínima|prévia|comprovada)|domínio|formação|graduação"
    r"|conhecimentos?|é (?:preciso|necessário)|exig(?:e-se|imos|ido|ida)|pedimos|pelo menos|no mínimo"
    r"|você (?:tem|é|precisa)|registro ativo|disponibilidade|licenciatura"
    r"|cédula profissional|capacidade|facilidade|boa (?:comunicação|capacidade)|inglês"
    r"|espírito|vontade|gosto (?:por|pelo)|ensino (?:médio|superior)|curso|carta de condução"
    r"|cnh|saber|és|tens|você sabe",
)
STRONG_MUST = words(
    r"(?:is|are) required|(?<!when )(?<!as )(?<!if )required|(?:is|are|be) subject to"
    r"|contingent (?:up)?on|must (?:be|have|hold|live)|must possess|(?:are|is) a must|mandatory"
    r"|minimum (?:of )?(?:\w+ )?\(?\d{0,2}\)? ?years?|years? of experience|(?:bachelor|master)['’]?s degree"
    r"|high school diploma|we (?:do )?(?:ask|expect|need) (?:you|everyone|everybody|somebody|someone)"
    r"|as long as you|you(?:['’]ll| will)? (?:need|have to)|compulsory|no exceptions",
    r"zwingend|unverzichtbar|(?:setzen wir|wird|werden) voraus(?:gesetzt)?|vorausgesetzt"
    r"|erforderlich|unerlässlich"
    r"|notwendig|pflicht|(?:wird|werden|wird im übrigen) erwartet|erwartet (?:wird|werden)|erwarten wir"
    r"|sie müssen|du musst|müssen sie|musst du|brauchst du",
    r"exigé\w{0,2}|obligatoires?|indispensables?|impérati\w+|il faut|vous devez|tu dois|devez"
    r"|requis\w{0,2}",
    r"imprescindibles?|obligatori[oa]s?|necesitas|se requiere|excluyente|debes|deberás|contamos contigo"
    r"|es (?:preciso|necesario)",
    r"obrigatóri[oa]s?|imprescindíve(?:l|is)|é (?:preciso|necessário)|exig(?:e-se|imos)"
    r"|indispensáve(?:l|is)"
    r"|eliminatório|precisas? (?:de )?(?:estar|ter)",
)
ASKED_IN_PASSING = cue(
    r"(?:\b(?:but|though|although|aber|allerdings|jedoch|mais|pero|aunque|mas|porém|porem|as long as|sofern"
    r"|solange|provided|à condition|siempre que|desde que|em troca)\b)"
)
"""How a demand hangs on an offer: "two days at home, but we ask everyone to be there on Mondays"."""
SELF_STANDING = cue(
    r"\b[abc][12]\b|\b(?:fluent|fließend|courant|fluente?|avan[cç]ad[oa]|advanced|intermedi\w+)\b"
)
