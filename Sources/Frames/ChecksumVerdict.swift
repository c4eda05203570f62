/// What can be said about a checksum in a captured frame.
public enum ChecksumVerdict: Equatable, Sendable {
  /// It is the sum of the bytes.
  case correct
  /// It should be `expected`.
  case wrong(expected: UInt16)
  /// It holds the sum of the pseudo header alone: the driver left the rest to the card.
  ///
  /// A capture on the sending machine sees frames before the card finishes them.
  case unfinished(expected: UInt16)
  /// The sender did not compute it, as UDP over IPv4 allows.
  case notUsed
  /// The bytes that it covers are not all there.
  case uncheckable(Obstacle)

  /// Why a checksum cannot be compared.
  public enum Obstacle: Equatable, Sendable {
    /// The frame was cut off.
    case truncated
    /// The datagram goes on in other frames.
    case fragment
    /// The pseudo header needs the last address of a source route.
    case sourceRoute
  }

  /// The comparison of the checksum found with the one computed.
  ///
  /// In one's complement 0x0000 and 0xffff are the same number.
  init(found: UInt16, expected: UInt16) {
    let isZeroTwice = found &+ 1 <= 1 && expected &+ 1 <= 1
    self = found == expected || isZeroTwice ? .correct : .wrong(expected: expected)
  }

  /// The verdict in words that follow the number.
  public var text: String {
    switch self {
    case .correct: "correct"
    case .wrong(let expected):
      "wrong, should be \(Hexadecimal.prefixed(expected, digits: 4))"
    case .unfinished(let expected):
      "wrong, should be \(Hexadecimal.prefixed(expected, digits: 4)): left for the card to finish"
    case .notUsed: "not used"
    case .uncheckable(.truncated): "cannot be checked: truncated"
    case .uncheckable(.fragment): "cannot be checked: fragment"
    case .uncheckable(.sourceRoute): "cannot be checked: source route"
    }
  }

  /// Whether a receiver would throw the datagram away.
  public var isWrong: Bool {
    switch self {
    case .wrong, .unfinished: true
    case .correct, .notUsed, .uncheckable: false
    }
  }
}
