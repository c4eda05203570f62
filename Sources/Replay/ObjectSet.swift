import Events

/// A set of objects that keeps runs of numbers, because most objects begin and end in the order of their numbers: a million
/// of those are one run.
///
/// The runs stand in order, in pages of not too many. Whatever order objects come in, one more moves the runs of its page, and
/// not all runs; and of two copies that part, such as a checkpoint and the fold that goes on, only the pages that change are
/// copied. (A map of bits would take in one more object in constant time, and would have no room as small as a run for what
/// nearly all traces have: dense numbers from 1 on.)
///
/// It needs about as much memory as there are objects that are missing between those that are in it.
struct ObjectSet: Sendable {
  /// Objects of one kind whose numbers follow on each other; both ends are in the set.
  private struct Run: BitwiseCopyable, Sendable {
    var first: UInt32
    var last: UInt32
  }

  /// In order, and none of them empty; the kind stands in the high bits of an id, so a run has one kind.
  private var pages: ContiguousArray<ContiguousArray<Run>> = []
  private var runCount = 0

  /// How many runs a page has at most: moving half of them costs about as much as finding the page.
  private static let pageCountMax = 512
  /// What an array needs beside its elements, in bytes.
  private static let pageHeaderBytes = 40

  /// Memory in bytes.
  var footprintBytes: Int {
    runCount * MemoryLayout<Run>.stride + pages.count * ObjectSet.pageHeaderBytes
  }

  /// Whether an object is in the set.
  func contains(_ object: ObjectID) -> Bool {
    let id = object.rawValue
    let page = page(of: id)
    guard page >= 0 else { return false }
    let place = pages[page].partitioningIndex { $0.first > id }
    return place > 0 && pages[page][place - 1].last >= id
  }

  /// Takes in an object.
  mutating func insert(_ object: ObjectID) {
    let id = object.rawValue
    guard !pages.isEmpty else {
      pages.append([Run(first: id, last: id)])
      runCount = 1
      return
    }
    // What comes before all runs belongs to the first page as well.
    let page = max(page(of: id), 0)
    insert(id, page)
    joinNextPage(to: page)
    splitIfFull(page)
  }

  /// The page that has the last run which does not begin behind an id, or -1.
  private func page(of id: UInt32) -> Int { pages.partitioningIndex { $0[0].first > id } - 1 }

  private mutating func insert(_ id: UInt32, _ page: Int) {
    let place = pages[page].partitioningIndex { $0.first > id }
    let touchesBefore = place > 0 && pages[page][place - 1].last >= id &- 1
    let touchesNext = place < pages[page].count && pages[page][place].first == id &+ 1
    switch (touchesBefore, touchesNext) {
    case (true, true):
      pages[page][place - 1].last = pages[page][place].last
      pages[page].remove(at: place)
      runCount -= 1
    case (true, false): pages[page][place - 1].last = max(pages[page][place - 1].last, id)
    case (false, true): pages[page][place].first = id
    case (false, false):
      pages[page].insert(Run(first: id, last: id), at: place)
      runCount += 1
    }
  }

  private mutating func splitIfFull(_ page: Int) {
    guard pages[page].count > ObjectSet.pageCountMax else { return }
    let half = pages[page].count / 2
    let upper = ContiguousArray(pages[page][half...])
    pages[page].removeSubrange(half...)
    pages.insert(upper, at: page + 1)
  }

  /// Makes one run of the last one of a page and the first one of the next page, if nothing is missing between them.
  private mutating func joinNextPage(to page: Int) {
    guard page + 1 < pages.count else { return }
    let lastPlace = pages[page].count - 1
    let next = pages[page + 1][0]
    guard pages[page][lastPlace].last &+ 1 == next.first else { return }
    pages[page][lastPlace].last = next.last
    if pages[page + 1].count == 1 {
      pages.remove(at: page + 1)
    } else {
      pages[page + 1].removeFirst()
    }
    runCount -= 1
  }
}
