/// The words that a run writes as the argument of a call, and that somebody asks for.
///
/// Who writes one and who asks for it mean the same case, and only here stands how a trace spells it.
public enum ArgumentWord: String, CaseIterable, Sendable {
  /// `IoSetCancelRoutine` takes the cancel routine off an IRP.
  case null = "NULL"
  /// `ProtocolNetPnPEvent` asks a protocol to pause a binding.
  case netEventPause = "NetEventPause"
  /// `ProtocolNetPnPEvent` tells a protocol that a binding may run.
  case netEventRestart = "NetEventRestart"
  /// A filter changes bytes of a list that is not its own, and remembers the old ones.
  case changeInPlace = "in place"
  /// A filter puts the old bytes of such a list back.
  case changeUndone = "undone"
  /// What links a list to the next one of its chain is written.
  case next = "Next"
  /// What says who has made a list is written.
  case sourceHandle = "SourceHandle"
}

extension ArgumentWord {
  private static let packetCountName = "NumberOfPackets"

  /// The argument of a call that says of its array how many packets it has.
  public static func numberOfPackets(_ count: Int) -> String { "\(packetCountName) \(count)" }

  /// How many packets an array has, if an argument says that.
  fileprivate static func packetCount(in argument: String) -> Int? {
    guard argument.hasPrefix(packetCountName) else { return nil }
    return argument.split(separator: " ").last.flatMap { Int($0) }
  }
}

extension History {
  /// The argument of the event at an index, if it is a word that somebody asks for, or `nil`.
  public func argument(of index: Int) -> ArgumentWord? {
    text(.argument, of: index).flatMap { ArgumentWord(rawValue: $0) }
  }

  /// How many packets an array has by the argument of the event at an index, or `nil` if that says nothing about it.
  public func packetCount(of index: Int) -> Int? {
    text(.argument, of: index).flatMap { ArgumentWord.packetCount(in: $0) }
  }
}
