"""Words of a line that tells what would be welcome and is not asked for."""

from core.domain.posting_lines.cues.words import cue, words

NICE = words(
    # English
    r"prefer(?:red|able|ably)|(?:is |are |would be |considered )?an? (?:strong |big |definite |real )?"
    r"(?:plus|asset|bonus|advantage)|given preference|nice[ -]to[ -]haves?|(?:highly "
    r"|very )?desir(?:ed|able)",
    r"helpful|ideally|optional|(?:but )?not (?:required|essential|necessary|a must"
    r"|a deal-?breaker)|advantageous"
    r"|handy|so much the better|even better|all the better|(?<!grads )(?:much )?welcomed?(?= *[.,;]|$)",
    r"(?:would|will|['’]d) (?:save us|help(?! you)|be (?:great|lovely|nice|useful|good|ideal|beneficial"
    r"|handy"
    r"|wonderful|brilliant))|beneficial|bonus points|(?:we['’]d|we would) love|icing on the cake"
    r"|wouldn['’]t hurt|head start|(?:but|and) we(?: can|['’]ll| will) (?:teach|train)"
    r"|speakers? (?:are |is )?"
    r"(?:strongly )?encouraged|great if you|don['’]t worry if|if not, we|preference (?:will be )?given",
    # German
    r"am liebsten|von vorteil|vorteilhaft|wünschenswert\w*|(?:wünschen|freuen) wir uns, wenn"
    r"|idealerweise|im idealfall"
    r"|optimalerweise|bestenfalls|gerne? (?:gesehen|auch)|wärst? (?:super|toll)"
    r"|wären? (?:\w+ )?(?:super|toll|schön|prima|klasse|ideal|hilfreich|perfekt|gut|spitze"
    r"|willkommen|ein \w+)",
    r"umso (?:besser|schöner)|rund(?:et|en) (?:ihr|dein|das|euer) profil ab|pluspunkte?|plus(?= *[.,;!)]|$)"
    r"|(?:herzlich )?willkommen(?= *[.,;]|$)|hilfreich|(?:k|aber k)ein (?:muss|kriterium)"
    r"|keine (?:bedingung"
    r"|voraussetzung|pflicht)|nicht (?:bedingung|zwingend|erforderlich|notwendig)|punktest du|punkten sie"
    r"|sahnehäubchen|bevorzugt|vorzugsweise|gern(?:e)? mit|freuen wir uns(?: sehr| auch)?$",
    # French
    r"souhaité\w{0,2}|souhaitables?|appréci(?:é\w{0,2}|ables?|ons)|(?:est |serait "
    r"|sont )?une? (?:vrai |réel )?"
    r"(?:plus|atout|avantage)|atouts?|idéalement|bienvenue?s?|cerise sur le gâteau|tant mieux"
    r"|(?:ser(?:ait|aient|ont|a)|être) (?:un |une |très |vraiment )?(?:ravi\w*|apprécié\w*"
    r"|valorisé\w*|idéal\w*)",
    r"de préférence|préférables?|préférentiellement|ou,? mieux|encore mieux|facultati\w+"
    r"|(?:n['’]est|ne sont|n['’]est pas|sans être)(?: pas)? (?:pas )?(?:exigé\w*"
    r"|obligatoires?|indispensables?"
    r"|requis\w*|nécessaires?|un passage obligé|une obligation)|nous (?:manque|intéresse)|avantageu\w+"
    r"|un bonus",
    # Spanish
    r"se valora(?:rá|rán|n)?|(?:muy )?valora(?:ble|bles|mos|remos|do|da)|deseables?"
    r"|preferi(?:ble|blemente|do|da)"
    r"|preferente(?:mente)?|idealmente|ideal si|mejor que mejor|tanto mejor|aún mejor|mucho mejor"
    r"|(?:te )?dará(?:n)? ventaja|nos encantar(?:á|ía)",
    r"no (?:es |son |será )?(?:imprescindible|obligatori[oa]|excluyente|necesari[oa]"
    r"|requisito)s?|suma(?:n|rá|rán)?"
    r"(?: puntos)?|puntos? extra|bienvenid[oa]s?|opcional(?:es)?|de preferencia|una? (?:gran )?ventaja"
    r"|(?:es |será |sería )un plus|nos gustaría|se agradece(?:rá)?|te hará destacar",
    # Portuguese
    r"desejáve(?:l|is)|(?:um |é |são )?diferencia(?:l|is)|(?:seria |é |será )?um plus"
    r"|valoriza(?:-se|mos|da|do)"
    r"|preferencial(?:mente)?|de preferência|prefere(?:-se|ncia)|idealmente|conta(?:m|rá)? pontos"
    r"|(?:,|seria|será) (?:ótimo|óptimo|excelente|bom)",
    r"(?:tem|terá|dá-se) preferência|mais[- ]valia|uma vantagem|vantagens?(?= *[.,;]|$)"
    r"|queremos muito te conhecer|não (?:é"
    r"|são|será) (?:obrigatóri[oa]"
    r"|eliminatóri[oa]|imprescindíve(?:l|is)|necessári[oa])s?|bem[- ]vind[oa]s?|opcional"
    r"|melhor ainda|tanto melhor"
    r"|adoraríamos|gostaríamos|seria (?:interessante|legal)",
)
REFINING_WISH = cue(
    r",\s(?:preferably|ideally|idealerweise|bevorzugt|vorzugsweise|idéalement|de préférence|preferiblemente"
    r"|preferentemente|preferencialmente|de preferência|de preferencia)\s\w"
)
CONDITIONAL = cue(r"^(?:and |und |et |y |e )?(?:if|falls|wenn|sollten|si|se)\s|^s['’]il ")
MORE_THAN_ASKED = cue(
    r"^(?:c['’]est un|ce serait un|tant mieux|even better|all the better|so much the better"
    r"|great|umso besser|super"
    r"|perfekt|prima|dann|mejor|genial|perfecto|melhor|ótimo|óptimo|perfeito|nice|bonus|a plus)"
)
"""How a wish is answered to the question before it: "You know Dentrix? Even better."."""
