import Events
import Terminal

/// Which items of a card stand side by side.
///
/// It depends on what the items can hold, never on what they hold, so that nothing jumps.
enum CardRows {
  /// The items of each row: as many side by side as there is room for; the last row takes the rest.
  ///
  /// The first row has `reserve` cells less.
  static func pack(
    _ items: [CardItem], rows: Int, width: Int, reserve: Int = 0
  ) -> [[CardItem]] {
    guard rows > 0, !items.isEmpty else { return [] }
    var lines: [[CardItem]] = [[]]
    var used = 0
    for item in items {
      let room = lines.count == 1 ? width - reserve : width
      let isFull = used > 0 && used + item.width > room
      if isFull, lines.count < rows {
        lines.append([])
        used = 0
      }
      lines[lines.count - 1].append(item)
      used += item.width
    }
    return lines
  }

  /// Whether items have room side by side.
  static func fits(_ items: [CardItem], in total: Int) -> Bool {
    // The gap behind the last one needs no room.
    items.count == 1 || items.reduce(0) { $0 + $1.width } <= total + 2
  }

  /// How wide each item of a row may be; what is left over is shared.
  ///
  /// A queue that has a size needs little of it; the others share the rest, for nobody can say what they will hold.
  static func widths(of items: [CardItem], in total: Int) -> [Int] {
    let wishes = items.map(\.width)
    let sum = max(wishes.reduce(0, +), 1)
    guard sum < total else { return wishes.map { $0 * total / sum } }
    let share = (total - sum) / max(items.count, 1)
    let widths = zip(items, wishes).map { $1 + ($0.hasNoSize ? share : min(share, fullWidth)) }
    let growing = items.count(where: \.hasNoSize)
    let rest = growing > 0 ? (total - widths.reduce(0, +)) / growing : 0
    return zip(items, widths).map { $1 + ($0.hasNoSize ? rest : 0) }
  }

  /// What it takes to say that a queue is full, and how many more stand in it.
  private static let fullWidth = 7
}

extension LayerCard {
  /// What a library or a card has in hand is rarely anything; it stands behind the first row, when there is something.
  private var hasTail: Bool {
    kind == ComponentKind.ndis.label || kind == ComponentKind.nic.label
  }

  /// The items that have a place of their own.
  var fixedItems: [CardItem] {
    hasTail ? items.filter { !$0.isHand } : items
  }

  /// The item that stands behind the first row.
  var tail: CardItem? {
    guard hasTail else { return nil }
    return items.first { $0.isHand && $0.isWorthARow }
  }

  /// How many cells at the end of the first row are kept free for the tail, whether there is one or not.
  var tailWidth: Int { hasTail ? 18 : 0 }

  /// The items of each row of the card.
  func lines(rows: Int, width: Int) -> [[CardItem]] {
    CardRows.pack(fixedItems, rows: rows, width: width, reserve: tailWidth)
  }

  /// Whether all its rows may be empty: there is nothing on it but what is in hand or waited for.
  var holdsObjectsOnly: Bool { fixedItems.allSatisfy(\.isOfObjectsOnly) }

  /// How many rows the items need so that nothing is cut.
  func lineCount(width: Int) -> Int {
    let hasTail = hasTail
    var count = 0
    var used = 0
    for item in items where !(hasTail && item.isHand) {
      let room = count == 1 ? width - tailWidth : width
      let needed = item.width
      if count == 0 || used > 0 && used + needed > room {
        count += 1
        used = 0
      }
      used += needed
    }
    return count
  }
}

extension CardItem {
  fileprivate var isHand: Bool {
    if case .hand = self { true } else { false }
  }

  /// Whether these are the bits of a register, which begin behind their caption where something stands beside them.
  var isBits: Bool {
    if case .bits = self { true } else { false }
  }

  /// Whether the item says nothing but which objects there are.
  var isOfObjectsOnly: Bool {
    switch self {
    case .hand, .awaited: true
    case .queue, .gauges, .bits, .text: false
    }
  }

  /// Whether it cannot be said how wide the item becomes.
  fileprivate var hasNoSize: Bool {
    switch self {
    case .hand, .awaited, .text: true
    case .queue(_, _, let bound, _): bound == 0 || bound > 8
    case .gauges, .bits: false
    }
  }

  /// Whether nothing at all is said of the item where everything is said in short.
  var isSilent: Bool {
    switch self {
    case .hand(let chips): chips.isEmpty
    case .awaited(let objects): objects.isEmpty
    case .queue, .gauges, .bits, .text: false
    }
  }

  /// How wide the item would like to be, with a gap behind it.
  var width: Int {
    switch self {
    case .hand, .awaited: 28
    case .queue(let name, _, let bound, _):
      max(Width.of(name), 11) + 5 + 4 * min(max(bound, 2), 8)
    case .gauges(let gauges): gauges.reduce(2) { $0 + $1.width }
    case .bits(let name, let bits): Width.of(name) + 3 + 4 * bits.count
    case .text(let text): Width.of(text)
    }
  }

  /// How wide the item is at least, with as much as possible left out.
  var leastWidth: Int {
    switch self {
    case .hand(let chips): min(chips.width, 5)
    case .awaited: 15
    case .queue(let name, let members, let bound, _):
      (members.isEmpty ? Width.of(name) : min(members.width, 5)) + (bound > 0 ? 8 : 3)
    case .gauges, .bits: 10
    case .text: 5
    }
  }

  /// Whether the item says something where there is one row for all of them.
  var isWorthARow: Bool {
    switch self {
    case .hand(let chips): !chips.isEmpty
    case .awaited(let objects): !objects.isEmpty
    case .queue(_, let members, _, let isChanged): !members.isEmpty || isChanged
    case .bits(_, let bits): bits.contains { $0.isSet || $0.isChanged }
    case .gauges(let gauges): gauges.contains(where: \.isChanged)
    case .text: false
    }
  }
}

extension [Chip] {
  /// How many cells all of them take.
  var width: Int { reduce(0) { $0 + Width.of($1.object.description) + 2 } }
}

extension Gauge {
  /// How wide the number would like to be, with a gap behind it.
  fileprivate var width: Int {
    switch form {
    case .plain: Width.of(name) + 7
    case .hexadecimal: Width.of(name) + 5
    case .meter: Width.of(name) + 16
    }
  }
}
