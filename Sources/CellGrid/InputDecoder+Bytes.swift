extension InputDecoder {
  mutating func take(_ byte: UInt8, _ inputs: inout [Input]) {
    switch state {
    case .ground: takeGround(byte, &inputs)
    case .escape: takeAfterEscape(byte, &inputs)
    case .tabled: takeTabled(byte, &inputs)
    case .sequence: takeInSequence(byte, &inputs)
    case .skipping(let count): skip(byte, count, &inputs)
    case .string(let length, let escaped): takeInString(byte, length, escaped, &inputs)
    case .scalar: takeInScalar(byte, &inputs)
    case .paste: paste.take(byte)
    }
  }

  private mutating func takeGround(_ byte: UInt8, _ inputs: inout [Input]) {
    let guarded = guardEnds != nil
    guardEnds = nil
    switch byte {
    case 0x1B:
      pending = [byte]
      state = .escape
    case 0x5B, 0x4F, 0x5D:
      guard guarded else { return inputs.append(.key(.character(Character(Unicode.Scalar(byte))))) }
      pending = [0x1B]
      isLate = true
      open(byte)
    case 0x00..<0x20, 0x7F:
      if let key = Key(control: byte) { inputs.append(.key(key)) }
    case 0x20..<0x7F:
      inputs.append(.key(.character(Character(Unicode.Scalar(byte)))))
    case 0xC2...0xF4:
      pending = [byte]
      state = .scalar
    default: break  // No start of a scalar: Latin-1 or line noise.
    }
  }

  /// Starts what an introducer after `ESC` announces; false if the byte is none.
  @discardableResult
  private mutating func open(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x5B, 0x4F:
      pending.append(byte)
      state = .sequence
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F:
      pending.removeAll(keepingCapacity: true)
      state = .string(length: 0, escaped: false)
    default: return false
    }
    return true
  }

  private mutating func takeAfterEscape(_ byte: UInt8, _ inputs: inout [Input]) {
    let whole = [0x1B, byte]
    if let key = sequences[whole] {
      finish(key, &inputs)
    } else if byte != 0x5B, byte != 0x4F, beginnings.contains(whole) {
      pending = whole
      state = .tabled
    } else if open(byte) {
      return
    } else {
      takeWithAlt(byte, &inputs)
    }
  }

  /// A key typed with Alt is no key of ours, so it is swallowed; a second `ESC` is a second Escape.
  private mutating func takeWithAlt(_ byte: UInt8, _ inputs: inout [Input]) {
    switch byte {
    case 0x1B:
      inputs.append(.key(.escape))
      return
    case 0xC2...0xDF: state = .skipping(1)
    case 0xE0...0xEF: state = .skipping(2)
    case 0xF0...0xF4: state = .skipping(3)
    case 0x08, 0x09, 0x0A, 0x0D, 0x20...0x7F: reset()
    case 0x00..<0x20:
      // Control-C and its like are never lost.
      inputs.append(.key(.escape))
      reset()
      takeGround(byte, &inputs)
      return
    default: reset()
    }
  }

  private mutating func takeTabled(_ byte: UInt8, _ inputs: inout [Input]) {
    pending.append(byte)
    if let key = sequences[pending] {
      finish(key, &inputs)
    } else if !beginnings.contains(pending) {
      reset()
    }
  }

  private mutating func takeInSequence(_ byte: UInt8, _ inputs: inout [Input]) {
    switch byte {
    case 0x1B:
      reset()
      takeGround(byte, &inputs)
      return
    case 0x00..<0x20:
      // Enter, Control-C: the sequence was none, the key is one.
      let late = isLate
      reset()
      if !late || byte == 0x03 { takeGround(byte, &inputs) }
      return
    case 0x7F...0xFF:
      reset()
      return
    default: break
    }
    if pending.count < InputDecoder.longestSequence {
      pending.append(byte)
    } else if (0x40...0x7E).contains(byte) {
      reset()
      return
    }
    if let key = sequences[pending] { return finish(key, &inputs) }
    if isFinal(byte) { finishSequence(&inputs) }
  }

  /// Whether the byte just appended ends the open sequence.
  private func isFinal(_ byte: UInt8) -> Bool {
    let isSS3 = pending.count > 1 && pending[1] == 0x4F
    if isSS3 { return !(0x30...0x3B).contains(byte) }
    // The Linux console sends `ESC [ [ A`.
    if byte == 0x5B, pending.count == 3 { return false }
    // rxvt ends keys with Shift in `$`, which otherwise stands before the final byte of a reply.
    if byte == 0x24 {
      let middle = pending.dropFirst(2).dropLast()
      return !middle.isEmpty && middle.allSatisfy { (0x30...0x39).contains($0) }
    }
    return (0x40...0x7E).contains(byte)
  }

  private mutating func finishSequence(_ inputs: inout [Input]) {
    if pending == PasteBuffer.startMark { return beginPaste(isBracketed: true) }
    // An old mouse report: three bytes follow.
    if pending == [0x1B, 0x5B, 0x4D] {
      state = .skipping(3)
      return
    }
    guard let key = ControlSequence(bytes: pending).key else { return reset() }
    finish(key, &inputs)
  }

  private mutating func finish(_ key: Key, _ inputs: inout [Input]) {
    // After a late start only what cannot be typed is believed.
    switch key {
    case .character, .control, .enter, .tab, .backspace, .escape:
      if !isLate { inputs.append(.key(key)) }
    default: inputs.append(.key(key))
    }
    reset()
  }

  private mutating func skip(_ byte: UInt8, _ count: Int, _ inputs: inout [Input]) {
    if byte == 0x1B {
      reset()
      takeGround(byte, &inputs)
    } else if count > 1 {
      state = .skipping(count - 1)
    } else {
      reset()
    }
  }

  private mutating func takeInString(
    _ byte: UInt8, _ length: Int, _ escaped: Bool, _ inputs: inout [Input]
  ) {
    switch byte {
    case 0x5C where escaped, 0x07, 0x18, 0x1A: reset()
    case 0x03:
      reset()
      takeGround(byte, &inputs)
    case 0x1B where !escaped: state = .string(length: length, escaped: true)
    default:
      if escaped {
        // Not the end of the string but a new sequence: the string was cut off.
        reset()
        pending = [0x1B]
        state = .escape
        takeAfterEscape(byte, &inputs)
      } else if length < InputDecoder.longestString {
        state = .string(length: length + 1, escaped: false)
      } else {
        reset()
      }
    }
  }

  private mutating func takeInScalar(_ byte: UInt8, _ inputs: inout [Input]) {
    guard (0x80...0xBF).contains(byte), let first = pending.first else {
      reset()
      return takeGround(byte, &inputs)
    }
    pending.append(byte)
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard pending.count == length else { return }
    let text = String(decoding: pending, as: UTF8.self)
    reset()
    // Overlong and other false forms decode to several U+FFFD.
    guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1,
      !Hidden.contains(scalar.value)
    else { return }
    inputs.append(.key(.character(Character(scalar))))
  }
}

extension InputDecoder {
  mutating func beginPaste(isBracketed: Bool) {
    reset()
    guardEnds = nil
    paste = PasteBuffer(isBracketed: isBracketed, limit: max(options.pasteLimit, 0))
    state = .paste
  }

  mutating func endPaste(_ inputs: inout [Input]) {
    let (pasted, typed) = paste.result
    paste = PasteBuffer(isBracketed: true, limit: 0)
    reset()
    inputs.append(.paste(pasted))
    for byte in typed { take(byte, &inputs) }
  }

  static func holdsStartMark(_ bytes: [UInt8]) -> Bool {
    let mark = PasteBuffer.startMark
    guard bytes.count >= mark.count else { return false }
    for start in 0...(bytes.count - mark.count)
    where bytes[start] == mark[0] && bytes[start..<(start + mark.count)].elementsEqual(mark) {
      return true
    }
    return false
  }
}
