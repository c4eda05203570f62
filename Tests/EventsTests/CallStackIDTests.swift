import Testing

@testable import Events

/// A call stack is that of a thread, else that of a processor.
struct CallStackIDTests {
  @Test func `a thread has one stack, whatever processor it runs on`() {
    let event = Event(.enter, time: 0)
    var moved = event
    moved.cpu = 3
    #expect(event.stack != moved.stack)
    (moved.thread, moved.cpu) = (7, 0)
    var later = moved
    later.cpu = 255
    #expect(moved.stack == later.stack && moved.stack != event.stack)
  }

  @Test func `every processor and every thread has a stack of its own, which names it`() {
    let processors = (0...UInt8.max).map { CallStackID(cpu: $0, thread: 0) }
    let threads = (1...UInt8.max).map { CallStackID(cpu: 5, thread: $0) }
    #expect(Set(processors + threads).count == processors.count + threads.count)
    #expect((processors + threads).allSatisfy { Int($0.rawValue) < CallStackID.count })
    #expect(processors.map(\.cpu) == Array(0...255) && processors.allSatisfy { $0.thread == 0 })
    #expect(threads.map(\.thread) == Array(1...255) && threads.allSatisfy { $0.cpu == 0 })
  }
}
