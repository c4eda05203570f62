import Events
import Testing

struct HistoryTests {
  /// A history of notes at the times 0, 1, 2 ...
  private func notes(_ count: Int) -> History {
    var history = History()
    for time in 0..<count { history.append(Event(.note, time: Int64(time))) }
    return history
  }

  @Test func `events keep their order`() {
    let history = notes(5)
    #expect(history.count == 5)
    #expect((0..<5).map { history[$0].time } == [0, 1, 2, 3, 4])
  }

  @Test(arguments: [0, 1, Chunk.capacity - 1, Chunk.capacity, Chunk.capacity + 1])
  func `a chunk is full before the next one begins`(count: Int) {
    let history = notes(count)
    let sizes = history.chunks.map(\.events.count)
    #expect(sizes.reduce(0, +) == count)
    #expect(sizes.dropLast().allSatisfy { $0 == Chunk.capacity })
    #expect(history.fullChunkCount == max(0, count - 1) / Chunk.capacity)
    for index in 0..<count where history[index].time != Int64(index) {
      Issue.record("the event at \(index) is another one")
    }
  }

  @Test func `a copy stays as it is when the original grows`() {
    var history = notes(Chunk.capacity - 1)
    let copy = history
    for _ in 0..<3 { history.append(Event(.drop, time: 9)) }
    #expect(copy.count == Chunk.capacity - 1 && history.count == Chunk.capacity + 2)
    #expect(copy[copy.count - 1].kind == .note)
  }

  @Test func `extras belong to the event that was appended last`() {
    var history = notes(1)
    history.append(Event(.enter, time: 1))
    history.attach(.argument, text: "a")
    history.attach(.offset, 14)
    history.append(Event(.note, time: 2))
    #expect(history[1].hasExtras && !history[0].hasExtras && !history[2].hasExtras)
    #expect(history.text(.argument, of: 1) == "a")
    #expect(history.number(.offset, of: 1) == 14)
    #expect(history.text(.argument, of: 0) == nil && history.number(.offset, of: 2) == nil)
  }

  @Test func `extras stand in canonical order, however they were attached`() {
    var history = notes(1)
    history.attach(.note, text: "n")
    history.attach(.from, 1)
    history.attach(.offset, 2)
    history.attach(.from, 3)
    let extras = history.chunks[0].extras(of: 0)
    #expect(extras.map(\.key) == [.from, .from, .offset, .note])
    #expect(extras.prefix(2).map(\.value) == [1, 3])
  }

  @Test func `extras are found on both sides of a chunk's end`() {
    var history = notes(Chunk.capacity - 1)
    for text in ["last", "first"] {
      history.append(Event(.note, time: 0))
      history.attach(.note, text: text)
    }
    #expect(history.text(.note, of: Chunk.capacity - 1) == "last")
    #expect(history.text(.note, of: Chunk.capacity) == "first")
    #expect(history.text(.note, of: Chunk.capacity - 2) == nil)
  }

  @Test func `words, bytes, lists and parents are read as they were attached`() {
    var history = notes(1)
    history.attach(.position, Int64(Word.Position.head.rawValue))
    history.attach(.hex, bytes: [0xFF, 0x00])
    history.attach(.of, Int64(ObjectID(.irp, 3).rawValue))
    #expect(history.word(.position, of: 0) == Word.Position.head)
    #expect(history.bytes(.hex, of: 0) == [0xFF, 0x00])
    #expect(history.parent(of: 0) == ObjectID(.irp, 3))
    #expect(notes(1).parent(of: 0) == .none)
  }

  @Test func `an event is about no object, one object or the members of a list`() {
    var history = notes(1)
    let members = [ObjectID(.packet, 1), ObjectID(.packet, 2)]
    var one = Event(.own, time: 0)
    one.object = members[1]
    history.append(one)
    var list = Event(.enter, time: 0)
    list.object = ObjectID(listOf: 2)
    history.append(list)
    history.attach(objects: members)
    #expect((0..<3).map { history.objects(of: $0) } == [[], [members[1]], members])
  }

  @Test func `what is staged waits for the next event`() {
    var history = notes(1)
    history.prepare()
    history.stage(.note, bytes: Array("staged".utf8))
    history.stage(.from, 7)
    #expect(!history[0].hasExtras)
    history.append(Event(.note, time: 1))
    #expect(history.text(.note, of: 1) == "staged")
    #expect(history.chunks[0].extras(of: 1).map(\.key) == [.from, .note])
  }

  @Test func `what is discarded belongs to nobody`() {
    var history = notes(1)
    history.prepare()
    history.stage(.note, bytes: Array("gone".utf8))
    history.discardStaged()
    history.append(Event(.note, time: 1))
    #expect(!history[1].hasExtras)
    #expect(history.chunks[0].extras.isEmpty)
  }

  @Test func `staging over a chunk's end stays with its event`() {
    var history = notes(Chunk.capacity)
    history.prepare()
    history.stage(.note, bytes: Array("first".utf8))
    history.append(Event(.note, time: 1))
    #expect(history.text(.note, of: Chunk.capacity) == "first")
    #expect(history.chunks[0].extras.isEmpty)
  }

  @Test func `sequence numbers count from 1 unless an event says another one`() {
    var history = History()
    for sequence in [1, 2, 5, 6, 100] { history.append(Event(.note, time: 0), sequence: sequence) }
    #expect((0..<5).map(history.sequence) == [1, 2, 5, 6, 100])
    #expect([1, 2, 5, 6, 100].map { history.index(ofSequence: $0) } == [0, 1, 2, 3, 4])
    for missing in [-1, 0, 3, 4, 7, 99, 101] {
      #expect(history.index(ofSequence: missing) == nil)
    }
  }

  @Test func `sequence numbers of a history without jumps are positions`() {
    let history = notes(3)
    #expect((0..<3).map(history.sequence) == [1, 2, 3])
    #expect(history.index(ofSequence: 3) == 2)
    #expect(history.index(ofSequence: 4) == nil)
  }

  @Test func `full chunks that were dropped are not there, the others keep their indices`() {
    var history = notes(Chunk.capacity * 2 + 3)
    history.dropFullChunks()
    #expect(history.droppedCount == Chunk.capacity * 2)
    #expect(history.count == Chunk.capacity * 2 + 3)
    #expect(history[history.count - 1].time == Int64(history.count - 1))
    history.append(Event(.note, time: 0))
    #expect(history.count == Chunk.capacity * 2 + 4)
    #expect(history.chunks.map(\.events.count) == [4])
  }

  @Test func `dropping keeps memory bounded`() {
    var history = History()
    for time in 0..<Chunk.capacity * 4 {
      history.append(Event(.note, time: Int64(time)))
      if history.fullChunkCount == 1 { history.dropFullChunks() }
    }
    #expect(history.footprintBytes < Chunk.capacity * 2 * MemoryLayout<Event>.stride)
  }

  @Test func `an extra means a range of up to sixteen million elements`() {
    let range = (1 << 38)..<(1 << 38) + Extra.rangeCountMax
    let extra = Extra(index: 3, key: .data, value: Extra.value(of: range))
    #expect(extra.range == range)
    #expect(extra.index == 3 && extra.key == .data)
  }
}
