import Events

/// Which objects have ended: their numbers, in runs, because most objects end in the order in which they began.
///
/// Numbers are never used again (TRACE_FORMAT), so what is in here never lives again, whatever a driver still does with its
/// pointer. It needs about as much memory as there are objects alive between those that have ended.
struct EndedObjects: Sendable {
  /// Objects of one kind whose numbers follow on each other; both ends have ended.
  private struct Run: BitwiseCopyable, Sendable {
    var first: UInt32
    var last: UInt32
  }

  /// In order; the kind stands in the high bits of an id, so a run has one kind.
  private var runs: ContiguousArray<Run> = []

  /// Memory in bytes.
  var footprintBytes: Int { runs.count * MemoryLayout<Run>.stride }

  /// Whether an object has ended.
  func contains(_ object: ObjectID) -> Bool {
    let place = place(behind: object.rawValue)
    return place > 0 && runs[place - 1].last >= object.rawValue
  }

  /// Notes the end of an object.
  mutating func insert(_ object: ObjectID) {
    let id = object.rawValue
    let place = place(behind: id)
    let touchesBefore = place > 0 && runs[place - 1].last >= id &- 1
    let touchesNext = place < runs.count && runs[place].first == id &+ 1
    switch (touchesBefore, touchesNext) {
    case (true, true):
      runs[place - 1].last = runs[place].last
      runs.remove(at: place)
    case (true, false): runs[place - 1].last = max(runs[place - 1].last, id)
    case (false, true): runs[place].first = id
    case (false, false): runs.insert(Run(first: id, last: id), at: place)
    }
  }

  /// Where the first run stands that begins behind an id.
  private func place(behind id: UInt32) -> Int { runs.partitioningIndex { $0.first > id } }
}
