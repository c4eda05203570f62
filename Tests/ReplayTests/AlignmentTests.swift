import Events
import TestNumbers
import Testing

@testable import Replay

/// Two runs side by side: every event of both has one row, in order, and what differs is found.
struct AlignmentTests {
  @Test(arguments: Golden.names)
  func `a run is the same as itself`(name: String) throws {
    let history = try Golden.timeline(name).history
    var alignment = Alignment(history, history)
    alignment.advance(.max)
    #expect(alignment.isFinished && alignment.differenceCount == 0)
    #expect(alignment.rowCount == history.count && alignment.firstDifference == nil)
    #expect(alignment.difference(after: nil, .forward) == nil)
  }

  @Test func `what one run has besides stands alone, and the rest belongs together`() throws {
    let history = try Golden.long(eventCountMax: 3_000).history
    let more = Edited(history) { index in index == 1_000 ? [.keep, .copy(of: 40)] : [.keep] }
    let alignment = aligned(history, more.history)
    #expect(alignment.differenceCount == 1 && alignment.firstDifference == 1_001)
    #expect(alignment[1_001] == Alignment.Row(kind: .onlyB, a: nil, b: 1_001))
    #expect(alignment.partner(of: 2_000, on: .a) == 2_001)
    #expect(alignment.position(across: 1_001, from: .a) == 1_001)
    #expect(alignment.position(across: 1_002, from: .b) == 1_001)
    let less = aligned(more.history, history)
    #expect(less[1_001] == Alignment.Row(kind: .onlyA, a: 1_001, b: nil))
  }

  @Test func `the same call with another answer is one row that says what differs`() throws {
    let history = try Golden.long(eventCountMax: 2_000).history
    let index = try #require((500..<2_000).first { history[$0].kind == .leave })
    let other = Edited(history) { $0 == index ? [.change { $0.status = .failure }] : [.keep] }
    let alignment = aligned(history, other.history)
    #expect(alignment.differenceCount == 1)
    #expect(alignment[index] == Alignment.Row(kind: .changed, a: index, b: index))
    #expect(alignment.contrasts(alignment[index]) == [.status])
    #expect(alignment.difference(at: index) == index..<index + 1)
  }

  @Test func `a block that is missing for long does not lose what follows`() throws {
    let history = try Golden.long(eventCountMax: 40_000).history
    let other = Edited(history) { (5_000..<25_000).contains($0) ? [] : [.keep] }
    let alignment = aligned(history, other.history)
    expectWhole(alignment, history, other.history)
    let paired = alignment.stretches.filter(\.kind.isPair).reduce(0) { $0 + $1.count }
    #expect(paired >= 15_000)
  }

  @Test(arguments: 0..<24)
  func `every event of both runs has one row, in order`(seed: Int) throws {
    var random = RandomNumbers(seed: UInt64(seed))
    let name = Golden.names[random.below(Golden.names.count)]
    let history = try Golden.timeline(name).history
    let edited = Edited(history) { _ in
      switch random.below(12) {
      case 0: []
      case 1: [.keep, .copy(of: random.below(history.count))]
      case 2: [.change { $0.status = .resources }]
      default: [.keep]
      }
    }
    let alignment = aligned(history, edited.history)
    expectWhole(alignment, history, edited.history)
    // The shortest way is no longer than the one that made the other run.
    let singles = alignment.stretches.filter { !$0.kind.isPair }.reduce(0) { $0 + $1.count }
    #expect(singles <= edited.editCount)
    expectAround(alignment)
  }

  @Test func `runs that have nothing in common are aligned in no time`() throws {
    let a = try Golden.long(eventCountMax: 60_000).history
    let b = Edited(a) { _ in [.change { $0.call = .none }] }.history
    var alignment = Alignment(a, b)
    var work = 0
    while !alignment.isFinished {
      alignment.advance(1_000)
      work += 1
      guard work < 400 else { break }
    }
    #expect(alignment.isFinished)
    expectWhole(alignment, a, b)
  }

  @Test func `a run that grows is aligned as if it had been there at once`() throws {
    let history = try Golden.timeline(Golden.names[3]).history
    let edited = Edited(history) { $0 % 17 == 4 ? [] : [.keep] }.history
    var growing = Alignment(history.prefix(0), edited)
    for count in 0...history.count {
      growing.extend(history.prefix(count), edited)
      growing.advance(.max)
      expectWhole(growing, history.prefix(count), edited)
    }
    let whole = aligned(history.prefix(history.count), edited)
    #expect(growing.stretches == whole.stretches)
    #expect(growing.differenceCount == whole.differenceCount)
  }

  @Test func `a driver of another name stands for the one that the other run has in its place`()
    throws
  {
    let history = try Golden.long(eventCountMax: 500).history
    var other = History(lexicon: history.lexicon.renaming("nic", to: "novell"))
    for index in 0..<history.count { other.append(history[index].plain) }
    let alignment = aligned(history, other)
    #expect(history.lexicon.component("nic") != nil)
    #expect(!alignment.stretches.contains { !$0.kind.isPair })
    #expect(alignment.componentPairs.count == history.lexicon.components.count)
  }

  // MARK: -

  private func aligned(_ a: History, _ b: History) -> Alignment {
    var alignment = Alignment(a, b)
    alignment.advance(.max)
    return alignment
  }

  /// Checks that the rows are all events of both, each once, in order, and that pairs make the same call.
  private func expectWhole(_ alignment: Alignment, _ a: History, _ b: History) {
    var next = (a: 0, b: 0)
    var isRight = alignment.isFinished
    for row in 0..<alignment.rowCount {
      let entry = alignment[row]
      if let index = entry.a {
        isRight = isRight && index == next.a && alignment.row(of: index, on: .a) == row
        next.a += 1
      }
      if let index = entry.b {
        isRight = isRight && index == next.b && alignment.row(of: index, on: .b) == row
        next.b += 1
      }
      if let first = entry.a, let second = entry.b {
        isRight = isRight && a[first].call == b[second].call && a[first].kind == b[second].kind
        isRight = isRight && alignment.partner(of: first, on: .a) == second
      }
    }
    #expect(isRight && next.a == a.count && next.b == b.count)
  }

  /// Checks that going from difference to difference meets each of them once, in both directions.
  private func expectAround(_ alignment: Alignment) {
    var forward: [Int] = []
    var row: Int?
    while let next = alignment.difference(after: row, .forward), forward.count < 10_000 {
      forward.append(next)
      row = next
    }
    #expect(
      forward.count == alignment.differenceCount && forward.first == alignment.firstDifference)
    var backward: [Int] = []
    row = alignment.rowCount > 0 ? alignment.rowCount - 1 : nil
    if let last = row, alignment.difference(at: last) == last..<last + 1 { backward.append(last) }
    while let next = alignment.difference(after: row, .backward), backward.count < 10_000 {
      backward.append(next)
      row = next
    }
    #expect(backward.reversed() == forward)
  }
}

/// A run that was made from another one.
private struct Edited {
  private(set) var history: History
  /// How many events were left out or put in.
  private(set) var editCount = 0

  enum Edit {
    case keep
    case copy(of: Int)
    case change((inout Event) -> Void)
  }

  init(_ original: History, _ edits: (Int) -> [Edit]) {
    history = History(lexicon: original.lexicon)
    for index in 0..<original.count {
      let made = edits(index)
      var isKept = false
      for edit in made {
        var event = original[index].plain
        switch edit {
        case .keep: isKept = true
        case .change(let body):
          isKept = true
          body(&event)
        case .copy(let other):
          event = original[other].plain
          editCount += 1
        }
        history.append(event)
      }
      if !isKept { editCount += 1 }
    }
  }
}

extension Event {
  /// The event without what stands beside it.
  fileprivate var plain: Event {
    var event = self
    event.hasExtras = false
    return event
  }
}

extension History {
  /// The first events.
  fileprivate func prefix(_ count: Int) -> History {
    var first = History(lexicon: lexicon)
    for index in 0..<count { first.append(self[index].plain) }
    return first
  }
}

extension Lexicon {
  /// The same names, but for one component.
  fileprivate func renaming(_ id: String, to name: String) -> Lexicon {
    var lexicon = Lexicon()
    for component in components {
      var copy = component
      if copy.id == id { copy.id = name }
      lexicon.declare(copy)
    }
    for adapter in adapters { lexicon.declare(adapter) }
    for binding in bindings { lexicon.declare(binding) }
    for module in modules { lexicon.declare(module) }
    for place in places { lexicon.declare(place) }
    for site in sites { _ = lexicon.site(site) }
    return lexicon
  }
}
