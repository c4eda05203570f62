import Events
import Replay
import Testing
import Traces

/// The way from an object to what it was made for comes to each of them, and to an end.
struct AncestryTests {
  /// How many steps a test makes at most, so that a way without an end fails and does not hang.
  private static let stepCountMax = 100_000

  /// The numbers of the packets on the way from one of them; `parents` says which one each was made for.
  private func way(from first: Int, _ parents: [Int: Int]) -> [Int] {
    var way = Ancestry(of: ObjectID(.packet, first))
    var numbers: [Int] = []
    while way.object != .none, numbers.count < AncestryTests.stepCountMax {
      numbers.append(way.object.number)
      way.climb(to: parents[way.object.number].map { ObjectID(.packet, $0) } ?? .none)
    }
    return numbers
  }

  /// Each packet up to a number was made for the one before it.
  private func line(to last: Int) -> [Int: Int] {
    Dictionary(uniqueKeysWithValues: (1...last).dropFirst().map { ($0, $0 - 1) })
  }

  @Test(arguments: [1, 2, 3, 7, 8, 9, 40, 63, 64])
  func `a line is climbed to its end, each object once`(length: Int) {
    #expect(way(from: length, line(to: length)) == Array((1...length).reversed()))
  }

  @Test func `a line that no stack makes is not climbed for ever`() {
    let numbers = way(from: 20_000, line(to: 20_000))
    #expect(numbers == Array((19_937...20_000).reversed()))
  }

  @Test func `what goes round is climbed round, and then no further`() {
    for tail in 0...20 {
      for loop in 1...20 {
        let last = tail + loop
        var parents = Dictionary(uniqueKeysWithValues: (1...last).map { ($0, $0 + 1) })
        parents[last] = tail + 1
        let numbers = way(from: 1, parents)
        #expect(Set(numbers) == Set(1...last), "\(tail) \(loop)")
        #expect(numbers.count <= 4 * last, "\(tail) \(loop)")
      }
    }
    #expect(way(from: 1, [1: 1]) == [1])
  }

  // MARK: - What is asked on the way

  private static let header =
    #"{"ndt":1,"schema":"1.0","title":"line","clock":{"unit":"ns","kind":"virtual"},"topology":"#
    + #"{"components":[{"id":"packet","kind":"protocol"}]}}"#

  private static let frame =
    "ff ff ff ff ff ff 00 50 56 c0 a8 01 08 06 00 01 08 00 06 04 00 01 00 50 56 c0 a8 01 "
    + "0a 00 00 01 00 00 00 00 00 00 0a 00 00 02"

  /// Packets that are made one for the other.
  private func timeline(_ packets: [(number: Int, parent: Int, said: String)]) throws -> Timeline {
    let lines = packets.map {
      #"{"t":1,"e":"do","call":"NdisAllocatePacket","at":"packet","obj":"P\#($0.number)","#
        + #""of":"P\#($0.parent)","own":"packet","life":"new"\#($0.said)}"#
    }
    let text = ([AncestryTests.header] + lines).map { $0 + "\n" }.joined()
    return Timeline(try Trace(text: text.utf8).history)
  }

  /// A line of packets, of which only the first one says something.
  private func line(_ count: Int, _ said: String) throws -> Timeline {
    let first = (number: 1, parent: count + 1, said: said)
    return try timeline([first] + (2...count).map { (number: $0, parent: $0 - 1, said: "") })
  }

  @Test func `the length of a distant ancestor is the length of all that was made for it`() throws {
    let state = try line(40, #","len":60"#).state(at: 40)
    for number in [1, 8, 9, 40] { #expect(state.length(of: ObjectID(.packet, number)) == 60) }
    #expect(state.parent(of: ObjectID(.packet, 40)) == ObjectID(.packet, 39))
    #expect(state.parent(of: ObjectID(.packet, 77)) == .none)
  }

  @Test func `the frame of a distant ancestor is the frame of all that was made for it`() throws {
    let timeline = try line(40, #","hex":"\#(AncestryTests.frame)""#)
    let query = try Query("arp", in: timeline.history.lexicon)
    #expect(timeline.matches(query) == Array(0..<40))
  }

  @Test func `objects that were made for each other have no length and no frame`() throws {
    let timeline = try timeline([(1, 1, ""), (2, 3, ""), (3, 2, ""), (4, 3, "")])
    let state = timeline.state(at: 4)
    for number in 1...4 { #expect(state.length(of: ObjectID(.packet, number)) == nil) }
    #expect(timeline.matches(try Query("eth", in: timeline.history.lexicon)).isEmpty)
  }
}
