import DocketModel

extension FeedHealth {
  /// Whether it is to be asked without a person naming it.
  func isDue(at now: Timestamp) -> Bool { nextTry.map { $0 <= now } ?? true }

  /// It answered as it should.
  mutating func succeed(at now: Timestamp) {
    self = FeedHealth(tried: now, succeeded: now)
  }

  /// It did not: it is left alone for a while, twice as long each time, a day at most.
  ///
  /// A server that says when it wants to be asked again is given that long, a week at most.
  mutating func fail(
    at now: Timestamp, _ problem: String, interval: Int, retryAfter: Int?
  ) {
    failures += 1
    tried = now
    self.problem = problem
    let day = 86_400
    let doubled = interval << min(failures - 1, 20)
    // A little less than whole turns: a timer that comes some minutes early does not skip one.
    let own = min(max(doubled, interval), day) * 9 / 10
    nextTry = now.adding(seconds: Int64(max(own, min(retryAfter ?? 0, 7 * day))))
  }
}
