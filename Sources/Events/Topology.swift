/// Names a component of the stack, in the order of the topology, from 1.
public struct ComponentID: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
  /// The number; 0 is no component.
  public var rawValue: UInt16
  /// Wraps a number.
  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }
  /// Not said.
  @inlinable
  public static var none: ComponentID { ComponentID(rawValue: 0) }
  /// Said: nobody.
  @inlinable
  public static var nobody: ComponentID { ComponentID(rawValue: UInt16.max) }
  /// The index in ``Lexicon/components``.
  @inlinable
  public var index: Int { Int(rawValue) &- 1 }
  /// The component at an index of ``Lexicon/components``.
  @inlinable
  public init(index: Int) { rawValue = UInt16(truncatingIfNeeded: index &+ 1) }
}

/// What part of the stack a component is (TRACE_FORMAT, topology).
public enum ComponentKind: String, CaseIterable, Sendable {
  /// A program.
  case app
  /// The socket library.
  case winsock
  /// The socket driver.
  case afd
  /// The transport.
  case tcpip
  /// A protocol driver.
  case `protocol`
  /// An intermediate driver.
  case im
  /// A lightweight filter.
  case filter
  /// The NDIS library; it stands beside the stack.
  case ndis
  /// A miniport driver.
  case miniport
  /// A card.
  case nic
  /// The cable.
  case wire
  /// A NetAdapterCx client.
  case netcx
  /// A virtual switch.
  case vmswitch
  /// Anything else.
  case other
}

/// One part of the stack.
public struct Component: Equatable, Sendable {
  /// The id that events use; lower case.
  public var id: String
  /// What part of the stack it is.
  public var kind: ComponentKind
  /// A name for people, such as `writer.exe`; empty if it is the id.
  public var name: String
  /// A remark for people; may be empty.
  public var description: String
  /// The NDIS version it was written for: 4, 5, 6, or 0 if that says nothing here.
  public var ndis: Int

  /// A component.
  public init(
    id: String, kind: ComponentKind, name: String = "", description: String = "", ndis: Int = 0
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.description = description
    self.ndis = ndis
  }

  /// The name, or the id where there is none.
  public var title: String { name.isEmpty ? id : name }
}

/// Names a queue, pool, counter, register or machine, in the order of the topology, from 1.
public struct PlaceID: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
  /// The number; 0 is no place.
  public var rawValue: UInt16
  /// Wraps a number.
  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }
  /// No place.
  @inlinable
  public static var none: PlaceID { PlaceID(rawValue: 0) }
  /// The index in ``Lexicon/places``.
  @inlinable
  public var index: Int { Int(rawValue) &- 1 }
  /// The place at an index of ``Lexicon/places``.
  @inlinable
  public init(index: Int) { rawValue = UInt16(truncatingIfNeeded: index &+ 1) }
}

/// What a place holds.
public enum PlaceKind: UInt8, CaseIterable, Sendable {
  /// Objects in order.
  case queue
  /// A number of descriptors in use.
  case pool
  /// A number.
  case counter
  /// A hardware register.
  case register
  /// The state of a machine.
  case machine
}

/// A place with its owner: `ne2000.MpTx`, `b1.io`, `a1.NdisSend`.
public struct Place: Equatable, Sendable {
  /// The full id, `owner.name`.
  public var id: String
  /// What it holds.
  public var kind: PlaceKind
  /// Capacity of a queue or size of a pool; 0 if unbounded or not said.
  public var bound: Int
  /// The state in which a machine starts.
  public var initial: Word
  /// The number with which a pool, counter or register starts.
  public var initialValue = 0
  /// The component, adapter, binding or module that declared it.
  public var owner: PlaceOwner

  /// A place.
  public init(
    id: String, kind: PlaceKind, bound: Int = 0, initial: Word = .none, owner: PlaceOwner
  ) {
    self.id = id
    self.kind = kind
    self.bound = bound
    self.initial = initial
    self.owner = owner
  }

  /// The id without its owner.
  public var shortName: Substring {
    guard let dot = id.utf8.firstIndex(of: UInt8(ascii: ".")) else { return id[...] }
    return id[id.utf8.index(after: dot)...]
  }

  /// Whether it counts what has happened, as a capture does; what is outstanding goes back to 0, this does not.
  public var isStatistic: Bool {
    kind == .counter && (shortName == "received" || shortName == "dropped")
  }
}

/// Who declared a place, by index into the lists of the ``Lexicon``.
public enum PlaceOwner: Hashable, Sendable {
  /// A component.
  case component(ComponentID)
  /// An adapter.
  case adapter(Int)
  /// A binding.
  case binding(Int)
  /// A filter module.
  case module(Int)
}

/// A miniport's adapter.
public struct Adapter: Equatable, Sendable {
  /// The id that events use.
  public var id: String
  /// The miniport that drives it.
  public var miniport: ComponentID
  /// An adapter of `miniport`.
  public init(id: String, miniport: ComponentID) {
    self.id = id
    self.miniport = miniport
  }
}

/// A protocol's binding to an adapter: an open block.
public struct Binding: Equatable, Sendable {
  /// The id that events use.
  public var id: String
  /// The protocol that opened it.
  public var protocolDriver: ComponentID
  /// The index of the adapter in ``Lexicon/adapters``.
  public var adapter: Int
  /// A binding of `protocolDriver` to the adapter at an index.
  public init(id: String, protocolDriver: ComponentID, adapter: Int) {
    self.id = id
    self.protocolDriver = protocolDriver
    self.adapter = adapter
  }
}

/// A filter module.
public struct Module: Equatable, Sendable {
  /// The id that events use.
  public var id: String
  /// The filter driver.
  public var filter: ComponentID
  /// The index of the adapter in ``Lexicon/adapters``.
  public var adapter: Int
  /// The position from the miniport, from 1.
  public var position: Int
  /// A module of `filter` on the adapter at an index.
  public init(id: String, filter: ComponentID, adapter: Int, position: Int) {
    self.id = id
    self.filter = filter
    self.adapter = adapter
    self.position = position
  }
}

/// Names a combination of binding, adapter, module and edge, from 1.
public struct SiteID: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
  /// The number; 0 is no site.
  public var rawValue: UInt16
  /// Wraps a number.
  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }
  /// Not said.
  @inlinable
  public static var none: SiteID { SiteID(rawValue: 0) }
}

/// Where on the topology a call happens; -1 where nothing is said.
public struct Site: Hashable, Sendable, BitwiseCopyable {
  /// The index of the binding in ``Lexicon/bindings``.
  public var binding: Int32 = -1
  /// The index of the adapter in ``Lexicon/adapters``.
  public var adapter: Int32 = -1
  /// The index of the module in ``Lexicon/modules``.
  public var module: Int32 = -1
  /// The edge.
  public var edge: Word = .none

  /// A site; -1 where nothing is said.
  @inlinable
  public init(binding: Int = -1, adapter: Int = -1, module: Int = -1, edge: Word = .none) {
    self.binding = Int32(binding)
    self.adapter = Int32(adapter)
    self.module = Int32(module)
    self.edge = edge
  }
}
