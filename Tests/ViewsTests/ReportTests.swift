import Events
import Replay
import Terminal
import Testing

@testable import Views

/// The stack as text says what the screen says, and more.
struct StateReportTests {
  @Test func `it shows layers, calls, objects and the proof`() throws {
    let moment = try Shipped.named("s02b-send-nested").timeline.moment(at: "ProtocolSendComplete")
    #expect(StateReport(moment).lines.joined(separator: "\n") == StateReportTests.nested)
  }

  @Test func `it names the capture whose frames are heard`() throws {
    let moment = try Shipped.named("s02b-send-nested").timeline.moment(at: "ProtocolSendComplete")
    let lines = StateReport(moment, hearing: "ssh.pcap").lines
    #expect(lines.first?.hasSuffix("   frames of ssh.pcap") == true)
    #expect(lines.dropFirst() == StateReport(moment).lines.dropFirst())
  }

  @Test(arguments: Shipped.all)
  func `it names every live object with its owner`(shipped: Shipped) {
    for moment in shipped.moments(8) {
      let lines = StateReport(moment).lines
      let objects = lines.drop { $0 != "objects" }
      for (object, state) in moment.state.liveObjects {
        let title = moment.lexicon.title(state.owner)
        let owner = title.isEmpty ? "nobody" : title
        let isThere = objects.contains {
          $0.hasPrefix("  \(object) ") && $0.contains(owner)
        }
        if !isThere { Issue.record("\(shipped) at \(moment.position): \(object)") }
      }
    }
  }

  @Test(arguments: [("s23-sendto", 52), ("s02b-send-nested", 17)])
  func `the numbers of all layers stand below each other`(trace: String, number: Int) throws {
    let lines = StateReport(try Shipped.named(trace).timeline.moment(number)).lines
    let starts = lines.filter { $0.contains("  out ") }.map { line in
      line.prefix(upTo: line.firstRange(of: " in ")?.lowerBound ?? line.startIndex).count
    }
    #expect(starts.count > 3 && Set(starts).count == 1)
  }

  @Test func `a layer that has dropped a list says that it still has it`() throws {
    let timeline = try Shipped.named("r03-ndislwf-swallows-sends").timeline
    func filter(_ number: Int) -> String? {
      StateReport(timeline.moment(number)).lines.first { $0.hasPrefix("FLT ") }
    }
    #expect(filter(8)?.hasSuffix("in 1  out 0  drop 0  held 1") == true)
    let end = "in 1  out 0  drop 1  held 0  still has N1, dropped here"
    #expect(filter(9)?.hasSuffix(end) == true && filter(17)?.hasSuffix(end) == true)
  }

  @Test func `what was dropped and freed is not said to be there`() throws {
    let timeline = try Shipped.named("s19-drop-kept").timeline
    let end = StateReport(timeline.moment(timeline.count)).lines.joined(separator: "\n")
    #expect(end.contains("drop 1") && !end.contains("still has"))
  }

  @Test func `a broken sum is said to be broken`() throws {
    let lines = StateReport(try Shipped.named("w03-foreign-packet-queued").timeline.moment(40))
      .lines
    #expect(lines.contains { $0.hasPrefix("  BROKEN  ") })
  }

  private static let nested = """
    #17 of 43   t 4.2 µs
     ProtocolSendComplete  enter  NDIS ▲ packet  P1 60 B   cpu 0  DISPATCH  depth 5
    NDIS gives P1 back to packet. The buffers are free; whether the frame arrived, nobody here knows.

    APP   writer.exe    user mode       in 1  out 0  drop 0  held 1
          waits for     I1
    PROT  packet        Receiving       in 1  out 0  drop 0  held 1
          in hand       I1 P1
          Q.RcvPackets  0
          Q.ReadIrps    0
          C.io          1
          packets       1/16
          buffers       0/16
    NDIS  ndis.sys      library         in 2  out 2  drop 0  held 0
          Q.NdisSend    0
          Q.Oid         0
    MINI  ne2000        Initialized     in 1  out 1  drop 0  held 0
          Q.MpTx        0/8
    NIC   NE2000 card   irq enabled     in 1  out 0  drop 0  held 1
          Rx            0
          Tx            1/1  F1
          ISR           prx ptx rxe txe ovw cnt rdc rst
          RCR           4
          CURR          4d
          BNRY          4c
    WIRE                F1 0% out  0 frames sent

    open calls
      cpu 0 at DISPATCH
        PacketWrite(I1)  #3
          NdisSend(P1)  #8
            MiniportSend(P1)  #9
              NdisMSendComplete(P1)  #16
                ProtocolSendComplete(P1)  #17

    objects
      P1    packet        since #17, 0.0 µs  made for I1
      I1    packet        since #3, 2.7 µs
      F1    NE2000 card   since #12, 0.5 µs  in card.Tx  made for P1

    proof
      holds   conserved  ne2000: 1 in = 1 out + 0 held
      holds   one owner each
      holds   pool = live packets
    """
}

/// Times as people read them.
struct TimeFormatTests {
  @Test(arguments: [
    (0, "0.0 µs"), (99, "0.0 µs"), (100, "0.1 µs"), (129_149, "129.1 µs"),
    (9_999_999, "9 999.9 µs"), (10_000_000, "10.0 ms"), (9_999_999_999, "9 999.9 ms"),
    (10_000_000_000, "10.0 s"), (-1_500, "-1.5 µs"), (Int64.max, "9 223 372 036.8 s"),
    (Int64.min, "-9 223 372 036.8 s"),
  ])
  func `a time has one decimal and a unit that fits`(nanoseconds: Int64, text: String) {
    #expect(TimeFormat.text(nanoseconds) == text)
  }

  @Test func `a share of a very long time is about right`() {
    #expect((Int64.max / 2).scaled(by: 1_000, over: Int64.max) == 500)
    #expect(Int64(30).scaled(by: 1_000, over: 60) == 500)
    #expect(Int64.max.scaled(by: 14, over: 1) > 0)
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1 000"), (-1_234_567, "-1 234 567")])
  func `thousands stand apart`(number: Int, text: String) {
    #expect(TimeFormat.grouped(number) == text)
  }
}

/// How much room a screen has.
struct SizeClassTests {
  @Test(arguments: [
    (30, 110, SizeClass.wide), (29, 110, .normal), (30, 109, .normal), (20, 80, .normal),
    (19, 80, .narrow), (20, 79, .narrow), (15, 60, .narrow), (14, 60, .tiny), (15, 59, .tiny),
    (6, 30, .tiny), (5, 30, .sentence), (6, 29, .sentence), (0, 0, .sentence),
  ])
  func `a class begins where its rows and columns are enough`(
    rows: Int, columns: Int, sizeClass: SizeClass
  ) {
    #expect(SizeClass(Size(rows: rows, columns: columns)) == sizeClass)
  }
}
