import Events

/// Kinds of objects and of components, levels, choice points, kinds of events.
///
/// Source: [NDIS_REFERENCE 1.1]
extension Glossary {
  /// The kinds of objects; each is found by its letter as well.
  static let objects: [Term] = ObjectKind.allCases.filter { $0 != .none }.map { kind in
    let facts = kind.glossary
    let letter = String(UnicodeScalar(kind.letter))
    return Term(
      kind.name, .object, facts.text, chinese: facts.chinese, see: facts.see,
      aliases: facts.aliases + [letter], source: "NDIS_REFERENCE \(facts.section)")
  }

  /// The parts of a stack, by the words of a topology and by their labels.
  static let layers: [Term] =
    ComponentKind.allCases.map { kind in
      let facts = kind.glossary
      return Term(
        kind.rawValue, .layer, facts.text, chinese: facts.chinese, see: facts.see,
        aliases: facts.aliases,
        source: "NDIS_REFERENCE 1.1")
    } + [
      Term(
        "PROT", .layer, "A protocol driver, or the transport.", chinese: "协议驱动",
        see: ["protocol", "tcpip"])
    ]

  /// The levels.
  static let levels: [Term] = IRQL.allCases.map { level in
    Term(
      level.name, .level, level.glossary.text, chinese: level.glossary.chinese, see: ["IRQL"],
      aliases: [level.name + "_LEVEL"], source: "NDIS_REFERENCE 6.5")
  }

  /// The choice points with their questions.
  static let choicePoints: [Term] = ChoicePoint.allCases.map { point in
    let words = point.outcomes.map { Lexicon().text($0) }
    let outcomes =
      words.isEmpty
      ? "The outcome is a number." : "It comes out as \(words.joined(separator: ", "))."
    let asked =
      point.isAsked
      ? "Windows does not say; the scenario or the seed does."
      : "It is never asked by itself: \(point.stimuli) of a scenario or of a user do it."
    return Term(
      point.name, .choicePoint, [point.question, outcomes, asked].joined(separator: " "),
      see: Array(words.prefix(4)) + ["choice"], source: "NDIS_REFERENCE 0.5")
  }

  /// The outcomes that are words.
  static let outcomes: [Term] = [
    outcome("success", "The call does what it is asked, before it returns."),
    outcome("failure", "The call cannot do what it is asked."),
    outcome("pending", "The call takes the work and finishes it later."),
    outcome("reset", "A reset is under way, so the call is refused."),
    outcome(
      "nested", "The completion runs inside the call that it completes, before that returns."),
    outcome("other-cpu", "The completion runs on another processor, before the call returns."),
    outcome("after", "The completion runs after the call has returned."),
    outcome("yes", "What the choice point asks, happens."),
    outcome("no", "What the choice point asks, does not happen."),
  ]

  private static func outcome(_ name: String, _ text: String) -> Term {
    Term(name, .outcome, text, see: ["choice"], source: "NDIS_REFERENCE 0.5")
  }

  /// The kinds of events.
  static let events: [Term] = EventKind.allCases.filter { $0 != .unknown }.map { kind in
    Term(kind.word, .event, kind.glossary, see: kind == .choice ? ["CP1"] : [], source: "")
  }

  /// The codes with which the machine stops.
  static let bugChecks: [Term] = BugCheckText.codes.map { code in
    let hex = BugCheckWords.short(code)
    let padded = code < 0x10 ? ["0x0\(hex.dropFirst(2))"] : []
    return Term(
      hex, .bugCheck,
      "Bug check \(BugCheckText.name(code) ?? ""): the machine stops. "
        + BugCheckText.meaning(code),
      chinese: "蓝屏",
      aliases: [BugCheckText.name(code) ?? hex] + padded, source: "NDIS_REFERENCE 6")
  }
}

/// What is said about a word.
private struct Entry {
  var chinese = ""
  var text: String
  var see: [String] = []
  var aliases: [String] = []
  var section = "0.5"

  init(
    _ chinese: String, _ text: String, see: [String] = [], or aliases: [String] = [],
    _ section: String = "0.5"
  ) {
    self.chinese = chinese
    self.text = text
    self.see = see
    self.aliases = aliases
    self.section = section
  }
}

extension ObjectKind {
  fileprivate var glossary: Entry {
    switch self {
    case .none: Entry("", "")
    case .packet:
      Entry(
        "数据包",
        "An NDIS_PACKET: the descriptor of a frame in NDIS 5, with a chain of buffers. Freeing it does not free the data.",
        see: ["ownership", "packet pool", "MDL"], or: ["NDIS_PACKET"], "3.1")
    case .netBufferList:
      Entry(
        "网络缓冲区列表",
        "A NET_BUFFER_LIST: the unit of NDIS 6, with one or more net buffers. A send or an indication gives it to the next driver, a completion or a return gives it back; only the driver that made it may free it, when it is back.",
        see: ["net buffer", "chain", "ownership", "SourceHandle"],
        or: ["NBL", "NET_BUFFER_LIST"], "3.5")
    case .netBuffer:
      Entry(
        "网络缓冲区", "A NET_BUFFER: one frame inside of a list, as a chain of MDLs.",
        see: ["net buffer list", "MDL"], or: ["NB", "NET_BUFFER"], "3.5")
    case .mdl:
      Entry(
        "内存描述符列表",
        "Describes pages of memory that are locked. NDIS 5 calls it NDIS_BUFFER. The pages belong to the program whose buffer they are, or to the driver that has allocated them.",
        see: ["buffer", "partial MDL"], or: ["NDIS_BUFFER"], "3.6")
    case .request:
      Entry(
        "请求",
        "An NDIS_REQUEST or NDIS_OID_REQUEST: asks a miniport for a value, or sets one. The structure and its buffer belong to those below until it is completed.",
        see: ["OID", "clone", "NdisRequest"], or: ["NDIS_REQUEST", "NDIS_OID_REQUEST"], "3.4")
    case .irp:
      Entry(
        "I/O 请求包",
        "An I/O request packet: what a program asks of a driver. After IoCompleteRequest nobody below may touch it.",
        see: ["IoCompleteRequest", "cancel routine", "STATUS_PENDING"], "4.7")
    case .frame:
      Entry(
        "帧", "Bytes on the cable or in the memory of a card: header, payload, check sequence.",
        see: ["header", "wire"], "2.11")
    case .datagram:
      Entry(
        "数据报", "A message of UDP with its addresses, as AFD and tcpip keep it.",
        see: ["socket", "Dgram"], "4.10")
    case .event:
      Entry(
        "事件对象",
        "A thread waits for it until somebody signals it. The packet sample waits for its CleanupEvent before it closes.",
        see: ["wait", "signal"], "2.14")
    case .lock:
      Entry(
        "自旋锁",
        "Whoever has it works alone, at DISPATCH; the others spin. Nobody may wait while holding it.",
        see: ["DISPATCH", "deadlock"], "6.5")
    case .timer:
      Entry(
        "定时器", "Calls a function when its time has come, at DISPATCH.", see: ["DISPATCH"], "2.11")
    case .workItem:
      Entry("工作项", "Work for a thread of the system, at PASSIVE.", see: ["PASSIVE"], "2.12")
    case .memory:
      Entry(
        "内存",
        "A piece of memory that has a name in the trace because somebody may touch it too late.",
        see: ["use after free", "touch"], "2.14")
    case .socket:
      Entry("套接字", "A file object: an open handle of a program.", see: ["socket"], "2.12")
    case .unknown: Entry("", "A pointer that nobody can name.", "2.14")
    }
  }
}

extension ComponentKind {
  fileprivate var glossary: Entry {
    switch self {
    case .app:
      Entry("应用程序", "A program in user mode.", see: ["IRP", "socket"], or: ["APP", "application"])
    case .winsock:
      Entry(
        "", "The socket library inside of the program.", see: ["Winsock"], or: ["SOCK", "msafd"])
    case .afd:
      Entry(
        "", "The driver of sockets: it keeps datagrams and waiting reads, and asks the transport.",
        see: ["TDI", "socket"], or: ["AFD", "afd.sys"])
    case .tcpip:
      Entry(
        "", "The transport: UDP, IP, ARP; towards NDIS it is a protocol driver.",
        see: ["protocol", "ARP"], or: ["tcpip.sys", "transport"])
    case .protocol:
      Entry(
        "协议驱动",
        "Opens adapters and sends and receives over its bindings. It calls NDIS, never a miniport.",
        see: ["binding", "NdisSend", "ProtocolReceive"],
        or: ["protocol driver", "packet.sys", "ndisprot", "npf"])
    case .im:
      Entry(
        "中间层驱动",
        "An intermediate driver: a protocol at its lower edge, a virtual miniport at its upper one.",
        see: ["intermediate driver", "virtual miniport"], or: ["IM"])
    case .filter:
      Entry(
        "过滤驱动（轻量级）",
        "A lightweight filter of NDIS 6 between protocols and miniport. It sees what passes, and may drop, hold, change or add.",
        see: ["filter module", "FilterSendNetBufferLists"],
        or: ["FLT", "LWF", "filter driver", "ndislwf", "npcap"])
    case .ndis:
      Entry(
        "NDIS 库 / 封装",
        "The library between all drivers of the network. It is drawn as a layer because every call goes through it.",
        see: ["NDIS library"], or: ["ndis.sys", "NDIS"])
    case .miniport:
      Entry(
        "小端口（微端口）",
        "The driver of a card. NDIS calls it; it never hears who wanted a frame to be sent.",
        see: ["MiniportSend", "serialized", "adapter"],
        or: ["MINI", "ne2000", "busmaster", "netvmini"])
    case .nic:
      Entry(
        "网卡", "The card: its memory, its registers, its interrupt.",
        see: ["ring buffer", "ISR", "interrupt"], or: ["NIC", "card"])
    case .wire:
      Entry(
        "线缆 / 电缆", "The cable, with whoever hangs at its other end.", see: ["sent", "arrived"],
        or: ["WIRE", "cable", "peer"])
    case .netcx: Entry("", "A driver on NetAdapterCx, the newer framework for cards.", or: ["NCX"])
    case .vmswitch:
      Entry(
        "", "A virtual switch, to which machines inside the machine are connected.", or: ["VSW"])
    case .other: Entry("", "A part of the stack of which nothing more is known.", or: ["ELSE"])
    }
  }
}

extension IRQL {
  fileprivate var glossary: (chinese: String, text: String) {
    switch self {
    case .passive: ("", "Where threads run. Here one may wait and touch memory that is paged out.")
    case .apc:
      ("", "As PASSIVE, but without asynchronous calls of the thread. File systems use it.")
    case .dispatch:
      (
        "",
        "Where DPCs run and spin locks are held. Nobody may wait here, nor touch memory that can be paged out; most of sending and receiving happens here."
      )
    case .device:
      (
        "设备中断级",
        "The level of a device: the service routine of its interrupt. It may touch the card and little else."
      )
    }
  }
}

extension EventKind {
  fileprivate var glossary: String {
    switch self {
    case .enter: "A call begins. Until it returns, it stands among the open calls."
    case .leave: "A call returns, with its answer if it has one."
    case .action:
      "Something is done that has no inside: an allocation, an entry of a queue, a counter."
    case .own: "An object gets another owner, and no call shows it."
    case .state:
      "A binding, an adapter, a module, a socket or a neighbour comes into another state."
    case .interrupt: "An interrupt, a DPC, a timer or a work item starts: a new stack of calls."
    case .wire: "Something happens to a frame on the cable."
    case .drop: "A frame, packet or datagram ends here. The reason stands beside it."
    case .choice:
      "A choice point is resolved: something that Windows does not determine. V lets it come out differently."
    case .inject:
      "A stimulus from outside: the scenario, or somebody with e, does something to the stack."
    case .touch: "Memory is read or written by a driver that may not own it any more."
    case .wait: "A thread waits until an event object is signalled."
    case .signal: "An event object is signalled; who waits for it goes on."
    case .lock: "A spin lock is taken."
    case .unlock: "A spin lock is released."
    case .topology: "A part of the stack appears, moves or goes."
    case .seen: "Something was observed on a real machine, and no call is known."
    case .bugcheck: "The simulated machine stops, as Windows does when a driver has broken a rule."
    case .note: "A remark in the trace."
    case .lost: "Events were lost here."
    case .unknown: ""
    }
  }
}
