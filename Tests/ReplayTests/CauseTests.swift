import Events
import Testing
import Traces

@testable import Replay

/// Why something happened, and who set a value.
struct CauseTests {
  private func s02() throws -> Timeline {
    try Golden.timeline("01-protocol/s02-send-pending.ndt.jsonl")
  }

  private func calls(_ timeline: Timeline, _ causes: [Cause]) -> [String] {
    causes.map { timeline.history.lexicon.name(timeline.history[$0.index].call) }
  }

  @Test(arguments: [
    ("04-winsock/s27-no-receive", ["tcpip.AddrRecv"]),
    ("01-protocol/s11-pkt-read-waits", ["b1.ReadIrps"]),
    ("01-protocol/s09-receive-pool-empty", ["b1.buffers", "b1.packets"]),
    ("03-filter/s19-drop-kept", []),
  ])
  func `a drop says which queue was empty and which pool was used up`(
    trace: String, places: [String]
  ) throws {
    let timeline = try Golden.timeline(trace + ".ndt.jsonl")
    let drop = try #require(timeline.firstIndex(from: 0) { $0.kind == .drop })
    let shortages = timeline.shortages(at: drop)
    #expect(shortages.map { timeline.history.lexicon.name($0.place) }.sorted() == places)
    for shortage in shortages {
      let since = try #require(shortage.since)
      #expect(since < drop && timeline.history[since].place == shortage.place)
    }
    #expect(timeline.shortages(at: drop - 1).isEmpty)
  }

  @Test func `a completion leads over interrupt and cable back to the program that wrote`() throws {
    let timeline = try s02()
    let completion = try #require(
      timeline.firstIndex(from: 0) { $0.call == .protocolSendComplete && $0.kind == .enter })
    let causes = timeline.causes(of: completion)
    let names = calls(timeline, causes)
    #expect(causes[0].relation == .asked && names[0] == "ProtocolSendComplete")
    #expect(causes[1].relation == .givenAway && names[1] == "NdisSend")
    #expect(causes[2].relation == .inside && names[2] == "NdisMSendComplete")
    #expect(causes.contains { $0.relation == .caused })
    #expect(names.last == "WriteFile")
    #expect(timeline.history[causes[causes.count - 1].index].kind == .inject)
  }

  @Test func `the answer PENDING leads to the choice that decided it`() throws {
    let timeline = try s02()
    let answer = try #require(
      timeline.firstIndex(from: 0) { $0.call == .ndisSend && $0.kind == .leave })
    let causes = timeline.causes(of: answer)
    #expect(causes[1].relation == .answered)
    #expect(causes[2].relation == .decided)
    let choice = timeline.history[causes[2].index]
    #expect(choice.kind == .choice && choice.value == ChoicePoint.finishInside.rawValue)
  }

  /// Each of these calls has one inside of it that answers the same about something else, or by chance.
  @Test(arguments: [
    ("03-filter/broken/r48-ndislwf-sets-handlers-late", "ProtocolNetPnPEvent"),
    ("02-intermediate/broken/r66-passthru-leaks-own-packet", "NdisSend"),
    ("02-intermediate/s16-install", "ProtocolBindAdapter"),
    ("02-intermediate/s17-uninstall", "NdisIMDeInitializeDeviceInstance"),
    ("04-winsock/s24-cancel-close", "AfdCleanupSocket"),
    ("04-winsock/broken/r79-tcpip-never-gives-up", "UDPSendDatagram"),
    ("04-winsock/s23-arp-sendto", "ProtocolReceive"),
    ("01-protocol/s05-receive-transfer-data", "ProtocolReceive"),
  ])
  func `an answer that is the same by chance is not passed on`(name: String, call: String) throws {
    let timeline = try Golden.timeline(name + ".ndt.jsonl")
    let answer = try #require(lastAnswer(call, timeline))
    let causes = timeline.causes(of: answer)
    #expect(causes[1].relation == .begun)
    #expect(causes[1].index == timeline.enter(ofLeave: answer))
  }

  @Test(arguments: [
    ("01-protocol/s02-send-pending", "NdisSend", "MiniportSend"),
    ("02-intermediate/s15-transfer-data", "MPTransferData", "NdisTransferData"),
    ("03-filter/broken/r40-ndislwf-leaks-clone", "NdisFOidRequest", "MiniportOidRequest"),
    ("04-winsock/broken/r79-tcpip-never-gives-up", "DispTdiSendDatagram", "UDPSendDatagram"),
    ("04-winsock/broken/r79-tcpip-never-gives-up", "WSPSendTo", "AfdPacketSocketWriteData"),
  ])
  func `an answer about the same is passed on`(name: String, call: String, inner: String) throws {
    let timeline = try Golden.timeline(name + ".ndt.jsonl")
    let answer = try #require(firstAnswer(call, timeline))
    let causes = timeline.causes(of: answer)
    #expect(causes[1].relation == .answered)
    #expect(calls(timeline, causes)[1] == inner)
    #expect(timeline.history[causes[1].index].kind == .leave)
  }

  @Test(arguments: [("P1", [4, 3], Cause.Relation.answered), ("P2", [4, 1], .decided)])
  func `of a choice and an answer about the same the later one decides`(
    object: String, indices: [Int], relation: Cause.Relation
  ) throws {
    let timeline = try small([
      #"{"t":1,"e":"enter","call":"MiniportSend","to":"nic","obj":"P1","own":"nic"}"#,
      #"{"t":2,"e":"choice","call":"MiniportSend","at":"nic","cp":"CP1","value":"pending"}"#,
      #"{"t":3,"e":"enter","call":"Helper","to":"nic","obj":"\#(object)"}"#,
      #"{"t":4,"e":"leave","call":"Helper","obj":"\#(object)","st":"PENDING"}"#,
      #"{"t":5,"e":"leave","call":"MiniportSend","obj":"P1","st":"PENDING"}"#,
    ])
    #expect(timeline.causes(of: 4).prefix(2).map(\.index) == indices)
    #expect(timeline.causes(of: 4)[1].relation == relation)
  }

  @Test func `the choice of a call of the same name inside of it is not its own`() throws {
    let timeline = try small([
      #"{"t":1,"e":"enter","call":"NdisSend","to":"nic","obj":"P1"}"#,
      #"{"t":2,"e":"enter","call":"NdisSend","to":"nic","obj":"P2"}"#,
      #"{"t":3,"e":"choice","call":"NdisSend","at":"nic","cp":"CP1","value":"pending"}"#,
      #"{"t":4,"e":"leave","call":"NdisSend","obj":"P2","st":"PENDING"}"#,
      #"{"t":5,"e":"leave","call":"NdisSend","obj":"P1","st":"PENDING"}"#,
    ])
    #expect(timeline.causes(of: 4)[1] == Cause(index: 0, relation: .begun))
    #expect(timeline.causes(of: 3)[1] == Cause(index: 2, relation: .decided))
  }

  @Test func `a state leads over what NDIS does in turn back to what was asked for`() throws {
    let timeline = try Golden.timeline("03-filter/s21-pause-restart.ndt.jsonl")
    let lexicon = timeline.history.lexicon
    let paused = try #require(
      timeline.firstIndex(from: 0) {
        $0.kind == .state && lexicon.name($0.place) == "a1.state"
          && $0.status == Word.State.paused
      })
    let causes = timeline.causes(of: paused)
    let names = calls(timeline, causes)
    #expect(causes[1].relation == .followed && names[1] == "MiniportPause")
    let report = try #require(causes.firstIndex { $0.relation == .reported })
    #expect(names[report] == "NdisCompleteNetPnPEvent")
    #expect(names[report + 1] == "ProtocolNetPnPEvent")
    #expect(causes.last?.relation == .ordered && names.last == "MiniportPause")
    #expect(timeline.history[causes[causes.count - 1].index].kind == .inject)
  }

  @Test(arguments: Golden.names)
  func `no state is its own reason`(name: String) throws {
    let timeline = try Golden.timeline(name)
    for index in 0..<timeline.count where timeline.history[index].kind == .state {
      #expect(timeline.causes(of: index).count > 1, "#\(index + 1)")
    }
  }

  @Test func `a call that a program asked for and that is about no object leads to it`() throws {
    let timeline = try Golden.timeline("07-control/s32-cancel-in-ndis.ndt.jsonl")
    let cancel = try #require(
      timeline.firstIndex(from: 0) { $0.call == .ndisCancelSendPackets && $0.kind == .enter })
    let causes = timeline.causes(of: cancel)
    #expect(causes.count == 2 && causes[1].relation == .ordered)
    #expect(timeline.history[causes[1].index].kind == .inject)
  }

  @Test func `who made an object is found where it began`() throws {
    let timeline = try s02()
    let lexicon = timeline.history.lexicon
    let packet = ObjectID(.packet, 1)
    let born = try #require(
      timeline.firstIndex(from: 0) { $0.object == packet && $0.life == .new })
    let send = try #require(
      timeline.firstIndex(from: 0) { $0.call == .miniportSend && $0.kind == .enter })
    let maker = Quantity.maker(packet)
    #expect(timeline.setter(of: maker, at: send + 1) == born)
    #expect(maker.name(lexicon) == "maker of P1")
    #expect(maker.text(in: timeline.state(at: send + 1), lexicon) == "packet")
    #expect(timeline.setter(of: .owner(packet), at: send + 1) == send)
  }

  private func firstAnswer(_ call: String, _ timeline: Timeline) -> Int? {
    let call = timeline.history.lexicon.knownCall(call)
    return timeline.firstIndex(from: 0) { $0.kind == .leave && $0.call == call }
  }

  private func lastAnswer(_ call: String, _ timeline: Timeline) -> Int? {
    let call = timeline.history.lexicon.knownCall(call)
    return timeline.lastIndex(before: timeline.count) { $0.kind == .leave && $0.call == call }
  }

  private func small(_ lines: [String]) throws -> Timeline {
    let header =
      #"{"ndt":1,"schema":"1.0","title":"small","clock":{"unit":"ns","kind":"virtual"},"#
      + #""topology":{"components":[{"id":"nic","kind":"miniport"}]}}"#
    return Timeline(try Trace(text: ([header] + lines).map { $0 + "\n" }.joined().utf8).history)
  }

  @Test(arguments: Golden.some)
  func `every chain goes back in time and comes to an end`(name: String) throws {
    let timeline = try Golden.timeline(name)
    for index in stride(from: 0, to: timeline.count, by: max(timeline.count / 24, 1)) {
      let causes = timeline.causes(of: index)
      #expect(causes.first?.index == index && causes.count <= Timeline.causeCountMax)
      let chain = causes.dropFirst(causes.count > 1 && causes[1].relation == .givenAway ? 2 : 1)
      #expect(zip(chain, chain.dropFirst()).allSatisfy { $0.index > $1.index })
    }
  }

  @Test func `outside of the history nothing has a cause`() throws {
    let timeline = try s02()
    #expect(timeline.causes(of: -1).isEmpty && timeline.causes(of: timeline.count).isEmpty)
  }

  /// Who set a value is the last event behind which it differs from before, whatever the value is.
  @Test(arguments: Golden.some)
  func `the setter of a value is where the states say it is`(name: String) throws {
    let timeline = try Golden.timeline(name)
    let lexicon = timeline.history.lexicon
    let places = lexicon.places.indices.map { Quantity.place(PlaceID(index: $0)) }
    let held = lexicon.components.indices.map { Quantity.held(ComponentID(index: $0)) }
    for position in stride(from: timeline.count, to: 0, by: -max(timeline.count / 4, 1)) {
      let objects = timeline.state(at: position).liveObjects.prefix(4).map(\.object)
      let owners = objects.flatMap { [Quantity.owner($0), .queue($0)] }
      for quantity in places + held + owners + [.irql(cpu: 0)] {
        let expected = naiveSetter(timeline, quantity, position)
        #expect(
          timeline.setter(of: quantity, at: position) == expected,
          "\(quantity.name(lexicon)) at \(position)")
      }
    }
  }

  /// The last position behind which the text of a value changed, looked for one by one.
  private func naiveSetter(_ timeline: Timeline, _ quantity: Quantity, _ position: Int) -> Int? {
    let lexicon = timeline.history.lexicon
    let present = quantity.text(in: timeline.state(at: position), lexicon)
    var last: Int?
    timeline.visitStates(from: 0, through: position) { state in
      if quantity.text(in: state, lexicon) != present { last = state.position }
    }
    return last
  }

  @Test func `an object that is gone was ended by an event`() throws {
    let timeline = try s02()
    let index = try #require(timeline.setter(of: .owner(ObjectID(.packet, 1)), at: timeline.count))
    #expect(timeline.history[index].life == .free)
    #expect(timeline.setter(of: .owner(ObjectID(.packet, 99)), at: timeline.count) == nil)
  }
}

extension Golden {
  /// Some of the traces, from every topic.
  static let some = names.enumerated().filter { $0.offset % 16 == 3 }.map(\.element)
}
