import Testing

@testable import DocketFetch

@Suite struct AddressPolicyTests {
  private static func number(_ text: String) throws -> IPAddress {
    try #require(IPAddress(ipv4: text) ?? IPAddress(ipv6: text))
  }

  static let networks: [(String, AddressPolicy.Kind)] = [
    ("127.0.0.1", AddressPolicy.Kind.loopback), ("127.255.255.254", .loopback),
    ("::1", .loopback),
    ("10.0.0.5", .privateNetwork), ("172.16.0.1", .privateNetwork),
    ("172.31.255.255", .privateNetwork), ("192.168.1.1", .privateNetwork),
    ("fc00::1", .privateNetwork), ("fdff::1", .privateNetwork), ("fec0::1", .privateNetwork),
    ("100.64.0.1", .shared), ("100.127.255.255", .shared), ("100.100.100.200", .metadata),
    ("169.254.169.254", .linkLocal), ("169.254.0.1", .linkLocal), ("fe80::1", .linkLocal),
    ("febf::1", .linkLocal), ("fd00:ec2::254", .metadata),
    ("224.0.0.1", .multicast), ("239.255.255.255", .multicast), ("ff02::1", .multicast),
    ("0.0.0.0", .reserved), ("0.1.2.3", .reserved), ("255.255.255.255", .reserved),
    ("240.0.0.1", .reserved), ("192.0.2.1", .reserved), ("198.18.0.1", .reserved),
    ("::", .reserved), ("2001:db8::1", .reserved), ("::7f00:1", .reserved),
    ("2001::1", .tunnel), ("192.88.99.1", .tunnel),
    ("::ffff:127.0.0.1", .loopback), ("::ffff:10.0.0.5", .privateNetwork),
    ("::ffff:169.254.169.254", .linkLocal), ("64:ff9b::10.0.0.5", .privateNetwork),
    ("64:ff9b::7f00:1", .loopback), ("64:ff9b:1::1", .privateNetwork),
    ("2002:7f00:1::", .loopback), ("2002:a9fe:a9fe::1", .linkLocal),
    ("2002:c0a8:101::", .privateNetwork),
  ]

  @Test("Networks that are not the internet are known in all their forms", arguments: networks)
  func forbidden(_ text: String, _ kind: AddressPolicy.Kind) throws {
    #expect(AddressPolicy().refusal(of: try Self.number(text)) == kind)
    let own = AddressPolicy(allowsPrivate: true)
    #expect(own.refusal(of: try Self.number(text)) == (kind.canBeAllowed ? nil : kind))
  }

  @Test(
    "The internet is reached",
    arguments: [
      "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
      "128.0.0.0", "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255",
      "192.169.0.0", "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8",
      "64:ff9b::8.8.8.8", "2002:808:808::1",
    ])
  func open(_ text: String) throws {
    #expect(AddressPolicy().refusal(of: try Self.number(text)) == nil)
  }

  @Test(
    "Addresses are written as they are read",
    arguments: [
      ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("0:0:0:0:0:0:0:0", "::"), ("::1", "::1"),
      ("1::", "1::"), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"), ("::ffff:1.2.3.4", "::ffff:102:304"),
      ("1:0:3:4:5:6:7:8", "1:0:3:4:5:6:7:8"), ("1::8", "1::8"),
    ])
  func written(_ typed: String, _ text: String) throws {
    #expect(try #require(IPAddress(ipv6: typed)).text == text)
  }

  @Test(
    "What is no address is none",
    arguments: [
      "", ":", ":::", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "g::", "::1::", "1:::2",
      "::1.2.3", "+1::", "::1.2.3.4.5", "1:2:3:4:5:6:7:1.2.3.4",
    ])
  func malformed(_ text: String) { #expect(IPAddress(ipv6: text) == nil) }
}
