import Replay

/// Queues, counters and registers by name, and the captions and signs of the screen.
extension Glossary {
  /// The places that the models have, by their short names.
  static let places: [Term] = [
    place(
      "NdisSend queue",
      "What came while a serialized miniport was busy, or what it had no room for, waits here, at NDIS. It is offered again when the miniport returns, or has room.",
      ["serialized", "RESOURCES"], "2.5", or: ["NdisSend"]),
    place(
      "Oid", "Requests that wait because the miniport works on another one.", ["request"], "2.7"),
    place(
      "MpTx", "Packets that the miniport has accepted and not completed.",
      ["MiniportSend", "PENDING"], "2.5"),
    place(
      "RcvPackets",
      "Received frames that nobody has read yet: copies, or the packets themselves where the driver keeps them.",
      ["deep copy"], "2.6"),
    place("RecvLists", "Received lists that nobody has read yet.", ["net buffer list"], "2.8"),
    place("ReadIrps", "Reads that wait for a frame.", ["IRP", "cancel routine"], "4.7"),
    place("Rx", "Frames in the receive memory of the card.", ["ring buffer"], "4.8"),
    place("Tx", "Frames in the send memory of the card.", ["NICPrepareForTransmit"], "4.8"),
    place(
      "Nce", "Packets that wait until the hardware address of their neighbour is known.",
      ["ARP", "Incomplete"], "4.9"),
    place("Frag", "Fragments that wait for the rest of their datagram.", ["reassembly"], "2.12"),
    place("Work", "Work items that wait for a thread.", ["work item"], "2.12"),
    place(
      "AddrRecv", "Receive requests that AFD has posted at the transport.", ["TDI"], "2.12",
      or: ["AddrRecv2"]),
    place(
      "Dgram", "Datagrams that AFD keeps until the program reads them.", ["datagram"], "4.10",
      or: ["Dgram2"]),
    place(
      "AfdIrp", "Reads of the program that wait for a datagram.", ["IRP"], "4.10", or: ["AfdIrp2"]),
    place("Polls", "Calls of select that wait.", ["socket"], "4.10"),
    place("Buffer", "Frames in the buffer of a capture.", ["sniffing", "no_buffer"], "1.4"),
    place("Delayed", "What a filter holds back for a while.", ["filter"], "4.5"),
    place(
      "io",
      "How many operations of the binding still need a completion. The driver may close only when it is 0; it counts operations, not packets.",
      ["outstanding", "Draining"], "4.11"),
    place("sends", "How many sends of the protocol have not come back.", ["outstanding"], "4.11"),
    place(
      "OutSends", "How many lists the filter has passed down that have not come back.",
      ["outstanding"], "4.11"),
    place(
      "OutRcvs", "How many lists the filter has passed up that have not been returned.",
      ["outstanding", "return"], "4.11"),
    place(
      "OutstandingSends", "How many sends of the intermediate driver have not come back.",
      ["outstanding"], "4.6"),
    place(
      "OutstandingRequests", "How many requests of the intermediate driver have not come back.",
      ["outstanding"], "4.6"),
    place(
      "received",
      "How many frames a capture has met: an npf counts all that it is shown, an npcap those that its program wants.",
      ["sniffing"], "1.4"),
    place("dropped", "How many were dropped.", ["drop"], "2.14"),
    place("packets", "The packet pool of the driver.", ["packet pool"], "2.10"),
    place(
      "buffers", "The pool of buffer descriptors of the driver.", ["packet pool", "MDL"], "2.10"),
    place("lists", "The pool of net buffer lists of the driver.", ["net buffer list"], "2.10"),
    place(
      "RxPackets", "The packets in which the miniport indicates frames.", ["receive indication"],
      "2.10"),
    place(
      "RxLists", "The lists in which the miniport indicates frames.", ["receive indication"], "2.10"
    ),
    place(
      "SendPool", "The packets with which the intermediate driver sends on.",
      ["intermediate driver"], "2.10"),
    place(
      "RecvPool", "The packets in which the intermediate driver indicates on.",
      ["intermediate driver"], "2.10"),
    place(
      "ISR",
      "The interrupt status register: which causes are set. PRX received, PTX sent, RXE and TXE errors, OVW no room, CNT a tally, RDC, RST.",
      ["interrupt", "IMR"], "4.8"),
    place(
      "IMR", "The interrupt mask register: which causes may interrupt. 0 means the card is silent.",
      ["ISR"], "4.8"),
    place(
      "RCR", "The receive configuration register: which frames the card takes.", ["packet filter"],
      "4.8"),
    place(
      "CURR", "The page of the ring that the card writes next.", ["BNRY", "ring buffer"], "4.8"),
    place(
      "BNRY", "The last page of the ring that the driver has read.", ["CURR", "ring buffer"], "4.8"),
    place("state", "The state of a binding, an adapter or a module.", ["machine"], "4.1"),
    place("socket", "The state of a socket.", ["Bound"], "4.10", or: ["socket2"]),
  ]

  private static func place(
    _ name: String, _ text: String, _ see: [String], _ section: String, or aliases: [String] = []
  ) -> Term {
    Term(name, .place, text, see: see, aliases: aliases, source: "NDIS_REFERENCE \(section)")
  }

  /// Captions and signs.
  static let screen: [Term] = captions + captionsOfLayers + captionsOfViews + views + bits + signs

  private static let captions: [Term] = [
    caption("in", "How many journeys have come to the layer.", ["out", "held", "journey"]),
    caption(
      "out", "How many journeys have gone on from the layer, or ended there.", ["in", "held"]),
    caption(
      "held", "How many journeys are at the layer now. in = out + drop + held, always.",
      ["in", "journey"]),
    caption(
      "see upper NDIS",
      "With an intermediate driver the library has a row above each driver that it calls. Its in, out and held count all of it together, and stand on the highest row.",
      ["in", "held", "intermediate driver"], or: ["numbers: at the upper NDIS card"]),
    caption("in hand", "What a layer owns and has in none of its queues.", ["ownership"]),
    caption(
      "conserved",
      "What came to a layer has gone on, was dropped, or is there. It is counted at every step.",
      ["in", "held"]),
    caption("one owner each", "Every live object has one owner.", ["ownership"]),
    caption(
      "pool = live packets",
      "The pools count as many descriptors as there are live packets of them.", ["packet pool"]),
    caption("all adds up", "Everything in the line below the timeline holds.", ["conserved"]),
    caption(
      "not all was read",
      "A part of the file could not be read. What is shown is true of the rest; what has to do with the lost lines may look wrong.",
      ["trace"]),
    caption(
      "seq", "The number of the event, from 1. #41 is the event with number 41.", ["event"],
      or: ["#"]),
    caption(
      "t", "The time since the beginning, in simulated time.", ["step"], or: ["t µs", "time"]),
    caption("cpu", "The processor on which it happens.", ["IRQL"]),
    caption(
      "depth", "How many calls are open on this stack of calls.", ["Open calls"], or: ["call depth"]
    ),
    caption("obj", "The objects that an event is about.", ["packet", "IRP"]),
    caption(
      "st", "The status: S success, P pending, R resources, F failure; or what changed.",
      ["SUCCESS", "PENDING"]),
    caption("from → to", "Who calls whom.", ["Open calls"]),
    caption(
      "speed", "How fast events are played: ×1 is four a second, whatever time lies between them.",
      ["step"]),
    caption("PAUSED", "Nothing moves until a key says so.", ["speed"]),
    caption("PLAYING", "Events are played. Space stops.", ["speed"]),
    caption(
      "follows", "The object whose hops > and < visit; everything else recedes.", ["journey"]),
    caption(
      "Open calls", "The calls that have begun and not returned, the innermost last.",
      ["depth", "enter"]),
    caption(
      "Who has what others made",
      "What was given away: what somebody else than its maker has, the longest held first. The first row is the suspect when something hangs. What its maker still has stands on the card of the maker only.",
      ["ownership"]),
    caption(
      "Changed by this step", "Every value that the step changed, with the old one.", ["step"]),
    caption(
      "Watches", "Values that somebody wants to see at every step: w on a value, or :watch.",
      ["watch"]),
    caption(
      "Timeline", "The whole run in a few rows: how much was held, what happened, where we are.",
      ["held", "marks"]),
    caption(
      "marks",
      "Letters along the run: s send, c complete, r receive, o request, p plug and play (drivers bind, pause, come and go), d drop, X bug check. n is a note, D the moment that is kept to compare; the others are marks of the user.",
      ["Timeline", TimelineWords.toCompare],
      or: [
        "mark", "s send", "c complete", "r receive", "o request", "p PnP", "d drop",
        "X bug check",
      ]),
    caption("new", "An object begins with this step.", ["end of"]),
    caption("end of", "An object ends with this step.", ["new"]),
    caption("now", "The value behind the step.", ["max"]),
    caption("max", "The highest value of the whole run, with what there is room for.", ["now"]),
    caption("held for", "How long the owner has had it.", ["ownership"]),
    caption("made by", "Who made the object, and when.", ["ownership"]),
    caption(
      "made for", "The object for which it was made: the IRP of a packet, the packet of a frame.",
      ["journey"]),
    caption("stands in", "The queue in which it waits.", ["queue"]),
    caption(
      "travels as", "What it was made for and what was made for it, as far as that is there.",
      ["journey"]),
    caption("inside of", "The call inside of which it happens.", ["Open calls"]),
    caption("returns at", "Where the call returns.", ["leave"]),
    caption("completes at", "Where what the call gave away comes back.", ["completion"]),
    caption("caused by", "What made it possible, on another stack of calls.", ["interrupt"]),
    caption(
      "choice", "Something that Windows does not determine. Twelve choice points name all of them.",
      ["CP1", "seed"]),
    caption("layer", "A part of the stack: a program, a driver, the card, the cable.", ["stack"]),
    caption("user / kernel", "Above it runs a program, below it the drivers.", ["app"]),
    caption("software / hardware", "Above it runs the miniport, below it the card.", ["nic"]),
    caption("lane", "A column of the ladder: one layer.", ["layer"]),
  ]

  /// What stands on the cards of the stack.
  private static let captionsOfLayers: [Term] = [
    caption(
      StackWords.requests,
      "It stands where in hand does if all that the layer has in hand are requests of programs.",
      ["IRP", "in hand"]),
    caption(
      CommonWords.waitsFor,
      "Requests that the program has made and that others have now. A driver below completes them.",
      ["IRP", "made by"]),
    caption(
      StackWords.userMode, "The layer is a program, or a library inside of one.",
      ["user / kernel", "app"]),
    caption(
      StackWords.enabled, "The card may interrupt: its interrupt mask register is not 0.",
      ["IMR", "interrupt", StackWords.masked]),
    caption(
      StackWords.masked,
      "The card raises no interrupt: its interrupt mask register is 0. The service routine sees to that until the DPC has done the work.",
      ["IMR", "interrupt", StackWords.enabled]),
  ]

  /// What stands in the lists, the windows and the legends.
  private static let captionsOfViews: [Term] = [
    caption(
      "sum fails",
      "Behind this event a line of the proof does not hold: what came to a layer is not what went on, was dropped or is there, or an object has no single owner, or a pool miscounts.",
      ["conserved", "one owner each", "pool = live packets"]),
    caption(
      "guilty",
      "The event that breaks the rule. What shows it, such as a bug check, may come much later; a bug hunt looks for the guilty event.",
      ["rule", GuiltyMark.sign]),
    caption(
      "noticed",
      "What is seen of the bug that is hunted: its symptom, which is seldom the guilty event.",
      ["guilty"]),
    caption(
      OwnersWords.heldBy, "Who has the object at this step; ended, if it is gone.",
      ["ownership", "made by"]),
    caption(
      CommonWords.since, "How long the one who has the object has had it.",
      ["held for", "Who has what others made"]),
    caption(
      CommonWords.justNow,
      "It has begun with this step: until then somebody else had the object, or the machine was in another state.",
      [CommonWords.since, "step"]),
    caption(
      "zoom",
      "The pane that has the focus fills the screen; the same key brings the others back.",
      ["Open calls", "Watches"]),
    caption(
      "re-entered",
      "A layer is called again before it has returned from an earlier call on the same stack of calls.",
      ["┃", "Open calls"]),
    caption(
      CallTreeWords.noInside,
      "It is an action, not a call: it is over before anything else happens, so nothing can happen inside of it.",
      [EventLine.Sign.action.glyph, "do"]),
    caption(
      CallTreeWords.took,
      "How long the call took, from its beginning to its return; for one that is open, how long it has taken so far.",
      ["Open calls", "returns at"]),
    caption(
      TimelineWords.toCompare,
      "The moment that was kept: it is compared with another one, and the values in which the two stacks differ are listed.",
      ["Timeline", "marks"], or: ["keep to compare", "D"]),
    caption(
      "answers", "Among the reasons of a return: the call that returns here.",
      ["leave", "caused by"]),
    caption(
      "comes after",
      "Among the reasons of a step: the last thing that happened before to the same object, or in the same place where there is no object. Nothing closer is known.",
      ["caused by", "inside of"]),
    caption(
      "set by", "The event that gave the value what it has here.", ["Changed by this step"],
      or: ["was set by"]),
  ]

  /// The bits of the interrupt status register, as a card shows them.
  private static let bits: [Term] = [
    bit("PRX", "A frame has arrived and lies in the ring."),
    bit("PTX", "A frame has been sent."),
    bit("RXE", "A frame has arrived damaged."),
    bit("TXE", "A frame could not be sent."),
    bit("OVW", "A frame has found no room in the ring."),
    bit("CNT", "A tally of errors is half full."),
    bit("RDC", "What was read from or written to the memory of the card is complete."),
    bit("RST", "The card is stopped."),
  ]

  private static func bit(_ name: String, _ text: String) -> Term {
    Term(
      name, .place,
      text + " A bit of the interrupt status register; in capital letters where it is set.",
      see: ["ISR", "interrupt"], aliases: [name.lowercased()], source: "NDIS_REFERENCE 4.8")
  }

  /// The signs, spelled as the views that draw them spell them.
  private static let signs: [Term] = [
    caption(
      EventLine.Sign.down.glyph,
      "A call towards the wire. In the inspector it stands before a row that is open.", ["enter"]),
    caption(EventLine.Sign.up.glyph, "A call towards the application.", ["enter"]),
    caption(
      EventLine.Sign.aside.glyph,
      "A call that goes neither down nor up. At the edge of a list it is the row of the cursor or of the step, and in the inspector a row that is closed.",
      ["enter"]),
    caption(EventLine.Sign.leave.glyph, "A call returns.", ["leave"]),
    caption(
      EventLine.Sign.action.glyph,
      "An action without an inside: it is over before anything else happens.", ["do"]),
    caption(
      EventLine.Sign.outside.glyph,
      "Something that comes from outside: an interrupt, a frame, a program. On the timeline it is the step.",
      ["interrupt", "step"]),
    caption(
      EventLine.Sign.trouble.glyph, "A drop, a bug check, or a touch of what is gone.", ["drop"]),
    caption(
      "┃",
      "The layer of the lane is running: a call is open in it. Two of them are a layer that is called again before it has returned, and with a gap between them it runs on two processors. Where so many have no room, the bar ends in their number.",
      ["lane", "Open calls"], or: ["┃┃", "┃ ┃", LadderWords.deepSign]),
    caption("──►", "A call on the ladder, from lane to lane.", ["enter", "lane"], or: ["─►"]),
    caption(
      "╌╌►", "A return on the ladder, with the status of the call.", ["leave", "lane"], or: ["╌►"]),
    caption(
      "~~►", "What made this step possible, earlier and on another stack of calls.", ["caused by"],
      or: ["~►"]),
    caption(
      GuiltyMark.sign,
      "The event breaks a rule. Before a sum it says that the sum does not hold, and before a message that it is a warning.",
      ["marks", "conserved"]),
    caption(
      "√", "It holds, or it is the same in both runs. At a state: the machine was in it.",
      ["conserved", "state"]),
    caption(
      Alignment.Stretch.Kind.changed.glyph,
      "Two runs differ here. Where they are the same stands =; - is what only the first one does, and + what only the second one does.",
      ["step"]),
    caption(
      "▐",
      "The two ends of what is here now: the object of the step in the place where it stands, or the state that a machine is in.",
      ["ownership", "state"], or: ["▌"]),
    caption("·", "Nothing: nobody, or a state that the machine was never in.", ["state"]),
  ]

  private static func caption(
    _ name: String, _ text: String, _ see: [String], or aliases: [String] = []
  ) -> Term {
    Term(name, .screen, text, see: see, aliases: aliases)
  }
}
