import Events
import TestNumbers
import Testing

@testable import Replay

/// A set of objects says what was put into it, in little memory, and soon, whatever order they come in.
struct ObjectSetTests {
  @Test(arguments: [(1, 400), (2, 400), (3, 6_000)] as [(UInt64, Int)])
  func `whatever order objects come in, exactly those are in the set`(
    seed: UInt64, numberCount: Int
  ) {
    var random = RandomNumbers(seed: seed)
    var set = ObjectSet()
    var wanted: Set<ObjectID> = []
    for _ in 0..<2_000 + numberCount {
      let kind: ObjectKind = [.packet, .netBufferList, .irp][random.below(3)]
      let object = ObjectID(kind, random.below(numberCount))
      set.insert(object)
      wanted.insert(object)
      let asked = ObjectID([.packet, .frame, .irp][random.below(3)], random.below(numberCount))
      #expect(set.contains(asked) == wanted.contains(asked), "\(asked)")
    }
    for number in 0..<numberCount {
      let object = ObjectID(.packet, number)
      #expect(set.contains(object) == wanted.contains(object), "\(object)")
    }
  }

  @Test func `very many objects that come in about their order need a few numbers`() {
    var set = ObjectSet()
    for number in 0..<200_000 { set.insert(ObjectID(.packet, number ^ 3)) }
    #expect(set.footprintBytes <= 64)
  }

  @Test(arguments: [false, true])
  func `objects far apart need little each, and nothing when the gaps are filled`(
    isDescending: Bool
  ) {
    let count = 60_000
    var set = ObjectSet()
    for number in 1...count { set.insert(ObjectID(.packet, 2 * number)) }
    #expect((1...count).allSatisfy { set.contains(ObjectID(.packet, 2 * $0)) })
    #expect((0...count).allSatisfy { !set.contains(ObjectID(.packet, 2 * $0 + 1)) })
    #expect(set.footprintBytes < 10 * count)
    for step in 1...count {
      let number = isDescending ? count + 1 - step : step
      set.insert(ObjectID(.packet, 2 * number - 1))
    }
    #expect((1...2 * count).allSatisfy { set.contains(ObjectID(.packet, $0)) })
    #expect(!set.contains(ObjectID(.packet, 2 * count + 1)))
    #expect(!set.contains(ObjectID(.packet, 0)))
    #expect(set.footprintBytes <= 64)
  }

  @Test func `a copy keeps what it has when the other one goes on`() {
    var set = ObjectSet()
    for number in 1...3_000 { set.insert(ObjectID(.packet, 2 * number)) }
    let copy = set
    for number in 1...3_000 { set.insert(ObjectID(.packet, 2 * number + 1)) }
    #expect((1...3_000).allSatisfy { copy.contains(ObjectID(.packet, 2 * $0)) })
    #expect((1...3_000).allSatisfy { !copy.contains(ObjectID(.packet, 2 * $0 + 1)) })
  }
}
