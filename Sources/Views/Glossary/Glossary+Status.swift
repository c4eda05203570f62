import Events

extension Glossary {
  /// Every status that the models answer.
  static let statuses: [Term] = ndisStatuses + systemStatuses

  private static func status(
    _ name: String, _ text: String, see: [String] = [], _ section: String = "8.2"
  ) -> Term {
    let status = Lexicon().knownWord(name)
    let number = status?.statusValue.map(Status.text(ofStatusValue:))
    let headerNames = [status?.headerName].compactMap(\.self)
    return Term(
      name, .status, text + (number.map { " Its number is \($0)." } ?? ""), see: see,
      aliases: (number.map(spellings) ?? []) + headerNames, source: "NDIS_REFERENCE \(section)")
  }

  /// How a number is looked up: as headers write it, and without the zeros at its beginning.
  private static func spellings(ofNumber number: String) -> [String] {
    let digits = number.dropFirst(2).drop { $0 == "0" }
    return [number, "0x" + (digits.isEmpty ? "0" : digits)]
  }

  private static let ndisStatuses: [Term] = [
    status(
      "SUCCESS",
      "Done. The caller has back what it gave away, and no completion will be called for it.",
      see: ["PENDING", "completion"], "2.13"),
    status(
      "PENDING",
      "Accepted, not done. The completion that belongs to the call has to follow, exactly once; it may even have run before the call "
        + "returns. Nothing has failed and nothing is to be repeated.",
      see: ["SUCCESS", "completion", "CP2"], "2.13"),
    status(
      "RESOURCES",
      "No room or no memory at this moment. From a serialized miniport NDIS hides it: it keeps the packet and offers it again. "
        + "On a received packet it means that the miniport needs the buffer back when the indication returns.",
      see: ["serialized", "NdisMSendResourcesAvailable", "CP6"], "2.5"),
    status(
      "FAILURE",
      "It did not work, and nobody says why. What was given away is back with the caller.",
      see: ["SUCCESS"]),
    status(
      "NOT_ACCEPTED",
      "A protocol driver does not want the frame that is shown to it, or has copied it, as NPF does. The other bindings whose filters match are shown it all the same.",
      see: ["ProtocolReceive", "packet filter"], "2.6"),
    status(
      "RESET_IN_PROGRESS",
      "The adapter is being reset, and takes nothing now. The caller has back what it gave and may try again later.",
      see: ["reset", "RESET_START"], "2.7"),
    status(
      "REQUEST_ABORTED",
      "The work was given up before it was done: it was cancelled, or a reset came. A send of NDIS 6 comes back with SEND_ABORTED, which is another number.",
      see: ["NdisCancelSendPackets", "reset"], "2.5"),
    status(
      "CLOSING", "The binding is being closed, so nothing new is taken.",
      see: ["unbind", "Closing"]),
    status(
      "NOT_SUPPORTED", "The driver does not know this request, or this object identifier.",
      see: ["OID", "request"], "2.7"),
    status(
      "INVALID_OID", "The object identifier of the request is none that the driver has.",
      see: ["OID"], "2.7"),
    status(
      "INVALID_LENGTH",
      "The buffer of the request has a length that does not fit its object identifier. The driver says how many bytes are needed.",
      see: ["request", "BUFFER_TOO_SHORT"], "2.7"),
    status(
      "BUFFER_TOO_SHORT",
      "The buffer is too short for what is asked for. The driver says how many bytes are needed.",
      see: ["INVALID_LENGTH"], "2.7"),
    status(
      "INVALID_DATA", "The data of the request make no sense to the driver.", see: ["request"],
      "2.7"),
    status(
      "INVALID_PACKET",
      "The packet is not one that the card can send, such as one that is too long.",
      see: ["packet"], "2.5"),
    status(
      "OPEN_FAILED", "The adapter could not be opened, so there is no binding.",
      see: ["NdisOpenAdapter", "binding"], "2.3"),
    status(
      "ADAPTER_NOT_FOUND", "No adapter has this name.", see: ["NdisOpenAdapter", "adapter"], "2.3"),
    status(
      "UNSUPPORTED_MEDIA", "Protocol and adapter have no medium in common, such as Ethernet.",
      see: ["NdisOpenAdapter"], "2.3"),
    status(
      "PAUSED",
      "The driver is paused, or on its way there, and sends nothing. The lists go back to whoever sent them.",
      see: ["pause", "Paused"], "2.8"),
    status(
      "SEND_ABORTED",
      "The send was given up before the frame was out, by a cancel or a reset. A pause gives PAUSED.",
      see: ["REQUEST_ABORTED", "PAUSED"], "8.2"),
    status(
      "MEDIA_CONNECT", "An indication, no answer: the cable is in.",
      see: ["status indication", "MEDIA_DISCONNECT"], "2.7"),
    status(
      "MEDIA_DISCONNECT", "An indication, no answer: the cable is out.",
      see: ["status indication", "MEDIA_CONNECT"], "2.7"),
    status(
      "RESET_START",
      "An indication: the adapter begins a reset. Sends and requests may be refused from now on.",
      see: ["reset", "RESET_END"], "2.7"),
    status(
      "RESET_END", "An indication: the reset is over, the adapter works again.",
      see: ["reset", "RESET_START"], "2.7"),
    status(
      "LINK_STATE", "An indication of NDIS 6: the link is up or down, with its speed.",
      see: ["status indication"], "2.9"),
    status(
      "NOT_RESETTABLE", "The adapter cannot be reset.", see: ["reset"], "2.2"),
    status(
      "HARD_ERRORS",
      "MiniportReset has tried, and the card cannot be brought back. In this model a protocol whose reset was still to come hears it, too, when the card is pulled out.",
      see: ["reset"], "2.2"),
    status(
      "TRUE",
      "MiniportCheckForHang answers that the card hangs: NDIS resets it.",
      see: ["MiniportCheckForHang", "reset"], "2.2"),
    status(
      "FALSE",
      "MiniportCheckForHang answers that the card works.",
      see: ["MiniportCheckForHang"], "2.2"),
  ]

  private static let systemStatuses: [Term] = [
    status(
      "STATUS_SUCCESS", "An IRP is complete, and what was asked for is done.",
      see: ["IRP", "IoCompleteRequest"], "2.12"),
    status(
      "STATUS_PENDING",
      "The IRP is marked pending, and will be completed, or is already. Whoever marks an IRP pending returns this, whatever happened meanwhile.",
      see: ["IoMarkIrpPending", "IRP"], "4.7"),
    status(
      "STATUS_CANCELLED", "The IRP was cancelled before it was served.",
      see: ["cancel routine", "IRP"], "4.7"),
    status(
      "STATUS_UNSUCCESSFUL", "The IRP is complete, and it did not work.", see: ["IRP"], "2.12"),
    status(
      "STATUS_INSUFFICIENT_RESOURCES", "No memory, or no packet, was left for what the IRP asks.",
      see: ["packet pool", "CP7"], "2.12"),
    status(
      "STATUS_DEVICE_NOT_READY",
      "The driver has no binding to an adapter, so it can do nothing for the IRP.",
      see: ["binding", "unbind"], "2.12"),
    status(
      "STATUS_BUFFER_TOO_SMALL",
      "As in ReactOS: the buffer of the program is smaller than the datagram, and the datagram stays. Windows gives what fits, and the rest is lost (STATUS_BUFFER_OVERFLOW).",
      see: ["datagram", "STATUS_BUFFER_OVERFLOW"], "4.10"),
    status(
      "STATUS_BUFFER_OVERFLOW",
      "The datagram is longer than the buffer: its beginning is there, the rest is lost.",
      see: ["datagram", "oversize_truncate"], "4.10"),
    status(
      "STATUS_CANT_WAIT",
      "Nothing is there, and the socket does not wait. Winsock calls it WSAEWOULDBLOCK.",
      see: ["socket"], "4.10"),
    status(
      "STATUS_NETWORK_UNREACHABLE", "No route leads to the address.", see: ["route"], "4.9"),
    status(
      "HOST_UNREACHABLE",
      "Nobody has answered who has the address, so the frame cannot be addressed.",
      see: ["ARP", "Incomplete"], "4.9"),
    status(
      "STATUS_TIMEOUT", "The time that somebody was ready to wait is over.", see: ["timeout"],
      "4.10"),
  ]

  /// Every state that a machine of the models can have.
  static let states: [Term] = [
    state("None", "There is no binding, no adapter, or no neighbour.", ["binding"], "4.2"),
    state(
      "Opening",
      "The protocol opens the adapter. There is no handle yet, so nothing can be sent or asked.",
      ["NdisOpenAdapter"], "4.2"),
    state(
      "Open", "The adapter is open, but its packet filter is 0: nothing is received.",
      ["packet filter", "Receiving"], "4.2"),
    state(
      "Receiving", "The adapter is open and the packet filter lets frames through.",
      ["packet filter"], "4.2"),
    state(
      "Draining",
      "The protocol lets go of the adapter and waits until every operation under way is back. Closing earlier is the classic crash.",
      ["unbind", "io"], "4.2"),
    state(
      "Closing", "The binding is being closed. What is held goes back; nothing new begins.",
      ["NdisCloseAdapter"], "4.2"),
    state(
      "Added", "The device is known, and MiniportInitialize has not run yet.",
      ["MiniportInitialize"], "4.4"),
    state(
      "Initialized",
      "The adapter runs. An NDIS 5 adapter runs as soon as its initialization has succeeded.",
      ["MiniportInitialize"], "4.4"),
    state(
      "Resetting", "MiniportReset is under way. Sends and requests may answer RESET_IN_PROGRESS.",
      ["reset", "RESET_IN_PROGRESS"], "4.4"),
    state("Removed", "The adapter was halted and is gone.", ["MiniportHalt"], "4.4"),
    state(
      "Idle", "The intermediate driver has not opened its lower adapter.", ["intermediate driver"],
      "4.6"),
    state(
      "OpeningLower", "The intermediate driver opens the adapter below it.",
      ["intermediate driver"], "4.6"),
    state(
      "VirtualPending",
      "The lower adapter is open. The virtual one is announced and has not been initialized yet.",
      ["virtual miniport"], "4.6"),
    state("Up", "The virtual adapter runs; protocols may bind to it.", ["virtual miniport"], "4.6"),
    state(
      "Halting", "The virtual adapter is taken down; the lower one is closed behind it.",
      ["MiniportHalt"], "4.6"),
    state(
      "ClosingLower", "The lower adapter is closed, though the virtual one never ran.",
      ["intermediate driver"], "4.6"),
    state(
      "Initializing", "MiniportInitializeEx runs. Its success leads to Paused, not to Running.",
      ["MiniportInitializeEx", "Paused"], "4.3"),
    state(
      "Paused",
      "No data move. A driver that says it is paused holds nothing that others sent or indicated; requests and indications of status go on.",
      ["pause", "FilterPause"], "4.5"),
    state(
      "Restarting",
      "On the way from Paused to Running. Received data may already come, because the layers below run first.",
      ["restart"], "4.5"),
    state("Running", "Data move.", ["Paused"], "4.5"),
    state(
      "Pausing",
      "On the way to Paused: nothing new is taken, and what is under way comes back first.",
      ["pause"], "4.5"),
    state("Detached", "The filter module is not in the stack.", ["FilterDetach"], "4.5"),
    state(
      "Attaching", "FilterAttach runs: the module comes into the stack, and will be Paused.",
      ["FilterAttach"], "4.5"),
    state(
      "Unbound", "The protocol has no binding to this adapter.", ["ProtocolBindAdapterEx"], "4.1"),
    state("Halted", "The adapter is not initialized, or was halted.", ["MiniportHaltEx"], "4.3"),
    state(
      "SurpriseRemoved",
      "The card was pulled out. Its registers answer nothing, and what the driver holds must still be given back.",
      ["surprise removal"], "4.4"),
    state(
      "Incomplete",
      "The hardware address of the neighbour is asked for and not known. Packets to it wait.",
      ["ARP", "neighbour"], "4.9"),
    state(
      "Reachable", "The hardware address of the neighbour is known; packets go out at once.",
      ["ARP", "neighbour"], "4.9"),
    state("Bound", "The socket has a local address and port.", ["socket"], "4.10"),
    state("Created", "The socket exists and has no local address yet.", ["socket"], "4.10"),
    state("Closed", "The handle of the socket is closed.", ["socket"], "4.10"),
  ]

  private static func state(_ name: String, _ text: String, _ see: [String], _ section: String)
    -> Term
  {
    Term(name, .state, text, see: see, source: "NDIS_REFERENCE \(section)")
  }

  /// Why things are dropped, by the sentences of the narration.
  static let reasons: [Term] = Word.words(of: .reason).map { word in
    let lexicon = Lexicon()
    return Term(
      lexicon.text(word), .reason,
      "Something is dropped because " + DropText.sentence(word, lexicon),
      see: ["drop"], source: "NDIS_REFERENCE E901")
  }

  /// What happens to a frame on the cable, and to the parts of a stack.
  static let ways: [Term] = [
    way("queued", "The frame goes out on the cable, or waits until it may."),
    way(
      "sent",
      "The last bit of the frame has left the card. Whether anybody hears it, the sender does not know."
    ),
    way("arrived", "The last bit of the frame has reached the card."),
    way("lost", "The frame is gone on the cable: nobody is at its end, or the cable is out."),
    way("deferred", "The frame waits because somebody else talks on the cable."),
    way("collided", "The card gave the frame up after sixteen collisions."),
    way("add", "A part of the stack appears."), way("remove", "A part of the stack goes."),
    way("move", "A part of the stack takes another place."),
    way("read", "Memory is read by somebody who may not own it any more."),
    way("write", "Memory is written by somebody who may not own it any more."),
    way("pool", "The memory comes from a pool of the system."),
    way(
      "stack", "The memory is a variable on a kernel stack: it is gone when its function returns."),
    way("driver", "The memory lies inside the driver and goes when the driver is unloaded."),
    way("upper", "The edge towards the application."), way("lower", "The edge towards the wire."),
    way("head", "The end of a queue from which the next one is taken."),
    way("tail", "The end of a queue to which new ones come."),
  ]

  private static func way(_ name: String, _ text: String) -> Term {
    Term(name, .way, text, source: "NDIS_REFERENCE 2.14")
  }
}
