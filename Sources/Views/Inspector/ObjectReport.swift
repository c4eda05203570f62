import Events

/// What is known about one object in a line, for who hears instead of seeing.
public struct ObjectReport: Sendable {
  /// The line: what it is, who has it since when, where it stands, what it was made for.
  public let line: String

  /// The report of an object at a moment.
  public init(_ object: ObjectID, _ moment: Moment) {
    let rows = InspectorTree(moment, object, Inspection()).rows
    let parts = rows.dropFirst().prefix { $0.depth > 0 }.map { "\($0.name) \($0.value.told)" }
    line = "\(object.kind.name) \(object): ".clean + parts.joined(separator: ", ").clean
  }
}
