import DocketModel
import Testing

@Suite struct `The rules of registers` {
  private func write<Value: Sendable>(
    _ clock: UInt64, _ value: Value, seen: [UInt64] = []
  ) -> Write<Value> {
    Write(
      stamp: stamp(clock), seen: seen.map { stamp($0).id }, value: value)
  }

  private func stamp(_ clock: UInt64) -> Stamp {
    Stamp(clock: clock, id: EventID(rawValue: "00000000000000aa.\(clock)"))
  }

  @Test func `a write replaces what its author had seen, and nothing newer`() {
    #expect(Register.heads([write(1, 1), write(2, 2, seen: [1])]).map(\.value) == [2])
    #expect(Register.heads([write(1, 1), write(2, 2)]).map(\.value) == [1, 2])
    #expect(Register.heads([write(1, 1, seen: [2]), write(2, 2, seen: [1])]).map(\.value) == [2])
    #expect(Register.heads([write(1, 1, seen: [1, 7])]).map(\.value) == [1])
  }

  @Test(arguments: [
    (ActionState.done, ActionState.open, ActionState.open), (.done, .doing, .doing),
    (.doing, .open, .open), (.riskAccepted, .done, .riskAccepted), (.waiting, .deferred, .waiting),
    (.done, .done, .done),
  ])
  func `of two decisions the more visible one holds`(
    one: ActionState, other: ActionState, expected: ActionState
  ) {
    let verdict = Register.decision([write(1, Decision(one)), write(2, Decision(other))])
    #expect(verdict?.value.state == expected)
    #expect(verdict?.isConflict == (one != other))
  }

  @Test func `of two ends the earlier one holds`() {
    let (soon, late) = (Day(number: 1), Day(number: 2))
    let verdict = Register.decision([
      write(1, Decision(.riskAccepted, until: soon)),
      write(2, Decision(.riskAccepted, until: late)),
      write(3, Decision(.riskAccepted)),
    ])
    #expect(verdict?.value.until == soon && verdict?.isConflict == true)
    let due = Register.due([write(1, .set(soon)), write(2, .set(late)), write(3, .clear)])
    #expect(due?.value == .set(soon) && due?.isConflict == true)
  }

  @Test func `unread beats read`() {
    #expect(Register.read([write(1, false), write(2, true)])?.value == false)
    #expect(Register.read([write(1, false), write(2, true, seen: [1])])?.value == true)
    #expect(Register.read([]) == nil)
  }

  @Test func `a tag goes only by somebody who saw it`() {
    let add = write(1, TagSet.Change(add: ["vpn", "edge"], remove: []))
    let unaware = write(2, TagSet.Change(add: [], remove: ["vpn"]))
    #expect(TagSet.tags([add, unaware]) == ["edge", "vpn"])
    let aware = write(3, TagSet.Change(add: [], remove: ["vpn"]), seen: [1, 2])
    #expect(TagSet.tags([add, unaware, aware]) == ["edge"])
    #expect(TagSet.heads([add, unaware, aware]) == [add, aware].map(\.stamp.id))
  }

  @Test func `an undo that is undone cancels nothing, however long the chain`() {
    var steps = [Cancellation.Step(stamp: stamp(1))]
    for clock in UInt64(2)...10_001 {
      steps.append(.init(stamp: stamp(clock), takesBack: stamp(clock - 1).id))
    }
    #expect(Cancellation.cancelled(among: steps).contains(stamp(1).id) == false)
    #expect(Cancellation.cancelled(among: steps.dropLast()).contains(stamp(1).id))
  }

  @Test func `an undo of something newer or of itself does nothing`() {
    let steps = [
      Cancellation.Step(stamp: stamp(1), takesBack: stamp(2).id),
      Cancellation.Step(stamp: stamp(2), takesBack: stamp(2).id),
    ]
    #expect(Cancellation.cancelled(among: steps).isEmpty)
  }
}
