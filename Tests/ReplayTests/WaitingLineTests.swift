import Events
import TestNumbers
import Testing

@testable import Replay

/// Members of a queue come and leave at both ends and inside, and the others keep their order.
struct WaitingLineTests {
  private func packet(_ number: Int) -> ObjectID { ObjectID(.packet, number) }

  private func line(of numbers: some Sequence<Int>) -> WaitingLine {
    var line = WaitingLine()
    for number in numbers { line.append(packet(number)) }
    return line
  }

  @Test func `a member leaves from the head, from the middle and from the tail`() {
    var line = line(of: 1...5)
    line.remove(packet(1), isAtTail: false)
    line.remove(packet(3), isAtTail: false)
    line.remove(packet(5), isAtTail: true)
    line.remove(packet(9), isAtTail: false)
    #expect(line.members == [packet(2), packet(4)])
    line.prepend(packet(7))
    #expect(line.members == [packet(7), packet(2), packet(4)])
    #expect(line.contains(packet(7)) && !line.contains(packet(3)) && !line.contains(.none))
    line.removeAll()
    #expect(line.members.isEmpty && line.count == 0)
  }

  /// Lines that never get long, that do, and that get short again in between.
  @Test(arguments: [20, 700, 3_000])
  func `whoever leaves from wherever, the others stand in their order`(countMax: Int) {
    var random = RandomNumbers(seed: UInt64(countMax))
    var line = WaitingLine()
    var wanted: [ObjectID] = []
    var isGrowing = true
    for number in 1...12_000 {
      if wanted.count >= countMax { isGrowing = false }
      if wanted.count <= countMax / 10 { isGrowing = true }
      if wanted.isEmpty || random.below(4) < (isGrowing ? 3 : 1) {
        let isAtHead = random.below(3) == 0
        if isAtHead { line.prepend(packet(number)) } else { line.append(packet(number)) }
        wanted.insert(packet(number), at: isAtHead ? 0 : wanted.count)
      } else {
        let ends = [0, wanted.count - 1]
        let place = random.below(2) == 0 ? ends[random.below(2)] : random.below(wanted.count)
        line.remove(wanted[place], isAtTail: place == ends[1])
        wanted.remove(at: place)
      }
      #expect(line.count == wanted.count)
      guard number % 60 == 0 else { continue }
      #expect(line.members == wanted, "\(number)")
      #expect(wanted.isEmpty || line.contains(wanted[wanted.count / 2]))
      #expect(!line.contains(packet(number + 1)))
    }
  }

  @Test func `who stands in a long line twice leaves it twice`() {
    var line = line(of: Array(1...1_000) + [300] + Array(1_001...2_000))
    line.remove(packet(1_200), isAtTail: false)
    line.append(packet(700))
    for number in [300, 700] {
      line.remove(packet(number), isAtTail: false)
      #expect(line.contains(packet(number)))
      line.remove(packet(number), isAtTail: false)
      #expect(!line.contains(packet(number)))
    }
    #expect(line.members == (1...2_000).filter { ![300, 700, 1_200].contains($0) }.map(packet))
  }

  @Test func `who is not in a long line is not looked for, though somebody stands in it twice`() {
    var line = line(of: Array(1...40_000) + [300])
    line.remove(packet(20_000), isAtTail: false)
    for number in 50_000..<90_000 { line.remove(packet(number), isAtTail: false) }
    #expect(line.count == 40_000)
    #expect(line.contains(packet(300)) && !line.contains(packet(50_000)))
  }

  @Test func `very many members leave from the middle of a line, and none is looked for`() {
    let count = 40_000
    var line = line(of: 1...count)
    for step in 0..<count / 2 {
      line.remove(packet(count / 2 - step), isAtTail: false)
      line.remove(packet(count + 1), isAtTail: false)
    }
    #expect(line.members == (count / 2 + 1...count).map(packet))
  }
}
