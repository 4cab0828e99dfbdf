"""Words of work and study in five languages: trade knowledge, not taken from any file."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLE_WORDS = _words(
    """
    abteilungsleiter accountant adjoint adjointe adjuster administrativa administrativo administrator
    adviser advisor agent agente aide aide-soignant aide-soignante alternant alternante ambassador analista
    analyst animateur animatrice apprenti apprentice apprentie aprendiz architect architektin arquiteta
    arquiteto arzt asesor asesora asistente assembler assistant assistante assistent assistente assistentin
    associate atendente attaché attachée attendant attorney auditor aushilfe auszubildende auszubildender
    author auxiliar ayudante azubi banker barista bartender becaria becario berater beraterin bookkeeper
    broker buchhalter buchhalterin buyer bürokraft caixa camarera camarero captain caregiver carpenter
    cashier ceo cfo chair chairman chairwoman chargé chargée chauffeur chef chefe cheffe chief cio cleaner
    clerk co-founder coach cocinera cocinero comercial commercial commerciale comptable comptroller
    concierge conducteur conductor conductrice conseiller conseillère consultant consultante consultor
    consultora contabilista contable contador contadora contractor controller controllerin coo cook
    coordenador coordenadora coordinador coordinadora coordinateur coordinator coordinatrice counsel
    counsellor counselor cozinheira cozinheiro cto cuisinier cuisinière curator custodian dean delegate
    dentist dependiente desarrollador desarrolladora desenvolvedor desenvolvedora designer developer devops
    directeur director directora directrice diretor diretora disponent disponentin doctor driver développeur
    développeuse editor electrician elektriker elektroniker employé employée encargada encargado enfermeira
    enfermeiro enfermera enfermero engenheira engenheiro engineer enseignant enseignante entwickler
    entwicklerin erzieher erzieherin escriturária escriturário especialista estagiária estagiário estimator
    evangelist evp expert
    fabricator fachkraft fahrer fahrerin fellow foreman formateur formatrice founder freelance freelancer
    generalist gerente geschäftsführer geschäftsführerin geselle gesellin gestionnaire gestor gestora
    gruppenleiter guard gérant gérante head helper hilfskraft host hostess housekeeper infirmier infirmière
    ingeniera ingeniero ingenieur ingenieurin ingénieur ingénieure inspector installer instructor intern
    interpreter janitor jefa jefe journalist journeyman judge kauffrau kaufmann koch krankenschwester köchin
    laborer labourer lagerist lawyer lead leader lecturer lehrer lehrerin leiter leiterin liaison librarian
    machinist maestra maestro magasinier manager master mechanic mechatroniker meister meisterin member
    merchandiser mitarbeiter mitarbeiterin monteur motorista nurse officer operador operadora operaria
    operario operator ouvrier ouvrière owner packer paralegal partner pfleger pflegerin pharmacist
    photographer physician picker planner plumber practicante praktikant praktikantin president principal
    producer profesor profesora professeur professor professora programador programadora programmer
    projektleiter promotor promotora provider provost qa recepcionista receptionist recruiter redakteur
    redakteurin referent referentin rep repartidor representante representative researcher resident
    responsable rédacteur rédactrice sachbearbeiter sachbearbeiterin sales salesman salesperson saleswoman
    schichtleiter schlosser scientist scrum secretaria secretario secretary secrétaire seller sergeant
    serveur serveuse soldier specialist sre staff stagiaire steward stocker strategist student stylist
    superintendent supervisor supervisora support surgeon surveyor svp teacher team teamleiter technician
    technicien technicienne techniker technikerin teller tester therapist trainee trainer trainerin
    translator treasurer tutor técnica técnico underwriter vendedor vendedora vendeur vendeuse verkäufer
    verkäuferin vertriebsleiter volunteer vp waiter waitress welder werkstudent werkstudentin
    wissenschaftliche wissenschaftlicher worker writer ärztin
    """
)

ADJECTIVES = _words(
    """
    acting business data deputy digital executive global human interim jr junior marketing national
    operations principal product project regional resources senior software sr staff technical vice
    """
)
"""What stands before a job title or within it."""

EMPLOYER_WORDS = _words(
    """
    & ab academy ag agence agencia agency agentur agência airlines airways akademie aps army as associates
    association atelier automotive ayuntamiento b.v. banco bank banque betriebe brothers bv cabinet capital
    center centre centro church city clinic clinique clínica co co. college companies company construction
    consulting contractors corp corp. corporation council câmara department e.v. electric energy enterprises
    ev federation fondation foods force foundation fundación gmbh group groupe grupo gruppe handel holding
    holdings hospital hotel hôpital hôtel inc inc. industries institut institute instituto insurance
    international kg klinik klinikum krankenhaus laboratories laboratory labs lda limited llc llp logistics
    logistik logistique logística ltd ltd. ltda mairie maison mbh media ministerio ministerium ministry
    ministère motors navy networks nv ohg oy partners pharma plc research restaurant s.a. s.l. s.p.a. sa
    sarl sas sau school services shop sl slu society société software solutions sons spa sparkasse spedition
    stadt stiftung store stores studio studios supermarket systems team technologies textiles trust ug
    universidad universidade university universität université ventures verein versicherung ville werk werke
    zentrum
    """
)

UNIT_WORDS = _words(
    """
    abteilung bereich departamento department dept. division département fachbereich fachrichtung faculty
    fakultät referat section sektion service services serviço serviços servicio servicios unit unité ward
    """
)
"""Parts of an employer or a school, which may stand behind its name as a town does."""

SCHOOL_WORDS = _words(
    """
    academia academy académie afpa akademie berufskolleg berufsschule campus cfa cifp
    colegio college collège colégio
    conservatory ecole epfl escola escuela etec eth fachhochschule faculdade facultad faculty faculté fh fp
    gesamtschule gymnasium handwerkskammer hochschule htw hwk iae ies ihk institut institute instituto iut
    jatc liceo lycee lycée mit politecnico politécnico polytechnic polytechnikum polytechnique realschule
    school schule schulzentrum seminary senac senai th tu tum ucla univ univ. universidad universidade
    universitat university universität université volkshochschule école
    cnam hak hlw htl tafe wifi
    """
)

DEGREE_WORDS = _words(
    """
    (hons) a-level a-levels a.a. a.s. aa aas abitur allgemeine apprenticeship as associate associate's
    associates ausbildung b.a. b.b.a. b.com b.e. b.ed. b.eng. b.s. b.sc b.sc. b.tech ba ba. bac baccalauréat
    bacharel bacharelado bachelor bachelor's bachelors bachillerato bba bcom bed beng bep bfa brevet bs bsc
    btec btech bts but cap certificat certificate certification ciclo curso dea degree dess deug dipl dipl.
    dipl.-ing. diplom diploma diplomatura diplôme doctor doctorado doctorat doctorate doutorado doutoramento
    dphil dut ensino eso especialização fachabitur fachhochschulreife formation gcse gcses ged
    geprüfte geprüfter
    grado graduada graduado graduação hauptschulabschluss hnc hnd hochschulreife honors honours hons
    ingeniería ingénieur j.d. jd lehre licence licenciada licenciado licenciatura licencié ll.b. ll.m. llb
    llm m.a. m.b.a. m.d. m.eng. m.s. m.sc m.sc. m.tech ma maestría magister major master master's masters
    maîtrise mba mba. md meng mestrado minor mittlere mphil ms msc máster nvq pgce ph.d ph.d. phd promotion
    matura maturité bachelier bachelière cess especialización spécialisation
    pós-graduação realschulabschluss staatsexamen studium superior tecnólogo titre técnico título umschulung
    weiterbildung
    """
)

FIELD_WORDS = _words(
    """
    accounting administración administration administração architecture arts betriebswirtschaft
    betriebswirtschaftslehre biochemistry biology business bwl chemistry commerce communication computer
    computing contabilidad data derecho design direito droit economia economics economía education
    elektrotechnik empresas engenharia engineering finance geography gestion history informatics informatik
    informatique informática ingeniería journalism law lettres linguistics literature management marketing
    maschinenbau mathematics maths mathématiques medicine music nursing pharmacy philosophy physics
    political politics psychology science sciences sociology statistics studies technology theology
    wirtschaft wirtschaftsinformatik économie
    """
)
"""Fields of study."""

_ONE_WORD_COUNTRIES = _words(
    """
    argentina australia austria autriche belgien belgique belgium brasil brazil canada chile china colombia
    czechia denmark deutschland england espagne españa finland france frankreich germany greece hungary
    india ireland israel italia italien italy japan kanada luxembourg luxemburg mexico méxico netherlands
    niederlande norway perú poland polen portugal romania schweiz scotland singapore spain suisse sweden
    switzerland turkey türkiye u.k. u.s.a. uae uk us usa wales österreich
    albania algeria algérie argelia armenia bangladesh belarus bolivia bosnia bulgaria bulgarie cameroon
    cameroun croatia croatie cuba cyprus czechia ecuador egypt egypte ethiopia estonia georgia georgien
    ghana guatemala honduras hongrie hungría hungria iceland indonesia iran iraq irlanda irlande jordan
    kenia kenya kosovo kroatien latvia lebanon liban lithuania luxemburgo macedonia malaysia malta maroc
    marokko marrocos marruecos moldavia moldova moldávia morocco nicaragua nigeria pakistan panama
    panamá paraguay philippines polonia polónia rumania rumanía rumänien romania roumanie roménia russia
    russland russie senegal sénégal serbia serbie serbien singapur slovakia slovenia slowakei slowenien
    suecia suiza suíça syria taiwan thailand tschechien tunisia tunisie türkei ucrania ukraine ungarn
    uruguay venezuela vietnam
    """
)
COUNTRIES = _ONE_WORD_COUNTRIES | {
    "united kingdom",
    "united states",
    "united states of america",
    "new zealand",
    "south africa",
    "costa rica",
    "el salvador",
    "hong kong",
    "república dominicana",
    "saudi arabia",
    "united arab emirates",
    "pays-bas",
    "países bajos",
    "reino unido",
    "royaume-uni",
    "estados unidos",
    "états-unis",
}

REMOTE = _words(
    """
    home-office homeoffice hybrid remote remoto teletrabajo télétravail
    """
)
