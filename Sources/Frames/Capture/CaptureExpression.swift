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
    if takes("not", "!") { return .not(try factor()) }
    guard takes("(") else { return try primitive() }
    let inner = try expression()
    guard takes(")") else {
      throw position < words.count ? .notUnderstood(String(words[position])) : .endsEarly
    }
    return inner
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
    guard parts.count == 2, let length = UInt32(parts[1]), length <= 32 else {
      throw .notUnderstood(String(word))
    }
    let mask = length == 0 ? 0 : UInt32.max << (32 - length)
    return .host(try address(parts[0]) & mask, mask: mask, side)
  }

  private mutating func ether() throws(CaptureProgramError) -> CaptureTest {
    if takes("broadcast") { return .etherAddress(at: 0, 0xFFFF_FFFF_FFFF) }
    if takes("multicast") { return .bits(.byte, at: 0, mask: 1) }
    let side: Side = takes("src") ? .source : takes("dst") ? .destination : .either
    if side == .either, !takes("host") { throw .notUnderstood("ether") }
    let word = try needed()
    let bytes = word.split(separator: ":").compactMap { UInt64($0, radix: 16) }
    guard bytes.count == 6, bytes.allSatisfy({ $0 < 256 }) else {
      throw .notUnderstood(String(word))
    }
    let value = bytes.reduce(0) { $0 << 8 | $1 }
    return side.joined(.etherAddress(at: 6, value), .etherAddress(at: 0, value))
  }

  private mutating func number(_ most: UInt32) throws(CaptureProgramError) -> UInt32 {
    let word = try needed()
    guard let number = UInt32(word), number <= most else { throw .notUnderstood(String(word)) }
    return number
  }

  private func address(_ word: Substring) throws(CaptureProgramError) -> UInt32 {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { UInt32($0) }
    guard parts.count == 4, bytes.count == 4, bytes.allSatisfy({ $0 < 256 }) else {
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
