import Events
import Frames
import Replay
import Terminal

/// What is known about one object and the step, as a tree with one row a line.
public struct InspectorTree: Sendable {
  /// The rows that are shown: those whose branches are open.
  public let rows: [InspectorRow]
  /// The row that is picked, or `nil` if there is none.
  public let picked: InspectorRow?
  /// The bytes that the object carries, or `nil` if none were recorded or it does not carry them yet.
  public let bytes: ObjectBytes?
  /// Whether bytes were recorded that the object does not carry yet.
  let isAwaitingBytes: Bool
  /// Why there are no bytes to show.
  var absence: String {
    if isAwaitingBytes { return InspectorWords.bytesAreToCome }
    if let end { return end.hasBytes ? InspectorWords.gone(end.number) : InspectorWords.noBytes }
    if isElsewhere { return InspectorWords.absent(object) }
    if let firstBytes { return InspectorWords.notBefore(firstBytes) }
    if object != .none { return isGrowing ? InspectorWords.noBytesSoFar : InspectorWords.noBytes }
    return hasStep ? InspectorWords.noObject : InspectorWords.nothing
  }
  /// The object that is inspected, or none.
  public let object: ObjectID
  /// Whether there is a step; there is none at the beginning.
  private let hasStep: Bool
  /// The number of the event in which the object ended before this step, and whether it had bytes until then.
  private let end: (number: Int, hasBytes: Bool)?
  /// Whether the object is not there at this moment.
  private let isElsewhere: Bool
  /// The number of the event that brings the first bytes of an object that has none here; `nil` if none does.
  private let firstBytes: Int?
  /// Whether events may come that are not known yet.
  private let isGrowing: Bool
  private let branches: [InspectorBranch]

  /// The tree of an object, or of the object of the step.
  public init(_ moment: Moment, _ object: ObjectID, _ inspection: Inspection) {
    let shown = object == .none ? moment.objects.first ?? .none : object
    let bytes = shown == .none ? nil : ObjectBytes(moment, shown)
    branches = InspectorTree.branches(moment, shown, bytes)
    self.object = shown
    hasStep = moment.event != nil
    self.bytes = bytes?.filling == .whole ? bytes : nil
    isAwaitingBytes = self.bytes == nil && bytes != nil
    isElsewhere = shown != .none && moment.state[shown] == nil && moment.before[shown] == nil
    end = isElsewhere ? InspectorTree.end(of: shown, moment) : nil
    let isWithout = bytes == nil && shown != .none && !isElsewhere
    firstBytes = isWithout ? ObjectBytes.firstNumber(of: shown, behind: moment) : nil
    isGrowing = !moment.history.isComplete
    let rows = branches.flatMap { $0.rows(toggled: inspection.toggled, path: "", depth: 0) }
    self.rows = rows
    picked = rows.indices.contains(inspection.row) ? rows[inspection.row] : nil
  }

  /// The same inspection with the field picked that holds a byte, and open what is around the field; `nil` if none holds it.
  public func inspection(_ inspection: Inspection, at byte: Int) -> Inspection? {
    var inspection = inspection
    let way = branches.lazy.compactMap { $0.way(to: byte, path: "") }.first ?? []
    for (path, branch) in way.dropLast()
    where branch.isOpenAtFirst == inspection.toggled.contains(path) {
      inspection.toggled.formSymmetricDifference([path])
    }
    let rows = branches.flatMap { $0.rows(toggled: inspection.toggled, path: "", depth: 0) }
    guard let path = way.last?.path,
      let row = rows.firstIndex(where: { $0.path == path && $0.bytes?.contains(byte) == true })
    else { return nil }
    inspection.row = row
    return inspection
  }

  /// Where an object ended that is not there any more, as far as is looked.
  private static func end(
    of object: ObjectID, _ moment: Moment
  ) -> (number: Int, hasBytes: Bool)? {
    let timeline = moment.timeline
    let start = max(moment.position - Timeline.searchCountMax, moment.history.droppedCount)
    var position = moment.position
    while let index = timeline.previousIndex(about: object, before: position, notBefore: start) {
      if moment.history[index].life == .free {
        let bytes = ObjectBytes(Moment(timeline, at: index), object)
        return (moment.history.sequence(of: index), bytes?.filling == .whole)
      }
      position = index
    }
    return nil
  }

  private static func branches(
    _ moment: Moment, _ object: ObjectID, _ bytes: ObjectBytes?
  ) -> [InspectorBranch] {
    var branches: [InspectorBranch] = []
    if object != .none { branches.append(ObjectBranch(moment, object).branch) }
    if let bytes { branches.append(FrameBranch.branch(bytes)) }
    if moment.event != nil { branches.append(StepBranch(moment).branch) }
    branches += BindingBranch.branches(moment)
    return branches
  }
}

/// One row of the inspector.
public struct InspectorRow: Equatable, Sendable {
  /// Where the row stands in the tree; it names the row however the tree changes around it.
  public let path: String
  /// How deep it stands.
  public let depth: Int
  /// What it is called.
  public let name: String
  /// Its value.
  public let value: [Span]
  /// Whether the branch is open; `nil` if it is no branch.
  public let isOpen: Bool?
  /// The bytes that hold the value, or `nil`.
  public let bytes: Range<Int>?
  /// The event to which Enter leads, or `nil`.
  public let target: Int?
  /// The object that Enter shows in the place of this one, or none.
  public let object: ObjectID
  /// What the row is a value of, where one can ask who set it; `nil` for other rows.
  public let quantity: Quantity?
  /// What the row says, as a term of a query, or `nil`.
  let term: String?

  /// What the row says, as a term of a query, or `nil` if it says nothing that can be asked.
  ///
  /// A field of a frame is asked for by its bytes.
  public func query(_ bytes: [UInt8]?) -> String? {
    if let term { return term }
    guard let range = self.bytes, let bytes, (1...16).contains(range.count),
      range.upperBound <= bytes.count
    else { return nil }
    let pairs = bytes[range].map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }
    return range.count == 1
      ? "bytes[\(range.lowerBound)] == 0x\(pairs[0])"
      : "bytes[\(range.lowerBound):\(range.count)] == \(pairs.joined(separator: ":"))"
  }
}

/// A part of the tree.
struct InspectorBranch: Sendable {
  var name: String
  var value: [Span] = []
  var bytes: Range<Int>?
  var target: Int?
  var object = ObjectID.none
  var quantity: Quantity?
  var isOpenAtFirst = false
  var children: [InspectorBranch] = []
  /// What it says, as a term of a query, or `nil`.
  var term: String?

  /// The same with a term of a query.
  func asked(_ term: String) -> InspectorBranch {
    var branch = self
    branch.term = term
    return branch
  }

  init(_ name: String, _ value: [Span] = [], bytes: Range<Int>? = nil, target: Int? = nil) {
    self.name = name
    self.value = value
    self.bytes = bytes
    self.target = target
  }

  /// The same, known as a value of the picture.
  func of(_ quantity: Quantity) -> InspectorBranch {
    var branch = self
    branch.quantity = quantity
    return branch
  }

  /// The same, leading to an object.
  func leading(to object: ObjectID) -> InspectorBranch {
    var branch = self
    branch.object = object
    return branch
  }

  /// A branch with parts; it is shown open unless `isOpen` says otherwise.
  init(
    _ name: String, _ value: [Span], isOpen: Bool, bytes: Range<Int>? = nil,
    _ children: [InspectorBranch]
  ) {
    self.init(name, value, bytes: bytes)
    self.children = children
    isOpenAtFirst = isOpen
  }

  /// The branches that hold a byte, from the outermost to the innermost, with their paths; `nil` if this one does not.
  func way(to byte: Int, path: String) -> [(path: String, branch: InspectorBranch)]? {
    guard bytes?.contains(byte) == true else { return nil }
    let path = path + "/" + name
    let inner = children.lazy.compactMap { $0.way(to: byte, path: path) }.first
    return [(path, self)] + (inner ?? [])
  }

  func rows(toggled: Set<String>, path: String, depth: Int) -> [InspectorRow] {
    let path = path + "/" + name
    let isOpen = children.isEmpty ? nil : isOpenAtFirst != toggled.contains(path)
    let row = InspectorRow(
      path: path, depth: depth, name: name, value: value, isOpen: isOpen, bytes: bytes,
      target: target, object: object, quantity: quantity, term: term)
    guard isOpen == true else { return [row] }
    return [row] + children.flatMap { $0.rows(toggled: toggled, path: path, depth: depth + 1) }
  }
}

/// The bytes that were recorded for an object: its own, or those of what it was made from.
public struct ObjectBytes: Sendable {
  /// The object whose bytes they are.
  public let object: ObjectID
  /// The bytes.
  public let bytes: [UInt8]
  /// The frame that they are.
  public let dissection: FrameDissection
  /// How much of them the object that was asked about carries already.
  let filling: Filling

  /// The bytes of an object as far as they are recorded by now.
  init?(_ moment: Moment, _ object: ObjectID) {
    guard let found = ObjectBytes.source(of: object, in: moment, before: moment.position) else {
      return nil
    }
    self.object = found.object
    bytes = found.bytes
    let length = Int(moment.history[found.index].length)
    dissection = FrameDissection(bytes, originalBytes: length > bytes.count ? length : nil)
    filling = ObjectBytes.filling(of: object, by: found.object, dissection.originalBytes, moment)
  }

  /// The number of the later event that brings the first bytes of an object; `nil` if it ends without any.
  static func firstNumber(of object: ObjectID, behind moment: Moment) -> Int? {
    let timeline = moment.timeline
    guard let found = source(of: object, in: moment, before: timeline.count),
      timeline.state(at: found.index + 1)[object] != nil
    else { return nil }
    return moment.history.sequence(of: found.index)
  }

  /// Looks for bytes where an object began, then where its parent began, and so on; what stands before `end` is looked at.
  private static func source(
    of object: ObjectID, in moment: Moment, before end: Int
  ) -> (object: ObjectID, index: Int, bytes: [UInt8])? {
    guard var state = moment.state[object] ?? moment.before[object] else { return nil }
    var candidate = object
    for _ in 0..<ancestorCountMax {
      let birth = Int(state.bornAt)
      if let (index, bytes) = recorded(candidate, from: birth, in: moment.timeline, before: end) {
        return (candidate, index, bytes)
      }
      candidate = state.parent
      guard let parent = ObjectBytes.parent(of: state, in: moment) else { return nil }
      state = parent
    }
    return nil
  }

  /// What is known of the parent of an object: a parent that is gone is seen as it was when its child began.
  private static func parent(of child: ObjectState, in moment: Moment) -> ObjectState? {
    let parent = child.parent
    guard parent != .none else { return nil }
    if let known = moment.state[parent] ?? moment.before[parent] { return known }
    let timeline = moment.timeline
    let first = moment.history.droppedCount
    let birth = min(max(Int(child.bornAt), first), timeline.count)
    if let known = timeline.state(at: birth)[parent] { return known }
    // A child that got its parent later: the parent is known up to the last event about it.
    let start = max(moment.position - searchCountMax, first)
    return timeline.previousIndex(about: parent, before: moment.position, notBefore: start)
      .flatMap { timeline.state(at: $0)[parent] }
  }

  /// How far an object is filled with the frame of the ancestor that says its bytes.
  private static func filling(
    of object: ObjectID, by source: ObjectID, _ wanted: Int, _ moment: Moment
  ) -> Filling {
    guard source != object, let state = moment.state[object] ?? moment.before[object] else {
      return .whole
    }
    return Filling(object, state, wanted: wanted, in: moment)
  }

  /// The first bytes that an event about an object says, near its beginning.
  private static func recorded(
    _ object: ObjectID, from birth: Int, in timeline: Timeline, before end: Int
  ) -> (Int, [UInt8])? {
    var start = birth
    for _ in 0..<eventCountMax {
      guard
        let index = timeline.nextIndex(
          about: object, from: start, before: min(end, birth + searchCountMax))
      else { return nil }
      let history = timeline.history
      if let bytes = history.bytes(.hex, of: index) ?? history.bytes(.data, of: index) {
        return (index, bytes)
      }
      start = index + 1
    }
    return nil
  }

  private static let ancestorCountMax = 64
  private static let eventCountMax = 8
  private static let searchCountMax = 10_000
}
