/// A JSON value to be written, of whose long arrays each element is made when its turn comes.
public enum LazyJSON {
  case value(JSON)
  /// Members whose value is absent are left out.
  case object([(String, LazyJSON?)])
  case array(any Sequence<LazyJSON>)

  /// An array of what is made of each element while it is written.
  public static func array<Elements: Sequence>(
    _ elements: Elements, _ make: @escaping (Elements.Element) -> LazyJSON
  ) -> LazyJSON {
    .array(elements.lazy.map(make))
  }

  /// The bytes of ``JSON/orderedBytes()``, piece by piece: each is handed on before more is made.
  public func orderedBytes(_ take: ([UInt8]) -> Void) {
    var writer = JSONWriter(sortsMembers: false, escapesInvisible: true)
    writer.write(self, take)
    take(writer.bytes)
  }
}

extension JSONWriter {
  /// So many bytes are a piece that is worth handing on.
  private static let piece = 1 << 14

  fileprivate mutating func write(_ value: LazyJSON, _ take: ([UInt8]) -> Void) {
    switch value {
    case .value(let value): write(value)
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      var isFirst = true
      for case (let name, let value?) in members {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        write(name)
        bytes.append(UInt8(ascii: ":"))
        write(value, take)
      }
      bytes.append(UInt8(ascii: "}"))
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      var isFirst = true
      for element in elements {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        write(element, take)
        handOn(take)
      }
      bytes.append(UInt8(ascii: "]"))
    }
  }

  private mutating func handOn(_ take: ([UInt8]) -> Void) {
    guard bytes.count >= Self.piece else { return }
    take(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
