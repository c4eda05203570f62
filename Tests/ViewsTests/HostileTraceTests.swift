import Events
import Replay
import Terminal
import Testing

@testable import Views

/// Whatever a trace says, the screen stays a screen.
struct HostileTraceTests {
  /// Texts that command terminals, turn the direction of writing, cannot be seen, or need more room than they have.
  private static let texts = [
    #"\u001b[31mred\u001b[2J"#, #"\u001b]0;title\u0007"#, #"\u009b5m"#, #"\r\nsecond line\ttab"#,
    #"\u202eesrever\u202c"#, #"\u200b\u200d\ufeffnothing"#, "名前はとても長いです", "ｗｉｄｅ",
    #"e\u0301\u0301\u0301\u0301\u0301\u0301"#, #"\u0301"#, "👩‍👩‍👧‍👦🇩🇪", #"\u0000nul\u007f"#, "",
    String(repeating: "long", count: 300), #"\ue000private\ufff9"#, "%n%s{obj}\\\"", "…▐P5▌█",
  ]

  @Test(arguments: texts.indices)
  func `a hostile name is shown as symbols in every view and report`(index: Int) throws {
    let text = HostileTraceTests.texts[index]
    let timeline = try SmallTrace.timeline(
      lines(text), topology: topology(text.isEmpty ? "x" : text))
    #expect(timeline.count > 15)
    for position in stride(from: index % 3, through: timeline.count, by: 3) {
      expectHarmless(timeline, position, title: text.decoded)
    }
    let report = EventReport(timeline).lines(0..<timeline.count)
    #expect(report.allSatisfy { $0.isHarmless })
  }

  @Test(arguments: [0, 1, 3, 40, 300])
  func `a stack of any height is drawn`(count: Int) throws {
    let kinds = ["protocol", "filter", "im", "miniport", "nic", "app", "other", "wire"]
    let components = (0..<count).map {
      #"{"id":"c\#($0)","kind":"\#(kinds[$0 % kinds.count])","queues":[{"id":"q","cap":3}]}"#
    }
    let lines = (0..<count).map {
      #"{"t":\#($0),"e":"do","call":"InsertTailList","at":"c\#($0)","obj":"P\#($0)","own":"c\#($0)","life":"new","q":"c\#($0).q","op":"in"}"#
    }
    let timeline = try SmallTrace.timeline(
      lines, topology: #""components":[\#(components.joined(separator: ","))]"#)
    #expect(timeline.count == count)
    for position in Set([0, count / 2, count]) { expectHarmless(timeline, position, title: "") }
  }

  @Test func `the layer where something happens is seen even if there are hundreds`() throws {
    let components = (0..<300).map { #"{"id":"layer\#($0)","kind":"filter"}"# }
    let timeline = try SmallTrace.timeline(
      (0..<300).map { #"{"t":\#($0),"e":"do","call":"Foo","at":"layer\#($0)"}"# },
      topology: #""components":[\#(components.joined(separator: ","))]"#)
    for size in [(36, 120), (24, 80), (18, 60), (10, 40)] {
      for position in [1, 150, 300] {
        let scene = Scene(timeline.moment(position), title: "")
        let screen = scene.canvas(Size(rows: size.0, columns: size.1))
        let names = screen.text().split(separator: "\n").filter {
          $0.contains("layer\(position - 1) ")
        }
        #expect(!names.isEmpty, "\(size) \(position)")
      }
    }
  }

  @Test func `numbers at their limits are drawn`() throws {
    let most = Int64.max
    let topology = """
      "components":[{"id":"app","kind":"app"},{"id":"nic","kind":"miniport",\
      "queues":[{"id":"Tx","cap":\(most)},{"id":"Rx","cap":-5}],"pools":[{"id":"p","size":\(most)},\
      {"id":"n","size":-1}],"counters":["c"],"registers":["ISR","IMR","CURR","BNRY"]},\
      {"id":"cable","kind":"wire"}]
      """
    let timeline = try SmallTrace.timeline(
      [
        #"{"t":0,"e":"do","call":"A","at":"app","obj":"P1","own":"nic","life":"new","len":2147483647}"#,
        #"{"t":1,"e":"do","call":"InsertTailList","at":"nic","obj":"P1","q":"nic.Tx","op":"in"}"#,
        #"{"t":2,"e":"do","call":"Alloc","at":"nic","pool":"nic.p","used":\#(most)}"#,
        #"{"t":3,"e":"do","call":"Alloc","at":"nic","pool":"nic.n","used":-\#(most)}"#,
        #"{"t":4,"e":"do","call":"Count","at":"nic","ctr":"nic.c","val":-\#(most)}"#,
        #"{"t":5,"e":"do","call":"Write","at":"nic","reg":"nic.ISR","val":-1}"#,
        #"{"t":6,"e":"wire","at":"cable","obj":"F1","how":"queued","len":60,"life":"new"}"#,
        #"{"t":\#(most / 2),"e":"do","call":"Late","at":"nic","obj":"P134217727","own":"app"}"#,
        #"{"t":\#(most - 1),"e":"do","call":"Late","at":"nic","cpu":255}"#,
        #"{"t":\#(most),"e":"wire","at":"cable","obj":"F1","how":"sent"}"#,
        #"{"t":\#(most),"e":"choice","at":"nic","cp":99,"value":\#(most)}"#,
        #"{"t":\#(most),"e":"bugcheck","at":"nic","code":\#(most)}"#,
      ], topology: topology)
    #expect(timeline.count >= 8)
    for position in 0...timeline.count { expectHarmless(timeline, position, title: "") }
  }

  @Test func `a trace without a topology is drawn`() throws {
    let timeline = try SmallTrace.timeline([#"{"t":1,"e":"note","note":"alone"}"#], topology: "")
    #expect(timeline.count == 1)
    for position in 0...1 { expectHarmless(timeline, position, title: "") }
  }

  @Test func `calls that nobody returns from pile up without harm`() throws {
    let lines = (1...400).map {
      #"{"t":\#($0),"e":"enter","call":"Deep","from":"packet","to":"nic","obj":"P\#($0 % 7 + 1)","own":"nic"}"#
    }
    let timeline = try SmallTrace.timeline(lines)
    for position in [1, 9, 400] { expectHarmless(timeline, position, title: "") }
    let canvas = Scene(timeline.moment(400), title: "").canvas(Size(rows: 36, columns: 120))
    #expect(canvas.text().contains("+397 around"))
    let report = StateReport(timeline.moment(400)).lines
    #expect(report.contains { $0.contains("inside of 399: Deep(P2)  #400") })
    #expect(report.filter { $0.contains("Deep(") }.allSatisfy { $0.count < 140 })
  }

  @Test func `a wait of half a century is a part of a life`() throws {
    let timeline = try SmallTrace.timeline([
      #"{"t":0,"e":"do","call":"NdisAllocatePacket","at":"packet","obj":"P1","own":"packet","life":"new"}"#,
      #"{"t":0,"e":"do","call":"InsertTailList","at":"nic","obj":"P1","q":"nic.Tx","op":"in"}"#,
      #"{"t":1700000000000000000,"e":"do","call":"RemoveHeadList","at":"nic","obj":"P1","q":"nic.Tx","op":"out"}"#,
      #"{"t":3400000000000000000,"e":"do","call":"NdisFreePacket","at":"packet","obj":"P1","own":"","life":"free"}"#,
    ])
    var scene = Scene(timeline.moment(4), title: "")
    scene.view = .ladder
    scene.focus = .main
    scene.followed = ObjectID(.packet, 1)
    let text = scene.canvas(Size(rows: 36, columns: 120)).text()
    #expect(text.contains("1 700 000 000.0 s, 50%"))
  }

  // MARK: - What is tried

  /// Draws everything at some sizes, and says where a terminal could be commanded.
  private func expectHarmless(_ timeline: Timeline, _ position: Int, title: String) {
    let moment = timeline.moment(position)
    for (rows, columns) in [(36, 120), (24, 80), (16, 61), (8, 33), (5, 20)] {
      for view in ViewKind.allCases {
        var scene = Scene(moment, title: title)
        scene.view = view
        scene.isZoomed = position.isMultiple(of: 2)
        scene.keys = [KeyHint("h", title), KeyHint("?", "help"), KeyHint("q", "quit")]
        scene.message = view == .stack ? nil : Message(title)
        scene.breakpoints = [title]
        let canvas = scene.canvas(Size(rows: rows, columns: columns))
        let lines = canvas.lines() + canvas.lines(tier: .ascii)
        let isHarmless = lines.allSatisfy { $0.isHarmless && Width.of($0) == columns }
        if !isHarmless { Issue.record("\(view) \(columns)x\(rows) at \(position)") }
      }
    }
    let report = StateReport(moment).lines
    if !report.allSatisfy(\.isHarmless) { Issue.record("state at \(position)") }
  }

  private func topology(_ text: String) -> String {
    """
    "components":[{"id":"app","kind":"app","name":"\(text)","desc":"\(text)"},\
    {"id":"\(text)1","kind":"protocol","desc":"\(text)","pools":[{"id":"\(text)","size":3}]},\
    {"id":"ndis","kind":"ndis","name":"\(text)","desc":"\(text)"},\
    {"id":"nic","kind":"miniport","queues":[{"id":"\(text)","cap":4}],"counters":["\(text)"],\
    "registers":["\(text)R"],"machines":{"\(text)M":"\(text)"}},\
    {"id":"card","kind":"nic","name":"\(text)","desc":"\(text)"},\
    {"id":"cable","kind":"wire","name":"\(text)"}],\
    "adapters":[{"id":"\(text)a","miniport":"nic"}],\
    "bindings":[{"id":"\(text)b","protocol":"\(text)1","adapter":"\(text)a","counters":["\(text)"]}]
    """
  }

  private func lines(_ text: String) -> [String] {
    let call = text.isEmpty ? "Foo" : text
    return [
      #"{"t":1,"e":"inject","call":"\#(call)","at":"app","arg":"\#(text)"}"#,
      #"{"t":2,"e":"do","call":"\#(call)1","at":"app","obj":"P1","own":"app","life":"new","hex":"1b 5b 32 4a"}"#,
      #"{"t":3,"e":"enter","th":"\#(call)","call":"\#(call)2","from":"app","to":"nic","obj":"P1","own":"nic"}"#,
      #"{"t":4,"e":"do","th":"\#(call)","call":"\#(call)","at":"nic","obj":"P1","loc":"\#(text)","note":"\#(text)"}"#,
      #"{"t":5,"e":"enter","th":"\#(call)","call":"\#(call)3","from":"nic","to":"card","obj":"P1"}"#,
      #"{"t":6,"e":"leave","th":"\#(call)","call":"\#(call)3","st":"\#(text)"}"#,
      #"{"t":7,"e":"leave","th":"\#(call)","call":"\#(call)2","st":"\#(call)S"}"#,
      #"{"t":8,"e":"drop","at":"nic","obj":"P1","why":"\#(call)"}"#,
      #"{"t":9,"e":"note","note":"\#(text)"}"#,
      #"{"t":10,"e":"\#(call)","at":"nic"}"#,
      #"{"t":11,"e":"choice","at":"nic","cp":"CP1","value":"\#(call)"}"#,
      #"{"t":12,"e":"seen","at":"nic","obj":"P2"}"#,
      #"{"t":13,"e":"topo","at":"nic","how":"\#(call)"}"#,
      #"{"t":14,"e":"wait","at":"nic","obj":"E1"}"#,
      #"{"t":15,"e":"lock","at":"nic","obj":"L1"}"#,
      #"{"t":16,"e":"touch","at":"nic","obj":"K1","mode":"\#(call)"}"#,
      #"{"t":17,"e":"wire","at":"cable","obj":"F1","how":"\#(call)"}"#,
      #"{"t":18,"e":"own","obj":"P1","own":""}"#,
      #"{"t":19,"e":"bugcheck","at":"nic","code":1,"note":"\#(text)"}"#,
      #"{"t":20,"e":"lost","n":3}"#,
    ]
  }
}

extension String {
  /// The text that a JSON string says.
  fileprivate var decoded: String {
    replacing(/\\u([0-9a-f]{4})/) { match in
      UInt32(match.output.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
    }.replacing(/\\[rnt]/, with: "\n")
  }
}
