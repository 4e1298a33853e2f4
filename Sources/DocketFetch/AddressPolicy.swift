/// Which hosts a feed may lead to, judged by the address that is about to be connected.
///
/// A name says nothing: who owns it can point it anywhere, and elsewhere a second later. So each connection
/// is judged when its socket is made, at every hop.
public struct AddressPolicy: Sendable, Hashable {
  /// Whether networks of one's own are permitted too: set for single feeds, in the configuration.
  public var allowsPrivate: Bool
  /// The one host that stands for the internet in tests, which connect nothing else.
  var exempt: IPAddress?

  public init(allowsPrivate: Bool = false) { self.allowsPrivate = allowsPrivate }

  /// Why an address is refused.
  public enum Kind: Sendable, Hashable, CaseIterable {
    case loopback
    case privateNetwork
    /// Between a provider and its customers (RFC 6598).
    case shared
    /// Without a router in between; cloud hosts answer with their own secrets there.
    case linkLocal
    /// Where a cloud host tells its own secrets.
    case metadata
    case multicast
    /// No host: unspecified, broadcast, for examples, for tests, set aside.
    case reserved
    /// Leads to an IPv4 address that it does not show, by a relay.
    case tunnel

    /// Whether `allow_private` permits it: a feed of one's own can be there.
    public var canBeAllowed: Bool {
      switch self {
      case .loopback, .privateNetwork, .shared: true
      case .linkLocal, .metadata, .multicast, .reserved, .tunnel: false
      }
    }
  }

  /// Why this address may not be connected; nil when it may.
  public func refusal(of address: IPAddress) -> Kind? {
    guard address != exempt, let kind = Self.kind(of: address) else { return nil }
    return allowsPrivate && kind.canBeAllowed ? nil : kind
  }

  /// What an address is besides one of the public internet; nil for those.
  static func kind(of address: IPAddress) -> Kind? {
    if let inner = embedded(in: address.bytes).flatMap(IPAddress.init) { return kind(of: inner) }
    let table = address.isIPv4 ? ipv4 : ipv6
    return table.first { begins(address.bytes, with: $0.prefix, bits: $0.bits) }?.kind
  }

  /// The IPv4 address inside a mapped, 6to4 or translated one (RFC 4291, 3056, 6052).
  private static func embedded(in bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count == 16 else { return nil }
    let zeros = bytes.prefix(10).allSatisfy { $0 == 0 }
    if zeros, bytes[10] == 0xFF, bytes[11] == 0xFF { return Array(bytes[12...]) }
    if bytes[0] == 0x20, bytes[1] == 0x02 { return Array(bytes[2..<6]) }
    if begins(bytes, with: [0x00, 0x64, 0xFF, 0x9B], bits: 96) { return Array(bytes[12...]) }
    return nil
  }

  /// Whether the first bits are those of a prefix; what the prefix leaves out is zero.
  private static func begins(_ bytes: [UInt8], with prefix: [UInt8], bits: Int) -> Bool {
    for index in 0..<(bits + 7) / 8 {
      let wanted = index < prefix.count ? prefix[index] : 0
      let left = min(bits - index * 8, 8)
      let mask = UInt8(truncatingIfNeeded: 0xFF00 >> left)
      if (bytes[index] ^ wanted) & mask != 0 { return false }
    }
    return true
  }

  private struct Network {
    var prefix: [UInt8]
    var bits: Int
    var kind: Kind

    init(_ prefix: [UInt8], _ bits: Int, _ kind: Kind) {
      self.prefix = prefix
      self.bits = bits
      self.kind = kind
    }
  }

  // Both tables follow the registries of special-purpose addresses at IANA (RFC 6890 and later); what comes
  // first holds.
  private static let ipv4: [Network] = [
    Network([0], 8, .reserved),
    Network([10], 8, .privateNetwork),
    Network([100, 100, 100, 200], 32, .metadata),
    Network([100, 64], 10, .shared),
    Network([127], 8, .loopback),
    Network([169, 254], 16, .linkLocal),
    Network([172, 16], 12, .privateNetwork),
    Network([192, 0, 0], 24, .reserved),
    Network([192, 0, 2], 24, .reserved),
    Network([192, 88, 99], 24, .tunnel),
    Network([192, 168], 16, .privateNetwork),
    Network([198, 18], 15, .reserved),
    Network([198, 51, 100], 24, .reserved),
    Network([203, 0, 113], 24, .reserved),
    Network([224], 4, .multicast),
    Network([240], 4, .reserved),
  ]

  private static let ipv6: [Network] = [
    Network([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 128, .loopback),
    // Unspecified, and the old form that holds an IPv4 address.
    Network([], 96, .reserved),
    Network([0x00, 0x64, 0xFF, 0x9B, 0x00, 0x01], 48, .privateNetwork),
    Network([0x01], 8, .reserved),
    // Teredo, benchmarks, ORCHID and others.
    Network([0x20, 0x01, 0x00, 0x00], 32, .tunnel),
    Network([0x20, 0x01, 0x00], 23, .reserved),
    Network([0x20, 0x01, 0x0D, 0xB8], 32, .reserved),
    Network([0x3F, 0xFF], 20, .reserved),
    Network([0x5F], 16, .reserved),
    Network([0xFD, 0x00, 0x0E, 0xC2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54], 128, .metadata),
    Network([0xFC], 7, .privateNetwork),
    Network([0xFE, 0x80], 10, .linkLocal),
    Network([0xFE, 0xC0], 10, .privateNetwork),
    Network([0xFF], 8, .multicast),
  ]
}
