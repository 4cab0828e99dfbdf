"""Words of a line that belongs to every advert or to the page around it, and asks nothing of the person."""

from core.domain.posting_lines.cues.words import cue

_ADDRESS = r"https?://|www\.|[\w.]@[\w-]+\.\w"
BOILERPLATE = cue(
    # Fairness, in the words of the law
    r"equal (?:employment )?opportunit|\beeoc?\b|\beoe\b|affirmative action|without regard to"
    r"|protected (?:veteran|class)|m/f/[dv]|minorities/|reasonable accommodation|employment equity"
    r"|relocation assistance|sexual orientation|genetic information|do not (?:discriminate|sponsor|accept)"
    r"|drug[ -]free workplace|e-verify|federal contractor|executive order|all backgrounds"
    r"|committed to diversity",
    r"schwerbehinder|gleicher eignung|geschlechtlich|unabhängig von (?:geschlecht|alter"
    r"|herkunft|nationalität)"
    r"|égalité des chances|travailleurs? handicap|situation de handicap"
    r"|toutes les candidatures|sans distinction"
    r"|igualdad de oportunidades|no discriminamos|personas? con discapacidad"
    r"|plan de igualdad|inclusi[óo]n laboral"
    r"|empresa incluyente|independentemente d[eo]|pessoas? com deficiência"
    r"|diversidade para nós|igualdade de oportunidades"
    r"|principe d['’]accès|diversity|vielfalt|woran du glaubst",
    # Applying
    r"apply (?:online|now|today|here|at|in confidence|via|by|through|anyway|below)|to apply"
    r"|click (?:here|the|on|apply)"
    r"|please (?:send|submit|visit|apply|e-?mail|forward|contact|read|call|note)"
    r"|send (?:your |us )?(?:a )?(?:resume|cv|copy)"
    r"|submit (?:your |a )?resume|resumes? (?:to|can|should)|for immediate consideration"
    r"|only those in consideration"
    r"|quick apply|cover letter|phone calls|no (?:recruiters|agencies)|interviews? will"
    r"|first interview|when applying"
    r"|your (?:application|resume|cv)\b(?! is)|with your (?:resume|cv)",
    r"bewerbungsunterlagen|bewerben|bewerb(?:en sie sich|ungen? (?:bis|an|unter|über|mit))"
    r"|freuen uns (?:auf|über)"
    r"|ihre (?:aussagekräftig|vollständig|bewerbung)|deine bewerbung|bewerbungskosten"
    r"|lebenslauf|anschreiben|sperrvermerk"
    r"|auskunft|auskünfte|kennziffer|noch fragen|haben wir ihr interesse|(?:unterlagen"
    r"|bewerbung) (?:richten|senden)",
    r"envoy(?:ez|er)|\benvoie\b|adress(?:ez|er) (?:votre|cv)|merci d['’]envoyer"
    r"|lettre de motivation|votre candidature"
    r"|votre dossier|postuler?z?\b|\bcv\b.{0,20}(?:à|sous)\b|agences s['’]abstenir"
    r"|passez nous voir|nous répondons"
    r"|écrivez à|il ne sera répondu|premier échange",
    r"\benvía|enviar (?:su |tu |o )?(?:cv|currículo)|interesad[oa]s|inscríbe|postula(?:ción"
    r"|ciones|rte|nte)|tu (?:cv|currículum)"
    r"|currículum|da clic|no se recibirán|adjuntar|preseleccionad|escríbenos"
    r"|proceso de selección|respuesta en",
    r"\b(?:mande|envie|manda|envia)\b|candidat(?:e-se|ar(?:es)?-(?:se|te)|ura|uras)\b"
    r"|inscreva-se|currículos?\b|respondemos a"
    r"|ao se candidatar|etapa \d|entrevista",
    # Data and the page
    r"cookie|gdpr|dsgvo|\brgpd\b|\blgpd\b|privacy|datenschutz|données (?:sont|personnelles)"
    r"|tus datos|tratamiento de datos"
    r"|dados pessoais|tratamento de|confidenti?al|verarbeitung (?:nach|deiner|ihrer)|1581|ley n° 21",
    r"^(?:zum inhalt|skip to|pular para|ir al|ir para|aller au|startseite|inicio\b|accueil\b"
    r"|home\b ?[>/|]|jobs? ?/)"
    r"|diese stelle (?:teilen|drucken)|guardar\W.{0,40}compartir|seguir página|share this"
    r"|teilen\W+drucken|report this job"
    r"|denunciar oferta|all(?:e)? akzeptieren|accept all|aceptar tod|tout accepter|reject all"
    r"|nur notwendige",
    r"\S (?:»|>|›) \S.{0,60} (?:»|>|›) \S",
    # Other jobs
    r"^(?:weitere|mehr|andere) (?:stellen|jobs)|(?:more|other|similar|related) (?:openings"
    r"|jobs|vacancies|roles)"
    r"|you might also|we also have|autres (?:offres|postes)|à lire aussi|nous (?:cherchons|recrutons) aussi"
    r"|otras (?:ofertas|vacantes)|(?:empleos|ofertas|vacantes) (?:similares|relacionad)|también buscamos"
    r"|(?:outras )?vagas (?:relacionadas|semelhantes)|ver todas as|outras (?:vagas|ofertas|oportunidades)",
    _ADDRESS,
    r"^(?:keine (?:berufs)?erfahrung|berufserfahrung ist nicht|aucune expérience"
    r"|no se requiere experiencia|não é necessári\w experiência)",
    r"\b(?:call|ring|text|phone|telefon|tel\.|appelez|llama|ligue)\b.{0,30}\d{3}",
    r"this job description|not (?:intended|designed) to|reserves? the right|contact name"
    r"|follow us|visit us|learn more"
    r"|referral|\[phone\]|\[email\]|employment (?:business|agency)|não se responsabiliza"
    r"|\bfont-|mso-|\{|\}|var [A-Z_]{3,}",
)
