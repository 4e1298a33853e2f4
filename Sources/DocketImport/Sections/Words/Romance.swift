internal import DocketModel

extension HeadingWords {
  static let french = HeadingWords(
    phrases: [
      .summary:
        "resume|en bref|en resume|synthese|l essentiel|vue d ensemble|apercu|introduction|sommaire",
      .whatHappened:
        "que s est il passe|ce qui s est passe|qu est il arrive|que se passe t il|les faits|l incident|incident|description|contexte|le contexte|de quoi s agit il|ce que l on sait|ce que nous savons|la situation|situation|l attaque|quoi de|le probleme",
      .whoIsAffected:
        "qui est concerne|qui est touche|qui est affecte|qui est vise|produits concernes|produits affectes|produits touches|systemes affectes|systemes concernes|versions affectees|versions concernees|perimetre|organisations concernees|les victimes|victimes|suis je concerne|etes vous concerne",
      .whyItMatters:
        "pourquoi c est important|pourquoi est ce important|pourquoi cela compte|pourquoi cela importe|pourquoi les rssi doivent s en soucier|pourquoi les rssi devraient s en soucier|pourquoi les rssi sont concernes|impact|impacts|l impact|consequences|risque|risques|les risques|enjeux|les enjeux|ce que cela signifie|ce que cela implique|analyse|notre analyse|importance|portee",
      .actions:
        "que faire|version corrigee|versions corrigees|corrige dans|que faire maintenant|que devez vous faire|ce qu il faut faire|ce que vous devez faire|recommandations|recommandation|nos recommandations|actions|actions recommandees|actions pratiques|actions a mener|mesures|mesures a prendre|mesures d attenuation|mesures correctives|mesures de protection|prochaines etapes|etapes suivantes|remediation|attenuation|contournement|contournements|contournement provisoire|solution|solutions|correctifs|conseils|comment se proteger|comment reagir|plan d action|liste de controle|preconisations|preconisation|mesures conservatoires|mesures recommandees|mesures immediates|marche a suivre|comment mettre a jour|comment faire la mise a jour|que je faire|que je faire maintenant|que puis je faire|que devons nous faire|comment corriger|comment y remedier|corrections|actions requises|actions a entreprendre|actions immediates|a faire|bons reflexes|les bons reflexes|mesures de contournement|contournement temporaire|etapes a suivre|plan de remediation|remediations|parades|parade|ce que nous recommandons|nous recommandons|solution de contournement|solutions de contournement|correctif",
      .technicalDetails:
        "details techniques|analyse technique|description technique|details|indicateurs de compromission|indicateurs|marqueurs de compromission|detection|chaine d attaque|comment ca marche|fonctionnement",
      .references:
        "references|sources|liens|documentation|pour en savoir plus|plus d informations|informations complementaires|liens utiles|notes de bas de page|remerciements|credits",
      .other:
        "historique|historique des revisions|historique des modifications|historique des versions|gestion detaillee du document",
    ],
    openers: [
      .whoIsAffected: "qui est concerne|qui est touche",
      .whyItMatters:
        "pourquoi c est important|pourquoi cela|pourquoi les rssi|pourquoi les cisos|ce que cela signifie pour|ce que cela change pour",
      .actions:
        "que doivent faire|que peuvent faire|ce que les rssi|ce que doivent faire|comment se proteger|comment reagir|que faire",
    ],
    nouns: [
      .actions:
        "actions action mesures recommandations recommandation conseils etapes preconisations remediations parades contournements",
      .whyItMatters: "consequences risques impact impacts",
    ],
    modifiers:
      "pratiques pratique recommandees recommandee concretes concrete immediates immediate prioritaires urgentes cles essentielles a mener prendre entreprendre suivre mettre en oeuvre les des nos vos de d securite correctives et ou prochaines suivantes techniques operationnelles requises complementaires conservatoires",
    tails: "pour contre afin aux",
    related:
      "articles connexes|articles lies|articles similaires|a lire aussi|a lire egalement|lire aussi|sur le meme sujet|sur le meme theme|voir aussi|vous aimerez aussi|a decouvrir|les plus lus|les plus lues|dans la meme rubrique|en relation|articles associes|actualites liees|derniers articles",
    takeaways:
      "points cles|a retenir|ce qu il faut retenir|conclusion|conclusions|enseignements|l essentiel a retenir"
  )

  static let spanish = HeadingWords(
    phrases: [
      .summary:
        "resumen|en resumen|en breve|resumen ejecutivo|vision general|de un vistazo|introduccion|sintesis",
      .whatHappened:
        "que paso|que ha pasado|que ocurrio|que ha ocurrido|que sucedio|que ha sucedido|lo que paso|lo ocurrido|los hechos|el incidente|incidente|descripcion|contexto|antecedentes|que sabemos|lo que sabemos|la situacion|el ataque|novedades|el problema|de que se trata",
      .whoIsAffected:
        "quien esta afectado|quienes estan afectados|a quien afecta|a quienes afecta|quien se ve afectado|quienes se ven afectados|afectados|los afectados|productos afectados|sistemas afectados|versiones afectadas|recursos afectados|alcance|victimas|organizaciones afectadas|estoy afectado",
      .whyItMatters:
        "por que importa|por que es importante|por que esto importa|por que deberia importar a los ciso|por que les importa a los ciso|por que debe importarle al ciso|impacto|el impacto|consecuencias|riesgo|riesgos|implicaciones|que significa|que significa esto|lo que significa|analisis|importancia|relevancia|repercusiones",
      .actions:
        "que hacer|version corregida|versiones corregidas|corregido en|que hacer ahora|que debe hacer|que debes hacer|que puede hacer|lo que debe hacer|recomendaciones|recomendacion|nuestras recomendaciones|acciones|acciones practicas|acciones recomendadas|medidas|medidas recomendadas|medidas de mitigacion|medidas correctivas|proximos pasos|siguientes pasos|mitigacion|mitigaciones|solucion|soluciones|remediacion|correccion|consejos|como protegerse|como responder|plan de accion|lista de verificacion|contramedidas|que debo hacer|que debo hacer ahora|que podemos hacer|que tengo que hacer|que hay que hacer|acciones a tomar|acciones requeridas|acciones inmediatas|medidas de proteccion|medidas preventivas|medidas adicionales|solucion alternativa|soluciones alternativas|solucion temporal|pasos a seguir|como solucionarlo|como actualizar|como mitigar|como actuar|como evitarlo|tareas|tareas pendientes|lista de tareas|instrucciones|lo que recomendamos|recomendamos",
      .technicalDetails:
        "detalles tecnicos|analisis tecnico|detalles|detalle|descripcion tecnica|indicadores de compromiso|indicadores|deteccion|cadena de ataque|como funciona",
      .references:
        "referencias|fuentes|fuente|enlaces|mas informacion|informacion adicional|enlaces de interes|creditos|agradecimientos|notas al pie|notas a pie de pagina",
      .other:
        "historial|historia|historial de revisiones|historial de cambios|historial de versiones|registro de cambios|control de cambios",
    ],
    openers: [
      .whatHappened: "que paso con|que paso en",
      .whoIsAffected: "a quien afecta|quien esta afectado|quienes estan afectados",
      .whyItMatters:
        "por que importa|por que es importante|por que esto|por que deberia|por que debe|por que los ciso|por que los responsables|que significa esto para|que significa para",
      .actions:
        "que hacer|que deben hacer|que pueden hacer|que debe hacer|lo que los ciso|como protegerse|como proteger|como responder",
    ],
    nouns: [
      .actions: "acciones accion medidas recomendaciones pasos consejos contramedidas mitigaciones",
      .whyItMatters: "impacto consecuencias riesgos implicaciones",
    ],
    modifiers:
      "practicas practicos recomendadas recomendados concretas inmediatas inmediatos prioritarias urgentes clave esenciales las los el la nuestras proximos siguientes a tomar seguir de seguridad y o correctivas preventivas que debe debes adicionales necesarias requeridas sugeridas",
    tails: "para contra ante",
    related:
      "relacionado|relacionados|articulos relacionados|noticias relacionadas|contenido relacionado|entradas relacionadas|lea tambien|lee tambien|leer tambien|ver tambien|vease tambien|tambien te puede interesar|te puede interesar|mas noticias|mas leidas|lo mas leido|le puede interesar|quizas te interese|mas sobre este tema",
    takeaways:
      "puntos clave|conclusiones clave|conclusion|conclusiones|lecciones aprendidas|ideas clave|claves"
  )

  static let portuguese = HeadingWords(
    phrases: [
      .summary: "resumo|em resumo|resumo executivo|visao geral|sumario|introducao|sintese",
      .whatHappened:
        "o que aconteceu|o que houve|o que ocorreu|que aconteceu|os fatos|os factos|o incidente|descricao|o que sabemos|o ataque|a situacao|novidades|o problema|do que se trata|entenda o caso",
      .whoIsAffected:
        "quem e afetado|quem esta afetado|quem foi afetado|quem sao os afetados|afetados|produtos afetados|sistemas afetados|versoes afetadas|quem esta em risco|abrangencia|ambito|alcance|vitimas|organizacoes afetadas|quem e afectado",
      .whyItMatters:
        "por que isso importa|por que importa|por que e importante|por que isto importa|porque e importante|por que os cisos devem se importar|por que cisos devem se importar|o impacto|consequencias|risco|riscos|implicacoes|o que isso significa|o que significa|analise|importancia|relevancia",
      .actions:
        "o que fazer|versao corrigida|versoes corrigidas|corrigido em|o que fazer agora|o que voce deve fazer|o que deve fazer|recomendacoes|recomendacao|nossas recomendacoes|acoes|acoes praticas|acoes recomendadas|medidas recomendadas|medidas de mitigacao|proximos passos|mitigacao|mitigacoes|solucao|solucoes|remediacao|correcao|correcoes|dicas|como se proteger|como responder|plano de acao|contramedidas|medidas|medidas adicionais|medidas imediatas|medidas de protecao|medidas corretivas|medidas preventivas|passos a seguir|passo a passo|o que devo fazer|o que devemos fazer|o que voce precisa fazer|o que pode ser feito|o que fazer para se proteger|acoes imediatas|acoes necessarias|acoes requeridas|acoes a tomar|como corrigir|como mitigar|como evitar|como agir|solucao de contorno|solucoes de contorno|medidas de contorno|tarefas|lista de tarefas|lista de verificacao|providencias|orientacoes|o que recomendamos",
      .technicalDetails:
        "detalhes tecnicos|analise tecnica|detalhes|descricao tecnica|indicadores de comprometimento|indicadores|deteccao|cadeia de ataque|como funciona",
      .references:
        "referencias|fontes|fonte|mais informacoes|informacoes adicionais|saiba mais|ligacoes|notas de rodape|creditos|agradecimentos",
      .other:
        "historico|historico de revisoes|historico de alteracoes|historico de versoes|registro de alteracoes|registo de alteracoes",
    ],
    openers: [
      .whatHappened: "o que aconteceu",
      .whoIsAffected: "quem e afetado|quem esta afetado|quem foi afetado",
      .whyItMatters:
        "por que isso importa|por que importa|por que e importante|por que os cisos|por que cisos|porque os cisos|o que isso significa para|porque e importante",
      .actions:
        "o que fazer|o que as empresas devem|o que os cisos|o que as organizacoes|como se proteger|como proteger|como responder",
    ],
    nouns: [
      .actions: "acoes acao recomendacoes passos dicas mitigacoes medidas providencias orientacoes",
      .whyItMatters: "consequencias riscos implicacoes",
    ],
    modifiers:
      "praticas praticos concretas imediatas imediatos prioritarias essenciais as os nossas proximos a seguir tomar seguranca e ou corretivas adicionais necessarias requeridas sugeridas urgentes",
    tails: "para contra",
    related:
      "artigos relacionados|noticias relacionadas|conteudo relacionado|posts relacionados|leia tambem|leia mais|veja tambem|veja mais|voce tambem pode gostar|voce pode gostar|mais lidas|mais lidos|materias relacionadas|mais noticias",
    takeaways:
      "principais pontos|pontos principais|pontos chave|conclusao|conclusoes|licoes aprendidas|principais conclusoes"
  )

  static let italian = HeadingWords(
    phrases: [
      .summary: "riassunto|in breve|sintesi|in sintesi|riepilogo|panoramica|introduzione",
      .whatHappened:
        "cosa e successo|che cosa e successo|che cosa e accaduto|cosa e accaduto|cos e successo|i fatti|l incidente|descrizione|contesto|cosa sappiamo|la situazione|l attacco|novita|il problema|di cosa si tratta",
      .whoIsAffected:
        "chi e interessato|chi e coinvolto|chi e colpito|chi e a rischio|prodotti interessati|prodotti coinvolti|prodotti affetti|sistemi interessati|sistemi coinvolti|versioni interessate|versioni affette|ambito|vittime|le vittime|organizzazioni coinvolte",
      .whyItMatters:
        "perche e importante|perche e rilevante|perche conta|perche i ciso dovrebbero interessarsene|perche dovrebbe interessare ai ciso|perche interessa ai ciso|l impatto|impatto|impatti|conseguenze|rischio|rischi|implicazioni|cosa significa|che cosa significa|analisi|importanza|rilevanza",
      .actions:
        "cosa fare|cosa fare ora|cosa fare adesso|che cosa fare|raccomandazioni|raccomandazione|le nostre raccomandazioni|azioni|azioni pratiche|azioni consigliate|azioni raccomandate|azioni di mitigazione|misure|misure consigliate|misure di mitigazione|prossimi passi|prossime mosse|mitigazione|mitigazioni|soluzione|soluzioni|rimedio|rimedi|consigli|come proteggersi|come difendersi|come rispondere|piano d azione|contromisure",
      .technicalDetails:
        "dettagli tecnici|analisi tecnica|dettagli|descrizione tecnica|indicatori di compromissione|indicatori|rilevamento|catena di attacco|come funziona",
      .references:
        "riferimenti|fonti|fonte|collegamenti|ulteriori informazioni|maggiori informazioni|per saperne di piu|note a pie di pagina",
      .other:
        "cronologia delle revisioni|cronologia delle modifiche|registro delle modifiche|storico delle modifiche",
    ],
    openers: [
      .whatHappened: "cosa e successo|che cosa e successo",
      .whoIsAffected: "chi e interessato|chi e coinvolto|chi e colpito",
      .whyItMatters:
        "perche e importante|perche i ciso|perche dovrebbe|perche conta|perche interessa|cosa significa per",
      .actions:
        "cosa fare|cosa devono fare|cosa possono fare|cosa dovrebbero fare|come proteggersi|come difendersi|come rispondere",
    ],
    nouns: [
      .actions: "azioni azione misure raccomandazioni passi consigli contromisure mitigazioni",
      .whyItMatters: "conseguenze rischi implicazioni impatto",
    ],
    modifiers:
      "pratiche pratici consigliate raccomandate concrete immediate prioritarie urgenti chiave essenziali le i gli nostre prossimi da intraprendere adottare compiere sicurezza di e o correttive",
    tails: "per contro",
    related:
      "articoli correlati|notizie correlate|contenuti correlati|correlati|leggi anche|leggi tutto|vedi anche|potrebbe interessarti|potrebbe interessarti anche|ti potrebbe interessare|piu letti|i piu letti|altre notizie|approfondimenti",
    takeaways: "punti chiave|conclusione|conclusioni|in conclusione|lezioni apprese"
  )

  static let dutch = HeadingWords(
    phrases: [
      .summary:
        "samenvatting|in het kort|kort samengevat|overzicht|inleiding|managementsamenvatting",
      .whatHappened:
        "wat is er gebeurd|wat is gebeurd|wat er gebeurde|wat gebeurde er|wat er is gebeurd|het incident|omschrijving|beschrijving|achtergrond|context|wat we weten|de aanval|de situatie|wat is er aan de hand|wat speelt er|het probleem|wat is nieuw",
      .whoIsAffected:
        "wie is getroffen|wie zijn getroffen|wie wordt getroffen|wie is er getroffen|wie loopt risico|getroffen|getroffen producten|getroffen systemen|getroffen versies|kwetsbare producten|kwetsbare versies|betrokken partijen|reikwijdte|voor wie|slachtoffers|wie raakt dit",
      .whyItMatters:
        "waarom is dit belangrijk|waarom dit belangrijk is|waarom het belangrijk is|waarom het ertoe doet|waarom dit ertoe doet|waarom cisos dit moeten weten|waarom cisos zich zorgen moeten maken|waarom ciso s dit moeten weten|impact|gevolgen|mogelijke gevolgen|risico|risico s|wat dit betekent|wat betekent dit|wat het betekent|analyse|belang|duiding",
      .actions:
        "wat te doen|wat nu|wat moet u doen|wat moet je doen|wat kunt u doen|wat kun je doen|wat u kunt doen|wat je kunt doen|wat u moet doen|aanbevelingen|aanbeveling|advies|adviezen|maatregelen|acties|praktische acties|volgende stappen|vervolgstappen|oplossing|oplossingen|mitigatie|mitigaties|mitigerende maatregelen|handelingsperspectief|tegenmaatregelen|actiepunten|actieplan|tips|hoe te handelen",
      .technicalDetails:
        "technische details|technische analyse|technische beschrijving|details|indicatoren|detectie|aanvalsketen|hoe het werkt|hoe werkt het|indicatoren van compromittering",
      .references:
        "referenties|bronnen|bron|links|meer informatie|verwijzingen|aanvullende informatie|voetnoten",
      .other:
        "versiehistorie|wijzigingsgeschiedenis|revisiegeschiedenis|versiegeschiedenis",
    ],
    openers: [
      .whatHappened: "wat is er gebeurd",
      .whoIsAffected: "wie is getroffen|wie zijn er getroffen|wie wordt getroffen",
      .whyItMatters:
        "waarom is dit|waarom dit|waarom cisos|waarom ciso s|waarom het belangrijk|wat betekent dit voor|wat dit betekent voor",
      .actions: "wat moeten|wat kunnen|wat moet u|wat moet je|wat kunt u|hoe bescherm|wat te doen",
    ],
    nouns: [
      .actions:
        "acties actie maatregelen aanbevelingen stappen adviezen tegenmaatregelen actiepunten tips",
      .whyItMatters: "gevolgen",
    ],
    modifiers:
      "praktische aanbevolen concrete directe onmiddellijke belangrijke belangrijkste dringende de het onze uw volgende te nemen en of mitigerende",
    tails: "voor tegen om",
    related:
      "gerelateerd|gerelateerde artikelen|gerelateerd nieuws|gerelateerde berichten|lees ook|lees verder|zie ook|meer over dit onderwerp|meer nieuws|meest gelezen|misschien ook interessant|verwante artikelen|ook interessant|aanbevolen artikelen",
    takeaways:
      "belangrijkste punten|belangrijkste conclusies|kernpunten|conclusie|conclusies|geleerde lessen"
  )
}
