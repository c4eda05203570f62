/// A character as it goes into cells.
struct CellCharacter {
  /// What is drawn: the scalar itself, or the symbol for one that must not reach a terminal.
  var base: Unicode.Scalar
  /// How many cells it takes, 1 or 2.
  var width: Int
  /// What is drawn on top of it, at most ``markCountMax``.
  var marks: [Unicode.Scalar] = []

  /// How many marks a cell keeps, as many as ncurses does; more would only hide the character.
  static let markCountMax = 4
}

/// Takes a text apart into what goes into cells.
///
/// Nothing that comes from a file passes unescaped: controls become the pictures of U+2400, and everything else that is
/// invisible or turns the direction of writing becomes U+FFFD. Flags and joined emoji come apart into their members, so
/// that every terminal shows the same width. Variation selectors, which only choose a picture, are left out.
struct CharacterCells: Sequence, IteratorProtocol {
  private var scalars: UTF8Scalars
  /// The first scalar that no character has taken yet.
  private var waiting: (scalar: Unicode.Scalar, kind: ScalarClass)?

  /// What a text goes into, which must be the whole of valid UTF-8 and outlive this value.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    scalars = UTF8Scalars(bytes)
    advance()
  }

  mutating func next() -> CellCharacter? {
    guard let (scalar, kind) = waiting else { return nil }
    advance()
    var character = CharacterCells.alone(scalar, kind)
    while let (mark, kind) = waiting, kind == .mark {
      if character.marks.count < CellCharacter.markCountMax,
        !CharacterCells.isVariationSelector(mark)
      {
        character.marks.append(mark)
      }
      advance()
    }
    return character
  }

  @inline(__always)
  private mutating func advance() {
    waiting = scalars.next().map { ($0, ScalarClass($0)) }
  }

  /// What a scalar looks like with nothing after it.
  private static func alone(_ scalar: Unicode.Scalar, _ kind: ScalarClass) -> CellCharacter {
    switch kind {
    case .narrow: CellCharacter(base: scalar, width: 1)
    case .wide: CellCharacter(base: scalar, width: 2)
    case .mark, .hidden: CellCharacter(base: symbol(for: scalar), width: 1)
    }
  }

  /// What is shown instead of a scalar that nobody could see.
  static func symbol(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    let picture: UInt32? =
      switch scalar.value {
      case 0..<0x20: 0x2400 + scalar.value
      case 0x7F: 0x2421
      default: nil
      }
    return picture.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
  }

  private static func isVariationSelector(_ scalar: Unicode.Scalar) -> Bool {
    0xFE00...0xFE0F ~= scalar.value
  }
}
