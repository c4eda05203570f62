import Events
import TestNumbers

@testable import Traces

/// Makes up lines of a trace: every kind, every key, in canonical form and in forms that mean the
/// same.
///
/// It keeps the call stacks and the lengths of the queues, so that every line is right.
struct LineMaker {
  /// One line: its keys with the spelling of their values, in canonical order.
  typealias Line = [(key: TraceKey, value: String)]

  var random: RandomNumbers
  private var time = 0
  private var sequence = 0
  private var stacks: [String: [(call: String, component: String)]] = [:]
  private var queueLength = 0

  init(seed: UInt64) { random = RandomNumbers(seed: seed) }

  /// How many lines were made, or the sequence number of the last one.
  var count: Int { sequence }

  /// The next line.
  mutating func line() -> Line {
    var maker = self
    let line = maker.makeLine()
    self = maker
    return line
  }

  private mutating func makeLine() -> Line {
    var keys: [TraceKey: String] = [:]
    var kind = EventKind.allCases[random.below(EventKind.allCases.count)]
    let stack = addContext(&keys)
    if kind == .leave, stacks[stack]?.isEmpty != false { kind = .enter }
    keys[.e] = quoted(kind == .unknown ? "zap" : kind.word)
    addOptional(&keys)
    addPlace(&keys, kind)
    addNeeded(&keys, kind)
    addCall(&keys, kind, stack)
    return TraceKey.allCases.compactMap { key in keys[key].map { (key, $0) } }
  }

  // MARK: - Chance

  private mutating func isOneIn(_ count: Int) -> Bool { random.below(count) == 0 }

  private mutating func one<Element>(of elements: [Element]) -> Element {
    elements[random.below(elements.count)]
  }

  private func quoted(_ text: String) -> String { JSONValue.string(text).description }

  private mutating func number() -> String {
    String(one(of: [0, 1, -1, 60, 1_514, Int(Int32.max), Int(Int32.min), Int.max, -Int.max]))
  }

  /// A number that no status has; another one is written as its word.
  private mutating func statusNumber() -> String {
    String(one(of: [1, -1, 60, 1_514, Int(Int32.max), Int(Int32.min), Int.max, -Int.max]))
  }

  private mutating func text() -> String {
    let pieces = [
      "a", "é", "帧", "😀", "\"", "\\", "\n", "\t", "\r", "\u{0}", "\u{1B}", "/", "\u{7F}",
      "\u{80}", "\u{9B}", "\u{9F}", "\u{A0}",
    ]
    let length = one(of: [0, 1, 5, 40, 3_000])
    return quoted((0..<length).map { _ in one(of: pieces) }.joined())
  }

  private mutating func word() -> String {
    quoted(one(of: ["SUCCESS", "PENDING", "no_pool", "head", "lost", "odd word", "s\"t", "帧"]))
  }

  private mutating func object() -> String {
    quoted(ObjectID(one(of: Array(ObjectKind.allCases.dropFirst())), random.below(50)).description)
  }

  private mutating func list(_ least: Int, _ element: (inout LineMaker) -> String) -> String {
    "[" + (0..<least + random.below(3)).map { _ in element(&self) }.joined(separator: ",") + "]"
  }

  private mutating func component() -> String { one(of: ["packet", "ndis", "nic", "flt"]) }

  private mutating func call() -> String {
    quoted(one(of: ["NdisSend", "MiniportSend", "PtReceive", "ISR.PRX", "x \"y\""]))
  }
}

// MARK: - The keys of a line

extension LineMaker {
  /// Time, sequence, processor, thread; gives the name of the call stack.
  private mutating func addContext(_ keys: inout [TraceKey: String]) -> String {
    time += random.below(3) * 700
    keys[.t] = String(time)
    sequence += 1
    if isOneIn(40) {
      sequence += 1 + random.below(5)
      keys[.s] = String(sequence)
    }
    if isOneIn(4) { keys[.c] = String(1 + random.below(3)) }
    if isOneIn(5) { keys[.th] = quoted(one(of: ["pnp", "w \"1\"", "帧"])) }
    return keys[.th] ?? keys[.c] ?? ""
  }

  /// The keys that any event may have, each with its chance.
  private mutating func addOptional(_ keys: inout [TraceKey: String]) {
    let all: [(TraceKey, (inout LineMaker) -> String)] = [
      (.irql, { $0.quoted($0.one(of: IRQL.allCases).name) }), (.call, { $0.call() }),
      (.implements, { $0.call() }), (.edge, { _ in #""upper""# }), (.bind, { _ in #""b1""# }),
      (.adp, { _ in #""a1""# }), (.mod, { _ in #""f1""# }), (.of, { $0.object() }),
      (.own, { $0.quoted($0.one(of: ["", "nic", "packet"])) }),
      (.life, { $0.one(of: [#""new""#, #""free""#]) }),
      (.st, { $0.isOneIn(3) ? $0.statusNumber() : $0.word() }),
      (.sts, { $0.list(0) { $0.isOneIn(2) ? "-5" : $0.word() } }),
      (.ret, { $0.number() }), (.len, { $0.number() }), (.off, { $0.number() }),
      (.look, { $0.number() }), (.n, { $0.number() }), (.flags, { $0.text() }),
      (.oid, { $0.text() }), (.arg, { $0.text() }), (.mem, { $0.word() }), (.dir, { $0.word() }),
      (.how, { $0.word() }), (.why, { $0.word() }), (.loc, { $0.text() }), (.mode, { $0.word() }),
      (.cp, { $0.quoted("CP\(1 + $0.random.below(12))") }),
      (.value, { $0.isOneIn(2) ? $0.number() : $0.word() }), (.code, { $0.number() }),
      (.p, { $0.list(0) { $0.number() } }), (.link, { $0.word() }),
      (.data, { $0.one(of: [#""""#, #""AAEC""#, #""/w==""#, #""q80=""#]) }),
      (.hex, { $0.one(of: [#""""#, #""0a""#, #""ff 00 a1""#]) }), (.note, { $0.text() }),
      (.x, { $0.one(of: ["{}", #"{"a":[1.5e3,null,true,"\n"]}"#, "[]", "-0.5", #""x""#]) }),
    ]
    for (key, value) in all where isOneIn(7) { keys[key] = value(&self) }
    if isOneIn(2) { keys[.obj] = isOneIn(4) ? list(2) { $0.object() } : object() }
    if isOneIn(4), sequence > 1 { keys[.cause] = String(1 + random.below(sequence - 1)) }
  }

  /// The one place that an event may change, or a reference count.
  private mutating func addPlace(_ keys: inout [TraceKey: String], _ kind: EventKind) {
    let hasRoom = kind != .state && kind != .choice
    switch random.below(8) {
    case 0 where hasRoom:
      keys[.pool] = #""nic.rx""#
      keys[.used] = number()
    case 1 where hasRoom:
      keys[.ctr] = #""b1.io""#
      keys[.val] = number()
    case 2 where hasRoom: keys[.reg] = #""nic.ISR""#
    case 3 where hasRoom: addQueue(&keys)
    case 4: keys[.refs] = number()
    case 5: keys[.val] = number()
    default: break
    }
  }

  private mutating func addQueue(_ keys: inout [TraceKey: String]) {
    keys[.q] = #""nic.Tx""#
    let isInsert = queueLength == 0 || isOneIn(2)
    keys[.op] = isInsert ? #""in""# : isOneIn(4) ? #""clear""# : #""out""#
    keys[.obj] = object()
    queueLength = isInsert ? queueLength + 1 : keys[.op] == #""out""# ? queueLength - 1 : 0
    if isOneIn(2) { keys[.pos] = isInsert ? #""head""# : #""tail""# }
    if keys[.op] == #""clear""#, keys[.pos] == #""tail""# { keys[.pos] = nil }
    if isOneIn(2) { keys[.qlen] = String(queueLength) }
  }

  /// What an event of a kind must have.
  private mutating func addNeeded(_ keys: inout [TraceKey: String], _ kind: EventKind) {
    for key in NeededKeys.keys(of: kind) where keys[key] == nil {
      switch key {
      case .at: keys[.at] = quoted(kind == .state ? "nic.state" : component())
      case .to: keys[.to] = quoted(component())
      case .call: keys[.call] = call()
      case .obj: keys[.obj] = object()
      case .own: keys[.own] = #""""#
      case .cp: keys[.cp] = #""CP3""#
      case .note: keys[.note] = text()
      case .n, .code: keys[key] = number()
      case .p: keys[.p] = list(4) { $0.number() }
      default: keys[key] = word()
      }
    }
    guard kind != .state, kind != .leave else { return }
    if isOneIn(5) { keys[.at] = isOneIn(2) ? #""b1.io""# : quoted(component()) }
  }

  /// Who calls whom, as the call stacks have it.
  private mutating func addCall(
    _ keys: inout [TraceKey: String], _ kind: EventKind, _ stack: String
  ) {
    if kind == .leave, let open = stacks[stack]?.popLast() {
      keys[.call] = open.call
      let other = component()
      if isOneIn(4), other != open.component { keys[.to] = quoted(other) }
    } else if kind.opensCall {
      let caller = stacks[stack]?.last?.component
      let from = component()
      if isOneIn(3), from != caller { keys[.from] = quoted(from) }
      let called = kind == .enter ? keys[.to] : keys[.at]
      stacks[stack, default: []].append((keys[.call] ?? "", bare(called)))
    } else if isOneIn(6) {
      keys[.from] = quoted(component())
      keys[.to] = quoted(component())
    }
  }

  /// A component's id without quotes; a place is no component.
  private func bare(_ value: String?) -> String {
    let id = (value ?? "").filter { $0 != "\"" }
    return id.contains(".") ? "" : id
  }
}
