extension Day {
  /// Whether something put off until this day is put off at all: the day must lie after today.
  ///
  /// The one rule for deferrals, accepted risks and waiting, wherever they are typed.
  public func canBeUntil(today: Day) -> Bool { self > today }
}
