/// A run of consecutive events with everything rare that belongs to them.
///
/// A full chunk never changes again: it can be read on one thread while the next one grows on another.
public struct Chunk: Sendable {
  /// The events.
  public internal(set) var events: ContiguousArray<Event> = []
  /// The rare keys, in the order of their events and, for one event, in canonical order.
  public internal(set) var extras: ContiguousArray<Extra> = []
  /// Text and bytes of the extras.
  public internal(set) var bytes: ContiguousArray<UInt8> = []
  /// Members of object lists, words of status lists, parameters of bug checks.
  public internal(set) var numbers: ContiguousArray<Int64> = []

  /// How many events a chunk holds.
  public static let capacity = 1 << shift
  /// The exponent of ``capacity``.
  public static let shift = 14

  init() { events.reserveCapacity(Chunk.capacity) }

  private init(events: ContiguousArray<Event>) { self.events = events }

  /// A chunk without events and without room for any.
  static var none: Chunk { Chunk(events: []) }

  /// Gives back the room for events to come.
  mutating func trim() {
    var exact: ContiguousArray<Event> = []
    exact.append(contentsOf: events)
    events = exact
  }

  /// The extras of the event at an index of this chunk.
  public func extras(of index: Int) -> ArraySlice<Extra> {
    guard events[index].hasExtras else { return [] }
    let first = firstExtra(from: index)
    var end = first
    while end < extras.count, Int(extras[end].index) == index { end += 1 }
    return extras[first..<end]
  }

  /// Where the extras of the event at an index of this chunk, or of the next one that has any, begin.
  public func firstExtra(from index: Int) -> Int {
    extras.partitioningIndex { Int($0.index) >= index }
  }

  /// The extra with a key, of the event at an index of this chunk, or `nil`.
  public func extra(_ key: ExtraKey, of index: Int) -> Extra? {
    guard events[index].hasExtras else { return nil }
    return extras(of: index).first { $0.key == key }
  }

  /// The call of the event at an index, or the handler of the DDK that the driver's own function implements there.
  public func handler(of index: Int) -> Call {
    extra(.implements, of: index)?.call ?? events[index].call
  }

  /// The same for a reader who goes from event to event; `cursor` is an index of ``extras`` that goes with it.
  @inline(__always)
  public func handler(of index: Int, _ cursor: inout Int) -> Call {
    guard events[index].hasExtras else { return events[index].call }
    while cursor < extras.count, Int(extras[cursor].index) < index { cursor += 1 }
    var place = cursor
    while place < extras.count, Int(extras[place].index) == index {
      if extras[place].key == .implements { return extras[place].call }
      place += 1
    }
    return events[index].call
  }

  /// The text that an extra means; damaged UTF-8 is repaired.
  public func text(_ extra: Extra) -> String {
    String(decoding: bytes[extra.range], as: UTF8.self)
  }

  /// Memory that the chunk occupies without text and frame bytes, in bytes.
  public var footprintBytes: Int {
    events.capacity * MemoryLayout<Event>.stride + extras.capacity * MemoryLayout<Extra>.stride
      + numbers.capacity * MemoryLayout<Int64>.stride
  }
}
