/// Lines that were typed, oldest first, each with what it was typed for; a value that can be saved as lines of text.
public struct InputHistory: Equatable, Sendable {
  /// What was typed.
  public private(set) var lines: [Line] = []

  /// A line and what it was typed for.
  public struct Line: Equatable, Sendable {
    /// `:` for a command, `/` for a find, `&` for a filter.
    public let kind: Character
    /// What was typed.
    public let text: String

    /// How it stands in a file: the sign, then the text.
    public var saved: String { String(kind) + text }
  }

  /// A history without lines.
  public init() {}

  /// The history that was saved as lines; what is no such line is left out, so that no damaged file does harm.
  public init(saved: some Sequence<String>) {
    for line in saved {
      guard let kind = line.first, InputHistory.kinds.contains(kind) else { continue }
      add(String(line.dropFirst()), kind)
    }
  }

  /// Adds a line; returns it as it is to be saved, or `nil` if it says nothing new.
  @discardableResult
  public mutating func add(_ text: String, _ kind: Character) -> String? {
    let isHarmless = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    guard !text.isEmpty, isHarmless, text.utf8.count <= InputHistory.byteCountMax else {
      return nil
    }
    let line = Line(kind: kind, text: text)
    guard lines.last != line else { return nil }
    lines.removeAll { $0 == line }
    lines.append(line)
    if lines.count > InputHistory.lineCountMax {
      lines.removeFirst(lines.count - InputHistory.lineCountMax)
    }
    return line.saved
  }

  /// What was typed for one purpose, newest first.
  public func texts(_ kind: Character) -> [String] {
    lines.reversed().filter { $0.kind == kind }.map(\.text)
  }

  /// What a line can have been typed for.
  public static let kinds: Set<Character> = [":", "/", "&"]
  /// How many lines are kept.
  public static let lineCountMax = 500
  private static let byteCountMax = 1_000
}

/// Walking through what was typed before, in the line that is being typed.
struct HistoryWalk: Equatable, Sendable {
  /// What was typed before the walk began.
  private let draft: String
  /// How many lines back we are; 0 is the draft.
  private var steps = 0

  /// Whether only lines are shown that begin as the draft does.
  private let isByBeginning: Bool

  init(_ draft: String, byBeginning: Bool) {
    self.draft = draft
    isByBeginning = byBeginning
  }

  /// The line one step further back or forward, or `nil` where there is none.
  mutating func move(back: Bool, in texts: [String]) -> String? {
    let found = isByBeginning ? texts.filter { $0.hasPrefix(draft) && $0 != draft } : texts
    let wanted = steps + (back ? 1 : -1)
    guard 0...found.count ~= wanted else { return nil }
    steps = wanted
    return wanted == 0 ? draft : found[wanted - 1]
  }
}

/// Looking for a line that was typed before, as Ctrl-R does in a shell.
struct HistorySearch: Equatable, Sendable {
  /// What is looked for.
  var wanted = ""
  /// How many newer hits are passed over.
  private var skipped = 0
  /// The line as it was before the search.
  let draft: String

  init(draft: String) { self.draft = draft }

  /// The hit, or `nil`.
  func hit(in texts: [String]) -> String? {
    let hits = hits(in: texts)
    return hits.indices.contains(skipped) ? hits[skipped] : nil
  }

  /// Types into what is looked for.
  mutating func type(_ character: Character) {
    wanted.append(character)
    skipped = 0
  }

  /// Takes the last character back.
  mutating func erase() {
    if !wanted.isEmpty { wanted.removeLast() }
    skipped = 0
  }

  /// Goes to the next older hit, if there is one.
  mutating func older(in texts: [String]) {
    if skipped + 1 < hits(in: texts).count { skipped += 1 }
  }

  private func hits(in texts: [String]) -> [String] {
    wanted.isEmpty ? [] : texts.filter { $0.lowercased().contains(wanted.lowercased()) }
  }
}
