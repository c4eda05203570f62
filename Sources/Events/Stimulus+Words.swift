extension Stimulus: CustomStringConvertible {
  /// What is done, as a scenario writes it under `do`.
  public var description: String {
    switch self {
    case .write(let app, let bytes): "write: \(bytes), by: \(app)"
    case .writeArray(let app, let count, let bytes):
      "write_array: { count: \(count), bytes: \(bytes) }, by: \(app)"
    case .read(let app, let bytes): "read: \(bytes), by: \(app)"
    case .cancel(let app): "cancel: \(app)"
    case .close(let app): "close: \(app)"
    case .frame(let nic, let recipe): "frame: \(recipe), by: \(nic)"
    case .unbind(let driver): "unbind: \(driver)"
    case .unload(let driver): "unload: \(driver)"
    case .pause(let miniport): "pause: \(miniport)"
    case .restart(let miniport): "restart: \(miniport)"
    case .insert(let filter): "insert: \(filter)"
    case .busy(let nic, let nanoseconds): "busy: \(nanoseconds)ns, by: \(nic)"
    case .occupy(let nic, let nanoseconds): "occupy: \(nanoseconds)ns, by: \(nic)"
    case .collide(let nic, let count): "collide: \(count), by: \(nic)"
    case .unplug(let nic): "unplug: \(nic)"
    case .plug(let nic): "plug: \(nic)"
    case .reset(let layer): "reset: \(layer)"
    case .cancelSends(let app): "cancel_sends: \(app)"
    case .emptyPools(let count): "no_pool: \(count)"
    case .surpriseRemove(let miniport): "surprise_remove: \(miniport)"
    case .sendTo(let socket, let bytes, let receiver):
      "sendto: { bytes: \(bytes)\(receiver.isEmpty ? "" : ", to: \"\(receiver)\"") }, by: \(socket)"
    case .receiveFrom(let socket, let bytes, let waits):
      "recvfrom: { bytes: \(bytes), wait: \(waits ? "yes" : "no") }, by: \(socket)"
    case .select(let socket, let timeout): "select: \(timeout)ns, by: \(socket)"
    case .ping(let peer, let bytes): "ping: \(bytes), by: \(peer)"
    case .datagram(let peer, let recipe): "datagram: \(recipe), by: \(peer)"
    case .remove(let filter): "remove: \(filter)"
    case .filterSend(let filter, let bytes): "filter_send: \(bytes), by: \(filter)"
    case .filterReceive(let filter, let bytes): "filter_receive: \(bytes), by: \(filter)"
    case .setFilter(let app, let names): "filter: [\(names.joined(separator: ", "))], by: \(app)"
    }
  }
}

extension FrameRecipe: CustomStringConvertible {
  /// The frame, as a scenario writes it.
  public var description: String {
    "{ bytes: \(bytes), to: \(destination.rawValue)" + (isIntact ? "" : ", intact: no") + " }"
  }
}

extension DatagramRecipe: CustomStringConvertible {
  /// The datagram, as a scenario writes it.
  public var description: String {
    "{ bytes: \(bytes)" + (port == 0 ? "" : ", port: \(port)") + (isIntact ? "" : ", intact: no")
      + (lostFragment == 0 ? "" : ", lost: \(lostFragment)") + " }"
  }
}
