import Terminal

/// In which columns the parts of the stack stand.
struct StackColumns {
  /// The bar at the left edge of a card.
  let bar: Int
  /// The kind of a layer.
  let kind: Int
  /// The name of a layer.
  let name: Int
  /// Where the name ends, and what the layer is begins.
  let caption: Int
  /// Where the items of a card begin.
  let body: Int
  /// Where the counters begin where they stand far apart.
  let numbers: Int
  /// How wide the caption of an item is.
  let captionWidth: Int
  /// The lane of calls towards the wire.
  let down: Int
  /// The lane of completions and indications.
  let up: Int
  /// The column behind the card.
  let end: Int
  /// How much is said in a row.
  let density: Density

  /// How wide the items of a card may be together.
  var itemWidth: Int { max(end - 1 - body, 0) }

  /// How much is said in a row.
  enum Density {
    /// Sparklines, captions, whole queues: 66 columns and more.
    case roomy
    /// Counters with their words, short queues: 50 columns and more.
    case normal
    /// What is held, and the first chips.
    case dense

    /// The most that a pane of so many columns has room for.
    init(width: Int) {
      self = width >= 66 ? .roomy : width >= 50 ? .normal : .dense
    }
  }

  init(_ columns: Range<Int>, _ density: Density) {
    let left = columns.lowerBound
    let width = columns.count
    self.density = density
    bar = left
    numbers = left + 37
    end = columns.upperBound
    switch density {
    case .roomy:
      (kind, name, caption, body) = (left + 3, left + 9, left + 22, left + 9)
      (captionWidth, down, up) = (12, left + 10, left + 40)
    case .normal:
      (kind, name, caption, body) = (left + 2, left + 7, left + 19, left + 7)
      (captionWidth, down, up) = (12, left + 7, left + min(41, max(width - 24, 12)))
    case .dense:
      (kind, name, caption, body) = (left + 2, left + 7, left + 19, left + 7)
      (captionWidth, down, up) = (10, left + 4, left + min(32, max(width - 26, 12)))
    }
  }
}
