import Events
import Replay
import Terminal

/// One layer of the stack as it is shown: a name, a state, what passes it, and what it holds.
public struct LayerCard: Equatable, Sendable {
  /// The component.
  public let component: ComponentID
  /// Four letters at most: `APP`, `PROT`, `NDIS`, `MINI`, `NIC`.
  public let kind: String
  /// The name.
  public let name: String
  /// The state, or what the layer is.
  public let caption: String
  /// Whether its numbers stand here; the library is counted as a whole, on the highest of its cards.
  public let isCounted: Bool
  /// What has passed; nothing where it is not counted.
  public let traffic: Traffic
  /// What had passed before this step.
  public let trafficBefore: Traffic
  /// What it holds, most important first; the same items at every moment of a trace.
  public let items: [CardItem]
  /// Its part in this step.
  public let part: Part
  /// How many journeys it held during the last events, oldest first.
  public let recentHeld: [Int]

  /// What a layer does in a step.
  public enum Part: Sendable {
    /// Nothing.
    case idle
    /// It calls, or it returns.
    case giving
    /// It is called, it acts, or a call returns to it.
    case receiving
  }
}

/// One thing on the card of a layer.
public enum CardItem: Equatable, Sendable {
  /// Objects that the layer owns and has in no queue, and those that are lent to it.
  case hand([Chip])
  /// Objects that the layer made and waits for; they are elsewhere.
  case awaited([Mentioned])
  /// A queue; the bound is 0 where there is none.
  case queue(name: String, members: [Chip], bound: Int, isChanged: Bool)
  /// Pools, counters and registers.
  case gauges([Gauge])
  /// The bits of a register.
  case bits(name: String, [Bit])
  /// A remark.
  case text(String)
}

/// An object on a card.
public struct Chip: Equatable, Sendable {
  /// The object.
  public let object: ObjectID
  /// The number that colours it.
  public let journey: Int
  /// How it is drawn.
  public var state: ChipState
}

/// An object that a card speaks of, and that is elsewhere.
public struct Mentioned: Equatable, Sendable {
  /// Its id.
  public let id: String
  /// The number that colours it.
  public let journey: Int
}

/// A number on a card.
public struct Gauge: Equatable, Sendable {
  /// Its name.
  public let name: String
  /// Its value.
  public let value: Int
  /// How it is written.
  public let form: Form
  /// Whether this step changed it.
  public let isChanged: Bool

  /// How a number is written.
  public enum Form: Equatable, Sendable {
    /// As a number.
    case plain
    /// In base 16.
    case hexadecimal
    /// As a meter; 0 if the size is not known.
    case meter(of: Int)
  }

  /// The number as text.
  public var text: String {
    switch form {
    case .plain: String(value)
    case .hexadecimal: String(value, radix: 16)
    case .meter(of: 0): String(value)
    case .meter(of: let size): "\(value)/\(size)"
    }
  }
}

/// A bit of a register.
public struct Bit: Equatable, Sendable {
  /// Three small letters.
  public let name: String
  /// Whether it is set.
  public let isSet: Bool
  /// Whether this step changed it.
  public let isChanged: Bool
}
