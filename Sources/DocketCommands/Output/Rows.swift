import CellGrid
import DocketModel
import DocketStore

/// Lists of briefings and actions, as rows, ids or JSON.
enum Rows {
  /// How many rows are asked for at a time.
  private static let window = 500

  /// Prints what a query matches; exit 1 when that is nothing.
  static func print(
    _ query: Query, of kind: RowKind, from store: Store, _ invocation: Invocation,
    idsOnly: Bool = false, order: SortOrder = .inbox
  ) throws(Failure) -> ExitStatus {
    let asker = invocation.asker
    let request = ListingRequest(kind: kind, query: query, order: order)
    let listing = try invocation.asking { () throws(StoreError) in
      try store.listing(request, for: asker)
    }
    var table = Table(kind == .briefings ? BriefingLine.columns : ActionLine.columns)
    var start = 0
    while start < listing.subjects.count {
      let part = listing.subjects[start..<min(start + window, listing.subjects.count)]
      start += window
      try invocation.asking { () throws(StoreError) in
        switch kind {
        case .briefings:
          try briefings(part.compactMap(\.briefing), store, invocation, idsOnly, &table)
        case .actions:
          try actions(part.compactMap(\.action), store, invocation, idsOnly, &table)
        }
      }
    }
    table.print(to: invocation.printer)
    return listing.subjects.isEmpty ? .nothing : .ok
  }

  private static func briefings(
    _ keys: [BriefingKey], _ store: Store, _ invocation: Invocation, _ idsOnly: Bool,
    _ table: inout Table
  ) throws(StoreError) {
    let printer = invocation.printer
    if invocation.isJSON, !idsOnly {
      try store.forEachBriefing(keys, for: invocation.asker) { printer.json(Output.row($0)) }
      return
    }
    for row in try store.briefingRows(keys, for: invocation.asker) {
      if idsOnly {
        printer.line(SafeText(line: row.short))
      } else {
        table.add(BriefingLine.spans(row, invocation))
      }
    }
  }

  private static func actions(
    _ ids: [ActionID], _ store: Store, _ invocation: Invocation, _ idsOnly: Bool,
    _ table: inout Table
  ) throws(StoreError) {
    for row in try store.actionRows(ids, for: invocation.asker) {
      if idsOnly {
        invocation.printer.line(SafeText(line: row.short))
      } else if invocation.isJSON {
        invocation.printer.json(
          Output.action(row, inBriefing: false, today: invocation.today))
      } else {
        table.add(ActionLine.spans(row, invocation))
      }
    }
  }
}

extension Subject {
  var briefing: BriefingKey? { if case .briefing(let key) = self { key } else { nil } }
  var action: ActionID? { if case .action(let id) = self { id } else { nil } }
}
