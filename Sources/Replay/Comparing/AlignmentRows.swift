import Events

/// What an alignment is made of.
extension Alignment {
  /// One of the two runs.
  public enum Side: Sendable {
    /// The one on the left, which everything else on the screen shows.
    case a
    /// The one that it is compared with.
    case b

    /// The other one.
    public var other: Side { self == .a ? .b : .a }
  }

  /// Events of the same fate, one after the other.
  public struct Stretch: Hashable, Sendable {
    /// What they have in common.
    public let kind: Kind
    private let firstA: UInt32
    private let firstB: UInt32
    private let firstRow: UInt32
    private var size: UInt32

    /// What two runs do at a place.
    public enum Kind: UInt8, Sendable {
      /// Both do the same.
      case same
      /// Both make the same call; something about it differs.
      case changed
      /// Only the run on the left does this.
      case onlyA
      /// Only the other run does this.
      case onlyB

      /// Whether events of both runs stand side by side.
      public var isPair: Bool { self == .same || self == .changed }
      /// Whether events of a side stand here.
      public func has(_ side: Side) -> Bool { isPair || self == (side == .a ? .onlyA : .onlyB) }
    }

    init(_ kind: Kind, a: Int, b: Int, count: Int, row: Int) {
      self.kind = kind
      firstA = UInt32(a)
      firstB = UInt32(b)
      firstRow = UInt32(row)
      size = UInt32(count)
    }

    /// The first event of the left run, or where it would stand.
    public var a: Int { Int(firstA) }
    /// The first event of the other run, or where it would stand.
    public var b: Int { Int(firstB) }
    /// The first row.
    public var row: Int { Int(firstRow) }
    /// How many rows there are.
    public var count: Int { Int(size) }
    /// The first event of a side, or where it would stand.
    public func start(_ side: Side) -> Int { side == .a ? a : b }

    mutating func extend(by count: Int) { size += UInt32(count) }
  }

  /// What two events with the same call can differ in.
  public enum Contrast: Sendable {
    /// The status, or the new state of a machine.
    case status
    /// The statuses of the members of a list.
    case statuses
    /// The returned count, or the outcome of a choice.
    case number
    /// Who owns the object behind it.
    case owner
    /// The length in bytes.
    case length
    /// The level that holds behind it.
    case irql
    /// Whether the object ends.
    case life
    /// The binding, adapter or module.
    case site
    /// The OID of a request.
    case oid
    /// The flags of a call.
    case flags
    /// The code and the parameters of a bug check.
    case bugCheck
  }

  /// One row.
  public struct Row: Equatable, Sendable {
    /// What the runs do here.
    public let kind: Stretch.Kind
    /// The event of the left run, if it has one here.
    public let a: Int?
    /// The event of the other run, if it has one here.
    public let b: Int?

    /// The event of a side, if it has one here.
    public subscript(side: Side) -> Int? { side == .a ? a : b }
  }
}
