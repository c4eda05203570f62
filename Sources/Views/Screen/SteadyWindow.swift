/// Which rows of a list are seen where not all have room: page by page, so that the picture shifts only where a step leaves
/// the page.
enum SteadyWindow {
  /// As many rows as have room, with the one at a place among them; the last page is full.
  static func rows(around place: Int, of count: Int, room: Int) -> Range<Int> {
    let room = min(room, count)
    guard room > 0 else { return 0..<0 }
    let place = min(max(place, 0), count - 1)
    let start = min(place / room * room, count - room)
    return start..<start + room
  }
}
