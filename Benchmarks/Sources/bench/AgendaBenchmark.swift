import Simulation

/// The job that all engines do: packets go eight layers down and come eight layers up, sixteen events each, 256 of them at a
/// time, in two queues.
///
/// `peers/stack8.h` says the same for C++; a checksum over times and steps shows that all did the same.
private struct StackOfEight {
  struct Step: BitwiseCopyable, Sendable {
    var packet: UInt32
    var step: UInt32
  }

  static let window: UInt32 = 128
  private static let base: [Int64] = [
    120, 80, 150, 60, 200, 90, 110, 300, 900, 140, 100, 180, 70, 130, 60, 50,
  ]
  private var delays = ContiguousArray<Int64>(repeating: 0, count: 1_024)
  private var next: (UInt32, UInt32) = (2 * window, 2 * window + 1)
  private var counts = ContiguousArray<UInt64>(repeating: 0, count: 16)
  private var depths = ContiguousArray<Int32>(repeating: 0, count: 16)
  private(set) var sum: UInt64 = 0
  private(set) var eventCount = 0

  init() {
    var state: UInt32 = 12_345
    for index in delays.indices {
      state = (state &* 1_103_515_245 &+ 12_345) & 0x7FFF_FFFF
      delays[index] = Int64(state >> 16 & 63)
    }
  }

  @inline(__always)
  func delay(_ step: UInt32, _ packet: UInt32) -> Int64 {
    StackOfEight.base[Int(step)] &+ delays[Int((packet &* 7 &+ step &* 37) & 1_023)]
  }

  @inline(__always)
  mutating func handle(_ item: Agenda<Step>.Item) {
    let step = item.work.step
    let queue = Int(item.work.packet & 1) &* 8
    counts[Int(step)] &+= 1
    if step < 8 {
      depths[queue &+ Int(step)] &+= 1
    } else {
      depths[queue &+ 15 &- Int(step)] &-= 1
    }
    sum &+= UInt64(bitPattern: item.time) &* UInt64(step &+ 1)
    eventCount &+= 1
  }

  /// What follows from a step: the packet's next one, or the next packet's first one.
  @inline(__always)
  mutating func successor(of work: Step, packetCount: UInt32) -> Step? {
    if work.step < 15 { return Step(packet: work.packet, step: work.step &+ 1) }
    let packet = work.packet & 1 == 0 ? next.0 : next.1
    guard packet < packetCount else { return nil }
    if work.packet & 1 == 0 { next.0 &+= 2 } else { next.1 &+= 2 }
    return Step(packet: packet, step: 0)
  }

  mutating func run(packetCount: UInt32) {
    var agenda = Agenda<Step>()
    for packet in 0..<2 * StackOfEight.window {
      agenda.plan(
        Step(packet: packet, step: 0), at: delay(0, packet) + Int64(packet / 2) * 10)
    }
    while let item = agenda.take() {
      handle(item)
      guard let step = successor(of: item.work, packetCount: packetCount) else { continue }
      agenda.plan(step, at: item.time &+ delay(step.step, step.packet))
    }
  }
}

/// P1: how many events a second the bare agenda gives out.
func measureAgenda(_ argument: String) throws -> Report {
  var stack = StackOfEight()
  let run = timed { stack.run(packetCount: UInt32(argument) ?? 0) }
  var report = Report()
  report.put("events", stack.eventCount)
  report.put("seconds", run)
  report.put("sum", Int(truncatingIfNeeded: stack.sum))
  return report
}
