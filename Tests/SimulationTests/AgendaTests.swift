import Testing

@testable import Simulation

struct AgendaTests {
  /// Everything that is left, in the order in which it comes.
  private func rest(_ agenda: Agenda<Int>) -> [Int] {
    var agenda = agenda
    var works: [Int] = []
    while let item = agenda.take() { works.append(item.work) }
    return works
  }

  @Test func `what is planned for one time comes in the order of planning`() {
    var agenda = Agenda<Int>()
    for work in 0..<100 { agenda.plan(work, at: Int64(work % 3)) }
    let expected = (0..<3).flatMap { time in (0..<100).filter { $0 % 3 == time } }
    #expect(rest(agenda) == expected)
  }

  @Test func `what is taken and put back comes at its old place`() {
    var agenda = Agenda<Int>()
    for work in 0..<20 { agenda.plan(work, at: 5) }
    let taken = [agenda.take(), agenda.take()].compactMap { $0 }
    for item in taken.reversed() { agenda.putBack(item) }
    #expect(rest(agenda) == Array(0..<20))
  }

  @Test func `a copy goes its own way`() {
    var agenda = Agenda<Int>()
    for work in 0..<5 { agenda.plan(work, at: Int64(work)) }
    var copy = agenda
    _ = copy.take()
    copy.plan(9, at: 0)
    #expect(rest(agenda) == [0, 1, 2, 3, 4])
    #expect(rest(copy) == [9, 1, 2, 3, 4])
  }

  @Test func `nothing is left after everything was forgotten`() {
    var agenda = Agenda<Int>()
    agenda.plan(1, at: 1)
    _ = agenda.take()
    agenda.plan(2, at: 1)
    agenda.clear()
    #expect(agenda.count == 0 && agenda.first == nil && agenda.take() == nil)
  }

  @Test(arguments: 0..<30)
  func `planning and taking in any order is the same as sorting`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var agenda = Agenda<Int>()
    var expected: [(time: Int64, work: Int)] = []
    for work in 0..<400 {
      if random.next() % 5 < 3 {
        let time = Int64(random.next() % 50)
        agenda.plan(work, at: time)
        let place = expected.firstIndex { $0.time > time } ?? expected.count
        expected.insert((time, work), at: place)
      } else {
        let next = expected.isEmpty ? nil : expected.removeFirst()
        #expect(agenda.first?.work == next?.work)
        #expect(agenda.take()?.work == next?.work)
      }
      #expect(agenda.count == expected.count && agenda.first?.work == expected.first?.work)
    }
  }
}
