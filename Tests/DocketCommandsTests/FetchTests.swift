import Foundation
import DocketRuntime
import TestSupport
import Testing

@testable import DocketCommands

@Suite(.temporaryDirectory) struct FetchTests {
  private static func feed(_ items: String) -> String {
    """
    <?xml version="1.0"?><rss version="2.0"><channel><title>Hill News</title>
    <link>https://hill.example/</link><description>News</description>\(items)</channel></rss>
    """
  }

  private static func item(_ name: String, _ date: String) -> String {
    """
    <item><title>\(name) patched</title><link>https://hill.example/\(name)</link>
    <guid>https://hill.example/\(name)</guid><pubDate>\(date)</pubDate>
    <description>\(name) has a flaw. Update it.</description></item>
    """
  }

  private static let old = item("Ferrule", "Mon, 05 Oct 2026 08:00:00 GMT")
  private static let fresh = item("Grommet", "Sun, 22 Nov 2026 08:00:00 GMT")

  private struct Scene {
    let server: HostileServer
    let name: String

    init() throws {
      server = try HostileServer.shared.get()
      name = "\(UInt32.random(in: 0...UInt32.max))"
    }

    func serve(_ text: String, as file: String = "feed.xml") throws -> String {
      try server.serve(text, as: "\(name)/\(file)")
    }

    /// The configuration that permits these feeds, with more lines for each.
    func permitting(_ urls: [String], _ lines: String = "") -> String {
      urls.map { "[feeds.\"\($0)\"]\nallow_private = true\n\(lines)\n" }.joined(separator: "\n")
    }
  }

  @Test("A first fetch takes old briefings in as known, later ones bring what is new")
  func firstAndLater() throws {
    let scene = try Scene()
    let url = try scene.serve(Self.feed(Self.old + Self.fresh))
    let world = try World(configuration: "watch = [\"Ferrule\"]\n" + scene.permitting([url]))
    world.docket("feed", "add", url, "--untried")
    let first = world.docket("fetch")
    #expect(first.status == .ok, "\(first.error)")
    #expect(first.output.contains("1 new"))
    #expect(first.output.contains("1 taken in as known"))
    #expect(first.output.contains("1 older one touches us"))
    #expect(world.docket("fetch").output == "nothing new\n")
    _ = try scene.serve(
      Self.feed(Self.item("Sprocket", "Mon, 23 Nov 2026 07:00:00 GMT") + Self.fresh + Self.old))
    #expect(world.docket("fetch").output.contains("1 new"))
    let listed = world.docket("list", "is:baseline")
    #expect(listed.output.contains("Ferrule"))
    #expect(!listed.output.contains("Grommet"))
  }

  @Test("A feed on this host is refused with the line that permits it, and not asked")
  func refused() throws {
    let scene = try Scene()
    let url = try scene.serve(Self.feed(Self.fresh))
    let world = try World()
    world.docket("feed", "add", url, "--untried")
    let outcome = world.docket("fetch")
    #expect(outcome.status == .unavailable)
    #expect(
      outcome.error.contains(
        "refused: 127.0.0.1 is this host itself; allow_private = true in [feeds.\"\(url)\"] of config.toml permits it"
      ), "\(outcome.error)")
    #expect(try scene.server.heads("files/\(scene.name)").isEmpty)
  }

  @Test("Of two feeds the one that fails is told, and the other is read")
  func oneFails() throws {
    let scene = try Scene()
    let good = try scene.serve(Self.feed(Self.fresh))
    let bad = try scene.server.url("404?\(scene.name)")
    let world = try World(configuration: scene.permitting([good, bad]))
    world.docket("feed", "add", good, "--untried")
    world.docket("feed", "add", bad, "--untried")
    let outcome = world.docket("fetch")
    #expect(outcome.status == .tryAgain)
    #expect(outcome.output.contains("1 new"))
    #expect(outcome.error.contains("no such page (404)"))
    let again = world.docket("fetch")
    #expect(again.status == .ok)
    #expect(again.error.contains("1 feed that failed lately was left alone"))
    #expect(world.docket("fetch", "404?").status == .unavailable)
    let json = world.docket("fetch", "404?", "--json")
    #expect(json.output.contains(#""type":"fetch""#))
    #expect(json.output.contains(#""error":"its server has no such page (404)""#))
  }

  @Test("Feeds of one host that fail are told apart by their addresses")
  func oneHost() throws {
    let scene = try Scene()
    let urls = try ["a", "b"].map { try scene.server.url("404?\(scene.name)-\($0)") }
    let world = try World(configuration: scene.permitting(urls))
    for url in urls { world.docket("feed", "add", url, "--untried") }
    let outcome = world.docket("fetch")
    for url in urls {
      let address = url.dropFirst("http://".count)
      #expect(outcome.error.contains("docket: \"\(address)\" failed: "), "\(outcome.error)")
    }
  }

  @Test("Of a folder that is read in part it is told what was taken in, and what was not")
  func folderInPart() throws {
    let world = try World()
    _ = try world.file("in/a.md", SamplePage.text)
    _ = try world.file("in/b.txt", "a\u{0}\u{1}b\u{2}")
    world.docket("feed", "add", world.directory + "/in", "--title", "Inbox")
    let outcome = world.docket("fetch")
    #expect(outcome.output == "1 new\n")
    #expect(
      outcome.error.hasPrefix(
        "docket: \"Inbox\": 1 document of it was not read: DIR/in/b.txt: what is there is not text"),
      "\(outcome.error)")
    #expect(outcome.status == .tryAgain)
  }

  @Test("Of several documents that were not read the first three are named, and how many more")
  func severalNotRead() throws {
    let world = try World()
    _ = try world.file("in/page.md", SamplePage.text)
    for name in ["a", "b", "c", "d", "e"] {
      _ = try world.file("in/\(name).txt", "a\u{0}\u{1}b\u{2}")
    }
    world.docket("feed", "add", world.directory + "/in", "--title", "Inbox")
    let error = world.docket("fetch").error
    let start = "docket: \"Inbox\": 5 documents of it were not read: DIR/in/a.txt: "
    #expect(error.hasPrefix(start), "\(error)")
    for name in ["b", "c"] { #expect(error.contains("; DIR/in/\(name).txt: "), "\(error)") }
    #expect(error.contains("; and 2 more") && !error.contains("d.txt"), "\(error)")
  }

  @Test("Without feeds, or with a word that names none, nothing is fetched")
  func nothing() throws {
    let world = try World()
    #expect(world.docket("fetch").status == .nothing)
    world.docket("feed", "add", "https://hill.example/feed.xml", "--untried")
    #expect(world.docket("fetch", "depot").status == .noInput)
  }

  @Test("A document of an address is imported by the same rules")
  func importAddress() throws {
    let scene = try Scene()
    let url = try scene.serve(Self.feed(Self.fresh))
    let refused = try World().docket("import", url)
    #expect(refused.status == .permission)
    #expect(refused.output.contains("refused: 127.0.0.1"), "\(refused.output)\(refused.error)")
    #expect(try scene.server.heads("files/\(scene.name)").isEmpty)
    let outcome = try World(configuration: scene.permitting([url])).docket("import", url)
    #expect(outcome.status == .ok, "\(outcome.output)\(outcome.error)")
    #expect(outcome.output.contains("Grommet patched"))
  }

  @Test(
    "Addresses that are not followed are refused in words",
    arguments: [
      ("https://ana:pw@hill.example/", "a name or password in it"),
      ("https://0x7f.1/", "an address in disguise"),
      ("https://bücher.example/", "begins with xn--"),
      ("http://169.254.169.254/latest/meta-data/", "link-local"),
      ("http://[::1]/", "this host itself"), ("https://hill.example:99999/", "is no port"),
    ])
  func badAddresses(_ address: String, _ words: String) throws {
    let outcome = try World().docket("import", address)
    #expect(outcome.output.contains(words), "\(outcome.output)\(outcome.error)")
    #expect(outcome.status != .ok)
  }

  @Test("The doctor calls a feed that only failed asked, not never fetched")
  func doctorOfFailing() throws {
    let scene = try Scene()
    let failing = try scene.server.url("404?\(scene.name)")
    let world = try World(configuration: scene.permitting([failing]))
    world.docket("feed", "add", failing, "--untried")
    #expect(world.docket("doctor").output.contains("1 feed, never fetched on this host"))
    world.docket("fetch")
    let output = world.docket("doctor").output
    #expect(output.contains("1 feed, asked 09:00, none read in full yet on this host"), "\(output)")
  }

  // MARK: - Secrets

  @Test("A secret is sent to its feed and stands nowhere else")
  func canary() throws {
    let scene = try Scene()
    let url = try scene.serve(Self.feed(Self.fresh))
    let failing = try scene.server.url("404?\(scene.name)")
    let world = try World(
      ["https_proxy": "http://ana:canary-proxy@proxy.example:3128", "no_proxy": "127.0.0.1"],
      configuration: scene.permitting([url, failing], "secret = \"hill\"")
        + "[feeds.\"https://depot.example/\"]\nsecret = \"hill\"\n")
    let secrets = "\(world.directory)/home/.config/docket/secrets.toml"
    try write("[hill]\nheader = \"X-Key: canary-secret\"\n", to: secrets)
    var texts: [String] = []
    for words in [
      ["feed", "add", url], ["feed", "add", failing], ["feed", "add", failing, "--untried"],
      ["feed", "add", "https://depot.example/", "--untried"],
      ["fetch", "files"], ["fetch", "404?"], ["feed", "list"], ["feed", "list", "--json"],
      ["feed", "export"], ["doctor"], ["doctor", "--json"], ["log", "--json"], ["list", "--json"],
      ["import", url], ["import", failing],
    ] {
      let outcome = world.docket(words)
      texts += [outcome.output, outcome.error]
    }
    #expect(texts.contains { $0.contains("http://***@proxy.example:3128") })
    let heads = try scene.server.heads("files/\(scene.name)")
    #expect(heads.contains { $0.contains("X-Key: canary-secret") })
    #expect(texts.allSatisfy { !$0.contains("canary") })
    let files = FileManager.default.enumerator(atPath: world.directory)?.allObjects ?? []
    for case let name as String in files where !name.hasSuffix("secrets.toml") {
      let bytes = FileManager.default.contents(atPath: "\(world.directory)/\(name)") ?? Data()
      #expect(!bytes.contains(text: "canary"), "\(name)")
    }
  }

  @Test("A file of secrets that others may read gives none", arguments: [0o644, 0o640, 0o604])
  func openSecrets(_ mode: Int) throws {
    let scene = try Scene()
    let url = try scene.serve(Self.feed(Self.fresh))
    let world = try World(configuration: scene.permitting([url], "secret = \"hill\""))
    let secrets = "\(world.directory)/home/.config/docket/secrets.toml"
    try write("[hill]\nuser = \"ana\"\npassword = \"canary\"\n", to: secrets)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: secrets)
    world.docket("feed", "add", url, "--untried")
    let outcome = world.docket("fetch")
    #expect(outcome.error.contains("chmod 600"), "\(outcome.error)")
    #expect(try scene.server.heads("files/\(scene.name)").isEmpty)
    #expect(world.docket("doctor").output.contains("chmod 600"))
  }

  @Test("A secret does not go over http to the internet")
  func secretWithoutTLS() throws {
    let world = try World(
      configuration: "[feeds.\"http://hill.example/\"]\nsecret = \"hill\"\n")
    world.docket("feed", "add", "http://hill.example/", "--untried")
    #expect(world.docket("fetch").error.contains("its secret is not sent without TLS"))
  }

  @Test(
    "What is missing in the file of secrets is said without repeating it",
    arguments: [
      (nil, "there is no file of secrets"),
      ("[depot]\nheader = \"A: canary\"\n", "no usable secret [hill]"),
      ("[hill\ncanary", "is no TOML"), ("[hill]\nheader = \"canary\"\n", "no usable secret [hill]"),
    ])
  func missingSecret(_ text: String?, _ words: String) throws {
    let world = try World(
      configuration: "[feeds.\"https://hill.example/\"]\nsecret = \"hill\"\n")
    if let text { try write(text, to: "\(world.directory)/home/.config/docket/secrets.toml") }
    world.docket("feed", "add", "https://hill.example/", "--untried")
    let outcome = world.docket("fetch")
    #expect(outcome.error.contains(words), "\(outcome.error)")
    #expect(!outcome.error.contains("canary"))
  }

  // MARK: - Configuration

  @Test("The tables of fetching are read, addresses in any spelling")
  func configuration() {
    let reader = ConfigurationReader(
      """
      secrets_file = "~/keys.toml"
      [fetch]
      timeout = 30
      interval = 15
      concurrency = 4
      proxy = "http://proxy.example:3128"
      [feeds."HTTPS://Hill.Example:443/feed"]
      ca_file = "/etc/hill.pem"
      allow_private = true
      secret = "hill"
      """, file: "config.toml")
    #expect(reader.warnings.isEmpty)
    #expect(
      reader.configuration.fetch
        == FetchConfiguration(
          settings: FetchSettings(timeoutSeconds: 30, intervalSeconds: 900, concurrency: 4),
          proxy: "http://proxy.example:3128",
          secretsFile: "~/keys.toml",
          feeds: [
            "https://hill.example/feed": FeedConfiguration(
              caFile: "/etc/hill.pem", allowsPrivate: true, secret: "hill")
          ]))
  }

  @Test(
    "What is wrong in them is named and passed over, passwords excepted",
    arguments: [
      ("[fetch]\ntimeout = 0", "fetch.timeout"), ("[fetch]\ntimeout = \"60\"", "fetch.timeout"),
      ("[fetch]\nconcurrency = 1000", "fetch.concurrency"),
      ("[fetch]\ntimout = 60", "fetch.timout"),
      ("[fetch]\nproxy = \"ftp://ana:canary@x\"", "fetch.proxy"), ("fetch = 1", "fetch"),
      ("[feeds.hill]\nsecret = \"a\"", "feeds"),
      ("[feeds.\"https://ana:canary@hill.example/\"]\nsecret = \"a\"", "feeds"),
      (
        "[feeds.\"https://hill.example/\"]\nallow_private = \"yes\"",
        "feeds.\"https://hill.example/\".allow_private"
      ),
    ])
  func warnings(_ text: String, _ keyPath: String) {
    let reader = ConfigurationReader(text, file: "config.toml")
    #expect(reader.warnings.map(\.keyPath) == [keyPath])
    #expect(reader.configuration.fetch.feeds.values.allSatisfy { !$0.allowsPrivate })
    #expect(!"\(reader.warnings)".contains("canary"))
  }
}

extension Data {
  fileprivate func contains(text: String) -> Bool { range(of: Data(text.utf8)) != nil }
}
