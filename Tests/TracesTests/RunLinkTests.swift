import Events
import Testing

@testable import Traces

/// A line that leads to a run says everything, and says when it is damaged.
struct RunLinkTests {
  private var small: RunLink {
    var link = RunLink(.shipped(id: "s02", checksum: "0123456789abcdef"), seed: 42)
    link.model = "1"
    link.position = 128
    link.view = "ladder"
    link.digest = 0xFEDC_BA98_7654_3210
    return link
  }

  private var large: RunLink {
    var link = RunLink(.text("id: mine\ntitle: 包 and \"quotes\"\n"), seed: .max)
    link.hasFreeChoices = true
    link.position = 0
    link.choices = (0..<200).map { number in
      RecordedChoice(
        index: number * 7, point: number % 2 == 0 ? .finishInside : .lookahead,
        call: "MiniportSend", component: "ne2000",
        value: number % 2 == 0 ? .word(Word.Outcome.pending) : .number(number))
    }
    link.injections = [RunLink.Injection(turn: 3, time: 5_000, words: "write: 60, by: app")]
    return link
  }

  @Test func `what is written is read`() throws {
    for link in [small, large] {
      let line = link.line
      #expect(line.hasPrefix("ndiscope:") && line.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
      #expect(try RunLink(line: line) == link)
    }
  }

  @Test func `a plain run is short`() {
    #expect(small.line.count < 200)
  }

  @Test func `line ends and blanks of pasting do not matter`() throws {
    let line = small.line
    let middle = line.index(line.startIndex, offsetBy: 40)
    #expect(try RunLink(line: " " + line[..<middle] + "\n  " + line[middle...] + "\n") == small)
  }

  @Test func `every missing or changed letter is noticed`() throws {
    let letters = Array(small.line)
    try #require(!letters.isEmpty)
    for index in letters.indices {
      var shorter = letters
      shorter.remove(at: index)
      var changed = letters
      changed[index] = changed[index] == "A" ? "B" : "A"
      for line in [shorter, changed] where String(line) != small.line {
        let text = String(line)
        let read = try? RunLink(line: text)
        // The last letter may hold bits that no byte needs.
        #expect(read == nil || (read == small && index == letters.count - 1), "\(index)")
      }
    }
  }

  @Test(arguments: [
    ("hello", RunLinkError.notALink), ("", .notALink), ("ndiscope:", .damaged),
    ("ndiscope:AAAA", .damaged), ("ndiscope:é", .damaged), ("ndiscope:====", .damaged),
  ])
  func `what is no line is refused`(line: String, error: RunLinkError) {
    #expect(throws: error) { try RunLink(line: line) }
  }

  @Test func `blanks around a line are no part of it`() {
    #expect(RunLink.isMeant(by: " ndiscope:AAAA\n") && !RunLink.isMeant(by: "n discope:AAAA"))
  }

  @Test func `a line without an end is refused before it is unpacked`() {
    let line = "ndiscope:" + String(repeating: "A", count: 2 << 20)
    #expect(throws: RunLinkError.tooLong) { try RunLink(line: line) }
  }

  @Test func `what unpacks to more than any run is refused`() throws {
    var link = small
    link.source = .text(String(repeating: "x", count: 6 << 20))
    #expect(throws: RunLinkError.damaged) { try RunLink(line: link.line) }
  }

  @Test func `the checksum of events sees each of their fields, and only those before the cursor`()
  {
    var history = History()
    for number in 0..<5_000 {
      var event = Event(.action, time: Int64(number))
      event.object = ObjectID(.packet, number)
      history.append(event)
    }
    let whole = RunLink.digest(of: history, before: 5_000)
    #expect(whole == RunLink.digest(of: history, before: .max))
    #expect(RunLink.digest(of: history, before: 4_999) != whole)
    #expect(RunLink.digest(of: history, before: 0) != whole)
    var other = History()
    for number in 0..<5_000 {
      var event = history[number]
      if number == 4_321 { event.cpu = 1 }
      other.append(event)
    }
    #expect(RunLink.digest(of: other, before: 5_000) != whole)
    #expect(
      RunLink.digest(of: other, before: 4_321) == RunLink.digest(of: history, before: 4_321))
  }
}
