import Events

/// What a driver calls its handlers.
///
/// NDIS knows a handler by its place in the characteristics structure, a reader of the driver's source by its own name:
/// PassThru's ProtocolReceive is `PtReceive`. A driver whose functions have the names of the DDK has no entries.
struct HandlerNames: Sendable {
  /// There are so few that looking at each is faster than a hash table.
  private let names: [(handler: Call, name: Call)]

  /// The names of the DDK.
  static let standard = HandlerNames([:])

  /// `names` gives the driver's own name of each handler that has one.
  init(_ names: [Call: Call]) {
    self.names = names.map { (handler: $0.key, name: $0.value) }
  }

  /// The name under which a handler is called.
  @inline(__always)
  subscript(handler: Call) -> Call {
    for entry in names where entry.handler == handler { return entry.name }
    return handler
  }
}

extension World {
  /// NDIS calls a handler of a driver, under the name that the driver gives it.
  @inline(__always)
  mutating func enterHandler(
    _ handler: Call, _ names: HandlerNames, of component: ComponentID, _ object: ObjectID = .none,
    owner: ComponentID = .none, site: SiteID = .none, irql: IRQL? = nil, status: Status = .none,
    length: Int? = nil, cause: UInt32 = 0
  ) {
    let name = names[handler]
    enter(
      name, to: component, object, owner: owner, site: site, irql: irql, status: status,
      length: length, cause: cause)
    if name != handler { attach(implements: handler) }
  }
}
