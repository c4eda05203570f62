import Events
import Replay

/// How much an object carries already of what it was made for.
///
/// An allocation gives an empty descriptor. The contents come with a copy, with a transfer, with the chaining of memory that
/// holds them, or they are there at the latest when the object is handed on. What shares the memory of something else, such
/// as a clone, has its contents from the beginning.
///
/// Source: [NDIS_REFERENCE 2.10]
enum Filling: Equatable {
  /// Nothing yet.
  case empty
  /// So many bytes; more are to come.
  case partly(Int)
  /// All of it.
  case whole
}

extension Filling {
  /// How far an object is filled that is made for `wanted` bytes of its parent; what a trace does not tell counts as whole.
  init(_ object: ObjectID, _ state: ObjectState, wanted: Int, in moment: Moment) {
    self = Filler(object: object, state: state, wanted: wanted, moment: moment).filling
  }
}

/// Follows an object from its birth to the position that is shown.
private struct Filler {
  let object: ObjectID
  let state: ObjectState
  let wanted: Int
  let moment: Moment

  var filling: Filling {
    let birth = Int(state.bornAt)
    guard birth >= moment.history.droppedCount, isEmptyAtBirth(moment.history[birth]) else {
      return .whole
    }
    if isCopiedFromParent(after: birth) { return .whole }
    var filled = 0
    var start = birth + 1
    for _ in 0..<Filler.eventCountMax {
      guard let index = next(about: carrier, from: start) else {
        return filled == 0 ? .empty : .partly(filled)
      }
      guard let more = bytes(by: moment.history[index], filled: filled) else { return .whole }
      filled += more
      if filled >= wanted { return .whole }
      start = index + 1
    }
    return .whole
  }

  /// Memory and its descriptor are filled through the packet that they were made for.
  private var carrier: ObjectID { isMemory ? state.parent : object }

  private var isMemory: Bool { object.kind.isMemory }

  /// Whether what makes an object leaves it empty.
  ///
  /// A net buffer list is made around the memory of an IRP.
  private func isEmptyAtBirth(_ event: Event) -> Bool {
    switch event.call {
    case .ndisAllocatePacket, .ndisAllocateBuffer, .ndisAllocateMemory: true
    case .ndisAllocateNetBufferAndNetBufferList, .ndisAllocateNetBufferList:
      state.parent.kind != .irp
    default: false
    }
  }

  /// Whether the maker has copied out of what the object was made for: some copies name only their source.
  private func isCopiedFromParent(after birth: Int) -> Bool {
    guard !isMemory else { return false }
    var start = birth + 1
    for _ in 0..<Filler.eventCountMax {
      guard let index = next(about: state.parent, from: start) else { return false }
      let event = moment.history[index]
      if Filler.copies.contains(event.call), event.at == state.maker { return true }
      start = index + 1
    }
    return false
  }

  /// How many bytes an event puts into the carrier; `nil` if it is whole behind it.
  private func bytes(by event: Event, filled: Int) -> Int? {
    if Filler.transfers.contains(event.call) { return 0 }
    if event.call == .ndisChainBufferAtFront { return hasMemory ? 0 : nil }
    switch event.kind {
    case .action where event.length != Event.absent: return max(Int(event.length), 0)
    case .enter: return nil
    default: return isUse(event) || filled > 0 ? nil : 0
    }
  }

  /// Whether an event makes use of the contents.
  private func isUse(_ event: Event) -> Bool {
    event.operation == .insert || event.call == .ndisIMCopySendPerPacketInfo
      || event.call == .ndisSetPacketStatus
  }

  /// Whether the contents have memory of their own, which chaining does not fill.
  private var hasMemory: Bool {
    isMemory || moment.alive.contains { $0.object.kind.isMemory && $0.state.parent == object }
  }

  private func next(about object: ObjectID, from start: Int) -> Int? {
    let end = min(moment.position, Int(state.bornAt) + Filler.searchCountMax)
    return start < end ? moment.timeline.nextIndex(about: object, from: start, before: end) : nil
  }

  private static let copies: Set<Call> = [
    .ndisMoveMappedMemory, .ndisMoveMemory, .ndisCopyFromPacketToPacket, .remoteDMA,
  ]
  /// Calls that lend an object to be filled; the copy itself is an event of its own.
  private static let transfers: Set<Call> = [
    .ndisTransferData, .miniportTransferData, .mpTransferData, .ndisMTransferDataComplete,
    .protocolTransferDataComplete, .packetTransferDataComplete, .ptTransferDataComplete,
    .npfTransferdatacomplete,
  ]
  private static let eventCountMax = 32
  private static let searchCountMax = 10_000
}

extension ObjectKind {
  /// Whether objects of this kind are memory, or describe memory.
  fileprivate var isMemory: Bool { self == .memory || self == .mdl }
}
