/// The flags with which a run shows lists, as its trace spells them.
public enum ReceiveFlags: String, Sendable {
  /// The lists are lent until the call returns.
  case resources = "RESOURCES"
  /// They are lent until the call returns, and NDIS shows a driver what was sent beside it.
  case resourcesLoopback = "RESOURCES, IS_LOOPBACK_PACKET"

  /// Whether `RESOURCES` is among flags, whoever has written them.
  fileprivate static func sayResources(_ text: ArraySlice<UInt8>) -> Bool {
    text.starts(with: resources.rawValue.utf8)
      || String(decoding: text, as: UTF8.self).contains(resources.rawValue)
  }
}

extension Chunk {
  /// Whether flags say that what is shown is lent until the call returns.
  public func saysLent(_ flags: Extra) -> Bool {
    flags.key == .flags && ReceiveFlags.sayResources(bytes[flags.range])
  }
}

extension History {
  /// Whether the flags of the event at an index say that what it shows is lent until the call returns.
  public func saysLent(_ index: Int) -> Bool {
    guard keeps(index) else { return false }
    return withChunk(of: index) { chunk, offset in
      chunk.extra(.flags, of: offset).map(chunk.saysLent) ?? false
    }
  }
}
