/// The tables of the state.
///
/// What each one holds is in README.md of this folder.
enum Schema {
  /// Raised whenever a table or a rule changes that fills one (fold, search text, short ids, bodies); a
  /// file with another number is thrown away.
  static let version: Int32 = 9

  static let text = """
    CREATE TABLE records(
      row INTEGER PRIMARY KEY, story INTEGER NOT NULL, id TEXT NOT NULL, clock INTEGER NOT NULL,
      content TEXT NOT NULL, source TEXT NOT NULL, keys TEXT NOT NULL, received INTEGER NOT NULL,
      me TEXT NOT NULL, name TEXT, login TEXT NOT NULL, host TEXT NOT NULL,
      actions TEXT NOT NULL, baseline INTEGER NOT NULL, shared_page TEXT,
      body BLOB NOT NULL);
    CREATE UNIQUE INDEX records_said ON records(content, source, id, clock, baseline);
    CREATE INDEX records_story ON records(story);
    CREATE INDEX records_shared_page ON records(source, shared_page) WHERE shared_page IS NOT NULL;
    CREATE INDEX records_source ON records(source, story);

    CREATE TABLE keys(key TEXT PRIMARY KEY, story INTEGER NOT NULL, hash TEXT NOT NULL)
      WITHOUT ROWID;
    CREATE INDEX keys_hash ON keys(hash);
    CREATE INDEX keys_story ON keys(story);

    CREATE TABLE events(
      id TEXT PRIMARY KEY, clock INTEGER NOT NULL, at INTEGER NOT NULL, me TEXT NOT NULL,
      name TEXT, login TEXT NOT NULL, host TEXT NOT NULL, kind TEXT NOT NULL, live INTEGER NOT NULL,
      state INTEGER, code TEXT, text TEXT, detail TEXT, day INTEGER, person TEXT, same_as TEXT,
      approved_by TEXT, flag INTEGER, names TEXT, removed TEXT, takes_back TEXT, basis TEXT)
      WITHOUT ROWID;
    CREATE INDEX events_clock ON events(clock, id);
    CREATE INDEX events_takes_back ON events(takes_back) WHERE takes_back IS NOT NULL;

    CREATE TABLE targets(
      event TEXT NOT NULL, place INTEGER NOT NULL, field TEXT NOT NULL, listed INTEGER NOT NULL,
      subject TEXT NOT NULL, content TEXT, seen TEXT NOT NULL,
      PRIMARY KEY(event, place, field)) WITHOUT ROWID;
    CREATE INDEX targets_subject ON targets(subject, field);

    CREATE TABLE feeds(
      address TEXT PRIMARY KEY, title TEXT, kind TEXT NOT NULL, source TEXT NOT NULL,
      added_by TEXT NOT NULL, added_on TEXT NOT NULL) WITHOUT ROWID;

    CREATE TABLE briefings(
      story INTEGER PRIMARY KEY, key TEXT NOT NULL, hash TEXT NOT NULL, title TEXT NOT NULL,
      source TEXT NOT NULL, sources TEXT NOT NULL, date INTEGER NOT NULL, published INTEGER, received INTEGER NOT NULL, severity INTEGER,
      exploited INTEGER NOT NULL, others INTEGER NOT NULL, content TEXT NOT NULL,
      revision INTEGER NOT NULL, record INTEGER NOT NULL, text INTEGER NOT NULL,
      baseline INTEGER NOT NULL);

    CREATE INDEX briefings_text ON briefings(text);

    CREATE TABLE flaws(
      story INTEGER NOT NULL, cve TEXT NOT NULL, exploited INTEGER, told INTEGER,
      PRIMARY KEY(story, cve)) WITHOUT ROWID;
    CREATE INDEX flaws_cve ON flaws(cve, exploited);

    CREATE TABLE revisions(
      story INTEGER NOT NULL, place INTEGER NOT NULL, clock INTEGER NOT NULL,
      received INTEGER NOT NULL, content TEXT NOT NULL, number INTEGER NOT NULL, severity INTEGER,
      exploited INTEGER NOT NULL, facts INTEGER NOT NULL, PRIMARY KEY(story, place)) WITHOUT ROWID;

    CREATE TABLE actions(
      row INTEGER PRIMARY KEY, story INTEGER NOT NULL, id TEXT NOT NULL, ids TEXT NOT NULL,
      number INTEGER NOT NULL,
      place INTEGER NOT NULL, ordinal INTEGER NOT NULL, title TEXT NOT NULL, detail TEXT NOT NULL,
      origin TEXT NOT NULL, said_due INTEGER, source_due INTEGER, source_due_from TEXT,
      products TEXT, section INTEGER, block INTEGER, withdrawn INTEGER NOT NULL,
      state INTEGER NOT NULL DEFAULT 0, ends INTEGER NOT NULL DEFAULT \(Int64.max),
      decision TEXT, decision_clock INTEGER NOT NULL DEFAULT 0, decision_content TEXT,
      conflict INTEGER NOT NULL DEFAULT 0, disagreement INTEGER NOT NULL DEFAULT 0,
      due INTEGER, due_from TEXT, outdated INTEGER NOT NULL DEFAULT 0,
      ever INTEGER NOT NULL DEFAULT 0, known INTEGER NOT NULL DEFAULT 0);
    -- All that conditions ask of the actions of a story, so that none of them reads the wide rows.
    CREATE INDEX actions_brief ON actions(story, withdrawn, known, state, ends, conflict, due, row);

    CREATE INDEX actions_due ON actions(due) WHERE due IS NOT NULL;

    CREATE TABLE action_ids(
      id TEXT PRIMARY KEY, action INTEGER NOT NULL, story INTEGER NOT NULL) WITHOUT ROWID;

    CREATE TABLE differences(
      action INTEGER NOT NULL, content TEXT NOT NULL, detail TEXT, unseen INTEGER NOT NULL,
      PRIMARY KEY(action, content)) WITHOUT ROWID;

    CREATE TABLE owners(
      action INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL,
      PRIMARY KEY(action, place)) WITHOUT ROWID;

    CREATE TABLE reads(
      story INTEGER NOT NULL, me TEXT NOT NULL, read INTEGER NOT NULL, stale INTEGER NOT NULL,
      changed INTEGER NOT NULL,
      clock INTEGER NOT NULL, event TEXT NOT NULL, content TEXT,
      PRIMARY KEY(story, me)) WITHOUT ROWID;

    CREATE TABLE tags(
      story INTEGER NOT NULL, tag TEXT NOT NULL, PRIMARY KEY(story, tag)) WITHOUT ROWID;

    CREATE VIRTUAL TABLE texts USING fts5(
      title, body, actions, ids, topics, products, content='', tokenize="unicode61 remove_diacritics 2");

    CREATE TABLE files(
      path TEXT PRIMARY KEY, writer TEXT NOT NULL, device INTEGER NOT NULL, inode INTEGER NOT NULL,
      good_end INTEGER NOT NULL, seq INTEGER, crc INTEGER NOT NULL, records INTEGER NOT NULL,
      is_foreign INTEGER NOT NULL, has_notes INTEGER NOT NULL) WITHOUT ROWID;

    CREATE TABLE writers(
      writer TEXT PRIMARY KEY, clock INTEGER NOT NULL, id TEXT NOT NULL,
      credible INTEGER NOT NULL) WITHOUT ROWID;

    CREATE TABLE made(store TEXT NOT NULL, policy TEXT NOT NULL, names TEXT NOT NULL);

    CREATE TABLE standing(
      story INTEGER PRIMARY KEY, key TEXT NOT NULL, needs INTEGER NOT NULL, open INTEGER NOT NULL,
      due INTEGER NOT NULL, wakes INTEGER NOT NULL, news INTEGER NOT NULL, exploited INTEGER NOT NULL,
      severity INTEGER NOT NULL, date INTEGER NOT NULL, title TEXT NOT NULL);
    CREATE INDEX standing_inbox
      ON standing(\(Standing.order), wakes, needs) WHERE needs;
    CREATE INDEX standing_exploited
      ON standing(\(Standing.order), wakes, needs)
      WHERE needs AND exploited;
    CREATE INDEX standing_wakes ON standing(wakes) WHERE wakes < \(Int64.max);
    CREATE INDEX standing_news ON standing(story) WHERE news;
    CREATE TABLE tally(briefings INTEGER NOT NULL, needs INTEGER NOT NULL, open INTEGER NOT NULL);
    INSERT INTO tally VALUES(0, 0, 0);
    CREATE TRIGGER standing_came AFTER INSERT ON standing BEGIN
      UPDATE tally SET briefings = briefings + 1, needs = needs + new.needs, open = open + new.open;
    END;
    CREATE TRIGGER standing_went AFTER DELETE ON standing BEGIN
      UPDATE tally SET briefings = briefings - 1, needs = needs - old.needs, open = open - old.open;
    END;

    PRAGMA user_version = \(version);
    """

  /// What each connection has for itself.
  static let temporary = """
    CREATE TEMP TABLE wanted(place INTEGER PRIMARY KEY, value TEXT NOT NULL);
    CREATE TEMP TABLE ranked(hit INTEGER PRIMARY KEY, rank REAL NOT NULL);
    CREATE TEMP TABLE waiting(
      row INTEGER PRIMARY KEY, title TEXT, body TEXT, actions TEXT, ids TEXT, topics TEXT, products TEXT);
    CREATE TEMP TABLE again(story INTEGER PRIMARY KEY);
    """

  /// Nothing here is the only copy of anything, so nothing waits for a disk.
  static let inMemory = """
    PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;
    PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536; PRAGMA page_size = 8192;
    """

  /// A file that nobody else knows yet: if anything goes wrong it is thrown away.
  static let draft = """
    PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
    PRAGMA temp_store = MEMORY; PRAGMA cache_size = -49152;
    """

  /// A file that several sessions use: readers see a whole state while one writes.
  ///
  /// `synchronous = NORMAL` keeps the file whole over a power failure; what it misses then is read
  /// from the segments again.
  static let shared = """
    PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;
    PRAGMA journal_size_limit = 16777216; \(narrowCache)
    """

  static let narrowCache = "PRAGMA cache_size = -6144;"
  static let wideCache = "PRAGMA cache_size = -65536;"
}
