import Events
import Testing
import Traces

@testable import Replay

/// What queries say of the frames that objects carry.
struct QueryFrameTests {
  private static let traces = Golden.names.filter { name in
    [
      "04-winsock/s23-arp-sendto", "04-winsock/s24-echo", "04-winsock/s23-fragments-sendto",
      "04-winsock/s24-no-port", "06-many/s31-loopback", "03-filter/s20-copy-receive",
      "01-protocol/s06", "02-intermediate/s14-stacked",
    ].contains { name.hasPrefix($0) }
  }

  /// The fields whose values are compared one by one; the whole bytes are asked for elsewhere.
  private static let fields = QueryField.frames.filter { $0.type != .bytes }

  @Test func `the traces of these tests are there`() {
    #expect(QueryFrameTests.traces.count >= 8)
  }

  @Test(arguments: traces)
  func `a header field says what the dissection says`(name: String) throws {
    let timeline = try Golden.timeline(name)
    let moments = self.moments(timeline)
    let naive = NaiveFrames(timeline.history, moments.map(objects))
    #expect(!naive.isEmpty)
    let (blank, lexicon) = (StackState(Lexicon()), timeline.history.lexicon)
    for field in QueryFrameTests.fields {
      guard case .reading(let make) = field.source else {
        Issue.record("\(field.name) is not read the same in every trace")
        continue
      }
      let reading = make(lexicon)
      for moment in moments {
        let numbers = reading.values(moment, blank).map { field.type.text(of: $0, in: lexicon) }
        let values = numbers + reading.texts(moment, blank)
        let expected = naive.values(of: field.name, moment.index)
        #expect(values.sorted() == expected.sorted(), "\(field.name) of #\(moment.index + 1)")
      }
    }
  }

  private func moments(_ timeline: Timeline) -> [QueryMoment] {
    let ground = QueryGround(timeline, .frames)
    return (0..<timeline.count).map { index in
      var moment = QueryMoment(ground)
      moment.index = index
      moment.event = timeline.history[index]
      return moment
    }
  }

  private func objects(_ moment: QueryMoment) -> [ObjectID] {
    var objects: [ObjectID] = []
    _ = moment.visitObjects {
      objects.append($0)
      return false
    }
    return objects
  }

  @Test(arguments: [
    ("arp.opcode == 1 and wire", "arp.opcode == 1 and eth.dst == ff:ff:ff:ff:ff:ff and wire"),
    ("wire and arp", "wire and eth.type == 0x0806"),
    ("wire and arp", "wire and bytes[12:2] == 08:06"),
    ("wire and arp", "wire and bytes[12-13] == 08:06"),
    ("wire and arp", "wire and bytes[12] == 8 and frame[13] == 6"),
    ("wire and arp", "wire and eth.type & 0x0006"),
    ("wire and ip", "wire and ip.version == 4"),
    ("wire and ip", "wire and ip.addr == 10.0.0.0/24"),
    ("wire and ip", "wire and ip.src in {11.0.0.0/8, 10.0.0.0/24}"),
    ("wire and ip", "wire and ip.src in {10.0.0.0..10.0.0.255}"),
    ("wire and ip", "wire and ip.src >= 10.0.0.0 and ip.src < 10.0.1.0"),
    ("wire and eth", "wire and bytes"), ("wire and eth", "wire and bytes[:6]"),
    ("wire and eth.dst[0] == 0xff", "wire and eth.dst[0] & 1"),
    ("wire and eth.dst[0] == 0xff", "wire and bytes contains ff:ff:ff:ff:ff:ff"),
    ("wire and eth.dst != ff:ff:ff:ff:ff:ff", "wire and eth.dst[0:3] in {00:50:56, 00:00:00}"),
    ("wire and udp", "wire and ip.proto == 17"),
    ("wire and udp", "wire and udp.length == ip.len - ip.hdr_len"),
  ])
  func `two ways to say the same find the same`(first: String, second: String) throws {
    let timeline = try Golden.timeline("04-winsock/s23-arp-sendto.ndt.jsonl")
    let lexicon = timeline.history.lexicon
    let found = timeline.matches(try Query(first, in: lexicon))
    #expect(!found.isEmpty, "\(first)")
    #expect(timeline.matches(try Query(second, in: lexicon)) == found, "\(second)")
  }

  /// A trace whose frames are datagrams of IPv6: 62 bytes from fe80::1 to ff02::fb.
  private func sixes() throws -> Timeline {
    let frame =
      "33 33 00 00 00 fb 00 50 56 c0 a8 01 86 dd 61 2a bc de 00 08 11 40 "
      + "fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 "
      + "ff 02 00 00 00 00 00 00 00 00 00 00 00 00 00 fb 14 e9 14 e9 00 08 00 00"
    let text = try Golden.text("04-winsock/s23-arp-sendto.ndt.jsonl")
      .replacing(/"hex":"[^"]*"/, with: "\"hex\":\"\(frame)\"")
    return Timeline(try Trace(text: Array(text.utf8)).history)
  }

  @Test(arguments: [
    "ipv6", "ipv6.version == 6", "ipv6.tclass == 0x12", "ipv6.flow == 0xabcde", "ipv6.plen == 8",
    "ipv6.nxt == 17", "ipv6.hlim == 64", "ipv6.src == \"fe80::1\"", "ipv6.dst == \"ff02::fb\"",
    "ipv6.addr == \"ff02::fb\"", "ipv6.addr == \"fe80::1\"", "udp.port == 5353",
    "all ipv6.addr in {\"fe80::1\", \"ff02::fb\"}",
  ])
  func `the fields of a header of IPv6 are read`(text: String) throws {
    let timeline = try sixes()
    let lexicon = timeline.history.lexicon
    let frames = timeline.matches(try Query("bytes[12:2] == 86:dd and udp", in: lexicon))
    #expect(frames.count > 3)
    #expect(timeline.matches(try Query(text, in: lexicon)) == frames)
    let others = try Query("ipv6.src == \"::1\" or all ipv6.addr in {\"fe80::1\"}", in: lexicon)
    #expect(timeline.matches(others).isEmpty)
  }
}
