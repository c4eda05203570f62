import Events
import Testing

@testable import Traces

struct TraceHeaderTests {
  private let end = #"{"t":0,"e":"end","n":0}"#

  private func read(_ header: String) throws -> Trace {
    try Trace(text: "\(header)\n\(end)\n".utf8)
  }

  private static let headless: [(String, TraceProblem.Kind, Int)] = [
    ("", .noHeader, 1), ("\n\n", .noHeader, 1), ("hello\n", .noHeader, 1), ("[1]\n", .noHeader, 1),
    ("{\"schema\":\"1.0\"}\n", .noHeader, 1), ("{\"ndt\":\"1\"}\n", .noHeader, 1),
    ("{\"ndt\":1,\"ndt\":1}\n", .duplicateKey, 1), ("{\"ndt\":1\n", .notJSON, 1),
    ("{\"ndt\":1} x\n", .notJSON, 1), ("{\"ndt\":1}", .noHeader, 1),
    ("\n{\"#\":\"a remark\"}\n", .noHeader, 2), ("{\"ndt\":0}\n", .badValue, 1),
    ("{\"ndt\":-1}\n", .badValue, 1), ("{\"ndt\":1,\"title\":\"\\ud800\"}\n", .badValue, 1),
  ]

  @Test(arguments: headless)
  func `a file without a header is no trace`(
    text: String, kind: TraceProblem.Kind, line: Int
  ) throws {
    let error = #expect(throws: TraceError.self) { try Trace(text: text.utf8) }
    guard case .notATrace(let problem) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(problem.kind == kind && problem.line == line)
  }

  @Test func `nothing behind a fatal error is read`() {
    var reader = TraceReader()
    let text = Array("nonsense\n\(SmallTrace.header)\n".utf8)
    text.withUnsafeBufferPointer { reader.read($0) }
    reader.finish()
    #expect(reader.fatal != nil && reader.header == nil && reader.problems.isEmpty)
  }

  @Test func `a header names the capture whose frames were heard`() throws {
    let frames = TraceFrames(file: "x.pcap", sha256: "ab", isRealTime: true)
    for (frames, isFree) in [(frames, true), (frames, false), (nil, true), (nil, false)] {
      let header = TraceHeader(
        Scenario(id: "s"), seed: 1, model: "1", lexicon: Lexicon(), hasFreeChoices: isFree,
        frames: frames)
      let text = String(decoding: TraceWriter.line(header).dropLast(), as: UTF8.self)
      let again = try read(text).header
      #expect(again.frames == frames && again.hasFreeChoices == isFree)
      #expect(TraceWriter.line(again) == TraceWriter.line(header))
    }
  }

  @Test func `a newer major version is refused, a newer minor one is read`() throws {
    #expect(throws: TraceError.newerVersion(2)) { try read(#"{"ndt":2,"schema":"2.0"}"#) }
    #expect(try read(#"{"ndt":1,"schema":"1.99","topology":{}}"#).problems.isEmpty)
  }

  @Test func `a header is written in canonical order and keeps what nobody knows`() throws {
    let trace = try read(
      ##"{"zig":[1.50,{"b":1,"a":2}],"topology":{"bindings":[],"components":[{"kind":"nic","##
        + ##""colour":"red","id":"n"}]},"seed":"7","title":"é","schema":"1.0","ndt":1}"##)
    #expect(
      trace.lines.first
        == ##"{"ndt":1,"schema":"1.0","title":"é","seed":"7","topology":{"components":[{"id":"n","##
        + ##""kind":"nic","colour":"red"}],"bindings":[]},"zig":[1.50,{"b":1,"a":2}]}"##)
    #expect(trace.header.title == "é" && trace.header.seed == "7" && trace.header.source.isEmpty)
  }

  @Test func `the topology becomes names, places and their initial values`() throws {
    let lexicon = try SmallTrace.complete().header.lexicon
    #expect(lexicon.components.map(\.id) == ["packet", "ndis", "nic", "flt"])
    #expect(lexicon.components.map(\.kind) == [.protocol, .ndis, .miniport, .filter])
    #expect(lexicon.bindings.map(\.id) == ["b1"] && lexicon.modules.map(\.id) == ["f1"])
    #expect(
      lexicon.places.map(\.id) == ["nic.Tx", "nic.rx", "nic.sent", "nic.ISR", "nic.state", "b1.io"])
    #expect(lexicon.places.map(\.kind) == [.queue, .pool, .counter, .register, .machine, .counter])
    #expect(lexicon.places.map(\.bound) == [4, 2, 0, 0, 0, 0])
    #expect(lexicon.text(lexicon.places[4].initial) == "Off")
  }

  @Test func `places can say with which number they start`() throws {
    let trace = try read(
      #"{"ndt":1,"topology":{"components":[{"id":"n","pools":[{"id":"p","used":3}],"#
        + #""counters":[{"id":"c","val":5}],"registers":["r",{"id":"s","val":7}]}]}}"#)
    #expect(trace.problems.isEmpty)
    #expect(trace.header.lexicon.places.map(\.initialValue) == [3, 5, 0, 7])
  }

  @Test func `the number of a place that is refused goes to no other place`() throws {
    let trace = try read(
      #"{"ndt":1,"topology":{"components":[{"id":"m","counters":["c"]},{"id":"n","pools":"#
        + #"[{"used":3},{"id":"p","used":2},{"id":"p","used":4}],"registers":[{"val":7}]}]}}"#)
    #expect(trace.problems.map(\.kind) == [.badTopology, .badTopology, .badTopology])
    #expect(trace.header.lexicon.places.map(\.id) == ["m.c", "n.p"])
    #expect(trace.header.lexicon.places.map(\.initialValue) == [0, 2])
  }

  @Test(arguments: [
    (#"{"components":[{"id":"n"},{"id":"n"}]}"#, TraceProblem.Kind.badTopology, "n"),
    (#"{"components":[{"kind":"nic"}]}"#, .badTopology, #"{"kind":"nic"}"#),
    (#"{"components":[{"id":""}]}"#, .badTopology, ""),
    (#"{"components":[{"id":"n","kind":"toaster"}]}"#, .badValue, "toaster"),
    (#"{"components":[{"id":"n","counters":["c","c"]}]}"#, .badTopology, "n.c"),
    (#"{"components":[{"id":"n","queues":["q"]}]}"#, .badTopology, "n.?"),
    (#"{"adapters":[{"id":"a1","miniport":"n"}]}"#, .unknownComponent, "n"),
    (#"{"bindings":[{"id":"b1"}]}"#, .unknownComponent, "protocol"),
    (
      #"{"components":[{"id":"p"}],"bindings":[{"id":"b1","protocol":"p","adapter":"a"}]}"#,
      .unknownComponent, "a"
    ),
    (
      #"{"components":[{"id":"p"}],"modules":[{"id":"f1","filter":"p"}]}"#, .unknownComponent,
      "adapter"
    ),
  ])
  func `what is wrong with a topology is reported and left out`(
    topology: String, kind: TraceProblem.Kind, detail: String
  ) throws {
    let trace = try read(#"{"ndt":1,"topology":\#(topology)}"#)
    #expect(trace.problems == [TraceProblem(kind, line: 1, detail: detail)])
    #expect(trace.history.isComplete)
  }

  @Test func `a header that a simulation makes is read back as it was`() throws {
    var lexicon = Lexicon()
    let nic = lexicon.declare(Component(id: "nic", kind: .miniport, name: "a \"NIC\"", ndis: 5))
    let adapter = lexicon.declare(Adapter(id: "a1", miniport: nic))
    let binding = lexicon.declare(Binding(id: "b1", protocolDriver: nic, adapter: adapter))
    lexicon.declare(Module(id: "f1", filter: nic, adapter: adapter, position: 2))
    for kind in PlaceKind.allCases {
      let place = Place(id: "b1.\(kind)", kind: kind, bound: 3, owner: .binding(binding))
      let id = lexicon.declare(place)
      if kind != .queue, kind != .machine { lexicon.setInitialValue(9, of: id) }
    }
    let scenario = Scenario(id: "s", title: "t", text: "id: s\n")
    let header = TraceHeader(scenario, seed: 1 << 63, model: "1", lexicon: lexicon)
    let trace = try Trace(text: Trace(header: header, history: History(lexicon: lexicon)).text)
    #expect(trace.errors.isEmpty)
    #expect(trace.header.document == header.document)
    #expect(trace.header.scenarioText == "id: s\n" && trace.header.scenarioID == "s")
    #expect(trace.header.seed == "9223372036854775808" && trace.header.source == "sim")
    #expect(trace.header.lexicon.places.map(\.id) == lexicon.places.map(\.id))
    #expect(trace.header.lexicon.places.map(\.initialValue) == lexicon.places.map(\.initialValue))
    #expect(trace.header.lexicon.modules == lexicon.modules)
  }
}
