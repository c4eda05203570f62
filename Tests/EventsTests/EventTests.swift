import Events
import Testing

struct EventTests {
  @Test func `an event takes forty bytes`() {
    #expect(MemoryLayout<Event>.size == 40)
    #expect(MemoryLayout<Event>.stride == 40)
  }

  @Test func `an event and an extra are copied as they are`() {
    #expect(isCopiedAsItIs(Event.self))
    #expect(isCopiedAsItIs(Extra.self))
    #expect(MemoryLayout<Extra>.stride == 16)
  }

  /// Compiles only for types without references.
  private func isCopiedAsItIs<Value: BitwiseCopyable>(_ type: Value.Type) -> Bool { true }

  @Test func `a new event says nothing but its kind and its time`() {
    let event = Event(.leave, time: 7)
    #expect((event.kind, event.time) == (.leave, 7))
    #expect(event.irql == nil)
    #expect(event.operation == .none)
    #expect(event.life == .unchanged)
    #expect(!event.hasExtras)
    #expect(event.value == Event.absent && event.length == Event.absent)
  }

  @Test(arguments: IRQL.allCases, QueueOperation.allCases)
  func `what is packed into one byte keeps apart`(irql: IRQL, operation: QueueOperation) {
    for life in Life.allCases {
      var event = Event(.action, time: 0)
      event.life = life
      event.irql = irql
      event.operation = operation
      event.hasExtras = true
      #expect(event.irql == irql && event.operation == operation && event.life == life)
      event.irql = nil
      #expect(event.irql == nil && event.operation == operation && event.hasExtras)
      event.hasExtras = false
      #expect(event.operation == operation && event.life == life && !event.hasExtras)
    }
  }

  @Test func `every kind has a word of its own`() {
    let words = EventKind.allCases.filter { $0 != .unknown }.map(\.word)
    #expect(Set(words).count == words.count)
    #expect(words.allSatisfy { !$0.isEmpty })
    #expect(EventKind.unknown.word.isEmpty)
  }

  @Test func `only a call and an interrupt open a frame on a stack`() {
    #expect(EventKind.allCases.filter(\.opensCall) == [.enter, .interrupt])
  }

  @Test func `levels are ordered from PASSIVE to DIRQL and found by their names`() {
    #expect(IRQL.allCases.sorted() == IRQL.allCases)
    #expect(IRQL.allCases.map(\.name) == ["PASSIVE", "APC", "DISPATCH", "DIRQL"])
    for level in IRQL.allCases { #expect(IRQL(name: level.name) == level) }
    #expect(IRQL(name: "passive") == nil)
  }

  @Test func `operations and lives have the words of the trace format`() {
    #expect(QueueOperation.allCases.map(\.word) == ["", "in", "out", "clear"])
    #expect(Life.allCases.map(\.word) == ["", "new", "free"])
  }
}
