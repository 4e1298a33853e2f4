internal import DocketModel

extension HeadingWords {
  static let german = HeadingWords(
    phrases: [
      .summary:
        "zusammenfassung|kurz gefasst|auf einen blick|uberblick|ubersicht|kurzfassung|in kurze|kurz und knapp|das wichtigste in kurze|das wichtigste|management summary|einleitung",
      .whatHappened:
        "was ist passiert|was passiert ist|was ist geschehen|was geschehen ist|was geschah|was passierte|der vorfall|vorfall|sachverhalt|der hintergrund|hintergrund|worum geht es|worum es geht|beschreibung|was wir wissen|was bekannt ist|ausgangslage|die lage|lage|der angriff|was ist neu|neuigkeiten|das problem",
      .whoIsAffected:
        "wer ist betroffen|wer betroffen ist|betroffene|betroffene produkte|betroffene systeme|betroffene versionen|betroffene software|betroffen|betroffenheit|wen betrifft es|wen es betrifft|wen betrifft das|wer gefahrdet ist|wer ist gefahrdet|bin ich betroffen|sind wir betroffen|geltungsbereich|betroffene organisationen|betroffene unternehmen",
      .whyItMatters:
        "warum das wichtig ist|warum es wichtig ist|warum ist das wichtig|warum cisos das interessieren sollte|warum cisos handeln sollten|warum cisos aufmerksam werden sollten|warum das fur cisos wichtig ist|auswirkung|auswirkungen|mogliche auswirkungen|folgen|risiko|risiken|risikobewertung|bedeutung|was das bedeutet|was bedeutet das|bewertung|einschatzung|relevanz|gefahr|gefahrdung|konsequenzen|einordnung",
      .actions:
        "massnahmen|behobene versionen|korrigierte versionen|gepatchte versionen|behoben in|empfehlungen|empfehlung|handlungsempfehlungen|handlungsempfehlung|was ist zu tun|was zu tun ist|was tun|was sie tun sollten|was jetzt zu tun ist|was sie jetzt tun sollten|nachste schritte|die nachsten schritte|abhilfe|abhilfemassnahmen|gegenmassnahmen|schutzmassnahmen|sofortmassnahmen|losung|losungen|behebung|problembehebung|workaround|aufgaben|checkliste|praktische massnahmen|to do|ratschlage|schutz|so schutzen sie sich|mitigation|handlungsbedarf|was mussen sie jetzt tun|was mussen sie tun|was muss ich tun|was muss ich jetzt tun|was kann ich tun|was konnen sie tun|was sollten sie tun|was sollten sie jetzt tun|was soll ich tun|was konnen betroffene tun|was sollten betroffene tun|was ist jetzt zu tun|todos|empfohlenes vorgehen|vorgehen|vorgehensweise|empfohlene vorgehensweise|handlungsanweisung|handlungsanweisungen|handlungsoptionen|aktionen|schritte|schutzempfehlungen|mitigationsmassnahmen|umgehungslosung|umgehungslosungen|umgehung|losungsvorschlag|losungsvorschlage|sicherheitsmassnahmen|das sollten sie tun|das sollten sie jetzt tun|das ist zu tun|das ist jetzt zu tun|jetzt handeln|notfallmassnahmen|risikominderung|was wir empfehlen|wir empfehlen|unsere bitte|bitte um erledigung|zu erledigen|aufgabenliste",
      .technicalDetails:
        "technische details|technische einzelheiten|technische analyse|technischer hintergrund|einzelheiten|details|indikatoren|kompromittierungsindikatoren|erkennung|angriffskette|schwachstelle|so funktioniert der angriff",
      .references:
        "quellen|quelle|verweise|referenzen|weitere informationen|weiterfuhrende links|links|literatur|weiterfuhrende informationen|danksagung|danksagungen|fussnoten|fussnote",
      .other:
        "historie|anderungshistorie|anderungsverlauf|versionshistorie|versionsverlauf|dokumenthistorie|anderungsprotokoll|revisionsverlauf",
    ],
    openers: [
      .whatHappened: "was ist passiert",
      .whoIsAffected: "wer ist betroffen|wer ist von",
      .whyItMatters:
        "warum das wichtig|warum es wichtig|warum ist das wichtig|warum cisos|warum das fur|was das fur|was bedeutet das fur|warum sicherheitsverantwortliche",
      .actions:
        "was cisos jetzt|was cisos tun|was ist jetzt zu tun|was ist zu tun|was unternehmen jetzt|was unternehmen tun|was sie tun|was sie jetzt|was mussen|was sollten sie|was konnen sie|was konnen betroffene|so schutzen|wie sie sich schutzen|wie sich unternehmen schutzen",
    ],
    nouns: [
      .actions:
        "massnahmen massnahme empfehlungen empfehlung handlungsempfehlungen schritte gegenmassnahmen schutzmassnahmen sofortmassnahmen abhilfemassnahmen aktionen handlungsschritte tipps",
      .whyItMatters: "auswirkungen folgen risiken",
      .technicalDetails: "indikatoren",
    ],
    modifiers:
      "praktische konkrete empfohlene dringende sofortige wichtige wichtigste wichtigsten nachste nachsten notwendige unmittelbare kurzfristige langfristige mittelfristige die der das unsere ihre erste ersten praktischen konkreten und oder zu ergreifende weitere mogliche umsetzbare",
    tails: "fur zur gegen vor nach bei im in",
    related:
      "verwandte artikel|verwandte beitrage|verwandte themen|ahnliche artikel|ahnliche beitrage|mehr zum thema|mehr zu diesem thema|weitere artikel|weitere meldungen|weitere nachrichten|weitere beitrage|lesen sie auch|auch interessant|das konnte sie auch interessieren|das konnte dich auch interessieren|meistgelesen|meist gelesen|zum thema|passend dazu|lesetipps|siehe auch|aktuelle meldungen|neueste artikel",
    takeaways:
      "fazit|erkenntnisse|die wichtigsten erkenntnisse|wichtigste erkenntnisse|lehren|kernpunkte|schlussfolgerung|das fazit"
  )
}
