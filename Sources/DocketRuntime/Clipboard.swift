import DocketFetch

/// The request that puts text on the clipboard of the terminal, wherever that runs (OSC 52).
enum Clipboard {
  /// `ESC ] 52 ; c ; <base64> BEL`; the terminal never answers.
  static func request(_ text: String) -> [UInt8] {
    Array("\u{1B}]52;c;".utf8) + Base64.encode(Array(text.utf8)) + [0x07]
  }
}
