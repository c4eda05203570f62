import Terminal

/// Understands what ncurses says to a terminal of the xterm family, and keeps what would be seen.
public struct TerminalEmulator {
  /// What is seen at one place.
  public struct Place: Equatable {
    /// The character with its marks; empty in the right half of a wide one.
    public var text = " "
    /// How it looks.
    public var style = Style()
  }

  /// How many rows and columns there are.
  public private(set) var size: Size
  /// What is seen, row by row.
  public private(set) var places: [[Place]]
  /// Whether the cursor is seen.
  public private(set) var isCursorShown = true
  /// Where the cursor stands.
  public private(set) var cursor = Position(row: 0, column: 0)
  /// Whether the screen for programs is shown, and not the one for lines.
  public private(set) var isSecondScreen = false
  /// Sequences that were not understood.
  public private(set) var unknown: [String] = []
  private var style = Style()
  private var savedCursor = Position(row: 0, column: 0)
  private var region: ClosedRange<Int>
  private var waitsForWrap = false

  /// A terminal of a size that shows nothing.
  public init(_ size: Size) {
    self.size = size
    places = Array(repeating: Array(repeating: Place(), count: size.columns), count: size.rows)
    region = 0...(size.rows - 1)
  }

  /// Every row as text.
  public var lines: [String] { places.map { $0.map(\.text).joined() } }

  /// Takes what a program wrote, which must end between two sequences.
  public mutating func feed(_ bytes: [UInt8]) {
    var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\u{1B}": escape(&scalars)
      case "\r": move(column: 0)
      case "\n": lineFeed()
      case "\u{8}": move(column: cursor.column - 1)
      case "\u{F}", "\u{18}": break
      default: put(scalar)
      }
    }
  }

  /// The terminal gets another size; what was seen is gone, as if every terminal forgot it.
  public mutating func resize(_ size: Size) { self = TerminalEmulator(size) }
}

// MARK: - Text

extension TerminalEmulator {
  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = Width.of(scalar)
    guard width > 0 else { return addMark(scalar) }
    if waitsForWrap {
      move(column: 0)
      lineFeed()
    }
    breakWide(at: cursor.column)
    places[cursor.row][cursor.column] = Place(text: String(scalar), style: style)
    if width == 2, cursor.column + 1 < size.columns {
      breakWide(at: cursor.column + 1)
      places[cursor.row][cursor.column + 1] = Place(text: "", style: style)
    }
    waitsForWrap = cursor.column + width >= size.columns
    cursor.column = min(cursor.column + width, size.columns - 1)
  }

  private mutating func addMark(_ mark: Unicode.Scalar) {
    let column = waitsForWrap ? cursor.column : cursor.column - 1
    let isRightHalf = places[cursor.row][column].text.isEmpty
    places[cursor.row][isRightHalf ? column - 1 : column].text.unicodeScalars.append(mark)
  }

  /// Half a wide character is not seen.
  private mutating func breakWide(at column: Int) {
    if places[cursor.row][column].text.isEmpty, column > 0 {
      places[cursor.row][column - 1].text = " "
    }
    if column + 1 < size.columns, places[cursor.row][column + 1].text.isEmpty {
      places[cursor.row][column + 1].text = " "
    }
  }

  private mutating func move(row: Int? = nil, column: Int? = nil) {
    cursor.row = min(max(row ?? cursor.row, 0), size.rows - 1)
    cursor.column = min(max(column ?? cursor.column, 0), size.columns - 1)
    waitsForWrap = false
  }

  private mutating func lineFeed() {
    if cursor.row == region.upperBound { scroll(1) } else { move(row: cursor.row + 1) }
    waitsForWrap = false
  }

  private mutating func scroll(_ count: Int, from first: Int? = nil) {
    let first = first ?? region.lowerBound
    for _ in 0..<abs(count) {
      places.remove(at: count > 0 ? first : region.upperBound)
      places.insert(blankRow, at: count > 0 ? region.upperBound : first)
    }
  }

  /// Blanks have the background that is selected.
  private var blank: Place { Place(style: Style(background: style.background)) }
  private var blankRow: [Place] { Array(repeating: blank, count: size.columns) }
}

// MARK: - Sequences

extension TerminalEmulator {
  private mutating func escape(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    switch scalars.popFirst() {
    case "[": control(&scalars)
    case "]": while let scalar = scalars.popFirst(), scalar != "\u{7}" {}
    case "(", ")": _ = scalars.popFirst()
    case "M": if cursor.row == region.lowerBound { scroll(-1) } else { move(row: cursor.row - 1) }
    case "7": savedCursor = cursor
    case "8": move(row: savedCursor.row, column: savedCursor.column)
    case "=", ">": break
    case let scalar: unknown.append("ESC \(scalar.map(String.init) ?? "")")
    }
  }

  private mutating func control(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    let body = scalars.prefix { !("@"..."~" ~= $0) }
    scalars = scalars[body.endIndex...]
    guard let final = scalars.popFirst() else { return }
    let text = String(String.UnicodeScalarView(body))
    guard !text.hasPrefix("?") else { return mode(text, isOn: final == "h") }
    let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    if final == "m" { style.select(numbers) } else { control(final, numbers, text) }
  }

  private mutating func mode(_ text: String, isOn: Bool) {
    switch text {
    case "?25": isCursorShown = isOn
    case "?1049": isSecondScreen = isOn
    case "?1", "?7", "?12", "?1002", "?1006", "?2004": break
    default: unknown.append("mode \(text)")
    }
  }

  private mutating func control(_ final: Unicode.Scalar, _ numbers: [Int], _ text: String) {
    let count = max(numbers.first ?? 1, 1)
    let second = numbers.count > 1 ? max(numbers[1], 1) : 1
    switch final {
    case "H": move(row: count - 1, column: second - 1)
    case "d": move(row: count - 1)
    case "G": move(column: count - 1)
    case "A": move(row: cursor.row - count)
    case "B": move(row: cursor.row + count)
    case "C": move(column: cursor.column + count)
    case "D": move(column: cursor.column - count)
    case "J": eraseDisplay(numbers.first ?? 0)
    case "K": erase(numbers.first == 1 ? 0...cursor.column : cursor.column...(size.columns - 1))
    case "X": erase(cursor.column...min(cursor.column + count - 1, size.columns - 1))
    case "b": repeatLast(count)
    case "r": setRegion(numbers)
    default: edit(final, count, text)
    }
  }

  private mutating func edit(_ final: Unicode.Scalar, _ count: Int, _ text: String) {
    switch final {
    case "@": shift(count)
    case "P": shift(-count)
    case "L": scroll(-count, from: cursor.row)
    case "M": scroll(count, from: cursor.row)
    case "S": scroll(count)
    case "T": scroll(-count)
    case "t" where text.hasSuffix(";0;0"), "l" where text == "4": break
    default: unknown.append("CSI \(text)\(final)")
    }
  }

  private mutating func eraseDisplay(_ kind: Int) {
    if kind == 0 { erase(cursor.column...(size.columns - 1)) }
    let first = kind == 0 ? cursor.row + 1 : 0
    for row in first..<max(size.rows, first) { places[row] = blankRow }
  }

  private mutating func erase(_ columns: ClosedRange<Int>) {
    breakWide(at: columns.lowerBound)
    breakWide(at: columns.upperBound)
    for column in columns { places[cursor.row][column] = blank }
    waitsForWrap = false
  }

  private mutating func repeatLast(_ count: Int) {
    let column = waitsForWrap ? cursor.column : cursor.column - 1
    guard let scalar = places[cursor.row][column].text.unicodeScalars.first else { return }
    for _ in 0..<count { put(scalar) }
  }

  private mutating func setRegion(_ numbers: [Int]) {
    let first = max(numbers.first ?? 1, 1) - 1
    let last = numbers.count > 1 ? min(numbers[1], size.rows) - 1 : size.rows - 1
    region = first...max(first, last)
    move(row: 0, column: 0)
  }

  /// Moves the rest of the row to the right, or to the left by a negative number.
  private mutating func shift(_ count: Int) {
    breakWide(at: cursor.column)
    for _ in 0..<min(abs(count), size.columns - cursor.column) {
      if count > 0 {
        places[cursor.row].insert(blank, at: cursor.column)
        places[cursor.row].removeLast()
      } else {
        places[cursor.row].remove(at: cursor.column)
        places[cursor.row].append(blank)
      }
    }
  }
}

extension Style {
  /// Does what the parameters of a sequence for colours and emphasis say.
  fileprivate mutating func select(_ numbers: [Int]) {
    var rest = numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: self = Style()
      case 1: attributes.insert(.bold)
      case 2: attributes.insert(.dim)
      case 4: attributes.insert(.underline)
      case 7: attributes.insert(.reverse)
      case 22: attributes.subtract([.bold, .dim])
      case 24: attributes.remove(.underline)
      case 27: attributes.remove(.reverse)
      case 38: foreground = Style.color(&rest)
      case 48: background = Style.color(&rest)
      case 30...37: foreground = .indexed(UInt8(number - 30))
      case 90...97: foreground = .indexed(UInt8(number - 82))
      case 40...47: background = .indexed(UInt8(number - 40))
      case 100...107: background = .indexed(UInt8(number - 92))
      case 39: foreground = .standard
      case 49: background = .standard
      default: break
      }
    }
  }

  private static func color(_ rest: inout ArraySlice<Int>) -> Color {
    guard rest.popFirst() == 2 else { return .indexed(UInt8(rest.popFirst() ?? 0)) }
    let lights = (0..<3).map { _ in UInt8(rest.popFirst() ?? 0) }
    return .mixed(RGB(red: lights[0], green: lights[1], blue: lights[2]))
  }
}
