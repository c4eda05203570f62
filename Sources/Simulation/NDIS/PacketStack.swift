import Events

/// What NDIS notes on a packet for each adapter that it passes (NDIS_REFERENCE E066, S13).
///
/// A packet usually passes one adapter. With the packet stacking of NDIS 5.1 an intermediate driver passes the packet of
/// another driver on, and NDIS needs a location for every adapter on the way. Locations for two intermediate drivers come with
/// every packet; one more has to take a packet of its own.
///
/// Source: [NDIS_REFERENCE E066, S13]
struct PacketStack: Sendable {
  /// What NDIS notes for one adapter.
  struct Location: BitwiseCopyable, Sendable {
    /// The index of the adapter, or -1 where the location is free.
    var adapter = -1
    /// The index of the binding that sent the packet, or -1.
    var binding = -1
    /// How many NdisReturnPackets calls are promised.
    var references = 0
    /// Whether the protocols are being shown the packet, and may still promise.
    var isIndicated = false
  }

  /// The location of a packet that passes one adapter.
  private var first = Location()
  /// The locations of further adapters, in the order in which the packet came to them.
  private var others: [Location] = []

  /// Whether an intermediate driver that has been handed the packet may pass it on itself: what NdisIMGetCurrentPacketStack says.
  ///
  /// The adapters that the packet has come to are as many as the intermediate drivers that have been handed it.
  var hasLocationLeft: Bool {
    (first.adapter < 0 ? 0 : 1) + others.count <= PacketStack.intermediateCountMax
  }

  /// For how many intermediate drivers a packet has locations.
  private static let intermediateCountMax = 2

  /// Whether a binding sent the packet and has not got it back.
  var isSent: Bool { first.binding >= 0 || others.contains { $0.binding >= 0 } }

  /// How many NdisReturnPackets calls are promised, at all adapters together.
  var references: Int { others.reduce(first.references) { $0 + $1.references } }

  /// Whether a binding sent the packet to an adapter and has not got it back.
  func isSent(at adapter: Int) -> Bool { self[adapter].binding >= 0 }

  /// Whether a return to an adapter is promised, or can still be.
  func isReturnable(at adapter: Int) -> Bool {
    self[adapter].references > 0 || self[adapter].isIndicated
  }

  /// Whether no return to an adapter is promised yet.
  func isUnpromised(at adapter: Int) -> Bool { self[adapter].references <= 0 }

  /// The protocols are shown the packet from here on, or no longer.
  mutating func setIndicated(_ isIndicated: Bool, at adapter: Int) {
    self[adapter].isIndicated = isIndicated
  }

  /// The packet is sent on a binding.
  mutating func send(on binding: Int, of adapter: Int) {
    self[adapter].binding = binding
  }

  /// The packet goes back to the binding that sent it to this adapter.
  mutating func takeSender(at adapter: Int) -> Int {
    let binding = self[adapter].binding
    free(adapter)
    return binding
  }

  /// Adds promised returns for an adapter; returns how many are open then.
  ///
  /// A driver may return a packet before the handler that promises it has answered, so a part of the sum can be negative.
  mutating func addReferences(_ count: Int, at adapter: Int) -> Int {
    self[adapter].references += count
    let left = self[adapter].references
    if left == 0 { free(adapter) }
    return left
  }

  private mutating func free(_ adapter: Int) {
    if first.adapter == adapter {
      first = Location()
    } else {
      others.removeAll { $0.adapter == adapter }
    }
  }

  /// The location of an adapter; a free one is taken where there is none.
  private subscript(adapter: Int) -> Location {
    get {
      if first.adapter == adapter { return first }
      if let location = others.first(where: { $0.adapter == adapter }) { return location }
      return Location(adapter: adapter)
    }
    set {
      if first.adapter == adapter || first.adapter < 0,
        !others.contains(where: { $0.adapter == adapter })
      {
        first = newValue
      } else if let index = others.firstIndex(where: { $0.adapter == adapter }) {
        others[index] = newValue
      } else {
        others.append(newValue)
      }
    }
  }
}

extension PacketStack: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(1 + others.count)
    feed(first, &digest)
    for location in others { feed(location, &digest) }
  }

  private func feed(_ location: Location, _ digest: inout StateDigest) {
    digest.add(location.adapter)
    digest.add(location.binding)
    digest.add(location.references)
    digest.add(location.isIndicated)
  }
}
