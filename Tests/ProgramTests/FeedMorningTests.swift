import CellGrid
import TestSupport
import Testing

/// A catalogue is followed, brings news, and changes its mind, key by key.
@Suite(.temporaryDirectory)
struct FeedMorningTests {
  private let size = Size(columns: 120, rows: 40)
  private static let name = "catalogue.json"

  private func docket(_ site: LoopbackSite) throws -> Docket {
    try Docket(
      in: PinnedWorld(
        in: TemporaryDirectory.path, now: "2025-07-21T08:31:00Z",
        configuration: "watch = [\"Fortinet\", \"Citrix\"]\n" + site.configuration([Self.name])))
  }

  @Test func `a catalogue update is taken in, dealt with, and revised`() throws {
    let site = try LoopbackSite()
    let known = KnownExploited(made: 777, of: ["Citrix": 8, "Fortinet": 13])
    let news = try known.withNews()
    try site.serve(try known.text(version: "2025.06.30"), as: Self.name)
    let docket = try docket(site)

    try docket.output(of: "feed", "add", site.address(Self.name))
    let fetched = try docket.run("fetch")
    #expect(fetched.status == .exited(0), "\(fetched.error)")
    #expect(fetched.output.contains("777 taken in as known"), "\(fetched.output)")
    #expect(fetched.output.contains("21 older ones touch us"))
    let overdue = try docket.run("overdue")
    #expect(overdue.status == .exited(0))
    #expect(overdue.output == "DOCKET OK - 0 overdue, 0 due in 24h | overdue=0 due=0\n")
    #expect(try docket.run("list", "is:unread").status == .exited(1))

    let reader = try docket.open(size: size)
    try reader.expect("Nothing needs you")
    try site.serve(try news.text(version: "2025.07.20"), as: Self.name)
    try reader.press("R")
    try reader.expect("6 new, 2 touch us", "$ shows them")
    try reader.press("$", "g", "g")
    try reader.expect("*-KU Citrix NetScaler ADC and Gateway", "!-10d")
    try reader.expect("FortiWeb", "8 Aug", "── the rest 4")

    try reader.press("a", "Enter")
    try reader.expect(
      "Citrix NetScaler ADC and Gateway: a", "stop using it", "due 11 Jul: KEV",
      without: ["[ ] 1  Apply mitigations"])
    try reader.press("=")
    try reader.expect("due 11 Jul: KEV", "touches us: Citrix")
    try reader.press("q", "@")
    try reader.type("raj today")
    try reader.expect("after KEV 11 Jul")
    try reader.press("Enter")
    try reader.expect("raj", "today hand")

    try reader.press("/")
    try reader.type("is:kev -is:ours")
    try reader.press("Enter")
    try reader.expect("4 rows")
    try reader.press("T", "Enter")
    try reader.expect("4 selected")
    try reader.press("d", "n")
    try reader.expect("n/a, not ours: 4 actions in 4 briefings")

    let flagged = news.withRansomwareUse("Known", of: "CVE-2025-5777")
    try site.serve(try flagged.text(version: "2025.07.21"), as: Self.name)
    // A key right behind Escape would be one with Alt.
    try reader.press("Escape")
    try reader.expect("FortiWeb", without: ["/is:kev"])
    try reader.press("R")
    try reader.expect("1 changed")
    // It is raj's now, but it touches us and says something else than when I looked.
    try reader.press("$")
    try reader.expect("~-KU Citrix", without: ["── the rest"])
    try reader.press("g", "g", "Enter")
    try reader.expect("changed: ransomware use Unknown -> Known", "raj")
    // The Inbox lets go of it once it has been read again.
    try reader.press("q", "$")
    try reader.expect("FortiWeb", "1 for you", without: ["Citrix"])
  }
}
