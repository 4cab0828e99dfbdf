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
            r"apply|application|contact|get in touch|interested|sounds? (?:good|like you)|selection process|small print|equal opportunity|hiring process|how we hire|next steps|similar|related"
            r"|more (?:jobs|openings)|questions\?",
            r"bewerb\w*|neugierig|lust|klingt|chancengleichheit|hinweise|auswahlverfahren|bewirb|kontakt\w*|datenschutz\w*|interess(?:e|iert)|so geht['’]?s weiter|weitere stellen|ansprechpartner\w*",
            r"postul\w*|candidat(?:ure|er)|intéressée?s?|ça vous tente|envie|déroulement|recrutement|mentions|processus|étapes?|autres offres|données",
            r"contacto|te interesa|te animas|inscripción|selección|aviso|cronograma|proceso|etapas?|interesad[oa]s?|te ves aquí|empleos similares|otras ofertas",
            r"(?:ficou )?interessad[oa]s?|seletivo|seleção|recrutamento|candidat(?:ar|e-se|ura)|inscri\w*|gostaste|processo|contato|vagas relacionadas|outras vagas",
        ),
    ),
    (
        "nice",
        words(
            r"preferred|desired|desirable|bonus|a plus|advantage|pluses|nice[ -]to[ -]haves?(?<!haves / nice to haves)|extra points|extra credit|would be nice|great if|good to have",
            r"von vorteil|vorteilhaft|wünschenswert|pluspunkte?|(?:das )?wäre (?:schön|toll|super)|sahnehäubchen|kür|optional|schön wäre|gern gesehen|tüpfelchen|bonuspunkte|bonus",
            r"les plus|un plus|souhait\w*|appréci\w*|atouts? supplémentaires?|idéalement|petits? plus|bonus|adorerait|serait",
            r"deseables?|(?:se )?valora\w*|encantaría|suma(?:rá)?|sería ideal|puntos extra|bonus|plus|diferenciales",
            r"desejáve(?:l|is)|diferencia(?:l|is)|sorrir|seria bom|ponto extra|b[óô]nus|extras?|plus|valoriza\w*|mais[- ]valias?",
        ),
    ),
    (
        "benefit",
        words(
            r"offers?|benefits|perks|receive|enjoy|(?:you|you['’]ll|you will) get|in it for you|(?:the )?good stuff|rewards?|package|in (?:return|exchange)|terms|the deal|we(?:['’]ll| will)? give|treats|extras"
            r"|why (?:us|join|work)\b.*|pay|salary|compensation",
            r"bieten|angebot|vorteile|benefits|geboten|dafür|freuen|leistungen|gibt['’]s|gehalt|vergütung|verdienst|konditionen"
            r"|warum (?:wir|zu uns)|erwarten kannst|bekommst|bekommen sie|haben wir für|gründe|benefit\w*|extras|goodies|gewinn|spricht für uns|geben wir|im gegenzug",
            r"offr(?:ons|e)|propos(?:ons|e)|avantages|rémunération|salaire|conditions|pourquoi (?:nous|choisir|travailler|venir)|gagnez|gagnes|en échange|de notre (?:côté|bord)|package|engagements",
            r"ofrece\w*|benefici\w*|te damos|recibirás|retribución|salario|condiciones|por qué|ganas|a cambio|te llevas|ventajas|prestaciones|para ti",
            r"oferec\w*|benefícios?|remuneração|em troca|ganhas|vantagens|por que|informações adicionais|condições|porquê|contrapartida|temos para",
        ),
    ),
    (
        "must",
        words(
            r"require[ds]?|requirements|qualifications?|qualified|candidates?|must|need|possess|profile?|about you|who you are"
            r"|bring|looking for|(?:a|the right) fit(?: if you)?|could this be you|is this you|you might|must[- ]haves?|essentials?|essential criteria|person specification|you are|ideal (?:candidate|person)|after|what it takes|your background|background",
            r"profil|anforderung\w*|voraussetzung\w*|voraus|mitbring\w*|bringst|bringen|rüstzeug|(?:von ihnen|von dir) wünschen"
            r"|wünschen wir uns|uns wünschen|erwarten wir|solltest|sollten|überzeug\w*|wir suchen|qualifikation\w*|über dich|über sie"
            r"|vorausgesetzt|brauchst|gesucht|wer du bist|kannst|du bist|das bist du|zeichnet|know-how|superkräfte|background|hintergrund|du passt|wir erwarten|erforderlich|qualifiziert",
            r"profil|recherch\w*|compétences|prérequis|qui êtes|vous avez|vous êtes|attendons|requis\w*|pour embarquer|toi\b|c['’]est toi",
            r"requisitos?|perfil|buscamos|esperamos|necesitas|necesitamos|sobre ti|imprescindibles?|pedimos|aportas|eres|tienes|traes|excluyentes?|indispensables?|formación|experiencia|conocimientos|competencias|necesario",
            r"requisitos?|perfil|procuramos|esperamos|precisa\w*|não pode faltar|buscamos|sobre (?:ti|você)|quem és|qualificações"
            r"|competências|habilitações|pré-requisitos|exigências|pessoa certa|precisamos|formação|experiência|indispensáve(?:l|is)|obrigatórios?|se dar bem|tu tens",
        ),
    ),
    (
        "duty",
        words(
            r"responsib\w+|duties|functions|tasks|you will|you['’]ll|role|(?:your|typical) day|mission|you['’]d|up to\b.*",
            r"aufgaben\w*|tätigkeit\w*|tag (?:bei|mit) uns|dein (?:tag|job|alltag|beitrag)|machst|verantwort\w*|erwartet (?:sie|dich)"
            r"|tun werden|aufgabe|wirkungskreis|einsatz\w*|arbeitsgebiet|packst|wartet auf|herausforderung\w*|worum|mission|brauchen wir",
            r"missions?|tâches|activités|poste|rôle|journée|quotidien|ferez|feras|responsabilités|le job|journées|concrètement|terrain|attend|descriptif",
            r"funcion\w*|tareas|responsabil\w*|misión|harás|día a día|objetivo del cargo|encontrarás|retos?|actividades|puesto|rol|espera",
            r"atribuições|atividades|funções|dia a dia|(?:vais|vai) fazer|responsabilidades|desafios?|missão|descrição|tarefas|papel|espera|função",
        ),
    ),
    (
        "about",
        words(
            r"about|who we are|über uns|wer wir|qui sommes|à propos|notre (?:client|maison)|sobre (?:nosotros|nós|a gente)"
            r"|quiénes|quem somos|descripción general|unser(?:e|en)? \w+"
        ),
    ),
)
EXPECTED = words(
    r"erwartet|encontrarás|te espera|what to expect|ce qui vous attend|t['’]attend|te espera|o que te espera|espera por ti"
)
"""Says what is in store: the tasks, or, once the tasks are told, the benefits."""
