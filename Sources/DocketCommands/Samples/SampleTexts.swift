import DocketModel

/// The texts of the sample briefings, the newest first.
enum SampleTexts {
  static let all = vulnerabilities + incidents + outlook

  private static let vulnerabilities = [
    SampleText(
      title: "Torvik gate controllers answer to anybody who asks twice",
      source: "National alert office", hoursAgo: 3, severity: .critical, isExploited: true,
      cves: ["CVE-2026-99901"], topics: ["Physical security"],
      what: """
        A second sign-in request sent before the first one is answered is treated as signed in. \
        Break-ins at two logistics firms were traced to it this week, and a working example has \
        been passed around since Friday.
        """,
      who: """
        Torvik GC-200 and GC-400 gate controllers with firmware before 4.1.7. About 3,000 of them \
        answer on the open network.
        """,
      care: """
        A gate controller knows every badge of the house and is seldom on anybody's list of \
        servers. Whoever holds it can open doors and copy badges without a trace in the office.
        """,
      actions: [
        .init(
          "Install firmware 4.1.7", "It asks for the password again on every request.", due: 0),
        .init(
          "Take the controllers off the open network",
          "They need to reach the badge server and nothing else.", due: 1),
        .init("Issue new badges where logs have gaps", "A copied badge leaves no other mark."),
      ],
      related: ["Badge cloning grows cheap", "Quillon backup agents write keys into their log"]),
    SampleText(
      title: "Quillon backup agents write keys into their log",
      source: "Quillon", hoursAgo: 9, severity: .high, cves: ["CVE-2026-99902"],
      topics: ["Backup"],
      what: """
        With debug logging on, the agent writes the key that protects all backups of the host \
        into a file that every local user can read. The setting is on after an upgrade from \
        version 8.
        """,
      who: "Quillon Backup agent 9.0 to 9.2 on Linux, if it was upgraded and not installed anew.",
      care: """
        Backups are the last line against extortion. A key in a log that is itself shipped to a \
        central place is a key that many people have.
        """,
      actions: [
        .init("Switch debug logging off", "Set log.level to info and restart the agent."),
        .init("Change the backup keys", "The old key stays readable in rotated logs.", due: 5),
        .init("Search the central log store for the word keymat", "Delete what is found."),
      ]),
    SampleText(
      title: "Meridian mail relay stops on a long sender name",
      source: "Meridian security team", hoursAgo: 20, severity: .medium,
      cves: ["CVE-2026-99903", "CVE-2026-99904"], topics: ["Mail"],
      what: """
        A sender name of more than 4,000 letters ends the process that scans attachments. Mail \
        waits until somebody restarts it; none is lost.
        """,
      who: "Meridian Relay 12 before 12.4.2, with attachment scanning on.",
      care: "A day without mail is a day without tickets, invoices and password resets.",
      actions: [
        .init("Update to 12.4.2", "The update restarts the relay: about two minutes."),
        .init("Watch the queue length", "Alert at ten times the usual length."),
      ]),
    SampleText(
      title: "三つの図書館システムに認証の不備 — three library systems share one weak login",
      source: "図書館連絡会", hoursAgo: 26, severity: .high, topics: ["Education"],
      what: """
        Three catalogues built from the same kit accept an empty password after a failed one. \
        利用者の貸出記録が読まれるおそれがあります。
        """,
      who: "Schools and towns that run Shoko 2, Biblio-Net or LendIt without their own sign-in.",
      care: "Reading records are personal, and many of the users are children.",
      actions: [
        .init("Put the catalogue behind the house sign-in", "A proxy in front is enough."),
        .init("Tell the data protection officer", "The records were open since spring."),
      ]),
    SampleText(
      title: "Ostrava VPN boxes keep sessions after a password change",
      source: "Ostrava", hoursAgo: 30, severity: .high, isExploited: true,
      cves: ["CVE-2026-99905"], topics: ["Remote access"],
      what: """
        A session lives on for 30 days whatever happens to the account. People who left, and \
        people whose password was stolen, stay connected.
        """,
      who: "Ostrava Gate 5 and 6 before 6.2, all models.",
      care: """
        Changing a password is what we do first after a theft. Here it changes nothing, and the \
        help desk believes that it did.
        """,
      actions: [
        .init("Install 6.2", "It ends all sessions once, so announce it.", due: 10),
        .init(
          "End all sessions by hand until then", "Console: sessions, select all, end.", due: -3),
        .init("Compare open sessions with the list of leavers", "Start with the last 60 days."),
      ]),
    SampleText(
      title: "Sandhaven routers: management page open on the guest network",
      source: "Coordination centre", hoursAgo: 50, severity: .medium, topics: ["Network"],
      what: "After a restart the management page listens on all networks for about a minute.",
      who: "Sandhaven R8 and R9 with a guest network.",
      care: "A minute is enough for a script that waits for it.",
      actions: [
        .init("Block port 8443 from the guest network", "On the switch, not on the router."),
        .init("Update when release 3.9 is out", "Expected next month."),
      ]),
    SampleText(
      title: "Pellworm file share shows folders of other sites",
      source: "Pellworm", hoursAgo: 70, severity: .low, topics: ["Cloud"],
      what: "In the hosted edition a cut link showed the folder names of another customer.",
      who: "The hosted edition only; it was corrected by the maker on the same day.",
      care: "Names of folders tell a lot, but no content was readable.",
      actions: [
        .init("Read the maker's report", "It names the hours and the regions."),
        .init("Ask whether our tenant was among them", "Support answers within a day."),
        .init("Check folder names for names of people", "Rename where there are any."),
      ]),
  ]

  private static let incidents = [
    SampleText(
      title: "Payroll office paid into a stranger's account after a voice call",
      source: "Harbour insurance news", hoursAgo: 80, topics: ["Fraud"],
      what: """
        A caller who sounded like the head of finance had three salaries redirected. The voice was \
        made from talks on the web.
        """,
      who: "Every payroll office that changes bank details on a call.",
      care: "The loss is small, the trust it costs is not, and it is easy to repeat.",
      actions: [
        .init("Call back on a known number", "Before any change of bank details."),
        .init("Tell payroll this week", "Ten minutes in the Monday round."),
      ]),
    SampleText(
      title: "Print queue vendor Kestrel lost its signing key",
      source: "Kestrel", hoursAgo: 100, severity: .high, topics: ["Supply chain"],
      what: """
        The key that signs drivers was copied in October. The maker has made a new one and will \
        withdraw the old one at the end of the month.
        """,
      who: "Everybody who installs Kestrel drivers by script.",
      care: "Until the old key is withdrawn, a forged driver looks right to every machine.",
      actions: [
        .init("Refuse the old key now", "Its fingerprint begins with 7c:19."),
        .init("List machines with drivers newer than 1 October", "Those need a second look."),
      ]),
    SampleText(
      title: "Town of Lindmoor back on line after nine days",
      source: "Regional press", hoursAgo: 130, topics: ["Extortion"],
      what: """
        The town restored everything from tapes and paid nothing. The way in was a test account \
        with remote access, made in 2019.
        """,
      who: "Public offices with old test accounts, which is most of them.",
      care: "Nine days is the price of one forgotten account, with good backups.",
      actions: [
        .init("List accounts nobody signed in with for 180 days", "Close them, do not delete."),
        .init("Time a restore of one server", "Write the figure down."),
        .init("Find out who may make test accounts", "It should be one team."),
      ]),
  ]

  private static let outlook = [
    SampleText(
      title: "New reporting duty: 24 hours from knowledge, not from proof",
      source: "Law letter", hoursAgo: 150, topics: ["Regulation"],
      what: """
        From spring an incident must be reported within a day of being noticed. A first report may \
        be short; a full one follows after a month.
        """,
      who: "Operators of important services and those who run systems for them.",
      care: "The clock starts at night and on Sundays, when the lawyer sleeps.",
      actions: [
        .init(
          "Write the first report as a form", "Five fields, to be filled in by the one on call."),
        .init("Name who sends it", "Two people, one of them awake.", due: 30),
      ]),
    SampleText(
      title: "Lumen badge server: end of support in June",
      source: "Lumen", hoursAgo: 200, severity: .low, topics: ["Physical security"],
      what: "Version 3 gets no corrections after June. Version 4 needs new hardware.",
      who: "All sites with Lumen 3.",
      care: "Orders take four months, so June is decided in February.",
      actions: [.init("Put it into the budget", "One server for each site.", due: 45)],
      related: ["Torvik gate controllers answer to anybody who asks twice"]),
  ]
}
