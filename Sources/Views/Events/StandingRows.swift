/// Which rows of a long list are seen: the list stands while the marker walks over it.
///
/// The list moves by half of its rows when the marker comes within a quarter of an end, so that a place has always the same
/// picture, whichever way one came, and there is always something to see before and behind it.
struct StandingRows {
  /// How many rows the pane has.
  let room: Int
  /// Whether rows may still come at the end of the list; room is left for them.
  let isGrowing: Bool

  private var step: Int { max(room / 2, 1) }

  /// The first row that is seen when the marker stands at a place of `list`; `spare` rows are needed for something else.
  func start(of place: Int, in list: Range<Int>, spare: Int = 0) -> Int {
    let margin = (room - step) / 2
    let page = max(place - margin, 0) / step * step
    let end = isGrowing ? (list.upperBound + step - 1) / step * step : list.upperBound
    return max(min(page, end - room + spare), list.lowerBound)
  }
}
