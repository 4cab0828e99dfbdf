"""Words of a line that tells what the person gets."""

from core.domain.posting_lines.cues.words import words

BENEFIT = words(
    # English
    r"401\(?k\)?|dental (?:insurance|plan|cover)|free dental|vision (?:insurance|plan|care)|paid (?:time off|vacations?|holidays?"
    r"|leave|training|parental)|pto|(?:health|life|medical|dental) (?:insurance|cover)|tuition|retirement plan"
    r"|profit sharing|company match|competitive (?:salary|pay|wages?|compensation|benefits?)"
    r"|(?:signing|sign-on|annual) bonus|benefits? package",
    r"we (?:offer|provide) (?:a|an|our|competitive|you)|flexible (?:schedule|hours|working)|(?:your |the )?salary is"
    r"|pay starts|pension|days['’]? (?:of )?(?:holidays?|leave|vacation)|weeks['’]? (?:of )?(?:leave|vacation|holidays?)"
    r"|birthday off|free (?:parking|lunch|meals|fruit|coffee)|work from home|employee discounts?"
    r"|weekly pay|(?:generous|excellent|great) (?:holiday|package|benefits|salary|pension)|overtime|uniform|mileage|free (?:on-?site|tickets|travel)|bank holidays|sick pay|salary (?:sacrifice|of|range|between)|per (?:hour|annum|year)|career (?:progression|development)|training (?:and|budget|provided)|team events|health (?:plan|care)|childcare|supervision|wellbeing|relocation bonus|equity|stock options|commission",
    # German
    r"urlaub(?:stage)?|\w*ticket|(?:ziel)?vergütung|alters(?:vorsorge|versorgung)|weihnachtsgeld|urlaubsgeld"
    r"|geboten (?:werden|wird)|wir (?:bieten|zahlen|übernehmen)|(?:jahres|monats|brutto|mindest)?(?:gehalt|entgelt)"
    r"|\w*zulagen?|\w*prämien?|gleitzeit|home ?office|jobrad|\w*zuschuss|kantine|betriebs(?:kita|rente)"
    r"|(?:fort|weiter)bildungen?|sonderzahlung(?:en)?|überstundenausgleich|parkplatz|firmenwagen|dienstwagen"
    r"|einarbeitung|überzahlung|tarif\w*|(?:un)?befristete\w* (?:vertrag|arbeitsvertrag|stelle|anstellung)|\w*rabatte?|getränke|obst|flache hierarchien|arbeitszeiten|\w*konto|firmenhandy|laptop|zusatzversicherung|vermögenswirksame|fahrtkosten\w*|\w*events?|job-?ticket|supervision|bikeleasing|dienstrad|feierabend|sicherer? arbeitsplatz|13\. monats\w+|krankenversicherung|freizeitausgleich|beihilfe",
    # French
    r"tickets?[ -]restaurants?|mutuelle|télétravail|congés|rtt|prévoyance|intéressement|participation aux"
    r"|rémunération|salaire|primes?|13e mois|véhicule de (?:service|fonction)|nous (?:vous )?(?:offrons|proposons)"
    r"|on (?:t['’]|vous )offre|repas|payée?|assurances?|semaines de vacances|comité d['’]entreprise|formation continue"
    r"|avantages sociaux|13e mois|treizième mois|cse|chèques?(?:-vacances)?|évolution|horaires (?:flexibles|aménag\w+)|formations? (?:interne|prise|financée)|cdi|voiture|ordinateur|indemnités?|ambiance|locaux|bureaux|parcours d['’]intégration|remboursé|jours de repos|logement|meublé",
    # Spanish
    r"seguro (?:médico|de vida)|retribución|sueldo|salario|brutos?(?: anuales)?|vacaciones|teletrabajo|días libres"
    r"|día libre|ofrecemos|te (?:damos|ofrecemos)|contrato (?:indefinido|inicial|estable)|jornada (?:de|intensiva|completa)"
    r"|tickets? (?:restaurante|comida)|bonos?|descuentos?|auxilio|prestaciones|comida de personal|formación a cargo"
    r"|gimnasio|plan de carrera|horario flexible|capacitación|estabilidad|incorporación|salarial|pagas|ayuda|coche de empresa|fruta|ambiente|trabajo (?:estable|híbrido)|remuneración|bonificación|alta en|crecimiento|flexibilidad horaria|aguinaldo|alojamiento",
    # Portuguese
    r"vale[ -](?:refeição|transporte|alimentação)|plano de saúde|remuneração|salário|benefícios|bónus|bônus"
    r"|auxílio\W\w+|férias|descanso remunerado|plr|gympass|seguro de (?:saúde|vida)|subsídio|teletrabalho"
    r"|day off|licença|convênio|cartão (?:flexível|refeição)|participação nos lucros|oferecemos|horário flexível"
    r"|home office|honorários|previdência privada|formação (?:contínua|paga|inicial)|refeitório|estacionamento|contrato (?:sem termo|de trabalho)|bom ambiente|integração|crescimento|desconto|convênios?|assistência (?:médica|odontológica)|folgas?|ajuda de custo|prémios?|vencimento|ordenado|modelo híbrido",
)
