import DocketStore

extension StoreDesk {
  /// Makes few files of many on a thread of its own, once in a session: when it first looks around.
  ///
  /// What cannot be done now is done another time, as when the program ends in the middle of it.
  func packIfDue() {
    guard mayPack else { return }
    mayPack = false
    guard let packing = store.packingDue else { return }
    _ = PosixThread.start { [setup] in
      setup.prepareThread { _ = try? packing.run() }
    }
  }
}
