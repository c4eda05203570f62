import Replay
import Terminal

/// The counters of the cards: as wide on each of them, so that they stand below each other.
struct CardCounters {
  /// How many digits the largest number of what came or went has.
  let digits: Int
  /// How many digits the largest number of what is held has.
  let heldDigits: Int
  /// How many digits the largest number of what was dropped has; 0 as long as no layer has dropped anything.
  private let droppedDigits: Int

  init(_ cards: [LayerCard]) {
    let traffic = cards.map(\.traffic)
    digits = CardCounters.digitCount(of: traffic.reduce(0) { max($0, $1.arrived, $1.departed) })
    heldDigits = CardCounters.digitCount(of: traffic.reduce(0) { max($0, $1.held) })
    let dropped = traffic.reduce(0) { max($0, $1.dropped) }
    droppedDigits = dropped > 0 ? CardCounters.digitCount(of: dropped) : 0
  }

  private static func digitCount(of number: Int) -> Int { String(number).utf8.count }

  // MARK: - In a row

  /// All counters with their words, close together: `in  3 out  2 drop 1 held 0`.
  ///
  /// Where a card has dropped nothing and another one has, the place of that number stays free.
  func spans(_ card: LayerCard) -> [Span] {
    let width = max(digits, 2)
    var spans = CardCounters.named("\(CommonWords.arrived) ", arrived(card), width: width)
    spans += CardCounters.named(" \(CommonWords.departed) ", departed(card), width: width)
    spans.append(" ")
    spans += dropped(card)
    return spans + heldSpans(card)
  }

  /// What is held alone, with its word.
  func heldSpans(_ card: LayerCard) -> [Span] {
    CardCounters.named("\(CommonWords.held) ", held(card), width: heldDigits)
  }

  private func dropped(_ card: LayerCard) -> [Span] {
    guard droppedDigits > 0 else { return [] }
    let text = String(card.traffic.dropped)
    let gap = String(repeating: " ", count: max(droppedDigits - text.utf8.count, 0))
    let spans = [Span("\(CommonWords.dropped) \(gap)", .warn), Span(text + " ", .warn)]
    guard card.traffic.dropped == 0 else { return spans }
    return [Span(String(repeating: " ", count: Span.width(of: spans)), .muted)]
  }

  private static func named(_ name: String, _ number: Span, width: Int) -> [Span] {
    let gap = String(repeating: " ", count: max(width - number.text.utf8.count, 0))
    return [Span(name + gap, .muted), number]
  }

  // MARK: - In columns

  /// How many digits each of the numbers has room for where they stand far apart.
  var roomyDigits: Int { max(digits, 3) }

  /// How many cells what is held takes there, without its word.
  var roomyHeldDigits: Int { max(roomyDigits, heldDigits + 1) }

  /// How many columns all of them need where they stand far apart, with what was dropped behind them.
  var roomyWidth: Int {
    let dropped = droppedDigits > 0 ? 5 + Width.of(CommonWords.dropped) + droppedDigits : 0
    return 17 + 2 * roomyDigits + roomyHeldDigits + dropped
  }

  // MARK: - Numbers

  /// What came to a layer.
  func arrived(_ card: LayerCard) -> Span {
    number(card.traffic.arrived, before: card.trafficBefore.arrived)
  }

  /// What went on from it, or ended there.
  func departed(_ card: LayerCard) -> Span {
    number(card.traffic.departed, before: card.trafficBefore.departed)
  }

  /// What is held is strong.
  func held(_ card: LayerCard) -> Span {
    let usual: Role = card.traffic.held > 0 ? .strong : .count
    return number(card.traffic.held, before: card.trafficBefore.held, usual)
  }

  /// A number that moved in this step is shown as such.
  private func number(_ value: Int, before: Int, _ usual: Role = .count) -> Span {
    Span(String(value), value == before ? usual : .now)
  }
}
