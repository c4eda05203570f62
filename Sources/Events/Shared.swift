/// A value that all copies share until one of them changes it.
///
/// It is for what is large and seldom changes, such as the names of a trace: a copy of what contains it costs one reference, and
/// not one for each array inside.
///
/// The array of one value is what Swift copies on write by itself; a class would need a check of its own at every access.
public struct Shared<Value: Sendable>: Sendable {
  @usableFromInline var only: ContiguousArray<Value>

  /// A value that nobody shares yet.
  @inlinable
  public init(_ value: Value) { only = [value] }

  /// The value.
  @inlinable public var value: Value {
    _read { yield only[0] }
    _modify { yield &only[0] }
  }
}
