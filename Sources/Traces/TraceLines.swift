import Events

/// In which line of a trace file each event stands.
///
/// Events stand in one line each behind the header, so only where something else stands between them is anything kept.
public struct TraceLines: Sendable {
  /// From which index on events stand so many lines behind their index, ascending.
  private var jumps: [(index: Int, offset: Int)] = []
  private var offset = TraceLines.firstLine

  /// The line of the first event: the one behind the header.
  private static let firstLine = 2

  /// Nothing but events behind a header.
  public init() {}

  /// Takes down in which line an event stands; indices and lines ascend.
  @inline(__always)
  mutating func note(_ line: Int, of index: Int) {
    guard line &- index != offset else { return }
    offset = line &- index
    jumps.append((index, offset))
  }

  /// The line of the event at an index, from 1.
  public func line(of index: Int) -> Int {
    let next = jumps.partitioningIndex { $0.index > index }
    return index + (next > 0 ? jumps[next - 1].offset : TraceLines.firstLine)
  }
}
