import Events

/// The highest numbers since somebody asked: what each component held, and what each place had.
struct Heights: Sendable {
  /// By the index of the component.
  var held: [Int32] = []
  /// By the index of the place: members of a queue, else its value.
  var places: [Int32] = []

  /// Memory in bytes.
  var footprintBytes: Int { (held.count + places.count) * MemoryLayout<Int32>.stride }

  /// Remembers that a component holds so much.
  @inline(__always)
  mutating func note(held value: Int, at component: Int) {
    let value = Int32(clamping: value)
    if value > held[component] { held[component] = value }
  }

  /// Remembers that a place has so much.
  @inline(__always)
  mutating func note(_ value: Int, in place: Int) {
    let value = Int32(clamping: value)
    if value > places[place] { places[place] = value }
  }
}

extension StackState {
  /// The highest numbers since the last call.
  mutating func takeHeights() -> Heights {
    let highest = heights
    for index in traffic.indices { heights.held[index] = Int32(clamping: traffic[index].held) }
    for index in values.indices {
      heights.places[index] = Int32(clamping: max(values[index], Int64(queues[index].count)))
    }
    return highest
  }
}

/// The heights of each stretch of a ``Profile``, series by series.
public struct HeightSeries: Sendable {
  private var held: [[Int32]] = []
  private var places: [[Int32]] = []

  /// Components or places beyond this many are not followed, so that a profile is never large.
  private static let seriesMax = 256

  /// What a component held in each stretch at most; empty if it is not followed.
  public func held(of component: ComponentID) -> [Int32] {
    held.indices.contains(component.index) ? held[component.index] : []
  }

  /// The most that a place had in each stretch; empty if it is not followed.
  public func numbers(of place: PlaceID) -> [Int32] {
    places.indices.contains(place.index) ? places[place.index] : []
  }

  /// Takes over the heights of events that lie in one stretch.
  mutating func note(_ heights: Heights, in stretch: Int) {
    HeightSeries.note(heights.held, in: stretch, &held)
    HeightSeries.note(heights.places, in: stretch, &places)
  }

  private static func note(_ heights: [Int32], in stretch: Int, _ all: inout [[Int32]]) {
    for index in 0..<min(heights.count, seriesMax) {
      if index == all.count { all.append([]) }
      while all[index].count <= stretch { all[index].append(0) }
      if heights[index] > all[index][stretch] { all[index][stretch] = heights[index] }
    }
  }

  /// Makes one stretch of two.
  mutating func halve() {
    held = held.map(HeightSeries.halved)
    places = places.map(HeightSeries.halved)
  }

  private static func halved(_ series: [Int32]) -> [Int32] {
    stride(from: 0, to: series.count, by: 2).map { index in
      index + 1 < series.count ? max(series[index], series[index + 1]) : series[index]
    }
  }
}
