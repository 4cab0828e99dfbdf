"""Words of a line that tells what the person gets."""

from core.domain.posting_lines.cues.words import words

BENEFIT = words(
    # English
    r"401\(?k\)?|dental (?:insurance|plan|cover)|free dental|vision (?:insurance|plan|care)"
    r"|paid (?:time off|vacations?|holidays?"
    r"|leave|training|parental)|pto|(?:health|life|medical|dental) (?:insurance|cover)"
    r"|tuition|retirement plan"
    r"|profit sharing|company match|competitive (?:salary|pay|wages?|compensation|benefits?)"
    r"|(?:signing|sign-on|annual) bonus|benefits? package",
    r"we(?:['’]ll)? (?:pay|cover|contribute|match)|we (?:offer|provide) (?:a|an|our|competitive|you)"
    r"|flexible (?:schedule|hours|working)"
    r"|(?:your |the )?salary is"
    r"|pay starts|pension|days['’]? (?:of )?(?:holidays?|leave|vacation)"
    r"|weeks['’]? (?:of )?(?:leave|vacation|holidays?)"
    r"|birthday off|free (?:parking|lunch|meals|fruit|coffee)|work from home|employee discounts?"
    r"|weekly pay|(?:generous|excellent|great) (?:holiday|package|benefits|salary|pension)"
    r"|overtime|uniform|mileage|free (?:on-?site|tickets|travel)|bank holidays|sick pay"
    r"|salary (?:sacrifice|of|range|between)|per (?:hour|annum|year)|career (?:progression"
    r"|development)|training (?:and|budget|provided)|team events|health (?:plan|care)"
    r"|childcare|supervision|wellbeing|relocation bonus|equity|stock options|commission",
    # German
    r"urlaub(?:stage)?|\w*ticket|(?:ziel)?vergütung|alters(?:vorsorge|versorgung)|weihnachtsgeld"
    r"|urlaubsgeld"
    r"|geboten (?:werden|wird)|(?:du|sie) (?:bekomm\w+|erh[aä]lt\w*|profitier\w+)|bezahlte\w*"
    r"|wir (?:bieten|zahlen|übernehmen)|(?:jahres|monats|brutto"
    r"|mindest)?(?:gehalt|entgelt)"
    r"|\w*zulagen?|\w*prämien?|gleitzeit|home ?office|jobrad|\w*zuschuss|kantine|betriebs(?:kita|rente)"
    r"|(?:fort|weiter)bildungen?|sonderzahlung(?:en)?|überstundenausgleich|parkplatz|firmenwagen"
    r"|dienstwagen"
    r"|einarbeitung|überzahlung|tarif\w*|(?:un)?befristete\w* (?:vertrag|arbeitsvertrag"
    r"|stelle|anstellung)|\w*rabatte?|getränke|obst|flache hierarchien|arbeitszeiten"
    r"|\w*konto|firmenhandy|laptop|zusatzversicherung|vermögenswirksame|fahrtkosten\w*"
    r"|\w*events?|job-?ticket|supervision|bikeleasing|dienstrad|feierabend"
    r"|sicherer? arbeitsplatz|13\. monats\w+|krankenversicherung|freizeitausgleich|beihilfe",
    # French
    r"nous (?:finançons|payons|prenons en charge)|tickets?[ -]restaurants?|mutuelle|télétravail|congés"
    r"|rtt|prévoyance|intéressement|participation aux"
    r"|rémunération|salaire|primes?|13e mois|véhicule de (?:service|fonction)"
    r"|nous (?:vous )?(?:offrons|proposons)"
    r"|on (?:t['’]|vous )offre|repas|payée?|assurances?|semaines de vacances"
    r"|comité d['’]entreprise|formation continue"
    r"|avantages sociaux|13e mois|treizième mois|cse|chèques?(?:-vacances)?|évolution"
    r"|horaires (?:flexibles|aménag\w+)|formations? (?:interne|prise|financée)|cdi|voiture"
    r"|ordinateur|indemnités?|ambiance|locaux|bureaux|parcours d['’]intégration|remboursé"
    r"|jours de repos|logement|meublé",
    # Spanish
    r"(?:te )?(?:pagamos|damos|cubrimos|financiamos)|seguro (?:médico|de vida)|retribución|sueldo"
    r"|salario|brutos?(?: anuales)?|vacaciones"
    r"|teletrabajo|días libres"
    r"|día libre|ofrecemos|te (?:damos|ofrecemos)|contrato (?:indefinido|inicial|estable)"
    r"|jornada (?:de|intensiva|completa)"
    r"|tickets? (?:restaurante|comida)|bonos?|descuentos?|auxilio|prestaciones"
    r"|comida de personal|formación a cargo"
    r"|gimnasio|plan de carrera|horario flexible|capacitación|estabilidad|incorporación"
    r"|salarial|pagas|ayuda|coche de empresa|fruta|ambiente|trabajo (?:estable|híbrido)"
    r"|remuneración|bonificación|alta en|crecimiento|flexibilidad horaria|aguinaldo"
    r"|alojamiento",
    # Portuguese
    r"vale[ -](?:refeição|transporte|alimentação)|plano de saúde|remuneração|salário|benefícios|bónus|bônus"
    r"|auxílio\W\w+|férias|descanso remunerado|plr|gympass|seguro de (?:saúde|vida)|subsídio|teletrabalho"
    r"|day off|licença|convênio|cartão (?:flexível|refeição)|participação nos lucros"
    r"|oferecemos|horário flexível"
    r"|home office|honorários|previdência privada|formação (?:contínua|paga|inicial)"
    r"|refeitório|estacionamento|contrato (?:sem termo|de trabalho)|bom ambiente|integração"
    r"|crescimento|desconto|convênios?|assistência (?:médica|odontológica)|folgas?"
    r"|ajuda de custo|prémios?|vencimento|ordenado|modelo híbrido",
)
