"""Words of a line that says what the person will do."""

from core.domain.posting_lines.cues.words import cue

DUTY_VERB = cue(
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
OWNS = cue(r"^(?:responsible|accountable) (?:for|to)\b")
RESPONSIBLE = cue(r"\b(?:is|are|be) responsible for\b")
WILL_DO = cue(
    r"^(?:in this (?:role|position)[, ]+)?you(?:['’]ll| will| would|['’]d)(?: also"
    r"| then)? (?!need|have|must|be able|receive|get\b|enjoy"
    r"|bring|find|earn|be (?:paid|part))|from time to time you",
    r"^(?:concrètement, |chaque jour, )?(?:vous|tu) (?:\w+e(?:rez|ras)|\w+i(?:rez|ras)"
    r"|prendrez|tiendrez|ferez|serez (?:chargé|responsable))\b",
    r"^(?:también |además |y )?(?:te encargarás|serás responsable|tu misión|(?!ten|sab|recib"
    r"|disfrut|necesit|pod|deb|cont|ganar|cobrarás un)"
    r"\w{2,}(?:ar|er|ir|r)ás\b)",
    r"^(?:(?:no dia a dia|aqui), (?:a pessoa |você )?|a pessoa (?:contratada )?|você "
    r"|também )?(?:vai|vais|irá|irás|caberá)(?: \w+)? (?!receb|ter\b|ganhar)"
    r"\w+(?:ar|er|ir)\b|^entre as atribuições",
    r"^(?:tu|te tocará|tendrás que|vas a|te toca|deberás) ?(?:gestionar|coordinar|atender)",
)
"""Said of the future, so that it stands out even in a list of demands."""
_NO_TASK = (
    r"ten|ser|contar|saber|poder|dispon|estar|hablar|haber|dominar|ter\b|possuir|gostar"
    r"|conhecer|conocer|falar|avoir|être|savoir|maîtriser|parler|aimer"
    r"|justifier|conna"
)
DOES = cue(
    rf"^(?!{_NO_TASK})[a-zà-ÿ]{{2,}}(?:ar|er|ir|or|re)(?:se|te)? (?:e |y |o |a |os |as |el |la "
    rf"|los |las |un[ao]? |uma? |con |com |en |em |de |do |da |le |les |l['’]|des |du |une? "
    rf"|aux? |avec |et |des |votre |vos |nos |notre |sur |dans |pour |aos? |às? |al |n[ao]s? "
    rf"|pel[ao]s? |tus? |sus? |seus? )",
    r"^\w{3,}(?<!during)(?<!being)(?<!including)ing (?:and|the|an?|your|our|with|to|in|of|for|on) ",
    r"^(?:gestion|suivi|réalisation|élaboration|mise en|participation|accueil|contrôle"
    r"|préparation|rédaction|analyse|prise en charge|encadrement|tenue) (?:de |du |des "
    r"|d['’]|à |aux? |et )",
    r"^(?:\w+(?:ung|ation|pflege|arbeit|wirkung|stellung)(?:en)?),? (?:und|von|der|des|bei"
    r"|an|unserer|in|sowie|für)\b",
    r"^(?:in dieser (?:position|rolle|funktion) |darüber hinaus |außerdem |dabei "
    r"|zudem )?\w+en sie (?!sich\b)(?<!haben sie )"
    r"(?<!sind sie )(?<!müssen sie )(?<!können sie )(?<!erhalten sie )(?<!überzeugen sie "
    r")(?<!bringen sie )(?<!verfügen sie )"
    r"|^(?:sie|du) (?!haben|hast|sind|bist|verfüg|bring|besitz|könn|kannst|sprech|sprichst"
    r"|beherrsch|kenn|woll|willst|möcht"
    r"|erhalt|erhält|bekomm|profitier|müss|musst|soll|überzeug|freu|zeig|arbeiten gern"
    r"|arbeitest (?:gern|genau)|denk|passt"
    r"|suchst|suchen|interessier|wünsch|finde|genieß|lieb)\w+(?:en|st|t)\b",
    r"^(?:rattaché\w*.{0,60}, )?vous (?!avez|êtes|maîtrisez|justifiez|disposez|possédez"
    r"|savez|connaissez|parlez|aimez|souhaitez"
    r"|bénéfici|recev|devez|cherchez|pouvez|rejoi|avez|écrivez vite)\w+ez\b",
    r"(?:zu )?ihren aufgaben gehör|ihre aufgaben? (?:sind|ist|umfass)",
)
