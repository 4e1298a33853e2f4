/// What was decided about an action, and the reasons given at the time.
public struct Decision: Sendable, Hashable {
  public var state: ActionState
  /// Why it does not apply to us; only with ``ActionState/notApplicable``.
  public var code: Justification?
  /// The person's own words: a ticket, an address, a sentence.
  public var why: String?
  /// The last day it holds: of an accepted risk, of a deferral, of waiting.
  public var until: Day?
  /// Who is waited on.
  public var on: String?
  /// The action this one repeats; only with ``ActionState/duplicate``.
  public var sameAs: ActionID?
  public var approvedBy: String?

  public init(
    _ state: ActionState, code: Justification? = nil, why: String? = nil, until: Day? = nil,
    on: String? = nil, sameAs: ActionID? = nil, approvedBy: String? = nil
  ) {
    self.state = state
    self.code = code
    self.why = why
    self.until = until
    self.on = on
    self.sameAs = sameAs
    self.approvedBy = approvedBy
  }

  /// The state on a given day: an accepted risk or a deferral ends, and the action is open again.
  ///
  /// `until` is the last day it holds for an accepted risk; a deferral and waiting end on the
  /// morning of that day.
  public func state(on day: Day) -> ActionState {
    guard let until else { return state }
    switch state {
    case .riskAccepted: return day > until ? .open : state
    case .deferred, .waiting: return day >= until ? .open : state
    default: return state
    }
  }
}

/// Why an action is not for us: the justifications of CSAF 2.0 VEX (section 3.2.3.5), and other.
public enum Justification: String, Sendable, Hashable, CaseIterable {
  case notOurs = "component_not_present"
  case fixed = "vulnerable_code_not_present"
  case notReachable = "vulnerable_code_not_in_execute_path"
  case notControllable = "vulnerable_code_cannot_be_controlled_by_adversary"
  case mitigated = "inline_mitigations_already_exist"
  case other

  /// The word of the command line (`--because`).
  public var word: String {
    switch self {
    case .notOurs: "not-ours"
    case .fixed: "fixed"
    case .notReachable: "not-reachable"
    case .notControllable: "not-controllable"
    case .mitigated: "mitigated"
    case .other: "other"
    }
  }

  /// What people read beside `n/a`.
  public var phrase: String {
    switch self {
    case .notOurs: "not ours"
    case .fixed: "fixed or vulnerable code absent"
    case .notReachable: "not reachable as configured"
    case .notControllable: "attacker cannot control it"
    case .mitigated: "already mitigated"
    case .other: "other"
    }
  }
}
