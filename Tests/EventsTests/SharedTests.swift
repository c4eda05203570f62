import Events
import Testing

/// What copies share, and what they do not.
struct SharedTests {
  @Test func `a copy that is changed leaves the others as they were`() {
    let names = Shared(["a"])
    var other = names
    other.value.append("b")
    #expect(names.value == ["a"])
    #expect(other.value == ["a", "b"])
  }

  @Test func `a copy of a history knows new names alone`() {
    let history = History()
    var copy = history
    #expect(copy.lexicon.thread("pnp") == 1)
    #expect(copy.lexicon.knownThread("pnp") == 1)
    #expect(history.lexicon.knownThread("pnp") == nil)
  }

  @Test func `a history without room for events to come grows as before`() {
    var history = History()
    for time in 0..<5 as Range<Int64> { history.append(Event(.note, time: time)) }
    history.attach(.note, text: "five")
    history.trim()
    let before = history
    for time in 5..<9 as Range<Int64> { history.append(Event(.note, time: time)) }
    #expect((0..<9).map { history[$0].time } == Array(0..<9))
    #expect(history.text(.note, of: 4) == "five")
    #expect(before.count == 5)
    #expect(before.footprintBytes < History().footprintBytes)
  }

  @Test func `bytes that differ anywhere have another digest`() {
    var digests: Set<UInt128> = []
    for count in 0..<20 {
      for changed in 0...count {
        var bytes = [UInt8](repeating: 0, count: count)
        if changed < count { bytes[changed] = 1 }
        var digest = StateDigest(now: 0)
        digest.add(bytes: bytes)
        digests.insert(digest.value)
      }
    }
    #expect(digests.count == (0..<20).reduce(0) { $0 + $1 + 1 })
  }
}
