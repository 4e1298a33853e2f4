public import DocketModel
import Glibc

extension StoreSync {
  /// When this store was last brought up to date by this user on this host.
  public var lastTime: Timestamp? {
    guard let path = timePath, let bytes = try? FileBytes.read(path, limit: 64) else { return nil }
    return Timestamp(rfc3339: String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self))
  }

  /// Notes that it was now; where that cannot be kept nothing is shown.
  public func keepTime(_ now: Timestamp) {
    guard let path = timePath else { return }
    try? FileBytes.write(Array("\(now.rfc3339)\n".utf8), to: path, replacing: true)
  }

  private var timePath: String? {
    guard let stateFolder, let id = try? StoreRepository.identity(of: store).id else { return nil }
    return "\(stateFolder)/synced-\(id)"
  }
}
