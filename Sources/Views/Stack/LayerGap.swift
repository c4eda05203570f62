import Events
import Replay

/// What is open between two levels of the stack.
public struct LayerGap: Equatable, Sendable {
  /// What lies between the two levels, such as `user / kernel`; may be empty.
  public let caption: String
  /// Calls towards the wire, innermost last.
  public let down: [LaneCall]
  /// Completions and indications, innermost last.
  public let up: [LaneCall]
}

/// A call that is open, or a return that happens now, in a lane between two levels.
public struct LaneCall: Equatable, Sendable {
  /// The name of the call.
  public let name: String
  /// The objects that it is about.
  public let objects: [ObjectID]
  /// The called component, where the level has several; empty otherwise.
  public fileprivate(set) var target = ""
  /// Whether it is what this step does.
  public let isNow: Bool
  /// The status with which the call returns now; `nil` if it does not return.
  public fileprivate(set) var answer: String?

  /// The call as the lane shows it: `MiniportSend(P5)`, `MiniportSend returns PENDING`.
  public var text: String {
    if let answer { return StackWords.answer(name, answer) }
    let arguments = objects.map(\.description).joined(separator: ",")
    return name + (arguments.isEmpty ? "" : "(\(arguments))")
      + (target.isEmpty ? "" : " → \(target)")
  }
}

/// Puts the open calls into the gaps that they cross.
struct GapMaker {
  private let moment: Moment
  private let tower: Tower

  init(_ moment: Moment, tower: Tower) {
    self.moment = moment
    self.tower = tower
  }

  private var levels: [[Tower.Seat]] { tower.levels }

  var gaps: [LayerGap] {
    var lanes = [(down: [LaneCall], up: [LaneCall])](
      repeating: ([], []), count: max(levels.count - 1, 0))
    for passage in passages {
      if passage.isDown {
        lanes[passage.gap].down.append(passage.call)
      } else {
        lanes[passage.gap].up.append(passage.call)
      }
    }
    return lanes.indices.map { index in
      LayerGap(caption: caption(index), down: lanes[index].down, up: lanes[index].up)
    }
  }

  // MARK: - What crosses a gap

  private struct Passage {
    let gap: Int
    let isDown: Bool
    let call: LaneCall
  }

  private var passages: [Passage] {
    moment.state.openStacks.flatMap(\.frames).compactMap(passage) + [returning].compactMap(\.self)
  }

  private func passage(_ open: OpenCall) -> Passage? {
    let from = open.from == .none ? source(of: open) : open.from
    let call = LaneCall(
      name: moment.lexicon.name(open.call), objects: open.objects,
      isNow: open.index == moment.index)
    return passage(from: from, open, at: open.site, call)
  }

  /// The call whose return is shown; it is open no more.
  private var returning: Passage? {
    guard let event = moment.event, event.kind == .leave, let index = moment.index,
      let open = moment.before.openCalls(on: event.stack).last
    else { return nil }
    let from = open.from == .none ? source(of: open) : open.from
    let call = LaneCall(
      name: moment.lexicon.name(event.call), objects: moment.history.objects(of: index),
      isNow: true, answer: moment.answer(of: event))
    return passage(from: from, open, at: event.site, call)
  }

  /// A hardware interrupt comes from the card; a DPC comes from nobody in the stack.
  private func source(of open: OpenCall) -> ComponentID {
    guard open.irql == .device else { return .none }
    let components = moment.lexicon.components
    return components.firstIndex { $0.kind == .nic }.map(ComponentID.init(index:)) ?? .none
  }

  private func passage(
    from: ComponentID, _ open: OpenCall, at site: SiteID, _ call: LaneCall
  ) -> Passage? {
    guard let start = tower.level(of: from, at: site),
      let end = tower.level(of: open.to, at: site), start != end
    else { return nil }
    let (gap, isDown) = crossing(from: start, to: end, open.call)
    guard levels.indices.dropLast().contains(gap) else { return nil }
    var call = call
    if levels[end].count > 1 { call.target = moment.lexicon.title(open.to) }
    return Passage(gap: gap, isDown: isDown, call: call)
  }

  /// Which gap a call crosses, and in which direction.
  ///
  /// Between two drivers the levels say it. The library stands once above each height of adapters, though it is between
  /// all filters too: there the gap is the one beside the driver, on the side to which the call goes.
  private func crossing(from start: Int, to end: Int, _ call: Call) -> (gap: Int, isDown: Bool) {
    let isDown = start < end
    let partner = isLibrary(start) ? end : start
    guard isLibrary(start) != isLibrary(end), let direction = call.facts?.direction else {
      return (isDown ? end - 1 : end, isDown)
    }
    switch direction {
    case .down: return (partner == start ? partner : partner - 1, true)
    case .up: return (partner == start ? partner - 1 : partner, false)
    case .none: return (isDown ? end - 1 : end, isDown)
    }
  }

  private func isLibrary(_ level: Int) -> Bool { kind(level) == .ndis }

  // MARK: - Captions

  private func caption(_ gap: Int) -> String {
    let above = kind(gap)
    let below = kind(gap + 1)
    if above?.isUserMode == true, below?.isUserMode == false { return StackWords.toKernel }
    return below == .nic ? StackWords.toHardware : ""
  }

  private func kind(_ level: Int) -> ComponentKind? {
    levels[level].first.flatMap { moment.lexicon[$0.component]?.kind }
  }
}
