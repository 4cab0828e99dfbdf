"""How letters and mails greet, in five languages."""

GREETED = (
    r"dear|hello|hi|hey|good (?:morning|afternoon|evening|day)|greetings|sehr geehrte[rns]?|liebe[rns]?|hallo"
    r"|guten (?:tag|morgen|abend)|gr[üu](?:ß|ss) gott|servus|moin|gr[üu]ezi|bonjour|bonsoir|salut|mesdames"
    r"|madame|monsieur|ch[eè]re?s?|estimad[oa]s?|distinguid[oa]s?|querid[oa]s?|hola"
    r"|buen[oa]s (?:d[ií]as|tardes|noches)|exm[oa]s?\.?|prezad[oa]s?|car[oa]s?|ol[áa]|oi|bom dia"
    r"|boa (?:tarde|noite)"
)
"""A pattern for the words that a greeting begins with, whatever the case."""
