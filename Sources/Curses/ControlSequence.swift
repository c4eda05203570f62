import Terminal

/// A sequence that begins with `ESC [`, taken apart: parameters, and the byte that says what they mean.
struct ControlSequence: Equatable {
  /// Numbers between semicolons; a missing one is 0, and of several behind colons the first counts.
  var parameters: [Int] = []
  /// What stands before the parameters, such as the `<` of the mouse, or 0; no key has it.
  var prefix: UInt8 = 0
  /// What it is about.
  var final: UInt8

  /// A number, or 0.
  func parameter(_ index: Int) -> Int {
    index < parameters.count ? parameters[index] : 0
  }

  /// What is held down, which xterm counts from 1.
  var modifiers: Modifiers {
    let bits = max(parameter(1) - 1, 0)
    let meta: Modifiers = bits & 8 == 0 ? [] : .alt
    return Modifiers(rawValue: UInt8(bits & 7)).union(meta)
  }

  /// How far a sequence goes.
  enum Extent: Equatable {
    /// Its end has not come.
    case incomplete
    /// It is none, and so many bytes are to be left out.
    case broken(byteCount: Int)
    /// It is complete.
    case complete(ControlSequence, byteCount: Int)
  }

  /// Reads what follows `ESC [`; the counts are those of these bytes.
  static func read(_ bytes: ArraySlice<UInt8>) -> Extent {
    guard let end = bytes.firstIndex(where: { !(0x20...0x3F ~= $0) }) else {
      return bytes.count > byteCountMax ? .broken(byteCount: bytes.count) : .incomplete
    }
    let count = end - bytes.startIndex
    guard 0x40...0x7E ~= bytes[end], count <= byteCountMax else {
      return .broken(byteCount: count)
    }
    let prefix = bytes.first.flatMap { 0x3C...0x3F ~= $0 ? $0 : nil } ?? 0
    let parameters = bytes[..<end].drop { 0x3C...0x3F ~= $0 }
      .split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map(number)
    let sequence = ControlSequence(parameters: parameters, prefix: prefix, final: bytes[end])
    return .complete(sequence, byteCount: count + 1)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.prefix { 0x30...0x39 ~= $0 }.prefix(6).reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  private static let byteCountMax = 32
}

extension ControlSequence {
  /// The key that it stands for, or `nil`.
  var input: Input? {
    guard prefix == 0 else { return nil }
    if final == UInt8(ascii: "u") { return character(parameter(0)) }
    if final == UInt8(ascii: "~"), parameter(0) == 27 { return character(parameter(2)) }
    if final == UInt8(ascii: "~") || final == UInt8(ascii: "^") {
      let control: Modifiers = final == UInt8(ascii: "^") ? .control : []
      return ControlSequence.numberedKey(parameter(0)).map { .key($0, modifiers.union(control)) }
    }
    guard parameter(0) <= 1, parameters.count <= 2 else { return nil }
    if let key = ControlSequence.arrow(final) { return .key(key, modifiers) }
    return ControlSequence.smallArrow(final).map { .key($0, .shift) }
  }

  /// A character that terminals send by its number when a plain byte cannot say what is held down.
  private func character(_ code: Int) -> Input? {
    switch code {
    case 9: .key(modifiers.contains(.shift) ? .backtab : .tab, modifiers.subtracting(.shift))
    case 13: .key(.enter, modifiers)
    case 27: .key(.escape, modifiers)
    case 127: .key(.backspace, modifiers)
    case 0x20..<0xE000:
      Unicode.Scalar(UInt16(code)).map { scalar in
        let isPlain = modifiers.isSubset(of: .shift)
        let character = Character(scalar)
        return isPlain ? .character(character) : .key(.character(character), modifiers)
      }
    default: nil
    }
  }

  /// The key by the letter that ends its sequence, as xterm sends it.
  static func arrow(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "P"): .function(1)
    case UInt8(ascii: "Q"): .function(2)
    case UInt8(ascii: "R"): .function(3)
    case UInt8(ascii: "S"): .function(4)
    case UInt8(ascii: "Z"): .backtab
    default: nil
    }
  }

  /// The arrow by the small letter that rxvt ends its sequence with when something is held down.
  static func smallArrow(_ final: UInt8) -> Key? {
    UInt8(ascii: "a")...UInt8(ascii: "d") ~= final ? arrow(final & ~0x20) : nil
  }

  /// The key by the number in its sequence, as the VT220 sent it.
  private static func numberedKey(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23, 24: .function(number - 12)
    default: nil
    }
  }
}
