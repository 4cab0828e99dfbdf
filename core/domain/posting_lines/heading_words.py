"""Words by which a heading tells its section, for headings worded too freely to be listed.

The order decides: "Nice to have skills" are wishes, "What we offer you" no demand.
"""

import re
from typing import Literal

from core.domain.posting_lines.cues.words import words

Section = Literal["must", "nice", "duty", "benefit", "about", "skip", "other"]

LOOSE: tuple[tuple[Section, re.Pattern[str]], ...] = (
    (
        "skip",
        words(
            r"apply|application|contact|get in touch|interested|sounds? (?:good|like you)"
            r"|selection process|small print|equal opportunity|hiring process|how we hire"
            r"|next steps|similar|related"
            r"|more (?:jobs|openings)|questions\?",
            r"bewerb\w*|neugierig|lust|klingt|chancengleichheit|hinweise|auswahlverfahren"
            r"|bewirb|kontakt\w*|datenschutz\w*|interess(?:e|iert)|so geht['’]?s weiter"
            r"|weitere stellen|ansprechpartner\w*",
            r"postul\w*|candidat(?:ure|er)|intéressée?s?|ça vous tente|envie|déroulement"
            r"|recrutement|mentions|processus|étapes?|autres offres|données",
            r"contacto|te interesa|te animas|inscripción|selección|aviso|cronograma|proceso"
            r"|etapas?|interesad[oa]s?|te ves aquí|empleos similares|otras ofertas",
            r"(?:ficou )?interessad[oa]s?|seletivo|seleção|recrutamento|candidat(?:ar|e-se"
            r"|ura)|inscri\w*|gostaste|processo|contato|vagas relacionadas|outras vagas",
        ),
    ),
    (
        "nice",
        words(
            r"preferred|desired(?! candidate| profile)|desirable|bonus|a plus|advantage|pluses"
            r"|nice[ -]to[ -]haves?(?<!haves / nice to haves)|extra points|extra credit"
            r"|would be nice|great if|good to have",
            r"von vorteil|vorteilhaft|wünschenswert|pluspunkte?|(?:das )?wäre (?:schön|toll"
            r"|super)|sahnehäubchen|kür|optional|schön wäre|gern gesehen|tüpfelchen"
            r"|bonuspunkte|bonus",
            r"les plus|un plus|(?<!profil )souhait\w*|appréci\w*|atouts? supplémentaires?|idéalement"
            r"|petits? plus|bonus|adorerait|serait",
            r"deseables?|(?:se )?valora\w*|encantaría|suma(?:rá)?|sería ideal|puntos extra"
            r"|bonus|plus|diferenciales",
            r"desejáve(?:l|is)|diferencia(?:l|is)|sorrir|seria bom|ponto extra|b[óô]nus"
            r"|extras?|plus|valoriza\w*|mais[- ]valias?",
        ),
    ),
    (
        "benefit",
        words(
            r"offers?|benefits|perks|receive|enjoy|(?:you|you['’]ll|you will) get"
            r"|in it for you|(?:the )?good stuff|rewards?|package|in (?:return|exchange)"
            r"|terms|the deal|we(?:['’]ll| will)? give|treats|extras"
            r"|in it for (?:you|me)|^why\b.*|pay|salary|compensation",
            r"bieten|angebot|vorteile|benefits|geboten|dafür|freuen|leistungen|gibt['’]s"
            r"|gehalt|vergütung|verdienst|konditionen"
            r"|^warum\b.*|erwarten kannst|bekommst|bekommen sie|haben wir für"
            r"|gründe|benefit\w*|extras|goodies|gewinn|spricht für uns|geben wir|im gegenzug",
            r"offr(?:ons|e)|propos(?:ons|e)|avantages|rémunération|salaire|conditions"
            r"|^pourquoi\b.*|gagnez|gagnes|en échange"
            r"|de notre (?:côté|bord)|package|engagements",
            r"ofrece\w*|benefici\w*|damos|recibirás|retribución|salario|condiciones"
            r"|por qué|ganas|a cambio|te llevas|ventajas|prestaciones|para ti",
            r"oferec\w*|damos|benefícios?|remuneração|em troca|ganhas|vantagens|por que"
            r"|informações adicionais|condições|porquê|contrapartida|temos para",
        ),
    ),
    (
        "must",
        words(
            r"require[ds]?|requirements|qualifications?|qualified|candidates?|must|need"
            r"|possess|profile?|about you|who you are"
            r"|bring|looking for|(?:a|the right) fit(?: if you)?|could this be you"
            r"|is this you|you might|must[- ]haves?|essentials?|essential criteria"
            r"|person specification|you are|ideal (?:candidate|person)|after|what it takes"
            r"|your background|background",
            r"profil|anforderung\w*|voraussetzung\w*|voraus|mitbring\w*|bringst|bringen"
            r"|rüstzeug|(?:von ihnen|von dir) wünschen"
            r"|wünschen wir uns|uns wünschen|erwarten wir|solltest|sollten|überzeug\w*"
            r"|wir suchen|qualifikation\w*|über dich|über sie"
            r"|vorausgesetzt|brauchst|gesucht|wer du bist|kannst|du bist|das bist du"
            r"|zeichnet|know-how|superkräfte|background|hintergrund|du passt|wir erwarten"
            r"|erforderlich|qualifiziert",
            r"profil|recherch\w*|compétences|prérequis|qui êtes|vous avez|vous êtes"
            r"|attendons|requis\w*|pour embarquer|toi\b|c['’]est toi",
            r"requisitos?|perfil|buscamos|pedir|esperamos|necesitas|necesitamos|sobre ti"
            r"|imprescindibles?|pedimos|aportas|eres|tienes|traes|excluyentes?"
            r"|indispensables?|formación|experiencia|conocimientos|competencias|necesario",
            r"requisitos?|perfil|pedimos|pretend\w+|procuramos|esperamos|precisa\w*|não pode faltar"
            r"|buscamos"
            r"|sobre (?:ti|você)|quem és|qualificações"
            r"|competências|habilitações|pré-requisitos|exigências|pessoa certa|precisamos"
            r"|formação|experiência|indispensáve(?:l|is)|obrigatórios?|se dar bem|tu tens",
        ),
    ),
    (
        "duty",
        words(
            r"responsib\w+|duties|functions|tasks|you will|you['’]ll|role|involves?|looks? like|(?:your"
            r"|typical) day|mission|you['’]d|up to\b.*",
            r"aufgaben\w*|darum geht|tätigkeit\w*|tag (?:bei|mit) uns|dein (?:tag|job|alltag|beitrag)"
            r"|machst|verantwort\w*|erwartet (?:sie|dich)"
            r"|tun werden|aufgabe|wirkungskreis|einsatz\w*|arbeitsgebiet|packst|wartet auf"
            r"|herausforderung\w*|worum|mission|brauchen wir",
            r"missions?|tâches|faire|activités|poste|rôle|journée|quotidien|ferez|feras"
            r"|responsabilités|le job|journées|concrètement|terrain|attend|descriptif",
            r"funcion\w*|tareas|hacer|haciendo|responsabil\w*|misión|harás|día a día|objetivo del cargo"
            r"|encontrarás|retos?|actividades|puesto|rol|espera",
            r"atribuições|atividades|caracterização|conteúdo|fazer|fará|funções|dia a dia|(?:vais"
            r"|vai) fazer|responsabilidades"
            r"|desafios?|missão|descrição|tarefas|papel|espera|função",
        ),
    ),
    (
        "about",
        words(
            r"about|who we are|über uns|wer wir|qui sommes|à propos|notre (?:client|maison)"
            r"|sobre (?:nosotros|nós|a gente)"
            r"|quiénes|quem somos|descripción general|unser(?:e|en)? \w+"
        ),
    ),
)
EXPECTED = words(
    r"erwartet|encontrarás|te espera|what to expect|ce qui vous attend|t['’]attend|te espera"
    r"|o que te espera|espera por ti"
)
"""Says what is in store: the tasks, or, once the tasks are told, the benefits."""
