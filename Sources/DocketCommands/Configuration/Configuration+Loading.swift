import DocketModel
import DocketRuntime
import Glibc

extension Configuration {
  /// Reads the file of a person; one that is not there is an empty one.
  static func load(_ folders: Folders) -> (Configuration, [ConfigurationWarning]) {
    let file = folders.configurationFile
    do {
      let bytes = try FileBytes.read(file, limit: 1 << 20)
      let reader = ConfigurationReader(String(decoding: bytes, as: UTF8.self), file: file)
      return (reader.configuration, reader.warnings)
    } catch {
      if case .failed(let code) = error, code == ENOENT || code == ENOTDIR {
        return (Configuration(), [])
      }
      let code = if case .failed(let code) = error { code } else { EFBIG }
      let warning = ConfigurationWarning(file: file, keyPath: "", fact: .unreadable(code: code))
      return (Configuration(), [warning])
    }
  }
}
