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
            r"apply|application|contact|equal opportunity|hiring process|how we hire|next steps|similar|related"
            r"|more (?:jobs|openings)|questions\?",
            r"bewerb\w*|bewirb|kontakt\w*|datenschutz\w*|interess(?:e|iert)|so geht['’]?s weiter|weitere stellen|ansprechpartner\w*",
            r"postul\w*|candidat(?:ure|er)|processus|étapes?|autres offres|données",
            r"contacto|cronograma|proceso|etapas?|interesad[oa]s?|te ves aquí|empleos similares|otras ofertas",
            r"candidat(?:ar|e-se|ura)|inscri\w*|gostaste|processo|contato|vagas relacionadas|outras vagas",
        ),
    ),
    (
        "nice",
        words(
            r"preferred|desired|desirable|bonus|a plus|advantage|pluses|nice[ -]to[ -]haves?(?<!haves / nice to haves)|extra points",
            r"von vorteil|vorteilhaft|wünschenswert|pluspunkte?|(?:das )?wäre (?:schön|toll|super)|sahnehäubchen|kür|optional",
            r"les plus|un plus|souhait\w*|appréci\w*|atouts?|idéalement",
            r"deseables?|(?:se )?valora\w*|encantaría|suma(?:rá)?|plus|diferenciales",
            r"desejáve(?:l|is)|diferencia(?:l|is)|sorrir|valoriza\w*|mais[- ]valias?",
        ),
    ),
    (
        "benefit",
        words(
            r"offers?|benefits|perks|receive|enjoy|(?:you|you['’]ll|you will) get|in it for you|(?:the )?good stuff|rewards?|package"
            r"|why (?:us|join|work)\b.*|pay|salary|compensation",
            r"bieten|angebot|vorteile|benefits|geboten|dafür|freuen|leistungen|gibt['’]s|gehalt|vergütung|verdienst|konditionen"
            r"|warum (?:wir|zu uns)|erwarten kannst",
            r"offr(?:ons|e)|propos(?:ons|e)|avantages|rémunération|salaire|conditions|pourquoi nous",
            r"ofrece\w*|benefici\w*|te damos|recibirás|retribución|salario|condiciones|por qué|ganas",
            r"oferec\w*|benefícios?|remuneração|em troca|ganhas|vantagens|por que|informações adicionais",
        ),
    ),
    (
        "must",
        words(
            r"require[ds]?|requirements|qualifications?|qualified|candidates?|must|need|possess|profile?|about you|who you are"
            r"|bring|looking for|(?:a|the right) fit(?: if you)?|could this be you|is this you|you might|must[- ]haves?",
            r"profil|anforderung\w*|voraussetzung\w*|voraus|mitbring\w*|bringst|bringen|rüstzeug|(?:von ihnen|von dir) wünschen"
            r"|wünschen wir uns|uns wünschen|erwarten wir|solltest|sollten|überzeug\w*|wir suchen|qualifikation\w*|über dich|über sie"
            r"|vorausgesetzt|brauchst|gesucht|wer du bist|kannst",
            r"profil|recherch\w*|compétences|prérequis|qui êtes|vous avez|vous êtes|attendons|requis\w*|pour embarquer|toi\b|c['’]est toi",
            r"requisitos?|perfil|buscamos|esperamos|necesitas|necesitamos|sobre ti|imprescindibles?|pedimos|aportas|eres|tienes",
            r"requisitos?|perfil|procuramos|esperamos|precisa\w*|não pode faltar|buscamos|sobre (?:ti|você)|quem és|qualificações"
            r"|competências|habilitações",
        ),
    ),
    (
        "duty",
        words(
            r"responsib\w+|duties|functions|tasks|you will|you['’]ll|role|(?:your|typical) day|mission|you['’]d|up to\b.*",
            r"aufgaben\w*|tätigkeit\w*|tag (?:bei|mit) uns|dein (?:tag|job|alltag|beitrag)|machst|verantwort\w*|erwartet (?:sie|dich)"
            r"|tun werden|aufgabe",
            r"missions?|tâches|activités|poste|rôle|journée|quotidien|ferez|responsabilités",
            r"funcion\w*|tareas|responsabil\w*|misión|harás|día a día|objetivo del cargo|encontrarás|retos",
            r"atribuições|atividades|funções|dia a dia|(?:vais|vai) fazer|responsabilidades|desafios?|missão|descrição",
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
