import Events
import Replay

/// What every run of sound drivers keeps, whatever the seed says (NDIS_REFERENCE 2.13, 3.1-3.4, 6).
///
/// Each check reads the events alone and gives a sentence for everything that is wrong.
struct Promises {
  let history: History

  private var indices: Range<Int> { 0..<history.count }

  private let walk: CallWalk

  init(history: History) {
    self.history = history
    walk = CallWalk(history)
  }

  /// The handler of the DDK that a call is: a driver may call its function by a name of its own.
  func role(_ index: Int) -> Call { walk.roles[index] }

  private func name(_ index: Int) -> String { history.lexicon.name(history[index].call) }

  private func said(_ index: Int, _ what: String) -> String {
    "#\(history.sequence(of: index)) \(name(index)): \(what)"
  }

  /// Everything that is wrong with a run that came to its end.
  var broken: [String] { all.flatMap(\.broken) }

  /// The names of the promises that are broken.
  var kinds: [String] { all.filter { !$0.broken.isEmpty }.map(\.name) }

  private var all: [(name: String, broken: [String])] {
    [
      ("order", order), ("nesting", nesting), ("states", states), ("completions", completions),
      ("indications", indications), ("returns", returns), ("irps", irps), ("memory", memory),
      ("counters", counters), ("accidents", accidents), ("leaks", leaks), ("progress", progress),
      ("ranges", ranges), ("lists", lists), ("pauses", pauses),
    ]
  }

  /// Time never runs back, and a cause is an earlier event.
  var order: [String] {
    indices.dropFirst().filter { history[$0].time < history[$0 - 1].time }
      .map { said($0, "time runs back") }
      + indices.filter { Int(history[$0].cause) > $0 }.map { said($0, "its cause lies ahead") }
  }

  /// Every call returns, in the reverse order of the calls, on its own stack.
  var nesting: [String] {
    var stacks: [Int: [Int]] = [:]
    var wrong: [String] = []
    for index in indices {
      let event = history[index]
      let stack = event.thread == 0 ? Int(event.cpu) : 1_000 + Int(event.thread)
      if event.kind.opensCall { stacks[stack, default: []].append(index) }
      guard event.kind == .leave else { continue }
      let open = stacks[stack]?.popLast()
      if open.map({ history[$0].call }) != event.call { wrong.append(said(index, "returns alone")) }
    }
    return wrong + stacks.values.joined().map { said($0, "never returns") }
  }

  /// Every call happens at a legal level, a queue holds what the events say, and nobody holds less
  /// than nothing.
  var states: [String] {
    var wrong: [String] = []
    var levels: [Int: IRQL] = [:]
    Timeline(history).visitStates(from: 0, through: history.count) { state in
      guard state.position > 0 else { return }
      let cpu = Int(history[state.position - 1].cpu)
      wrong += illegalLevel(state, before: levels[cpu]) + wrongQueue(state) + unbalanced(state)
      levels[cpu] = state.irql(of: cpu)
    }
    return wrong
  }

  /// What lowers the level is called at the one before.
  private func illegalLevel(_ state: StackState, before: IRQL?) -> [String] {
    let event = history[state.position - 1]
    guard event.kind == .enter || event.kind == .action || event.kind == .interrupt,
      let legal = event.call.facts?.irql, event.at != history.lexicon.component("card")
    else { return [] }
    let level =
      event.call == .ioReleaseCancelSpinLock
      ? before ?? .passive : state.irql(of: Int(event.cpu))
    return legal.contains(level) ? [] : [said(state.position - 1, "called at \(level.name)")]
  }

  private func wrongQueue(_ state: StackState) -> [String] {
    let event = history[state.position - 1]
    guard event.operation != .none else { return [] }
    let count = state.members(of: event.place).count
    return count == Int(event.value) ? [] : [said(state.position - 1, "\(count) stand there")]
  }

  private func unbalanced(_ state: StackState) -> [String] {
    guard let index = state.traffic.firstIndex(where: { !$0.isBalanced }) else { return [] }
    let name = history.lexicon.components[index].id
    return [said(state.position - 1, "\(name) \(state.traffic[index])")]
  }

  /// PENDING promises one completion, any other answer none; an array promises one a packet.
  var completions: [String] {
    let pairs: [(Call, Call)] = [
      (.ndisSend, .protocolSendComplete), (.ndisTransferData, .protocolTransferDataComplete),
      (.ndisRequest, .protocolRequestComplete), (.miniportSend, .ndisMSendComplete),
      (.miniportTransferData, .ndisMTransferDataComplete),
      (.miniportSetInformation, .ndisMSetInformationComplete),
      (.ndisOidRequest, .protocolOidRequestComplete), (.ndisFOidRequest, .filterOidRequestComplete),
      (.filterOidRequest, .ndisFOidRequestComplete),
      (.miniportOidRequest, .ndisMOidRequestComplete),
    ]
    return pairs.flatMap { call, completion in unbalanced(call, completion) }
  }

  private func unbalanced(_ call: Call, _ completion: Call) -> [String] {
    var promised: [Edge: Int] = [:]
    for index in indices {
      let event = history[index]
      if event.kind == .leave, role(index) == call, event.status == .pending {
        promised[edge(event.object, index), default: 0] += 1
      }
      if event.kind == .enter, role(index) == completion, !walk.isOwn[index] {
        promised[edge(event.object, index), default: 0] -= 1
      }
      if call == .miniportSend, isAborted(index) {
        promised[edgeBelow(event.object, index)] = nil
      }
      let isArray = isPair(role(index), call)
      if isArray, event.kind == .enter {
        for packet in history.objects(of: index) { promised[edge(packet, index), default: 0] += 1 }
      } else if isArray, event.owner != .none {
        // A serialized miniport answers in the packet's own status.
        promised[edge(event.object, index), default: 0] -= 1
      }
    }
    let name = history.lexicon.name(call)
    return promised.filter { $0.value != 0 }
      .map { "\($0.key.object) at \($0.key.place): \(name) promised \($0.value) more" }.sorted()
  }

  /// An object where two drivers meet: the same packet may be on its way between others too.
  struct Edge: Hashable {
    var object: ObjectID
    var place: String
  }

  func edge(_ object: ObjectID, _ index: Int) -> Edge {
    let lexicon = history.lexicon
    let site = lexicon[history[walk.openings[index] ?? index].site]
    let binding = site.binding >= 0 ? lexicon.bindings[Int(site.binding)].id : ""
    let adapter = site.adapter >= 0 ? lexicon.adapters[Int(site.adapter)].id : ""
    let module = site.module >= 0 ? lexicon.modules[Int(site.module)].id : ""
    return Edge(object: object, place: [module, binding, adapter].first { !$0.isEmpty } ?? "")
  }

  /// Whether NdisMSendComplete of the packet is open.
  private func isCompleting(_ packet: ObjectID, before index: Int) -> Bool {
    index > 0 && history[index - 1].call == .ndisMSendComplete
      && history[index - 1].object == packet
  }

  /// Whether NDIS completes a packet that a reset took out of the miniport (S32); nobody calls NdisMSendComplete for it.
  private func isAborted(_ index: Int) -> Bool {
    let event = history[index]
    guard event.kind == .enter, role(index) == .protocolSendComplete,
      event.status == .requestAborted
    else { return false }
    return index == 0 || history[index - 1].call != .ndisMSendComplete
  }

  /// The packet at the adapter below the binding that the event names.
  private func edgeBelow(_ object: ObjectID, _ index: Int) -> Edge {
    let lexicon = history.lexicon
    let binding = Int(lexicon[history[index].site].binding)
    guard binding >= 0 else { return edge(object, index) }
    return Edge(object: object, place: lexicon.adapters[lexicon.bindings[binding].adapter].id)
  }

  private func isPair(_ array: Call, _ single: Call) -> Bool {
    (array == .ndisSendPackets && single == .ndisSend)
      || (array == .miniportSendPackets && single == .miniportSend)
  }

  /// No binding is shown a frame or a packet twice.
  var indications: [String] {
    var shown: Set<[UInt32]> = []
    return indices.compactMap { index in
      let event = history[index]
      let isShown = role(index) == .protocolReceive || role(index) == .protocolReceivePacket
      guard isShown, event.kind == .enter else { return nil }
      let isNew = shown.insert([event.object.rawValue, UInt32(event.site.rawValue)]).inserted
      return isNew ? nil : said(index, "\(event.object) was shown before")
    }
  }

  /// What ProtocolReceivePacket promised to return is returned, each packet so often.
  ///
  /// A packet may come back before the handler has said so: an intermediate driver whose upper protocols do not keep it
  /// returns it inside of its own PtReceivePacket.
  var returns: [String] {
    var promised: [Edge: Int] = [:]
    var wrong: [String] = []
    for index in indices {
      let event = history[index]
      if event.kind == .leave, role(index) == .protocolReceivePacket {
        let edge = edge(event.object, index)
        promised[edge, default: 0] += Int(event.value)
        if promised[edge, default: 0] < 0 { wrong.append(said(index, "came back too often")) }
      }
      guard event.kind == .enter, event.call == .ndisReturnPackets else { continue }
      for packet in history.objects(of: index) { promised[edge(packet, index), default: 0] -= 1 }
    }
    return wrong
      + promised.filter { $0.value < 0 }.map { "\($0.key.object) at \($0.key.place) was not kept" }
  }

  /// An IRP is completed once, and its dispatch routine answers as it was marked.
  var irps: [String] {
    var marked: Set<ObjectID> = []
    var completed: Set<ObjectID> = []
    var wrong: [String] = []
    for index in indices {
      let event = history[index]
      if event.call == .ioMarkIrpPending { marked.insert(event.object) }
      if event.call == .ioCompleteRequest, !completed.insert(event.object).inserted {
        wrong.append(said(index, "\(event.object) is completed again"))
      }
      let isDispatch = [.irpMjRead, .irpMjWrite, .irpMjDeviceControl].contains(role(index))
      guard isDispatch, event.kind == .leave else { continue }
      if marked.contains(event.object) != (event.status == .statusPending) {
        wrong.append(said(index, "answers \(history.lexicon.text(event.status))"))
      }
    }
    return wrong
  }

  /// What was freed or completed is not named by anyone any more, and nothing begins or ends twice.
  var memory: [String] {
    var ended: Set<ObjectID> = []
    var wrong: [String] = []
    for index in indices {
      let event = history[index]
      for object in history.objects(of: index) where object.kind != .event {
        let isWrong = event.life == .new ? ended.contains(object) : ended.contains(object)
        if isWrong, event.kind != .leave { wrong.append(said(index, "\(object) is gone")) }
        if event.life == .free { ended.insert(object) }
      }
    }
    return wrong
  }

  /// Pools and counters never fall below zero, a pool never exceeds its size, a queue its bound.
  var counters: [String] {
    indices.compactMap { index in
      let event = history[index]
      guard let place = history.lexicon[event.place], event.value != Event.absent,
        event.kind != .choice
      else { return nil }
      let isBounded = (place.kind == .pool || place.kind == .queue) && place.bound > 0
      let isLegal = event.value >= 0 && (!isBounded || Int(event.value) <= place.bound)
      return isLegal ? nil : said(index, "\(place.id) is \(event.value)")
    }
  }

  /// A sound driver touches nothing that it does not own, and stops no machine.
  var accidents: [String] {
    indices.filter { history[$0].kind == .touch || history[$0].kind == .bugcheck }
      .map { said($0, history[$0].kind.word) }
  }

  /// At the end no request is alive, and every packet of a protocol stands in a queue, or one that stands for it does.
  var leaks: [String] {
    let end = Timeline(history).end
    let waiting = waiting(end)
    return end.liveObjects.filter { object, state in
      let isLost = object.kind == .packet && !waiting.contains(object)
      return object.kind == .request || object.kind == .mdl && end[state.parent] == nil || isLost
    }.map { "\($0.object): nobody will free it" }
  }

  /// What stands in a queue, and everything that it was made for.
  private func waiting(_ end: StackState) -> Set<ObjectID> {
    var waiting: Set<ObjectID> = []
    for (object, _) in end.liveObjects where end.isQueued(object) {
      var next = object
      while next != .none, waiting.insert(next).inserted { next = end[next]?.parent ?? .none }
    }
    return waiting
  }

  /// A read that succeeds without a byte has found nothing to read in the queue of its own driver.
  var progress: [String] {
    var waiting: [ComponentID: Int] = [:]
    var room: [ObjectID: Int32] = [:]
    return indices.compactMap { index in
      let event = history[index]
      if history.lexicon[event.place]?.shortName == "RcvPackets" {
        waiting[event.at] = Int(event.value)
      }
      if event.kind == .enter, role(index) == .irpMjRead { room[event.object] = event.length }
      let isEmptyRead =
        event.call == .ioCompleteRequest && event.status == .statusSuccess && event.length == 0
      guard isEmptyRead, room[event.object, default: 0] > 0 else { return nil }
      let left = waiting[event.at, default: 0]
      return left > 0 ? said(index, "reads nothing of \(left)") : nil
    }
  }

  /// NdisTransferData asks for bytes that the frame has.
  var ranges: [String] {
    var payload = 0
    return indices.compactMap { index in
      let event = history[index]
      guard event.kind == .enter else { return nil }
      if event.call == .ndisMEthIndicateReceive { payload = Int(event.length) }
      guard event.call == .ndisTransferData else { return nil }
      let end = (history.number(.offset, of: index) ?? 0) + Int(event.length)
      return end > payload ? said(index, "asks for \(end) of \(payload) bytes") : nil
    }
  }
}

extension Traffic {
  /// Whether all that came went, was dropped, or is here.
  fileprivate var isBalanced: Bool { held >= 0 && arrived == departed + dropped + held }
}

/// What each event of a run is within the calls around it.
private struct CallWalk {
  /// The handler of the DDK that a call is; its name where the driver has none of its own.
  private(set) var roles: [Call]
  /// Where a call that returns began.
  private(set) var openings: [Int: Int] = [:]
  /// Whether a driver calls a function of its own.
  private(set) var isOwn: [Bool]
  private var stacks: [Int: [Int]] = [:]
  private var handlers: [Call: Call] = [:]

  init(_ history: History) {
    roles = (0..<history.count).map { history[$0].call }
    isOwn = [Bool](repeating: false, count: history.count)
    for index in 0..<history.count { visit(index, history) }
  }

  private mutating func visit(_ index: Int, _ history: History) {
    let event = history[index]
    if let number = history.number(.implements, of: index) {
      handlers[event.call] = Call(rawValue: UInt16(number))
    }
    if let handler = handlers[event.call] { roles[index] = handler }
    let stack = event.thread == 0 ? Int(event.cpu) : 1_000 + Int(event.thread)
    if event.kind == .leave { openings[index] = stacks[stack]?.popLast() }
    guard event.kind.opensCall else { return }
    if let caller = stacks[stack]?.last, history.lexicon[event.at]?.kind != .ndis {
      isOwn[index] = history[caller].at == event.at
    }
    stacks[stack, default: []].append(index)
  }
}
