/// What stands on the simulator's agenda.
enum Work: BitwiseCopyable, Sendable {
  /// The repetition `round` of the action at an index of the scenario, or of an injected one.
  case stimulus(action: Int32, round: Int32)
  /// The last bit of a frame reaches a card.
  case frameArrives(nic: Int32, frame: FrameHandle, cause: UInt32)
  /// The last bit of a frame left a card.
  case frameLeaves(nic: Int32, cause: UInt32)
  /// Somebody else stops to talk on the cable.
  case cableIsQuiet(nic: Int32, cause: UInt32)
  /// The next frame of a capture is due.
  case capturedFrame(nic: Int32)
  /// A card's interrupt line is up.
  case interrupt(adapter: Int32, cause: UInt32)
  /// NDIS's timer asks a miniport whether it hangs.
  case checkForHang(adapter: Int32, cause: UInt32)
  /// A reset that was answered PENDING is over.
  case resetDone(adapter: Int32, cause: UInt32)
  /// A deferred procedure call is queued.
  case deferredCall(adapter: Int32, cause: UInt32)
  /// The timer that ends a pending NdisTransferData runs out; one that was cancelled counts no more.
  case transferDone(adapter: Int32, cause: UInt32)
  /// The timer that ends a pending request runs out; one that was cancelled counts no more.
  case requestDone(adapter: Int32, cause: UInt32)
  /// NDIS finished opening a binding.
  case openDone(binding: Int32, cause: UInt32)
  /// NDIS finished closing a binding.
  case closeDone(binding: Int32, cause: UInt32)
  /// PnP starts a virtual device.
  case startDevice(adapter: Int32, cause: UInt32)
  /// A system thread runs the work item with which a protocol ends a pause.
  case pauseWorkItem(binding: Int32, cause: UInt32)
  /// A system thread gives a miniport of NDIS 6 its next request.
  case nextRequest(adapter: Int32)
  /// The timer of a filter module runs out; one that was set again since counts no more.
  case filterTimer(module: Int32, round: Int32, cause: UInt32)
  /// The timer of a miniport runs out; one that was set again since counts no more.
  case miniportTimer(adapter: Int32, round: Int32, cause: UInt32)
  /// A system thread runs the work item of a miniport.
  case miniportWorkItem(adapter: Int32, cause: UInt32)
  /// An application that drains its driver reads again.
  case readAgain(app: Int32)
  /// A worker thread calls the routine of a work item that a protocol has queued.
  case workItem(binding: Int32, cause: UInt32)
  /// A program binds its socket, as its scenario says.
  case bindSocket(Int32)
  /// A work item of tcpip with a received packet is queued.
  case receiveWork(transport: Int32, cause: UInt32)
  /// The timer of IP runs out.
  case ipTimer(transport: Int32, cause: UInt32)
  /// The time of a select is over; the number is that of its IRP.
  case selectTimeout(number: Int32, cause: UInt32)
  /// A host at the far end of the cable sends its next frame.
  case peerSends(peer: Int32)

  /// Whether this is a read that plans the next one for ever, and nothing else.
  var isRepeatedRead: Bool {
    if case .readAgain = self { true } else { false }
  }
}
