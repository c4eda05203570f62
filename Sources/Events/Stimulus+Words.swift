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
