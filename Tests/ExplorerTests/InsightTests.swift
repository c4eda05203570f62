import Events
import Replay
import Terminal
import Testing
import Traces
import Views

@testable import Explorer

/// W, w and K: why, watches, words.
struct InsightTests {
  @Test func `a history that is longer than the list says so, and goes on`() throws {
    let header =
      #"{"ndt":1,"schema":"1.0","title":"x","clock":{"unit":"ns","kind":"virtual"},"topology":"#
      + #"{"components":[{"id":"nic","kind":"miniport","counters":["sent"]}]}}"#
    let lines = (1...200).map { number in
      let cause = number > 1 ? ",\"cause\":\(number - 1)" : ""
      return
        #"{"t":\#(number),"e":"do","call":"Count","at":"nic","ctr":"nic.sent","val":1\#(cause)}"#
    }
    let text = ([header] + lines).map { $0 + "\n" }.joined()
    let timeline = Timeline(try Trace(text: text.utf8).history)
    var walk = Walk(FixedSource(timeline, title: "x"))
    walk.type("GW")
    walk.press(.end)
    guard case .list(_, let list) = walk.session.overlay else {
      Issue.record("no list")
      return
    }
    #expect(list.all.count == Timeline.causeCountMax + 1)
    #expect(list.all.last?.cells == ["…", WhyWords.more, WhyWords.farther(73)])
    walk.press(.escape)
    walk.go(to: 100)
    walk.type("W")
    guard case .list(_, let shorter) = walk.session.overlay else {
      Issue.record("no list")
      return
    }
    #expect(shorter.all.last?.cells.first == "#1" && shorter.all.count == 100)
  }

  private func command(_ text: String, _ walk: inout Walk) {
    walk.type(":" + text)
    walk.press(.enter)
  }

  // MARK: - Why

  @Test(arguments: [(ViewKind.owners, 75), (ViewKind.dna, 211)])
  func `where rows are objects W, w and y are about the row that is picked`(
    view: ViewKind, position: Int
  ) throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: position)
    command(view.name, &walk)
    let count = SceneRows(walk.session.scene).count
    for _ in 0..<count { walk.type("j") }
    let rows = SceneRows(walk.session.scene)
    #expect(rows.picked == count - 1)
    let object = rows.object(count - 1)
    walk.type("w")
    #expect(walk.session.notebook.watches.map(\.name) == ["owner of \(object)"])
    walk.type("y")
    let copied = walk.session.study.copied
    #expect(copied == rows.text(count - 1) && copied.hasPrefix("\(object) "))
    walk.type("W")
    #expect(walk.text.contains("Why? owner of \(object)"))
  }

  @Test func `W lists the causes of the step, and Enter goes to one of them`() throws {
    var walk = try Walk(recorded: "s02")
    let position = try #require(walk.positions(.enter, "ProtocolSendComplete").first)
    walk.go(to: position)
    walk.type("W")
    #expect(walk.text.contains("Why? #\(position) ProtocolSendComplete"))
    #expect(walk.text.contains("inside of") && walk.text.contains("caused by"))
    walk.press(.end)
    walk.type("WriteFile")
    #expect(walk.session.overlay != nil)
    walk.press(.escape)
    walk.type("W")
    walk.press(.down)
    walk.press(.enter)
    #expect(walk.session.overlay == nil && walk.call == "NdisSend")
    walk.press(.character("o"), .control)
    #expect(walk.position == position)
  }

  @Test func `W at a drop says since when what was missing is missing`() throws {
    var walk = try Walk(recorded: "s27-no-receive")
    let timeline = walk.timeline
    let drop = try #require(
      timeline.firstIndex(from: 0) {
        $0.kind == .drop && $0.status == Word.Reason.noReceiveRequest
      })
    walk.go(to: drop + 1)
    walk.type("W")
    #expect(walk.text.contains("empty since") && walk.text.contains("tcpip.AddrRecv is 0: "))
    walk.press(.down)
    walk.press(.enter)
    #expect(walk.session.overlay == nil && walk.call == "RemoveHeadList")
    #expect(walk.event?.object == ObjectID(.irp, 2))
  }

  @Test func `W on an object says who gave it to its owner`() throws {
    var walk = try Walk(recorded: "s02")
    let send = try #require(walk.positions(.enter, "MiniportSend").first)
    walk.go(to: send + 4)
    command("why P1", &walk)
    #expect(walk.text.contains("Why? owner of P1 is ne2000"))
    walk.press(.enter)
    #expect(walk.position == send)
  }

  @Test func `W on a row of the inspector asks about its value`() throws {
    var walk = try Walk(recorded: "s02")
    let send = try #require(walk.positions(.enter, "MiniportSend").first)
    walk.go(to: send + 1)
    walk.type("4")
    let row = try #require(walk.session.tree.rows.firstIndex { $0.name == "irql" })
    for _ in 0..<row { walk.type("j") }
    walk.type("W")
    #expect(walk.text.contains("Why? irql cpu 0 is DISPATCH"))
    walk.press(.enter)
    #expect(walk.position == send)
  }

  @Test func `W on a row of the inspector that says who made an object leads to where it began`()
    throws
  {
    var walk = try Walk(recorded: "s02")
    let packet = ObjectID(.packet, 1)
    let born = try #require(
      walk.timeline.firstIndex(from: 0) { $0.object == packet && $0.life == .new })
    let send = try #require(walk.positions(.enter, "MiniportSend").first)
    walk.go(to: send)
    walk.type("4")
    let row = try #require(
      walk.session.tree.rows.firstIndex { $0.quantity == .maker(packet) })
    for _ in 0..<row { walk.type("j") }
    walk.type("W")
    #expect(walk.text.contains("Why? maker of P1 is packet"))
    walk.press(.enter)
    #expect(walk.position == born + 1)
  }

  @Test func `W on a state leads back to what was asked for`() throws {
    var walk = try Walk(recorded: "s21-pause-restart")
    let lexicon = walk.timeline.history.lexicon
    let asked = try #require(walk.positions(.inject, "MiniportPause").first)
    let paused = try #require(
      walk.timeline.firstIndex(from: asked) {
        lexicon.name($0.place) == "a1.state" && $0.status == Word.State.paused
      })
    walk.go(to: paused + 1)
    command("states", &walk)
    let rows = SceneRows(walk.session.scene)
    let row = try #require(
      (0..<rows.count).first { rows.quantity($0)?.name(lexicon) == "a1.state" })
    for _ in 0..<row { walk.type("j") }
    walk.type("W")
    #expect(walk.text.contains("Why? a1.state is Paused"))
    guard case .list(_, let list) = walk.session.overlay else {
      Issue.record("no list")
      return
    }
    #expect(list.all.count > 2)
    #expect(list.all.first?.cells.prefix(2) == ["#\(paused + 1)", WhyWords.setter])
    let last = try #require(list.all.last)
    #expect(last.cells.prefix(2) == ["#\(asked)", Cause.Relation.ordered.words])
  }

  @Test func `why the depth is what it is leads to the call that opened it`() throws {
    var walk = try Walk(recorded: "s02")
    let send = try #require(walk.positions(.enter, "MiniportSend").first)
    walk.go(to: send + 1)
    let depth = walk.session.moment.openCalls.count
    command("why depth", &walk)
    #expect(walk.text.contains("Why? call depth is \(depth)"))
    walk.press(.enter)
    #expect(walk.position == send)
  }

  @Test func `W on a value without a history says so, and why the step happened`() throws {
    var walk = try Walk(recorded: "s02")
    let send = try #require(walk.positions(.enter, "MiniportSend").first)
    walk.go(to: send)
    walk.type("4W")
    #expect(!walk.text.contains("no history of its own"))
    walk.press(.escape)
    let row = try #require(
      walk.session.tree.rows.firstIndex { $0.isOpen == nil && $0.quantity == nil })
    for _ in 0..<row { walk.type("j") }
    walk.type("W")
    #expect(walk.text.contains("This has no history of its own. Why? #\(send) MiniportSend"))
  }

  @Test func `why of a place by its short name, and of nonsense`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("G")
    command("why MpTx", &walk)
    #expect(walk.text.contains("Why? ne2000.MpTx is 0"))
    walk.press(.escape)
    command("why nonsense", &walk)
    #expect(walk.text.contains(WhyWords.unknown.prefix(40)))
    walk.press(.escape)
    walk.type("ggW")
    #expect(walk.message == WhyWords.atBeginning)
    command("why MpTx", &walk)
    #expect(walk.message.hasPrefix("ne2000.MpTx is 0."))
  }

  @Test(arguments: [
    ("Q.MpTx", "ne2000.MpTx is 0"), ("q.MpTx.len", "ne2000.MpTx is 0"),
    ("q.ne2000.MpTx", "ne2000.MpTx is 0"), ("C.io", ".io is "), ("c.io", ".io is "),
    ("pool.packets.used", "b1.packets is 0"), ("pool.b1.packets.used", "b1.packets is 0"),
    ("irql", "irql cpu 1 is "), ("depth", "call depth is "),
  ])
  func `why knows the names that the screen writes`(name: String, answer: String) throws {
    var walk = try Walk(recorded: "s02")
    walk.type("G")
    command("why \(name)", &walk)
    #expect((walk.text + walk.message).contains(answer))
    #expect(!walk.text.contains(WhyWords.unknown.prefix(40)))
  }

  @Test func `why does not say that no event has set what one has set to the same`() throws {
    var walk = try Walk(recorded: "s15-request")
    walk.type("G")
    let timeline = walk.session.timeline
    let place = try #require(timeline.history.lexicon.place("b1.state"))
    let again = try #require(timeline.lastIndex(before: timeline.count) { $0.place == place })
    let number = timeline.history.sequence(of: again)
    command("why b1.state", &walk)
    let message =
      "b1.state is Receiving: so from the beginning. #\(number) has only set it to the same again."
    #expect(walk.message == message)
    walk.type("gg")
    command("why b1.state", &walk)
    #expect(walk.message.contains("No event has set it"))
  }

  @Test func `why says how far was looked, and whether there is such an object`() throws {
    var walk = try Walk(recorded: "s02")
    command("why MpTx", &walk)
    #expect(
      walk.message == "ne2000.MpTx is 0. No event has set it: it has been so from the beginning.")
    command("why P1", &walk)
    #expect(walk.message.hasPrefix("P1 does not exist here yet: the first event about it is #"))
    command("why P9", &walk)
    #expect(walk.message == "There is no P9 in this run: no event is about it.")
  }

  // MARK: - Watches

  @Test func `w watches what is picked, and the same again ends that`() throws {
    var walk = try Walk(recorded: "s02")
    let send = try #require(walk.positions(.enter, "MiniportSend").first)
    walk.go(to: send)
    walk.type("w")
    #expect(walk.session.notebook.watches.map(\.name) == ["owner of P1"])
    #expect(walk.text.contains("Watches") && walk.text.contains("→ ne2000"))
    walk.type("w")
    #expect(walk.session.notebook.watches.isEmpty && !walk.text.contains("Watches"))
  }

  @Test func `an expression is watched, wherever one goes`() throws {
    var walk = try Walk(recorded: "s02")
    command("watch q.MpTx.len", &walk)
    walk.type("w")
    let insert = try #require(walk.positions(.action, "InsertTailList").first)
    walk.go(to: insert)
    #expect(walk.text.contains("q.MpTx.len") && walk.text.contains("0 → 1"))
    command("unwatch 1", &walk)
    #expect(walk.session.notebook.watches.isEmpty)
    command("watch ownr", &walk)
    #expect(walk.text.contains("Did you mean owner?"))
    walk.press(.escape)
    command("unwatch", &walk)
    #expect(walk.message == walk.session.keyed(WatchWords.none))
  }

  @Test func `a value is watched by its row in the counters, and removed by its name`() throws {
    var walk = try Walk(recorded: "s02")
    walk.type("G7jw")
    let name = try #require(walk.session.notebook.watches.first?.name)
    command("unwatch \(name)", &walk)
    #expect(walk.session.notebook.watches.isEmpty)
    command("watch NdisSend", &walk)
    command("watch c.io", &walk)
    command("unwatch 7", &walk)
    #expect(walk.text.contains("There is no watch 7"))
    walk.press(.escape)
    command("unwatch", &walk)
    #expect(walk.session.notebook.watches.isEmpty)
  }

  @Test(arguments: ["0", "-1", "2", "\(Int.min)", "\(Int.max)", "9\(Int.max)"])
  func `a number of no watch and no chart is refused, however far away it is`(
    number: String
  ) throws {
    var walk = try Walk(recorded: "s02")
    func problem() -> String {
      guard case .prompt(let prompt) = walk.session.overlay else { return "" }
      return prompt.problem
    }
    command("watch c.io", &walk)
    command("unwatch \(number)", &walk)
    #expect(problem() == WatchWords.unknown(number))
    walk.press(.escape)
    command("chart c.io", &walk)
    command("unchart \(number)", &walk)
    #expect(problem() == ChartWords.unknown(number))
    #expect(walk.session.notebook.watches.count == 1 && walk.session.notebook.charts.count == 1)
  }

  @Test func `there is an end to what is watched`() throws {
    var walk = try Walk(recorded: "s02")
    for number in 0..<20 { command("watch c.io + \(number)", &walk) }
    #expect(walk.session.notebook.watches.count == 12 && walk.message == WatchWords.most)
  }

  @Test func `watches are in one line where there is no room for a pane`() throws {
    let run = try Walk(recorded: "s02").timeline
    var walk = Walk(FixedSource(run, title: "s02"), size: Size(rows: 24, columns: 80))
    command("watch q.MpTx.len", &walk)
    for view in "1234567" {
      walk.type(String(view))
      #expect(walk.text.contains("watches  q.MpTx.len"), "\(view)")
    }
  }

  // MARK: - Words

  @Test func `K explains the call of the step, and Enter what belongs to it`() throws {
    var walk = try Walk(recorded: "s02")
    let send = try #require(walk.positions(.enter, "MiniportSend").first)
    walk.go(to: send)
    walk.type("K")
    #expect(walk.text.contains("► MiniportSend"))
    #expect(walk.text.contains("called at DISPATCH or below."))
    walk.press(.enter)
    #expect(walk.text.contains("► MiniportSend") && walk.text.contains("NdisMSendComplete"))
    walk.press(.down)
    walk.press(.enter)
    #expect(walk.text.contains("► NdisMSendComplete"))
    walk.press(.escape)
    #expect(walk.session.overlay == nil && walk.position == send)
  }

  @Test func `K on a value that is a number explains what it counts, and no code`() throws {
    var walk = try Walk(recorded: "s02")
    walk.go(to: 102)
    walk.type("7jjjj")
    let rows = SceneRows(walk.session.scene)
    let quantity = try #require(rows.picked.flatMap(rows.quantity))
    #expect(quantity.text(in: walk.session.moment.state, walk.timeline.history.lexicon) == "0")
    walk.type("K")
    #expect(walk.text.contains("► RcvPackets") && !walk.text.contains("STATUS_SUCCESS"))
    walk.press(.escape)
    command("explain 0x0", &walk)
    #expect(walk.text.contains("► STATUS_SUCCESS") || walk.text.contains("► SUCCESS"))
  }

  @Test func `K on a picked object explains its kind, and any word is found by typing`() throws {
    var walk = try Walk(recorded: "s02")
    let send = try #require(walk.positions(.enter, "MiniportSend").first)
    walk.go(to: send)
    walk.type("jK")
    #expect(walk.text.contains("► packet") || walk.text.contains("► IRP"))
    walk.type("lookahead")
    #expect(walk.text.contains("前视区"))
  }

  @Test func `explain takes a word, the name of a driver, and says what was meant`() throws {
    var walk = try Walk(recorded: "s02")
    command("explain PENDING", &walk)
    #expect(walk.text.contains("Accepted, not done."))
    walk.press(.escape)
    command("explain writer.exe", &walk)
    #expect(walk.text.contains("A program in user mode."))
    walk.press(.escape)
    command("explain pendng", &walk)
    #expect(walk.text.contains("Did you mean pending?") || walk.text.contains("PENDING?"))
  }
}
