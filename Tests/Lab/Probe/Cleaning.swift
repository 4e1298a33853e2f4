import TextOracle

/// Random foreign texts, each cleaned alone and with another one: what must hold of clean text does.
func cleaning(_ words: [String]) {
  let first = number("--first", in: words, else: 1)
  let count = number("--count", in: words, else: 100_000)
  var dice = Dice(seed: UInt64(bitPattern: Int64(first)))
  var cases = 0
  while cases < count {
    cases += 1
    if let fault = CleaningLaw.fault(dice.foreignText(upTo: 24), dice.foreignText(upTo: 24)) {
      say("FAULT \(fault)")
    }
  }
  say("cases \(cases)")
}
