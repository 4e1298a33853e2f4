import DocketCommands
import DocketModel
import TestSupport
import Testing

/// `docket feed`: what is followed, and what is refused.
@Suite(.temporaryDirectory)
struct FeedTests {
  @Test func `a feed is added, listed, renamed, removed and put back`() throws {
    let world = try World()
    let added = world.docket("feed", "add", "HTTPS://Hill.example/feed.xml#top", "--untried")
    #expect(added.status == .ok)
    #expect(
      added.lines == [
        "following https://hill.example/feed.xml (feed) - docket undo takes it back",
        "next: docket fetch",
      ])
    let again = world.docket("feed", "add", "https://hill.example/feed.xml")
    #expect(again.output.contains("is followed already"))
    world.docket("feed", "add", "https://hill.example/feed.xml", "--title", "Hill\u{1B}[2J  news")
    let list = world.docket("feed", "list")
    #expect(list.lines.count == 1 && list.lines[0].hasPrefix("Hill"))
    #expect(list.lines[0].contains("not fetched here"))
    #expect(!list.outputBytes.contains(0x1B))
    let removed = world.docket("feed", "remove", "hill")
    #expect(removed.output.contains("followed no more"))
    let empty = world.docket("feed")
    #expect(empty.status == .nothing && empty.error.contains("docket feed add"))
    #expect(world.docket("undo").output.hasPrefix("Undone: feed removed"))
    #expect(world.docket("feed", "list").lines.count == 1)
    #expect(world.docket("log").output.contains("feed added"))
    #expect(world.docket("feed", "remove", "valley").status == .noInput)
  }

  @Test func `the JSON of a feed says what it is and how it goes`() throws {
    let world = try World()
    let outcome = world.docket(
      "feed", "add", "https://kev.example/known_exploited_vulnerabilities.json", "--untried",
      "--json")
    #expect(
      outcome.lines == [
        #"{"schema":1,"type":"feed","address":"https://kev.example/known_exploited_vulnerabilities.json","#
          + #""kind":"kev","added_by":"ana","added_on":"jump1","briefings":0,"unread":0,"failures":0}"#
      ])
    #expect(world.docket("feed", "list", "--json").lines == outcome.lines)
    let removed = world.docket("feed", "remove", "kev", "--json").output
    #expect(removed.contains(#""act":"feed remove""#))
  }

  @Test(arguments: [
    ("ftp://hill.example/feed", "https and http only"), ("hill.example/feed", "https://"),
    ("https://ana:pw@hill.example/feed", "name or password"), ("https:///feed", "host"),
    ("javascript:alert(1)", "https and http only"), ("exec:~/bin/feed.sh", "https and http only"),
    ("filter:sed:https://hill.example", "https and http only"), ("file:///etc/passwd", "only"),
    ("https://2130706433/", "disguise"), ("https://hill.example\\@evil.example/", "backslash"),
  ])
  func `what is no address to fetch from is refused in a sentence`(
    address: String, words: String
  ) throws {
    let world = try World()
    let outcome = world.docket("feed", "add", address)
    #expect(outcome.status == .badData)
    #expect(outcome.error.contains(words), "\(outcome.error)")
    #expect(!outcome.error.contains("pw"))
    #expect(world.docket("feed", "list").status == .nothing)
  }

  @Test func `a folder is followed by its path from the root`() throws {
    let world = try World()
    _ = try world.file("advisories/one.md", "# One\n")
    let outcome = world.docket("feed", "add", world.directory + "/./advisories/", "--json")
    #expect(outcome.output.contains(#""kind":"folder""#))
    #expect(outcome.output.contains("/advisories\""))
    #expect(world.docket("feed", "add", "--kind", "folder", "/no/such").status == .noInput)
    #expect(world.docket("feed", "add", "--kind", "kev", world.directory).status == .usage)
  }

  @Test func `a word that is no address and no folder is told what it is`() throws {
    let world = try World()
    let path = try world.file("feeds.opml", "<opml version=\"2.0\"><body/></opml>")
    let file = world.docket("feed", "add", path)
    #expect(file.status == .badData)
    #expect(file.error.hasPrefix("docket: DIR/feeds.opml is a file, and "), "\(file.error)")
    #expect(file.error.contains("docket feed import a list of feeds"))
    for word in ["hill.example/feed.xml", "hill", "/no/such", "./news"] {
      let outcome = world.docket("feed", "add", word)
      #expect(
        outcome.error
          == "docket: \(word) is no folder here, and an address begins with https:// or http://\n")
      #expect(outcome.status == .badData)
    }
  }

  @Test func `the folder of a store is not followed, nor what docket keeps in it`() throws {
    let world = try World(["DOCKET_STORE": try TemporaryDirectory.path + "/team/store"])
    world.docket("import", try world.file("page.md", SamplePage.text))
    for folder in ["team/store", "team/store/segments"] {
      let path = world.directory + "/" + folder
      for words in [["feed", "add", path], ["feed", "add", path, "--untried"]] {
        let outcome = world.docket(words)
        #expect(outcome.status == .badData)
        #expect(
          outcome.error
            == "docket: DIR/\(folder) is not followed: it belongs to a store of docket, whose records are no briefings\n"
        )
      }
    }
    #expect(world.docket("feed", "list").status == .nothing)
    // What else a person keeps there is hers.
    _ = try world.file("team/store/news/one.md", "# One\n")
    #expect(world.docket("feed", "add", world.directory + "/team/store/news").status == .ok)
  }

  @Test func `a folder that also holds a store is followed, and the store is left out`() throws {
    let world = try World(["DOCKET_STORE": try TemporaryDirectory.path + "/team/deep/store"])
    world.docket("import", try world.file("page.md", SamplePage.text))
    _ = try world.file("team/one.md", "# One page\n\n## What happened\n\nIt did.\n")
    let outcome = world.docket("feed", "add", world.directory + "/team")
    #expect(outcome.status == .ok)
    #expect(
      outcome.error
        == "docket: DIR/team/deep/store belongs to a store of docket, whose records are no briefings; it is left out\n"
    )
    for said in ["1 new\n", "nothing new\n"] {
      let fetched = world.docket("fetch")
      #expect(fetched.output == said && fetched.error == "" && fetched.status == .ok)
    }
    #expect(!world.docket("doctor").output.contains("failed"))
  }

  @Test func `a secret in the address is told of`() throws {
    let world = try World()
    let outcome = world.docket(
      "feed", "add", "https://hill.example/feed?api_key=abc", "--untried")
    #expect(outcome.status == .ok && outcome.error.contains("seems to hold a secret"))
    let other = world.docket("feed", "add", "https://hill.example/?page=keyboards", "--untried")
    #expect(other.status == .ok && other.error == "")
  }

  @Test func `a list gives addresses and names, and goes out as it came in`() throws {
    let world = try World()
    let list = """
      <opml version="2.0"><body>
      <outline text="Group"><outline type="rss" text="A &amp; &lt;B&gt;" xmlUrl="https://a.example/feed"/></outline>
      <outline text="C" xmlUrl="http://c.example/?x=1&amp;y=2" command="rm -rf ~" filter="sh x"/>
      <outline text="D" xmlUrl="exec:curl evil"/>
      <outline text="E" xmlUrl="file:///etc/passwd"/>
      <outline text="A again" xmlUrl="https://www.a.example/feed/?utm_source=list"/>
      </body></opml>
      """
    let path = try world.file("feeds.opml", list)
    world.docket("feed", "add", "http://c.example/?x=1&y=2", "--title", "Mine", "--untried")
    let outcome = world.docket("feed", "import", path)
    #expect(outcome.status == .badData)
    #expect(outcome.lines.first == "following 1 feed more, 2 known already, 2 refused")
    #expect(outcome.error.contains("exec:curl evil") && outcome.error.contains("file:///etc"))
    let exported = world.docket("feed", "export").output
    let named = #"text="A &amp; &lt;B&gt;" title="A &amp; &lt;B&gt;""#
    #expect(exported.contains(named + #" xmlUrl="https://a.example/feed"/>"#))
    #expect(exported.contains(#"title="Mine" xmlUrl="http://c.example/?x=1&amp;y=2"/>"#))
    let other = try World(["HOME": world.directory + "/other"])
    let again = other.docket(["feed", "import", "-"], input: Array(exported.utf8))
    #expect(again.status == .ok && again.output.hasPrefix("following 2 feeds more"))
    #expect(other.docket("feed", "export").output == exported)
    world.docket("undo")
    #expect(world.docket("feed", "list").lines.count == 1)
    #expect(world.docket("feed", "import", try world.file("x.md", "# X\n\nY\n")).status == .badData)
  }

  @Test func `older entries of a catalogue file are taken in as known`() throws {
    let world = try World(configuration: "watch = [\"Torvik\"]\n")
    func entry(_ cve: String, _ added: String, _ product: String) -> String {
      #"{"cveID":"\#(cve)","vendorProject":"Torvik","product":"\#(product)","#
        + #""vulnerabilityName":"Torvik \#(product) flaw","dateAdded":"\#(added)","#
        + #""shortDescription":"It is open.","requiredAction":"Apply mitigations.","#
        + #""dueDate":"2026-12-01","knownRansomwareCampaignUse":"Unknown","notes":""}"#
    }
    func catalogue(_ entries: [String]) -> String {
      #"{"title":"Known flaws","catalogVersion":"1","count":\#(entries.count),"vulnerabilities":["#
        + entries.joined(separator: ",") + "]}"
    }
    let old = entry("CVE-2026-1001", "2026-01-02", "Gate")
    let first = world.docket(
      "import", "--as", "kev",
      try world.file("a.json", catalogue([old, entry("CVE-2026-1002", "2026-11-20", "Door")])))
    guard first.status == .ok else { return }
    #expect(first.lines.first == "imported 1 new")
    #expect(first.output.contains("1 taken in as known, 1 older one touches us"))
    #expect(world.docket("list", "is:unread").lines.count == 1)
    #expect(world.docket("list", "is:baseline").lines.count == 1)
  }
}
