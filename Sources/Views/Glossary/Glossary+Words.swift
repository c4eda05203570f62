/// The words of the trade, with what Chinese books call them.
///
/// Source: [NDIS_REFERENCE 1.3, 1.5, 3, 8.3]
extension Glossary {
  static let words: [Term] = sending + receiving + control + memory + above + program

  private static func word(
    _ name: String, _ chinese: String, _ text: String, see: [String] = [], _ section: String,
    or aliases: [String] = []
  ) -> Term {
    Term(
      name, .word, text, chinese: chinese, see: see, aliases: aliases,
      source: section.isEmpty ? "" : "NDIS_REFERENCE \(section)")
  }

  private static let sending: [Term] = [
    word(
      "ownership", "所有权",
      "Every descriptor has one owner at every moment. Only the owner may change it, and only the driver that allocated it may free "
        + "it, once it owns it again. A driver to which it is lent may read it until a certain call returns. Who owns what is "
        + "what this program shows.",
      see: ["outstanding", "completion", "use after free"], "3", or: ["owner", "own"]),
    word(
      "pending", "挂起（待完成）",
      "Accepted and not done yet. The one who answered PENDING owns the object until it completes it.",
      see: ["PENDING", "completion", "outstanding"], "2.13"),
    word(
      "completion", "完成",
      "The call with which a driver gives back what it was handed, and says how it ended. It follows a call that answered PENDING, and "
        + "never one that answered anything else. Sends of NDIS 6 and of NdisSendPackets have no answer, so theirs "
        + "always follows.",
      see: ["PENDING", "CP2", "double completion"], "2.13", or: ["complete", "complete a request"]),
    word(
      "completion routine", "完成例程",
      "A function that is called when an IRP is completed.", see: ["IRP", "completion"], "4.7"),
    word(
      "callback", "回调函数",
      "A function of a driver that NDIS calls, such as ProtocolSendComplete. Drivers hand NDIS the list of "
        + "theirs when they register.", see: ["register a protocol"], "2.1", or: ["handler"]),
    word(
      "double completion", "重复完成",
      "An object is given back twice. Whoever owns it by then loses it without knowing; NDIS stops the machine if it notices.",
      see: ["completion", "0x7C", "0x44"], "6"),
    word(
      "outstanding", "未完成的（在途）",
      "Handed over and not back yet: sends, transfers, requests, received packets. A driver counts them, because it must not go before they are back.",
      see: ["io", "Draining"], "4.11"),
    word(
      "synchronous", "同步", "Done when the call returns.", see: ["asynchronous"], "2.13"),
    word(
      "asynchronous", "异步", "Accepted when the call returns, done when the completion is called.",
      see: ["PENDING", "completion"], "2.13"),
    word(
      "serialized", "串行化",
      "An NDIS 5 miniport of which NDIS runs one handler at a time, under a lock of its own. NDIS keeps a send queue for it and hides RESOURCES.",
      see: ["deserialized", "NdisSend queue", "RESOURCES"], "2.5"),
    word(
      "deserialized", "非串行化",
      "A miniport that keeps its own locks and its own send queue. Several handlers run at once. Every send is completed by a "
        + "call: NdisMSendComplete, in NDIS 6 NdisMSendNetBufferListsComplete.",
      see: ["serialized"], "2.5"),
    word(
      "batch", "批量", "Several packets that are handed over in one call.", see: ["CP4"], "2.6"),
    word(
      "chain", "链",
      "Lists or buffers that are linked and handed over as one. Each of them counts by itself.",
      see: ["net buffer list", "MDL"], "2.8"),
    word(
      "loopback", "回环",
      "A frame that a binding sends is shown to other bindings of the same adapter too: in NDIS 6 only if one of them is promiscuous "
        + "(or asks for ALL_LOCAL), or the sender sets CHECK_FOR_LOOPBACK. The sender itself gets it in NDIS 6 only with that "
        + "flag. IP loopback (127.0.0.1) never reaches NDIS.",
      see: ["packet filter", "CHECK_FOR_LOOPBACK", "DONT_LOOPBACK", "IS_LOOPBACK_PACKET"], "S31"),
    word(
      "SourceHandle", "",
      "The field of a list that says who made it. NDIS takes the completion, or the return, to that driver; nobody else may write it.",
      see: ["net buffer list", "completion", "return"], "1.5"),
    word(
      "NDIS_SEND_FLAGS_CHECK_FOR_LOOPBACK", "",
      "The sender wants its own frame looped back, if its filter takes it.", see: ["loopback"],
      "8.2", or: ["CHECK_FOR_LOOPBACK"]),
    word(
      "NDIS_SEND_FLAGS_DISPATCH_LEVEL", "",
      "0x1 among the flags of a send or of its completion: whoever calls is at DISPATCH, so the called driver need not ask for the level. Not modelled: that callers set it.",
      see: ["DISPATCH", "R59", "NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL"], "8.2"),
    word(
      "NDIS_FLAGS_DONT_LOOPBACK", "", "NDIS 5: the packet is not looped back.", see: ["loopback"],
      "S31", or: ["DONT_LOOPBACK"]),
    word(
      "NDIS_PROT_OPTION_NO_LOOPBACK", "", "NDIS 5: the binding does not want its own sends.",
      see: ["loopback"], "S31"),
  ]

  private static let receiving: [Term] = [
    word(
      "receive indication", "接收指示",
      "A miniport shows a received frame upward. NDIS passes it to every binding whose packet filter wants it.",
      see: ["ProtocolReceivePacket", "ProtocolReceive", "packet filter"], "2.6",
      or: ["indication", "indicate"]),
    word(
      "lookahead", "前视区（预览数据）",
      "The beginning of a frame that is shown with an indication, behind its header. It may be the whole frame or a part; the rest is fetched with NdisTransferData.",
      see: ["NdisTransferData", "CP3", "transfer data"], "2.6"),
    word(
      "transfer data", "传输数据",
      "To fetch the rest of a frame whose lookahead was shown. The frame is in the memory of the card already; only the copy is missing.",
      see: ["NdisTransferData", "lookahead", "bytes transferred"], "2.6", or: ["transfer"]),
    word(
      "bytes transferred", "传输字节数", "How many bytes a transfer has copied.", see: ["transfer data"],
      "2.6"),
    word(
      "over-read", "越界读取", "To read more bytes of the lookahead than were shown.",
      see: ["lookahead"], "2.6"),
    word(
      "return", "归还",
      "To give what was received back to the driver that indicated it. In NDIS 5 a protocol promises so many returns with the count that it "
        + "answers; in NDIS 6 every list without the flag RESOURCES is returned exactly once, with NdisReturnNetBufferLists.",
      see: ["NdisReturnPackets", "NdisReturnNetBufferLists", "reference count"], "3.2"),
    word(
      "NDIS_RECEIVE_FLAGS_RESOURCES", "",
      "The lists are lent for the call only: copy, neither keep nor return.",
      see: ["lent", "return", "RESOURCES"], "8.2"),
    word(
      "NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL", "",
      "0x1 among the flags of an indication: whoever calls is at DISPATCH, so the called driver need not ask for the level. Not modelled: that callers set it.",
      see: ["DISPATCH", "R59", "NDIS_SEND_FLAGS_DISPATCH_LEVEL"], "8.2"),
    word(
      "NDIS_NBL_FLAGS_IS_LOOPBACK_PACKET", "",
      "NDIS shows what was sent here; it did not come from the cable.", see: ["loopback"], "S31",
      or: ["IS_LOOPBACK_PACKET"]),
    word(
      "reference count", "引用计数",
      "How many NdisReturnPackets are promised for a received packet. At 0 it goes back to its miniport.",
      see: ["return", "ProtocolReceivePacket"], "3.2", or: ["references", "refs", "promised"]),
    word(
      "packet filter", "包过滤器（接收过滤模式）",
      "What a binding wants to hear: directed, multicast, broadcast, everything. It is set with OID_GEN_CURRENT_PACKET_FILTER; 0 means nothing. "
        + "NDIS gives the card the union of all bindings.",
      see: ["promiscuous", "OID", "Receiving"], "2.7"),
    word(
      "promiscuous", "混杂模式",
      "The card takes every frame on the cable. Only the bindings that ask for it are shown more.",
      see: ["packet filter", "sniffing"], "2.7"),
    word(
      "broadcast", "广播", "A frame for everybody on the cable.",
      see: ["packet filter", "MAC address"], "2.6"),
    word("multicast", "多播", "A frame for a group of cards.", see: ["packet filter"], "2.6"),
    word(
      "sniffing", "嗅探",
      "To copy what passes. A protocol driver can watch what tcpip receives, and cannot hold it back; only an intermediate driver or a filter can.",
      see: ["promiscuous", "filter"], "1.4", or: ["monitor"]),
    word(
      "drop", "丢弃",
      "A frame, packet or datagram ends here without having reached its goal. The reason stands beside it.",
      see: ["RESOURCES", "filter_mismatch", "no_pool"], "2.14"),
    word(
      "truncate", "截断", "To give the beginning and throw the rest away.",
      see: ["oversize_truncate"], "4.10"),
    word(
      "fragment", "分片", "A part of an IP datagram that was too long for one frame.",
      see: ["reassembly"], "2.12"),
    word(
      "reassembly", "重组",
      "To put the fragments of a datagram together. One that is lost costs all of it.",
      see: ["fragment", "reassembly_timeout"], "2.12"),
    word(
      "route", "路由", "The way to an address: through which adapter, to which neighbour.",
      see: ["neighbour"], "2.12"),
    word(
      "header", "帧头", "The bytes in front that say to whom, from whom and what follows.",
      see: ["payload", "frame"], "2.6"),
    word(
      "payload", "负载", "What a frame or a datagram carries behind its header.", see: ["header"],
      "2.6"),
    word(
      "ring buffer", "环形缓冲区",
      "Pages of the card's memory that are filled in a circle. CURR is where the card writes, BNRY where the driver has read.",
      see: ["CURR", "BNRY", "ovw"], "4.8"),
  ]

  private static let control: [Term] = [
    word(
      "binding", "绑定",
      "A protocol that has opened an adapter. Everything that is sent or received goes over one.",
      see: ["bind", "unbind", "binding handle"], "2.3"),
    word(
      "bind", "绑定", "NDIS tells a protocol of an adapter, and the protocol opens it.",
      see: ["ProtocolBindAdapter", "NdisOpenAdapter", "unbind"], "2.3"),
    word(
      "unbind", "解除绑定",
      "NDIS tells a protocol to let go of an adapter. It waits until everything outstanding is back, then it closes.",
      see: ["ProtocolUnbindAdapter", "Draining", "NdisCloseAdapter"], "2.3"),
    word(
      "binding handle", "绑定句柄", "What NDIS calls a binding in its calls; NdisOpenAdapter gives it.",
      see: ["binding"], "1.5"),
    word(
      "context", "上下文",
      "A driver's own data that NDIS keeps for it and hands back with every callback.",
      see: ["callback"], "1.5"),
    word(
      "adapter", "适配器", "A card, or a virtual one, with the miniport that drives it.",
      see: ["miniport", "binding"], "2.2"),
    word(
      "register a protocol", "注册协议", "A protocol driver hands NDIS its list of handlers.",
      see: ["NdisRegisterProtocol", "callback"], "2.1", or: ["register", "registration"]),
    word(
      "deregister", "注销",
      "To take the list of handlers back; from then on NDIS calls none of them.",
      see: ["NdisDeregisterProtocol"], "2.1"),
    word(
      "attach", "附加", "A filter module comes into the stack of an adapter.",
      see: ["FilterAttach", "Attaching"], "4.5"),
    word(
      "detach", "分离", "A filter module leaves the stack of an adapter.",
      see: ["FilterDetach", "Detached"], "4.5"),
    word(
      "filter module", "过滤模块",
      "A filter driver in the stack of one adapter. All bindings above share it.", see: ["filter"],
      "1.4", or: ["module"]),
    word(
      "pause", "暂停",
      "NDIS stops the data of a stack, from the protocols down to the miniport. Nobody may say that it is paused before it has given back what it keeps for others. A pause cannot fail.",
      see: ["FilterPause", "MiniportPause", "Paused", "restart"], "2.9"),
    word(
      "restart", "重启",
      "NDIS lets the data of a stack move again, from the miniport up to the protocols. A restart may fail.",
      see: ["pause", "Running"], "2.9"),
    word(
      "reset", "复位",
      "NDIS makes a card that hangs begin afresh. What was under way comes back with an error; before NDIS 6.30 a miniport of NDIS 6 may "
        + "keep it and complete it after the reset.",
      see: ["MiniportReset", "RESET_IN_PROGRESS"], "2.2"),
    word(
      "halt", "停止（Halt）", "A miniport gives up its card and its memory.", see: ["MiniportHalt"],
      "2.2"),
    word(
      "surprise removal", "意外移除",
      "The card is gone before the driver was asked. What it holds must still be given back.",
      see: ["SurpriseRemoved"], "2.2"),
    word(
      "OID", "对象标识符",
      "The name of a value that a miniport has, such as OID_GEN_CURRENT_PACKET_FILTER. It is asked for and set with a request.",
      see: ["request", "packet filter"], "2.7"),
    word(
      "OID_GEN_CURRENT_PACKET_FILTER", "", "Which frames a binding wants to hear.",
      see: ["packet filter", "OID"], "2.7"),
    word(
      "clone", "克隆",
      "A filter does not pass on a request of another: it makes a copy, passes that, and completes the original when the copy is back.",
      see: ["request", "FilterOidRequest"], "2.9"),
    word(
      "status indication", "状态指示",
      "A miniport says upward what happened, such as that the cable is in. The beginning and the end of a reset NDIS announces by itself.",
      see: ["NdisMIndicateStatus", "MEDIA_CONNECT"], "2.7"),
    word(
      "intermediate driver", "中间层驱动",
      "Two drivers in one: a protocol towards the card, a virtual miniport towards the protocols above.",
      see: ["virtual miniport", "im"], "1.4", or: ["IM", "PassThru"]),
    word(
      "virtual miniport", "虚拟小端口",
      "The upper edge of an intermediate driver, to which protocols bind as to a card.",
      see: ["intermediate driver"], "2.4"),
    word(
      "upper protocol", "上层协议", "A protocol that is bound to a virtual miniport.",
      see: ["virtual miniport"], "2.4"),
    word(
      "edge", "边沿",
      "A side of a driver. Calls come over the upper edge from the application, over the lower edge from the wire.",
      see: ["upper", "lower"], "1.3"),
    word(
      "interrupt", "中断",
      "The card asks for attention. The service routine only asks the card why and masks it; the work follows in the DPC.",
      see: ["MiniportISR", "DPC", "DIRQL"], "2.11", or: ["ISR routine", "irq"]),
    word(
      "DPC", "延迟过程调用",
      "The part of an interrupt that does the work, at DISPATCH. Frames are indicated and sends completed here.",
      see: ["MiniportHandleInterrupt", "DISPATCH", "interrupt"], "2.11"),
    word(
      "IRQL", "中断请求级",
      "The level of a processor: PASSIVE, APC, DISPATCH, DIRQL. From DISPATCH on nothing of the same level or below interrupts what runs, and it may not wait.",
      see: ["PASSIVE", "DISPATCH", "DIRQL"], "6.5"),
    word(
      "work item", "工作项",
      "A function that runs later in a thread of the system, at PASSIVE: there it may wait.",
      see: ["PASSIVE"], "2.12"),
    word(
      "race condition", "竞态条件",
      "The result depends on which of two comes first, and nobody decides that.",
      see: ["CP2", "spin lock"], "6"),
    word(
      "deadlock", "死锁", "Two wait for each other, for ever.", see: ["spin lock", "event object"],
      "6"),
    word("timeout", "超时", "A time after which somebody stops waiting.", see: ["timer"], "4.10"),
  ]

  private static let memory: [Term] = [
    word(
      "packet pool", "包缓冲池",
      "Descriptors that a driver has asked for beforehand. When none is left, an allocation fails.",
      see: ["NdisAllocatePacketPool", "no_pool", "CP7"], "2.10"),
    word(
      "buffer", "缓冲区", "A piece of memory that a packet points at.", see: ["MDL", "packet"], "2.10"),
    word(
      "descriptor", "描述符",
      "The structure that describes data, not the data: a packet, a list, an MDL.",
      see: ["packet", "MDL"], "2.10"),
    word(
      "partial MDL", "部分 MDL", "An MDL for a part of what another one describes.", see: ["MDL"],
      "3.6"),
    word(
      "non-paged pool", "非分页内存池",
      "Memory that is always there. What is touched at DISPATCH must lie in it.", see: ["DISPATCH"],
      "2.10"),
    word(
      "deep copy", "深拷贝",
      "A copy of descriptor and data. Whoever wants to keep data longer than the packet is lent makes one.",
      see: ["return"], "3.5"),
    word(
      "use after free", "释放后使用",
      "Memory is touched after it was freed or given away. What lies there then, nobody knows.",
      see: ["ownership", "touch"], "3"),
    word(
      "leak", "泄漏", "Something is never given back, so it is missing for ever.",
      see: ["packet pool", "outstanding"], "6"),
    word(
      "ProtocolReserved", "", "Room in a packet for the driver that allocated it.", see: ["packet"],
      "3.3"),
    word(
      "MiniportReserved", "", "Room in a packet for the driver that owns it as a miniport.",
      see: ["packet"], "3.3"),
    word(
      "queue", "队列", "Objects in the order in which they came.",
      see: ["head", "tail", "NdisSend queue"], "0.5"),
    word(
      "pool", "", "Descriptors of which so many are in use and so many are left.",
      see: ["packet pool"], "2.10"),
    word(
      "counter", "计数器", "A number that a driver keeps, usually of what is outstanding.",
      see: ["io", "OutSends"], "4.11"),
    word(
      "register", "寄存器", "A number inside the card that the driver reads and writes.",
      see: ["ISR", "IMR", "CURR"], "4.8"),
    word(
      "machine", "状态机",
      "A state that a binding, an adapter, a module, a socket or a neighbour is in, and the ways to the next.",
      see: ["Running", "Receiving"], "4.1"),
  ]

  private static let above: [Term] = [
    word(
      "socket", "套接字", "The end of a conversation in a program; for the kernel a file object.",
      see: ["AFD", "datagram"], "2.12"),
    word(
      "Winsock", "Windows 套接字接口", "The library of sockets in the program.", see: ["socket", "AFD"],
      "1.1"),
    word(
      "TDI", "传输驱动程序接口",
      "How AFD asks the transport of older Windows, with IRPs and with callbacks.",
      see: ["AFD", "IRP"], "2.12"),
    word(
      "address file", "地址文件", "What the transport keeps for a local address and port.",
      see: ["TDI", "socket"], "2.12"),
    word(
      "cancel routine", "取消例程",
      "The function that takes an IRP out of its queue when it is cancelled. Whoever removes it from the IRP first, owns the IRP.",
      see: ["IRP", "STATUS_CANCELLED"], "4.7"),
    word(
      "device object", "设备对象",
      "What programs open. Protocols have none in the stack of the card: between protocol and miniport there are only calls.",
      see: ["IRP"], "1.4"),
    word(
      "driver entry", "驱动入口 DriverEntry", "The first function of a driver that Windows calls.",
      see: ["DriverEntry", "register a protocol"], "2.1"),
    word(
      "stack", "驱动栈",
      "The drivers between a program and the cable, each calling only the library between them.",
      see: ["NDIS library", "layer"], "1.1"),
    word(
      "NDIS library", "NDIS 库 / 封装",
      "The file ndis.sys. It stands between all drivers of the network, decides, queues and calls. A protocol never calls a miniport itself.",
      see: ["ndis", "binding"], "1.4", or: ["NDIS", "library", "wrapper"]),
    word(
      "data link layer", "数据链路层", "The layer of frames and hardware addresses.",
      see: ["frame", "MAC address"], "1.1"),
    word(
      "MAC address", "MAC 地址", "The six bytes that name a card on the cable.",
      see: ["ARP", "frame"], "2.6"),
    word(
      "ARP", "地址解析协议",
      "Asks everybody on the cable who has an IP address; the answer is a hardware address.",
      see: ["neighbour", "Incomplete"], "4.9"),
    word(
      "neighbour", "邻接点 / 邻居缓存项",
      "What IP knows about a host on the same cable: its hardware address, or that it is asked for.",
      see: ["ARP", "Nce"], "4.9", or: ["neighbour cache entry"]),
    word("hardware", "硬件", "The card and the cable.", see: ["nic", "wire"], "1.1"),
  ]

  private static let program: [Term] = [
    word(
      "event", "事件",
      "One thing that happens: a call begins, a packet changes its owner, a counter changes. A run is a list of events, and all that is shown follows from it.",
      see: ["step", "trace"], ""),
    word(
      "step", "步",
      "The event that is shown, and its effect. Yellow means the step and nothing else.",
      see: ["event"], ""),
    word(
      "trace", "跟踪记录",
      "A file with events, one JSON object a line, from a simulation, from people or from a machine.",
      see: ["event", "scenario"], "", or: ["event trace"]),
    word(
      "scenario", "场景", "A stack, what happens to it, and what must come of it, in YAML.",
      see: ["seed", "choice"], ""),
    word(
      "seed", "种子",
      "The number that decides everything that the scenario leaves to chance. The same seed makes the same run.",
      see: ["choice"], ""),
    word(
      "journey", "旅程",
      "An IRP, the packet that was made for it and its frame are one journey. They have one colour and count once.",
      see: ["held", "in"], ""),
    word(
      "lent", "借出",
      "An object that is shown to a driver until a call returns, and stays with its owner.",
      see: ["ownership", "RESOURCES"], "3", or: ["borrowed"]),
    word(
      "rule", "规则",
      "What must hold for every driver, such as: nobody completes a send twice. Each event is held against all of them; view 8 shows what is broken.",
      see: ["conserved", "double completion"], "6"),
    word(
      "branch", "分支",
      "The run goes back to a choice that comes out differently, and on from there.",
      see: ["choice"], ""),
    word(
      "watch", "监视", "A value that is shown at every step, with what it was before.", see: ["step"],
      ""),
  ]
}
