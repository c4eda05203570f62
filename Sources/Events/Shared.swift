/// A value that all copies share until one of them changes it.
///
/// It is for what is large, such as the names of a trace: a copy of what contains it costs one reference, and not one for each
/// array inside.
///
/// As a property wrapper it keeps what contains the value small: a copy of that, or handing it over, moves one word for it.
///
/// The array of one value is what Swift copies on write by itself; a class would need a check of its own at every access.
@propertyWrapper
public struct Shared<Value: Sendable>: Sendable {
  @usableFromInline var only: ContiguousArray<Value>

  /// A value that nobody shares yet.
  @inlinable
  public init(_ value: Value) { only = [value] }

  /// The same, as Swift asks a property wrapper for it.
  @inlinable
  public init(wrappedValue: Value) { self.init(wrappedValue) }

  /// The value.
  @inlinable public var value: Value {
    _read { yield only[0] }
    _modify { yield &only[0] }
  }

  /// The same, as Swift asks a property wrapper for it.
  @inlinable public var wrappedValue: Value {
    _read { yield only[0] }
    _modify { yield &only[0] }
  }
}
