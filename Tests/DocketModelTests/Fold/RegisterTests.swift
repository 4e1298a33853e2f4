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
    #expect(Register.heads([write(1, 1, seen: [1]), write(2, 2)]).map(\.value) == [1, 2])
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

  @Test func `of how a feed is followed other words are a conflict, and the same are none`() {
    let (feed, renamed) = (Feed(address: "https://example.org/a"), "Named")
    var other = feed
    other.title = renamed
    #expect(Register.feed([write(1, feed), write(2, feed)])?.isConflict == false)
    #expect(Register.feed([write(1, feed), write(2, other)])?.isConflict == true)
    #expect(Register.feed([write(1, feed), write(2, nil)])?.isConflict == true)
    #expect(Register.feed([write(1, feed)])?.isConflict == false)
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

  @Test func `of what is equal the newest holds, and saying the same is no conflict`() {
    let until = Day(number: 1)
    let same = Register.decision([
      write(1, Decision(.riskAccepted, until: until)),
      write(2, Decision(.riskAccepted, until: until)),
    ])
    #expect(same?.winner.stamp == stamp(2) && same?.isConflict == false)
    let dated = Register.decision([
      write(1, Decision(.deferred)), write(2, Decision(.deferred, until: until)),
    ])
    #expect(dated?.winner.stamp == stamp(2) && dated?.isConflict == true)
    let due = Register.due([write(1, .set(until)), write(2, .set(until))])
    #expect(due?.winner.stamp == stamp(2) && due?.isConflict == false)
    let dates = Register.due([
      write(1, .set(until)), write(2, .set(until)), write(3, .set(Day(number: 2))),
    ])
    #expect(dates?.winner.stamp == stamp(2) && dates?.isConflict == true)
    #expect(Register.due([write(1, .clear), write(2, .clear)])?.value == .clear)
    let read = Register.read([write(1, true), write(2, true)])
    #expect(read?.winner.stamp == stamp(2) && read?.isConflict == false)
    let unread = Register.read([write(1, false), write(2, false), write(3, true)])
    #expect(unread?.winner.stamp == stamp(2) && unread?.isConflict == true)
    let owners = Register.owners([write(1, ["ana", "raj"]), write(2, ["raj", "ana"])])
    #expect(owners?.value == ["ana", "raj"] && owners?.isConflict == false)
    let others = Register.owners([write(1, ["ana"]), write(2, ["raj", "ana"])])
    #expect(others?.value == ["ana", "raj"] && others?.isConflict == true)
    #expect(others?.winner.stamp == stamp(2))
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
