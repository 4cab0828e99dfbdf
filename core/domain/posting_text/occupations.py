"""Words and endings by which the name of a job is known, in the five document languages."""

import re

_HEADS = """
accountant accounts administrator advisor adviser agent analyst apprentice architect assistant associate
attendant barista carer chef clerk cleaner consultant cook coordinator counsellor crew designer developer
director driver electrician engineer estimator executive fitter foreman guard handler head hygienist
intern
lead lecturer manager mechanic midwife nurse officer operative operator paralegal planner plumber
practitioner programmer receptionist recruiter rep representative reps scientist secretary specialist
steward supervisor surveyor teacher technician technologist therapist trainee trainer waiter waitress
warehouseman welder worker
architekt architektin arzt ärztin assistenz aushilfe auszubildende auszubildender auszubildenden
azubi berater
beraterin chauffeur fachkraft hebamme hilfe hilfskraft hausmeister jurist juristin koch köchin lehrkraft
leitung pflegekraft praktikant praktikantin referent referentin sachbearbeitung volljurist werkstudent
werkstudentin
adjoint adjointe agente aide alternant alternante apprenti apprentie architecte assistante avocat avocate
auxiliaire caissier caissière chargé chargée commis comptable conseiller conseillère cuisinier cuisinière
directeur directrice éducateur éducatrice employé employée enseignant enseignante équipier équipière
gestionnaire hôte hôtesse infirmier infirmière ingénieur ingénieure juriste maçon magasinier médecin
opérateur ouvrier ouvrière pharmacien préparateur préparatrice professeur professeure responsable
sage-femme secrétaire serveur serveuse soignant stagiaire technicien technicienne vendeur vendeuse
abogado abogada administrativo administrativa analista asesor asesora ayudante auxiliar becario becaria
cajero cajera camarero camarera celador chofer cocinero cocinera coordinador coordinadora contador
contadora
dependiente dependienta docente educador educadora encargado encargada enfermero enfermera especialista
gerente ingeniero ingeniera jefe jefa limpiador limpiadora maestro maestra matrón matrona mecánico médico
médica mozo operario operaria peón profesor profesora recepcionista repartidor repartidora responsable
soldador técnico técnica trabajador trabajadora vendedor vendedora
advogado advogada ajudante assessor assistente atendente auxiliar caixa cozinheiro cozinheira coordenador
coordenadora diretor diretora educador educadora empregado empregada encarregado encarregada enfermeiro
enfermeira engenheiro engenheira estagiário estagiária farmacêutico farmacêutica gestor gestora
jardineiro líder mecânico motorista operador operadora operário operária padeiro pedreiro professor
professora repositor repositora supervisor supervisora vendedor vendedora
"""
_COMPOUNDS = (
    r"\w+(?:arbeiter|assistent|assistenz|beauftragte|berater|betreuer|bauer|entwickler|erzieher|fachkraft"
    r"|fahrer|frau|führer|gehilfe|helfer|händler|hilfe|ingenieur|kaufmann|kraft|kräfte|lehrer|leiter"
    r"|leitung|macher|mann|mechaniker|mechatroniker|meister|monteur|pfleger|planer|prüfer|referent"
    r"|schlosser"
    r"|techniker|verkäufer|vertreter|verwalter|wart|zeichner)(?:in|innen|n|r)?"
)
_MARKED_ENDINGS = (
    r"\w{3,}(?:[:*_/]-?(?:in|r|n)|/-?in|Innen|·[a-z]{1,6}|-(?:ne|trice|euse|e)|\((?:a|e|ra|in|ne|trice"
    r"|euse)\)"
    r"|/(?:a|e|o|ra|in|euse|trice|ière))"
)
_ENDINGS = (
    r"\w{3,}(?:ers?|ors?|ists?|ians?|erin|orin|istin|eurs?|euses?|trices?|iers?|ières?|iens?|iennes?"
    r"|istes?|logues?|adore?s?|adoras?|idore?s?|istas?|eros?|eras?|eiros?|eiras?|ários?|árias?|arios?"
    r"|arias?"
    r"|log[oa]s?|tore?s?|toras?|dore?s?|doras?|apeutas?)"
)
_AFTER = r"(?=$|[\s,/(|·:*.)–—-])"
SURE_OCCUPATION = re.compile(
    rf"(?<![\w-])(?:(?:{'|'.join(sorted(set(_HEADS.split()), key=len, reverse=True))}){_AFTER}"
    rf"|{_COMPOUNDS}{_AFTER}|{_MARKED_ENDINGS}(?!\w))",
    re.IGNORECASE,
)
OCCUPATION = re.compile(rf"{SURE_OCCUPATION.pattern}|(?<!\w){_ENDINGS}{_AFTER}", re.IGNORECASE)
