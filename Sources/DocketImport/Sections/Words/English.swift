internal import DocketModel

extension HeadingWords {
  static let english = HeadingWords(
    phrases: [
      .summary:
        "summary|executive summary|in brief|in short|at a glance|tl dr|tldr|overview|abstract|the short version|quick summary|bottom line|the bottom line|bottom line up front|bluf|the gist|synopsis|introduction|in a nutshell|summary of the issue",
      .whatHappened:
        "what happened|what s happening|what is happening|what s new|what is new|what happened today|what we know|what we know so far|what do we know|the incident|incident|incident summary|incident overview|incident details|the attack|the breach|the news|the story|the facts|what s the news|what went wrong|what occurred|event summary|what took place|description|details of the incident|background|context|the event|the situation|situation|what was announced|what changed|what has changed|what s changed|the details|what is it|what s going on|vulnerability description|vulnerability summary|timeline|timeline of events|what s the issue|what is the issue|the issue|the problem|problem|issue",
      .whoIsAffected:
        "who is affected|who s affected|who is impacted|who s impacted|who was affected|who is at risk|who s at risk|who should worry|who should be concerned|who needs to know|who does this affect|who does it affect|who is it for|who is exposed|who is vulnerable|affected|affected products|affected product|affected versions|affected systems|affected software|affected parties|affected users|affected organizations|affected organisations|affected packages|affected platforms|vulnerable products|vulnerable versions|vulnerable systems|products affected|versions affected|systems affected|software affected|scope|scope of impact|scope and impact|am i affected|are you affected|am i vulnerable|are we affected|is my system affected|victims|the victims|targets|targeted sectors|who is targeted|who was hit|who is hit|exposure|impacted products|impacted systems|applicability|what is affected|what s affected|which products are affected|which versions are affected",
      .whyItMatters:
        "why it matters|why this matters|why cisos should care|why you should care|why should you care|why should cisos care|why care|so what|the impact|impact|impacts|business impact|potential impact|security impact|risk|risks|the risk|risk assessment|risk evaluation|significance|why is this important|why it is important|why this is important|what it means|what this means|what does it mean|what does this mean|implications|consequences|the stakes|what s at stake|what is at stake|analysis|our analysis|our take|our view|severity and impact|impact assessment|impact analysis|the big picture|big picture|the takeaway|why now|relevance|business risk|why it s important",
      .actions:
        "what to do|what to do now|what to do next|what now|what next|what s next|next steps|next step|action items|action item|to do|todo|to do list|checklist|action checklist|action plan|actions|call to action|what you should do|what you can do|what you need to do|what should you do|what should i do|what can i do|what can you do|what we recommend|what cisos should do|how to respond|how to fix|how to fix it|how to mitigate|how to protect yourself|how to stay safe|remediation|remediations|mitigation|mitigations|workaround|workarounds|solution|solutions|fix|fixes|the fix|resolution|patches|patch|recommendation|recommendations|our recommendations|our advice|advice|countermeasures|defensive measures|protective measures|take action|act now|do this now|do this today|do this first|how to act|response|your move|homework|remedy|immediate actions|actions to take today|steps to take|how to defend|defenses|mitigation and remediation|guidance|security recommendations|recommended alternatives|possible alternatives|fixed versions|patched versions|what action to take",
      .technicalDetails:
        "technical details|technical detail|technical analysis|technical overview|technical summary|technical background|technical description|details|deep dive|how it works|how it worked|how the attack works|how the attack worked|attack chain|the attack chain|exploitation|exploit details|proof of concept|poc|details & poc|root cause|root cause analysis|indicators of compromise|iocs|ioc|indicators|detection|ttps|mitre att ck|mitre att ck techniques|under the hood|vulnerability details|infection chain|kill chain|malware analysis|attack details|technical specifics|cvss|cvss score",
      .references:
        "references|reference|sources|source|links|further information|more information|additional information|additional resources|resources|external links|citations|bibliography|credits|credit|acknowledgements|acknowledgments|acknowledgement|acknowledgment|for more information|learn more|references and links|useful links",
    ],
    openers: [
      .whatHappened:
        "what happened in|what happened at|what happened to|what happened with|what happened and|what happened on",
      .whoIsAffected:
        "who is affected|who s affected|who is impacted|who s impacted|who is at risk|who s at risk|who should care|who should worry|who should act|who should read",
      .whyItMatters:
        "why it matters|why this matters|why that matters|why does it matter|why does this matter|why cisos should care|why ciso s should care|why security leaders should care|why security teams should care|why leaders should care|why executives should care|why boards should care|why defenders should care|why you should care|why should you care|why we care|what it means for|what this means for|what does it mean for|what does this mean for|why it s important for|why this is important for|why the board should care|why organizations should care|why it teams should care",
      .actions:
        "what to do|what you should do|what you can do|what you need to do|what should you do|what should cisos do|what cisos should do|what cisos can do|what cisos need to do|what security teams should do|what security teams can do|what defenders should do|what security leaders should do|what security leaders can do|what organizations should do|what organisations should do|what organizations can do|what companies should do|what users should do|what users can do|what admins should do|what administrators should do|what teams should do|what businesses should do|what customers should do|how to respond|how to protect|how to mitigate|how to stay safe|how to defend|how to reduce|how to remediate|how cisos can respond|how cisos should respond|how to prepare|steps to take|steps you can take|steps cisos|actions to take|actions cisos|actions for|actions you|things to do|things you can do|things cisos|things you should do|ways to protect|ways to reduce|ways to respond|recommendations for|mitigations for|where to start|what action|what actions|moves to make|moves for|priorities for",
    ],
    nouns: [
      .actions:
        "actions action recommendations recommendation mitigations mitigation steps remediation remediations countermeasures workarounds workaround measures takeaway todos checklist fixes moves safeguards",
      .whyItMatters: "impact risk risks implications consequences significance",
      .whoIsAffected: "victims",
      .references: "references sources",
      .technicalDetails: "iocs",
      .summary: "summary overview",
    ],
    modifiers:
      "the our your my a an some practical recommended immediate key suggested required concrete priority urgent critical important ciso cisos defensive protective security mitigation response follow up next first quick actionable corrective preventive prevention detection short long near mid term top essential simple easy main additional further possible available vendor business executive potential cyber strategic tactical operational necessary proposed expert core practicable best basic general and or useful technical brief overall remedial containment hardening interim temporary permanent this week today now month you can take should must need to",
    tails: "for to by of against before from after in at on if when that",
    related:
      "related|related articles|related article|related stories|related story|related posts|related post|related content|related news|related reading|related coverage|related topics|related briefings|related items|related links|related resources|more stories|more articles|more news|more like this|you may also like|you might also like|you might like|also read|read also|see also|read next|up next|what to read next|recommended|recommended for you|recommended reading|recommended stories|recommended articles|most read|most popular|popular|popular posts|popular stories|popular articles|trending|trending now|trending stories|latest news|latest articles|latest stories|latest posts|recent posts|recent articles|more on this topic|more on this story|more on this|further reading|other news|other stories|in other news|similar articles|similar posts|editor s picks|editors picks|don t miss|continue reading|keep reading|more from this series|more from this author|more from the author|more in this series|elsewhere|more from us|also of interest",
    takeaways:
      "key takeaways|key takeaway|takeaways|the takeaways|key points|key findings|highlights|main takeaways|lessons learned|lessons|key lessons|conclusion|conclusions|the key points|main points"
  )
}
