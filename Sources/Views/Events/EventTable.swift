/// The columns of the event list as the user wants them: those of the usual list, and any field of the query language.
public struct EventTable: Equatable, Sendable {
  /// The columns, from the left.
  private let all: [EventColumn]

  /// The names of the columns, from the left.
  public var columns: [String] { all.map(\.name) }

  /// Columns that are no fields of the language.
  public static let ownNames = EventColumn.own.map(\.name)

  /// The columns of the usual list.
  public static let usual = EventColumn.usual.map(\.name)

  /// A list with some columns: ``ownNames`` and names of fields.
  public init(_ columns: [String]) { all = columns.map(EventColumn.init(name:)) }

  /// Where the columns stand: the call takes what is left; those for which there is no room are left out.
  func places(
    _ columns: Range<Int>, _ moment: Moment
  ) -> [(column: EventColumn, range: Range<Int>)] {
    var shown = all
    func needed() -> Int { shown.reduce(3) { $0 + $1.width(moment) + 2 } }
    while shown.count > 1, needed() > columns.count { shown.removeLast() }
    let flexible = shown.firstIndex(of: .call) ?? shown.count - 1
    let spare = max(columns.count - needed(), 0)
    var start = columns.lowerBound + 3
    return shown.enumerated().map { place, column in
      let width = column.width(moment) + (place == flexible ? spare : 0)
      defer { start += width + 2 }
      return (column, start..<min(start + width, columns.upperBound))
    }
  }
}
