import Events
import Replay
import Terminal
import Views

/// The mouse: what is clicked on gets the focus, is picked, or is pressed; a second click on it opens it.
extension Session {
  mutating func update(_ mouse: Mouse, size: Size) -> [Effect] {
    guard program.mouse == .on, !mouse.modifiers.contains(.shift) else { return [] }
    switch mouse.action {
    case .wheelDown, .wheelUp: return turnWheel(mouse, size)
    case .press: return press(mouse.position, size)
    case .drag: return overlay == nil ? drag(mouse.position, size) : []
    case .release:
      program.dragged = nil
      return []
    }
  }

  /// What was pressed moves along: a border, the place on the timeline, the picked byte.
  private mutating func drag(_ position: Position, _ size: Size) -> [Effect] {
    switch program.dragged {
    case .border(let border): look.paneSizes = scene.moved(border, to: position, on: size)
    case .bytes:
      if let byte = scene.canvas(size).meanings(at: position).firstByte { pickByte(byte) }
    case .timeline, nil: return scrub(position, size) ?? []
    }
    return []
  }

  // MARK: - The wheel

  private mutating func turnWheel(_ mouse: Mouse, _ size: Size) -> [Effect] {
    let isDown = mouse.action == .wheelDown
    program.lastPress = nil
    if case .list(let purpose, var list) = overlay {
      list.move(by: isDown ? 3 : -3)
      overlay = .list(purpose, list)
      return preview(list.current)
    }
    guard overlay == nil else { return [] }
    run.goal = nil
    message = nil
    let heading: Heading = isDown ? .forward : .backward
    return look.view == .stack || isOnTimeline(mouse.position, size)
      ? pursue(.step(.event), heading) : moveRows(3, heading)
  }

  private func isOnTimeline(_ position: Position, _ size: Size) -> Bool {
    Scene.timelineArea(of: look.view, isZoomed: look.isZoomed, size)?.contains(position) == true
  }

  // MARK: - The button

  private mutating func press(_ position: Position, _ size: Size) -> [Effect] {
    let canvas = scene.canvas(size)
    let meanings = canvas.meanings(at: position)
    if let key = meanings.firstKey { return press(key, position, size) }
    let isSecond = program.lastPress == position
    program.lastPress = position
    if case .list(let purpose, let list) = overlay {
      return press(meanings, in: list, for: purpose, size)
    }
    guard overlay == nil, meanings.first != .window else { return [] }
    message = nil
    program.dragged = meanings.firstBorder.map(Dragged.border)
    if program.dragged != nil {
      program.lastPress = nil
    } else if let effects = scrub(position, size) {
      return effects
    } else if isSecond {
      return perform(.look(.openPicked), size: size)
    }
    if let pane = meanings.firstPane, look.view.facts.panes.contains(pane) { look.focus = pane }
    if let row = meanings.firstRow { pickRow(row) }
    if let byte = meanings.firstByte {
      program.dragged = .bytes
      pickByte(byte)
      return []
    }
    pickObject(canvas.word(at: position), meanings)
    return []
  }

  /// A key that is shown is pressed; what a press does has no second click.
  private mutating func press(_ key: Input, _ position: Position, _ size: Size) -> [Effect] {
    program.lastPress = nil
    return update(key, size: size)
  }

  /// The first click in a list picks, the second one does it; a click beside the window closes it.
  private mutating func press(
    _ meanings: [Zone.Meaning], in list: SearchList<ListEntry>, for purpose: ListPurpose,
    _ size: Size
  ) -> [Effect] {
    guard meanings.contains(.window) else { return type(.key(.escape), size: size) }
    guard let entry = meanings.firstEntry else { return [] }
    if list.picked == entry, list.current != nil { return type(.key(.enter), size: size) }
    var list = list
    list.pick(entry)
    overlay = .list(purpose, list)
    return preview(list.current)
  }

  /// Goes to where the timeline was touched, or returns `nil` if that was elsewhere.
  private mutating func scrub(_ position: Position, _ size: Size) -> [Effect]? {
    guard let area = scene.timelineArea(size),
      program.dragged == .timeline || area.contains(position)
    else { return nil }
    program.dragged = .timeline
    endMoving()
    let target = TimelineBar(moment).position(atColumn: position.column, in: area.columns)
    step(to: target)
    return []
  }

  /// Picks a row of the pane that has the focus; a row that is a moment is gone to.
  private mutating func pickRow(_ row: Int) {
    switch look.focus {
    case .events: goTo(row + 1)
    case .inspector: look.inspection.row = row
    case .holders:
      let holders = moment.holders
      if holders.indices.contains(row) { attention.picked = holders[row] }
    case .main: pickMain(row)
    case .left, .right:
      endMoving()
      stand(at: row)
    case .stack: break
    }
  }

  /// Picks the field that holds a byte, in the tree beside the bytes.
  private mutating func pickByte(_ byte: Int) {
    guard let inspection = tree.inspection(look.inspection, at: byte) else { return }
    look.focus = .inspector
    look.inspection = inspection
  }

  private mutating func pickMain(_ row: Int) {
    let rows = SceneRows(scene)
    guard (0..<rows.count).contains(row) else { return }
    if rows.areTime {
      if let position = rows.position(row) { goTo(position) }
      return
    }
    pick(row: row, in: rows)
  }

  /// Who points at a moment waits for no other one.
  private mutating func endMoving() {
    playback.stop()
    run.goal = nil
  }

  private mutating func goTo(_ position: Int) {
    endMoving()
    step(to: position)
  }

  /// Picks the object whose name was clicked on, or what the layer holds.
  private mutating func pickObject(_ word: String, _ meanings: [Zone.Meaning]) {
    if let object = ObjectID(word), moment.state[object] != nil {
      attention.picked = object
      return
    }
    guard let part = meanings.firstPart else { return }
    let component = ComponentID(index: part)
    let held = moment.state.objects(ownedBy: component)
    let title = timeline.history.lexicon.title(component)
    guard let first = held.first else {
      message = Message(MouseWords.holdsNothing(title))
      return
    }
    attention.picked = first
    message = Message(MouseWords.holds(title, held.map(\.description)))
  }
}

extension [Zone.Meaning] {
  /// The key that was clicked on.
  var firstKey: Input? {
    lazy.compactMap { if case .press(let key) = $0 { key } else { nil } }.first
  }
  /// The row of a list in a window.
  var firstEntry: Int? {
    lazy.compactMap { if case .entry(let row) = $0 { row } else { nil } }.first
  }

  fileprivate var firstRow: Int? {
    lazy.compactMap { if case .row(let row) = $0 { row } else { nil } }.first
  }

  fileprivate var firstByte: Int? {
    lazy.compactMap { if case .byte(let byte) = $0 { byte } else { nil } }.first
  }

  fileprivate var firstBorder: PaneBorder? {
    lazy.compactMap {
      if case .border(let number) = $0 { PaneBorder(rawValue: number) } else { nil }
    }
    .first
  }

  fileprivate var firstPart: Int? {
    lazy.compactMap { if case .part(let part) = $0 { part } else { nil } }.first
  }

  fileprivate var firstPane: Pane? {
    lazy.compactMap { if case .pane(let pane) = $0 { Pane(number: pane) } else { nil } }.first
  }
}

/// What moves along with the mouse while its button is held.
enum Dragged: Equatable, Sendable {
  /// A border between panes.
  case border(PaneBorder)
  /// The place on the timeline.
  case timeline
  /// The picked byte of an object.
  case bytes
}
