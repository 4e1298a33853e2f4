import DocketModel

/// All commands.
///
/// A new verb is one row here and one case of ``Verb``.
public enum CommandTable {
  static let all: Set<KeyPlace> = [.list, .briefing, .checklist]
  /// The panes, and the screens over them.
  static let everywhere = all.union([.feeds, .page])
  static let reading: Set<KeyPlace> = [.list, .briefing]
  static let lists: Set<KeyPlace> = [.list, .checklist]

  /// Every command, in the order help shows them.
  public static let commands: [Command] =
    moving + reading_ + acting + finding + going + feeds + pages + program

  static let moving: [Command] = [
    Command("down", ["j", "Down", "Ctrl-N"], everywhere, "Next row or line.", .down, count: true),
    Command("up", ["k", "Up", "Ctrl-P"], everywhere, "Previous row or line.", .up, count: true),
    Command(
      "half-page-down", ["Ctrl-D"], everywhere, "Half a page down.", .halfPageDown, count: true),
    Command("half-page-up", ["Ctrl-U"], everywhere, "Half a page up.", .halfPageUp, count: true),
    Command(
      "page-down", ["PgDn", "Ctrl-F"], everywhere, "A page down.", .pageDown, count: true),
    Command("page-up", ["b", "PgUp", "Ctrl-B"], everywhere, "A page up.", .pageUp, count: true),
    Command(
      "first", ["g g", "<", "Home"], everywhere, "First row or line; 5gg is row 5.", .first,
      synonyms: ["top", "beginning"], count: true),
    Command(
      "last", ["G", ">", "End"], everywhere, "Last row or line; 5G is row 5.", .last,
      synonyms: ["bottom", "end"], count: true),
    Command(
      "next-briefing", ["J"], all, "Next briefing; the pane keeps the focus.", .nextBriefing,
      count: true),
    Command(
      "previous-briefing", ["K"], all, "Previous briefing; the pane keeps the focus.",
      .previousBriefing, count: true),
    Command(
      "next", ["n"], all, "Next briefing that needs me; while a search is lit, the next match.",
      .nextNeedingMe, synonyms: ["next match", "next open"], count: true,
      hint: .init("next", in: all, rank: 60)),
    Command(
      "previous", ["N"], all,
      "Previous briefing that needs me; while a search is lit, the previous match.",
      .previousNeedingMe, synonyms: ["previous match"], count: true),
    Command(
      "next-section", ["}"], [.briefing, .checklist], "Next section.", .nextSection, count: true),
    Command(
      "previous-section", ["{"], [.briefing, .checklist], "Previous section.", .previousSection,
      count: true),
    Command(
      "pane-right", ["Tab", "l", "Right"], all, "To the pane on the right.", .paneRight,
      synonyms: ["focus", "switch pane"]),
    Command(
      "pane-left", ["S-Tab", "h", "Left"], everywhere, "To the pane on the left.", .paneLeft,
      synonyms: ["focus", "switch pane"]),
  ]

  static let reading_: [Command] = [
    Command(
      "open", ["Enter"], all,
      "Open: a briefing, a folded section, an action in place, then its paragraph.", .open,
      synonyms: ["read", "fold", "unfold", "show"], hint: .init("read", in: [.list], rank: 20)),
    Command(
      "read-on", ["Space"], everywhere,
      "Read on: the next page, at the end the next briefing that needs me.", .readOn,
      synonyms: ["scroll", "next page"], hint: .init("read on", in: all, rank: 50)),
    Command(
      "to-checklist", ["a"], all, "To the checklist.", .toChecklist,
      synonyms: ["actions"], hint: .init("actions", in: reading, rank: 21)),
    Command(
      "links", ["o"], all, "The links of this briefing; 3o is link 3.", .links,
      synonyms: ["urls", "open link", "browser"], count: true,
      hint: .init("links", in: [.briefing], rank: 70)),
    Command(
      "why", ["="], all, "Why: everything known about this action or briefing on one page.",
      .why, synonyms: ["history", "audit", "who decided"],
      hint: .init("history", in: [.checklist], rank: 75)),
    Command(
      "sections", ["g s"], all, "The sections of this briefing; Enter goes there.", .sections,
      synonyms: ["headings", "outline", "contents"]),
    Command(
      "zoom", ["z"], all, "This pane alone on the whole screen, and back.", .zoom,
      synonyms: ["maximise", "full screen"]),
    Command(
      "reveal", ["V"], all, "Show hidden characters in place, as <U+202E>, and hide them again.",
      .reveal, synonyms: ["reveal hidden", "invisible", "bidi", "zero width", "unicode"],
      hint: .init("hidden", in: [.briefing], rank: 45)),
    Command(
      "back", ["' '", "Ctrl-O"], all, "Back to where I was.", .back, synonyms: ["jump back"]),
  ]

  static let acting: [Command] = [
    Command(
      "done", ["x"], all, "Done, or open again.", .toggleDone,
      synonyms: ["tick", "check", "complete", "reopen"], count: true,
      hint: .init("done", in: [.checklist], rank: 10)),
    Command(
      "all-done", ["X"], all, "All open actions here are done.", .allDone,
      synonyms: ["tick all", "complete all"]),
    Command(
      "dismiss-not-ours", ["d n", "c n n"], all, "Not applicable: not ours.", .dismiss(.notOurs),
      synonyms: ["n/a", "not applicable", "component not present"], count: true),
    Command(
      "dismiss-fixed", ["d v", "c n v"], all, "Not applicable: fixed, or vulnerable code absent.",
      .dismiss(.fixed), synonyms: ["n/a", "not applicable", "patched"], count: true),
    Command(
      "dismiss-not-reachable", ["d c", "c n c"], all,
      "Not applicable: not reachable as configured.",
      .dismiss(.notReachable), synonyms: ["n/a", "not applicable"], count: true),
    Command(
      "dismiss-not-controllable", ["d a", "c n a"], all,
      "Not applicable: attacker cannot control it.",
      .dismiss(.notControllable), synonyms: ["n/a", "not applicable"], count: true),
    Command(
      "dismiss-mitigated", ["d m", "c n m"], all, "Not applicable: already mitigated.",
      .dismiss(.mitigated), synonyms: ["n/a", "not applicable", "workaround"], count: true),
    Command(
      "dismiss-other", ["d o", "c n o"], all, "Not applicable: another reason, to be typed.",
      .dismiss(.other), synonyms: ["n/a", "not applicable"], count: true),
    Command(
      "dismiss-again", ["d d", "c n d"], all, "Not applicable: same as last time.",
      .dismissAsBefore,
      synonyms: ["n/a", "not applicable"], count: true),
    Command(
      "state-open", ["c o"], all, "State: open.", .decide(.open), synonyms: ["reopen"],
      count: true),
    Command(
      "state-doing", ["c d"], all, "State: doing; mine if nobody owns it.", .decide(.doing),
      synonyms: ["start", "in progress"], count: true),
    Command("state-done", ["c x"], all, "State: done.", .decide(.done), count: true),
    Command(
      "state-accepted", ["c r"], all, "State: risk accepted, until a day, with a reason.",
      .decide(.riskAccepted), synonyms: ["accept risk", "exception"], count: true),
    Command(
      "state-later", ["c l"], all, "State: later, until a day.", .decide(.deferred),
      synonyms: ["defer", "snooze"], count: true),
    Command(
      "state-waiting", ["c w"], all, "State: waiting on somebody.", .decide(.waiting),
      synonyms: ["blocked"], count: true),
    Command(
      "state-same", ["c s"], all, "State: same as another action.", .decide(.duplicate),
      synonyms: ["duplicate"], count: true),
    Command(
      "later-tomorrow", ["w t"], all, "Later: tomorrow.", .later(.tomorrow),
      synonyms: ["defer", "snooze"], count: true),
    Command(
      "later-friday", ["w f"], all, "Later: Friday.", .later(.friday),
      synonyms: ["defer", "snooze"], count: true),
    Command(
      "later-monday", ["w m"], all, "Later: Monday.", .later(.monday),
      synonyms: ["defer", "snooze"], count: true),
    Command(
      "later-again", ["w w"], all, "Later: the day of last time.", .later(.asBefore),
      synonyms: ["defer", "snooze"], count: true),
    Command(
      "later-date", ["w +"], all, "Later: a day to be typed; a digit starts it too.",
      .later(.ask), synonyms: ["defer", "snooze"]),
    Command(
      "assign", ["@"], all, "Who does it and by when: raj fri, me, fri, -.", .assign,
      synonyms: ["owner", "due", "delegate", "date"], count: true,
      hint: .init("who when", in: [.checklist], rank: 30)),
    Command(
      "reason", [";"], all, "A reason or evidence: ticket, address, sentence.", .reason,
      synonyms: ["evidence", "ticket", "comment"], hint: .init("why", in: [.checklist], rank: 31)),
    Command(
      "note", ["e"], all, "A note, in the editor.", .note, synonyms: ["comment", "edit"],
      hint: .init("note", in: [.checklist], rank: 74)),
    Command(
      "add", ["+"], all, "Add an action of my own.", .addAction, synonyms: ["new action"],
      hint: .init("add", in: [.checklist], rank: 32)),
    Command(
      "toggle-read", ["r"], reading, "Mark unread, or read.", .toggleRead,
      synonyms: ["unread", "mark unread", "mark read", "seen"], count: true),
    Command(
      "undo", ["u"], everywhere, "Take back my last act, for ever and across sessions.", .undo,
      count: true, hint: .init("undo", in: everywhere, rank: 28)),
    Command(
      "redo", ["Ctrl-R", "U"], everywhere, "Do again what was taken back.", .redo, count: true),
    Command("repeat", ["."], all, "Repeat the last act here.", .repeatAct, count: true),
  ]

  static let finding: [Command] = [
    Command(
      "narrow", ["/", "f", "&"], lists, "Narrow the list while typing: words and queries.", .narrow,
      synonyms: ["filter", "find", "limit"], hint: .init("narrow", in: lists, rank: 61)),
    Command(
      "search", ["/"], [.briefing], "Search in the text while typing.", .search,
      synonyms: ["find"], hint: .init("search", in: [.briefing], rank: 46)),
    Command(
      "select", ["t"], lists, "Select this row and step down.", .select,
      synonyms: ["mark", "tag rows"], count: true),
    Command("select-range", ["v"], lists, "Select from here to where I go.", .selectRange),
    Command(
      "select-query", ["T"], lists, "Select by query; Enter alone selects all shown.",
      .selectByQuery, synonyms: ["select all", "mark all"]),
    Command(
      "select-again", ["g v"], lists, "The last selection again.", .selectAgain),
    Command(
      "sweep", ["$"], lists, "Sweep settled rows away and take in new ones.", .sweep,
      synonyms: ["refresh", "reload", "clear"]),
    Command("sort", ["S"], lists, "Sort the list.", .sortMenu, synonyms: ["order"]),
  ]

  static let going: [Command] = [
    Command(
      "view-inbox", ["g i"], everywhere, "The Inbox.", .show(.inbox), synonyms: ["go", "home"]),
    Command("view-briefings", ["g b"], everywhere, "All briefings.", .show(.briefings)),
    Command(
      "view-mine", ["g m"], everywhere, "Mine: my open actions.",
      .show(.mine), synonyms: ["my actions"]),
    Command("view-overdue", ["g o"], everywhere, "Overdue actions.", .show(.overdue)),
    Command(
      "view-waiting", ["g w"], everywhere, "Waiting and later.", .show(.waiting),
      synonyms: ["deferred", "snoozed"]),
    Command("view-actions", ["g a"], everywhere, "All actions.", .show(.actions)),
    Command(
      "since", ["g h"], everywhere, "Since I was last here: handed to me, decided, conflicts.",
      .since,
      synonyms: ["handover", "news", "here", "what is new", "conflicts"]),
    Command(
      "feeds", ["g f"], everywhere, "The feeds: when each answered last, what it brought.", .feeds,
      synonyms: ["sources", "subscriptions", "rss", "subscribe"]),
    Command(
      "log", ["g l"], everywhere, "The log: who did what, when, why.", .log, synonyms: ["history"]),
  ]

  static let feeds: [Command] = [
    Command(
      "feed-open", ["Enter", "l", "Right"], [.feeds], "The briefings of this feed.", .openFeed,
      synonyms: ["read", "show"], hint: .init("briefings", in: [.feeds], rank: 10)),
    Command(
      "feed-add", ["a"], [.feeds], "Add a feed: its address, or a folder.", .addFeed,
      synonyms: ["subscribe", "new feed"], hint: .init("add", in: [.feeds], rank: 11)),
    Command(
      "feed-test", ["t"], [.feeds], "Ask this feed now and tell what it answers; nothing is kept.",
      .testFeed, synonyms: ["try", "check"], hint: .init("test", in: [.feeds], rank: 12)),
    Command(
      "feed-remove", ["x", "d"], [.feeds], "Remove this feed; its briefings stay.", .removeFeed,
      synonyms: ["delete", "unsubscribe"], hint: .init("remove", in: [.feeds], rank: 14)),
    Command(
      "feed-rename", ["e"], [.feeds], "Name this feed; an empty name is its own again.",
      .renameFeed, synonyms: ["edit", "title"], hint: .init("rename", in: [.feeds], rank: 15)),
  ]

  static let pages: [Command] = [
    Command("page-line", ["Enter"], [.page], "Next line of a page.", .down, count: true),
    Command("page-close", ["="], [.page], "Close a page, as the key that opens it.", .closeOrQuit),
  ]

  static let program: [Command] = [
    Command(
      "palette", ["?", "F1"], everywhere, "All commands and keys; type to find, Enter runs.",
      .palette,
      synonyms: ["help", "keys", "commands"],
      hint: .init("all keys", in: everywhere, rank: 1)),
    Command("command-line", [":"], everywhere, "Type a command by name.", .commandLine),
    Command(
      "copy-url", ["y u"], all.union([.page]), "Copy the address.", .copy(.url),
      synonyms: ["yank", "clipboard", "link"]),
    Command(
      "copy-cves", ["y c"], all, "Copy the CVE numbers.", .copy(.cves),
      synonyms: ["yank", "clipboard"]),
    Command(
      "copy-ticket", ["y t"], all, "Copy a line for a ticket.", .copy(.ticket),
      synonyms: ["yank", "clipboard"]),
    Command(
      "copy-action", ["y a"], all, "Copy the action with its detail.", .copy(.action),
      synonyms: ["yank", "clipboard"]),
    Command(
      "copy-markdown", ["y m"], all, "Copy the briefing as Markdown.", .copy(.markdown),
      synonyms: ["yank", "clipboard", "export"]),
    Command(
      "print", ["Y"], all, "Print plain to the normal screen and its scrollback.", .printPlain,
      synonyms: ["copy", "plain text"]),
    Command(
      "save", ["s"], all, "Save this briefing to a file.", .save,
      synonyms: ["export", "write"]),
    Command(
      "save-elsewhere", [], all, "Save acts that the store could not take in another folder.",
      .saveElsewhere, synonyms: ["not saved", "disk full", "rescue"]),
    Command(
      "pipe", ["|"], all, "Pipe this briefing to a command.", .pipe, synonyms: ["run", "export"]),
    Command(
      "take-in", ["i"], all, "Take in a file or a folder; a paste does the same.", .takeIn,
      synonyms: ["import", "add briefing", "open file", "paste"]),
    Command(
      "update", ["R", "F5"], everywhere,
      "Bring up to date: fetch the feeds, send what is here, take what others sent.",
      .bringUpToDate, synonyms: ["sync", "git", "refresh", "send", "fetch", "pull", "push"],
      hint: .init("fetch all", in: [.feeds], rank: 13)),
    Command(
      "drop", ["Esc", "Ctrl-G", "Backspace"], everywhere,
      "Drop the pop-up, else the selection, else the narrowing or search.", .drop,
      synonyms: ["cancel", "clear"]),
    Command(
      "close", ["q"], everywhere, "Close this view or pane; in the list, quit.", .closeOrQuit,
      synonyms: ["quit", "exit", "back"], hint: .init("back", in: [.feeds], rank: 2)),
    Command(
      "quit", ["Z Z"], everywhere, "Quit now. Everything is saved.", .quit, synonyms: ["exit"]),
    Command("repaint", ["Ctrl-L"], everywhere, "Paint the screen anew.", .repaint),
    Command("suspend", ["Ctrl-Z"], everywhere, "Back to the shell; fg returns.", .suspend),
    Command(
      "cancel", ["Ctrl-C"], everywhere,
      "Cancel the running job, drop what was typed ahead; twice in a second quits.", .cancel),
  ]
}
