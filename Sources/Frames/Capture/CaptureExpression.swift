/// A filter expression in a small part of the language of libpcap, such as `udp port 53 and not host 10.0.0.1`.
///
/// `and` and `or` have the same rank and are taken from the left, as libpcap does it; `not` binds tighter. The program that comes
/// out answers as the one of libpcap does, but it is not shortened, so its instructions differ.
///
/// Not modelled: `vlan`, `proto`, arithmetic such as `ip[0] & 0xf`, names instead of addresses, IPv6 addresses.
/// Source: [pcap-filter]
public struct CaptureExpression {
  private var words: [Substring] = []
  private var position = 0
  /// How many brackets and `not` are open.
  private var depth = 0
  /// How many tests have been read.
  private var testCount = 0

  /// The most brackets and `not` inside each other.
  static let depthMax = 64
  /// The most tests of an expression; more would hardly fit into the jumps of the machine.
  static let testCountMax = 500

  /// An expression that has not been read yet.
  public init(_ text: String) {
    var spaced = ""
    for character in text {
      let isSign = character == "(" || character == ")" || character == "!"
      spaced += isSign ? " \(character) " : String(character)
    }
    words = spaced.split(whereSeparator: \.isWhitespace)
  }

  /// The program of the expression; an empty one wants everything.
  ///
  /// - Throws: ``CaptureProgramError``.
  public func program() throws(CaptureProgramError) -> CaptureProgram {
    guard !words.isEmpty else { return .everything }
    var reader = self
    let test = try reader.expression()
    if let rest = reader.next() { throw .notUnderstood(String(rest)) }
    return try CaptureAssembler.program(of: test)
  }

  private mutating func next() -> Substring? {
    guard position < words.count else { return nil }
    position += 1
    return words[position - 1]
  }

  private mutating func needed() throws(CaptureProgramError) -> Substring {
    guard let word = next() else { throw .endsEarly }
    return word
  }

  private mutating func takes(_ wanted: String...) -> Bool {
    guard position < words.count, wanted.contains(String(words[position])) else { return false }
    position += 1
    return true
  }
}

// MARK: - Grammar

extension CaptureExpression {
  private mutating func expression() throws(CaptureProgramError) -> CaptureTest {
    var test = try factor()
    while true {
      if takes("and", "&&") {
        test = .both(test, try factor())
      } else if takes("or", "||") {
        test = .either(test, try factor())
      } else {
        return test
      }
    }
  }

  private mutating func factor() throws(CaptureProgramError) -> CaptureTest {
    if takes("not", "!") {
      return .not(try nested { reader throws(CaptureProgramError) in try reader.factor() })
    }
    guard takes("(") else {
      testCount += 1
      guard testCount <= CaptureExpression.testCountMax else { throw .tooLong }
      return try primitive()
    }
    let inner = try nested { reader throws(CaptureProgramError) in try reader.expression() }
    guard takes(")") else {
      throw position < words.count ? .notUnderstood(String(words[position])) : .endsEarly
    }
    return inner
  }

  /// Runs `body` one level deeper.
  private mutating func nested(
    _ body: (inout CaptureExpression) throws(CaptureProgramError) -> CaptureTest
  ) throws(CaptureProgramError) -> CaptureTest {
    guard depth < CaptureExpression.depthMax else { throw .tooLong }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  private mutating func primitive() throws(CaptureProgramError) -> CaptureTest {
    let word = try needed()
    switch word {
    case "ip": return .etherType(0x0800)
    case "ip6": return .etherType(0x86DD)
    case "arp": return .etherType(0x0806)
    case "rarp": return .etherType(0x8035)
    case "icmp": return .both(.etherType(0x0800), .number(.byte, at: 23, is: 1))
    case "tcp": return try transport(6)
    case "udp": return try transport(17)
    case "ether": return try ether()
    case "broadcast": return .etherAddress(at: 0, 0xFFFF_FFFF_FFFF)
    case "multicast": return .bits(.byte, at: 0, mask: 1)
    case "less": return .not(.longer(than: try number(UInt32.max)))
    case "greater":
      let bytes = try number(UInt32.max)
      return bytes == 0 ? .etherAny : .longer(than: bytes - 1)
    case "src", "dst", "host", "net", "port":
      position -= 1
      return try addressOrPort([6, 17, 132])
    default: throw .notUnderstood(String(word))
    }
  }

  /// `tcp`, or `tcp port 80`, or `tcp src port 80`.
  private mutating func transport(_ number: UInt32) throws(CaptureProgramError) -> CaptureTest {
    let isPort =
      position < words.count
      && (words[position] == "port"
        || (position + 1 < words.count && ["src", "dst"].contains(words[position])
          && words[position + 1] == "port"))
    return isPort ? try addressOrPort([number]) : .ofProtocol(number)
  }

  /// `src host A`, `dst port N`, `net A/24` and so on.
  private mutating func addressOrPort(
    _ protocols: [UInt32]
  ) throws(CaptureProgramError) -> CaptureTest {
    let side: Side = takes("src") ? .source : takes("dst") ? .destination : .either
    if takes("port") { return .port(try number(65_535), side, protocols) }
    if takes("net") { return try network(side) }
    _ = takes("host")
    return .host(try address(try needed()), mask: UInt32.max, side)
  }

  private mutating func network(_ side: Side) throws(CaptureProgramError) -> CaptureTest {
    let word = try needed()
    let parts = word.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let length = Self.number(parts[1], 32) else {
      throw .notUnderstood(String(word))
    }
    let mask = length == 0 ? 0 : UInt32.max << (32 - length)
    let network = try address(parts[0])
    guard network & ~mask == 0 else { throw .notOfNetwork(String(word)) }
    return .host(network, mask: mask, side)
  }

  private mutating func ether() throws(CaptureProgramError) -> CaptureTest {
    if takes("broadcast") { return .etherAddress(at: 0, 0xFFFF_FFFF_FFFF) }
    if takes("multicast") { return .bits(.byte, at: 0, mask: 1) }
    let side: Side = takes("src") ? .source : takes("dst") ? .destination : .either
    if side == .either, !takes("host") { throw .notUnderstood("ether") }
    let word = try needed()
    guard let value = Self.hardwareAddress(word) else { throw .notUnderstood(String(word)) }
    return side.joined(.etherAddress(at: 6, value), .etherAddress(at: 0, value))
  }

  private mutating func number(_ most: UInt32) throws(CaptureProgramError) -> UInt32 {
    let word = try needed()
    guard let number = Self.number(word, most) else { throw .notUnderstood(String(word)) }
    return number
  }

  /// A number of nothing but digits, up to `most`.
  private static func number(_ word: Substring, _ most: UInt32) -> UInt32? {
    guard word.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = UInt32(word), number <= most
    else { return nil }
    return number
  }

  /// Six bytes of one or two hexadecimal digits, with colons between them.
  private static func hardwareAddress(_ word: Substring) -> UInt64? {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 6 else { return nil }
    var value: UInt64 = 0
    for part in parts {
      guard (1...2).contains(part.utf8.count), part.allSatisfy(\.isHexDigit),
        let byte = UInt64(part, radix: 16)
      else { return nil }
      value = value << 8 | byte
    }
    return value
  }

  private func address(_ word: Substring) throws(CaptureProgramError) -> UInt32 {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { Self.number($0, 255) }
    guard parts.count == 4, bytes.count == 4 else {
      throw .notUnderstood(String(word))
    }
    return bytes.reduce(0) { $0 << 8 | $1 }
  }
}

/// Which end of a conversation is meant.
enum Side {
  case source, destination, either

  /// The tests of the two ends as one.
  func joined(_ source: CaptureTest, _ destination: CaptureTest) -> CaptureTest {
    switch self {
    case .source: source
    case .destination: destination
    case .either: .either(source, destination)
    }
  }
}
