public import DocketStore

extension StoreNote {
  /// Whether something that was stored is not read: damage, or a data file that is not opened.
  ///
  /// A file whose name is not ours holds nothing of ours.
  public var hidesRecords: Bool {
    if case .refused(_, let why) = self { return why != .badName }
    return isDamage
  }
}

extension StoreHealth {
  /// How many places of the store are not read as they were written.
  public var damagedPlaces: Int {
    damages + notes.count { $0.hidesRecords && !$0.isDamage }
  }
}
