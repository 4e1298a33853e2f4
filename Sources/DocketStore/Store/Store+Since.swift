public import DocketModel

extension Store {
  /// What happened since a mark, for who asks; everything where there is none.
  public func since(_ mark: HereMark?, for asker: Asker) throws(StoreError) -> SinceReport {
    let day = mark.map { options.zone.local($0.at).day }
    return try asking { () throws(StateError) in
      try self.state.since(mark, day, for: asker)
    }
  }

  /// The mark of somebody who leaves now.
  public func hereMark() throws(StoreError) -> HereMark {
    let seen = try asking { () throws(StateError) in try self.state.accountsSeen() }
    return HereMark(at: options.clock(), seen: seen)
  }
}
