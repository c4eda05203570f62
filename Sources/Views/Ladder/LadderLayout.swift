import Events
import Replay

/// Where the columns and the lanes of a ladder stand.
struct LadderColumns {
  let start: Int
  let end: Int
  let numberEnd: Int
  /// Before which column times end, or `nil` where there is no room for them.
  let timeEnd: Int?
  /// The column of the bracket around equal times.
  let bracket: Int
  /// Where the lanes may begin.
  let left: Int
  /// The lanes that are shown, from the application on.
  let lanes: [Int]
  /// How far a lane is from the next one.
  let spacing: Int
  private let first: Int

  /// The columns for as many of some lanes as have room; `now` is among them.
  init(_ columns: Range<Int>, _ moment: Moment, lanes wanted: [Int], now: Int?) {
    start = columns.lowerBound
    end = columns.upperBound
    let isWide = columns.count >= 100
    let digits = max(String(moment.lastNumber).count, isWide ? 4 : 3)
    numberEnd = start + 2 + digits
    let last = moment.timeline.count > 0 ? moment.history[moment.timeline.count - 1].time : 0
    let time = max(TimeFormat.microseconds(last).count, 5)
    timeEnd = columns.count >= 70 ? numberEnd + time + 1 : nil
    bracket = timeEnd ?? numberEnd
    left = bracket + 2
    let leftMargin = isWide ? 5 : 4
    let rightMargin = isWide ? 8 : 5
    let room = max(end - left - leftMargin - rightMargin, 0)
    let fitting = max(room / LadderColumns.spacingMin + 1, 1)
    lanes = LadderColumns.part(of: wanted, count: fitting, around: now)
    spacing = lanes.count > 1 ? min(room / (lanes.count - 1), LadderColumns.spacingMax) : room
    first = left + leftMargin
  }

  private static let spacingMin = 4
  private static let spacingMax = 30

  /// Neighbouring lanes, as many as fit.
  private static func part(of lanes: [Int], count: Int, around now: Int?) -> [Int] {
    guard lanes.count > count else { return lanes }
    let middle = now.flatMap { lanes.firstIndex(of: $0) } ?? 0
    let start = min(max(middle - count / 2, 0), lanes.count - count)
    return Array(lanes[start..<start + count])
  }

  /// Whether there is room for no more than a word on an arrow.
  var isShort: Bool { spacing < 20 }

  /// The widest bar that leaves room for arrows.
  var barWidthMax: Int { max(spacing / 4, 2) }

  /// The column of a lane; a lane that is not shown stands at the edge at which it would be.
  func column(_ lane: Int) -> Int {
    if let slot = lanes.firstIndex(of: lane) { return first + slot * spacing }
    return lane < lanes.first ?? 0 ? left - 1 : end
  }

  /// The lane to the right, or `nil`.
  func next(_ lane: Int) -> Int? { lanes.first { $0 > lane } }
  /// The lane to the left, or `nil`.
  func previous(_ lane: Int) -> Int? { lanes.last { $0 < lane } }
}
