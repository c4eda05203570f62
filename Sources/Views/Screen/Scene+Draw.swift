import Events
import Replay
import Terminal

extension Scene {
  /// Draws the scene for a screen of a size.
  public func canvas(_ size: Size) -> Canvas {
    var canvas = Canvas(size)
    let painter = ScenePainter(self, size)
    painter.draw(&canvas)
    if let card = BugCheckView(self) { painter.draw(card, on: &canvas) }
    if let tour, window == nil { TourCardView(card: tour).draw(&canvas) }
    if let window {
      let view = ListWindowView(window: window, in: size)
      view.draw(&canvas)
      painter.drawKeys(&canvas, below: view.area(in: size))
    }
    if window == nil { painter.drawPanel(&canvas) }
    return canvas
  }

  /// Whether a bug check stands there as a card that a message leaves no room for on a screen of a size.
  public func coversBugCheck(_ size: Size) -> Bool {
    showsBugCheck && message != nil && ScenePainter(self, size).coversCard
  }

  /// The columns of the timeline on a screen of a size, and its rows; `nil` where there is none.
  public func timelineArea(_ size: Size) -> Area? { ScenePainter(self, size).timeline }

  /// The same for a view that is not the stack: where its timeline stands has nothing to do with the moment.
  public static func timelineArea(of view: ViewKind, isZoomed: Bool, _ size: Size) -> Area? {
    isZoomed ? nil : ScenePainter.timeline(of: view, size)
  }
}

/// Puts the panes of one frame in their places.
struct ScenePainter {
  let scene: Scene
  let size: Size
  let chrome: Chrome
  let sizeClass: SizeClass

  init(_ scene: Scene, _ size: Size) {
    self.scene = scene
    self.size = size
    chrome = Chrome(scene: scene)
    sizeClass = SizeClass(size)
  }

  var moment: Moment { scene.moment }
  /// All columns but the two at the edges.
  var columns: Range<Int> { 1..<max(size.columns - 1, 1) }

  func draw(_ canvas: inout Canvas) {
    switch sizeClass {
    case .wide where scene.isZoomed, .normal where scene.isZoomed, .narrow where scene.isZoomed:
      drawZoomed(&canvas)
    case .wide, .normal:
      chrome.drawState(&canvas, row: 0)
      if scene.view == .compare { drawCompare(&canvas) } else { drawFiltered(&canvas) }
      chrome.drawHint(&canvas, row: size.rows - 2)
      chrome.drawKeys(&canvas, row: size.rows - 1)
    case .narrow:
      chrome.drawState(&canvas, row: 0)
      if scene.view == .compare { drawNarrowCompare(&canvas) } else { drawNarrow(&canvas) }
      chrome.drawKeys(&canvas, row: size.rows - 1)
    case .tiny where scene.view != .stack: drawTinyView(&canvas)
    case .tiny: TinyView(scene: scene).drawLayers(&canvas)
    case .sentence: TinyView(scene: scene).drawSentence(&canvas)
    }
  }

  /// Draws the card of a bug check over the view; the lines around it, and what is typed or said, stay.
  fileprivate func draw(_ card: BugCheckView, on canvas: inout Canvas) {
    let top = scene.sifting.isEmpty ? 1 : 2
    let end = timeline.map(\.rows.lowerBound) ?? size.rows - 2
    switch sizeClass {
    case .wide where scene.isZoomed, .normal where scene.isZoomed:
      card.draw(&canvas, in: Area(rows: top..<max(end, top), columns: columns))
    case .wide, .normal:
      card.draw(&canvas, in: Area(rows: 2..<max(end - timelineTitleRows, 2), columns: columns))
    case .narrow: card.draw(&canvas, in: Area(rows: top..<max(end, top), columns: columns))
    case .tiny, .sentence:
      guard scene.prompt == nil else { return }
      card.draw(&canvas, in: Area(rows: smallCardRows, columns: 0..<size.columns))
      drawSaid(&canvas)
    }
  }

  /// The rows of the card of a bug check on a small screen: what is said stands below it.
  private var smallCardRows: Range<Int> { 1..<max(size.rows - 1 - saidRowCount, 1) }

  /// How many rows a message or the work that goes on takes above the keys of a small screen.
  private var saidRowCount: Int {
    if let panel = scene.messagePanel(size.columns) { return panel.rowCount }
    return scene.message != nil || scene.job != nil ? 1 : 0
  }

  /// What is said in one row stands below the card; a longer message is drawn over everything.
  private func drawSaid(_ canvas: inout Canvas) {
    guard saidRowCount == 1, scene.messagePanel(size.columns) == nil, size.rows > 2 else { return }
    let row = size.rows - 2
    canvas.clear(Area(rows: row..<row + 1, columns: 0..<size.columns))
    chrome.drawHint(&canvas, row: row)
  }

  /// Whether a message leaves the card of a bug check too few rows for its code, its cause and its keys.
  fileprivate var coversCard: Bool {
    switch sizeClass {
    case .wide, .normal, .narrow: false
    case .tiny, .sentence:
      scene.message != nil && size.rows > 2 && smallCardRows.count < ScenePainter.cardRowCountMin
    }
  }

  private static let cardRowCountMin = 3

  /// Draws the keys again, which do not recede with everything else behind a window: they are its own.
  fileprivate func drawKeys(_ canvas: inout Canvas, below window: Area) {
    guard window.rows.upperBound < size.rows else { return }
    switch sizeClass {
    case .wide, .normal, .narrow: chrome.drawKeys(&canvas, row: size.rows - 1)
    case .tiny, .sentence:
      let row = size.rows - 1
      canvas.clear(Area(rows: row..<row + 1, columns: 0..<size.columns))
      TinyView(scene: scene).drawKeys(&canvas, row: row)
    }
  }

  private func drawFiltered(_ canvas: inout Canvas) {
    chrome.drawFilter(&canvas, row: 1)
    drawView(&canvas)
  }

  /// Draws what helps while a query is typed, what is wrong with what was, or a long message, over the rows above the keys.
  fileprivate func drawPanel(_ canvas: inout Canvas) {
    scene.messagePanel(size.columns)?.draw(&canvas, above: size.rows - 1)
    guard let prompt = scene.prompt, prompt.needsPanel(size.columns) else { return }
    switch sizeClass {
    case .wide, .normal, .narrow, .tiny:
      let panel = PromptPanel(prompt: prompt, columns: 0..<size.columns)
      let end = size.rows - 1
      let top = max(end - panel.rowCount, 1)
      panel.draw(&canvas, in: Area(rows: top..<end, columns: 0..<size.columns))
    case .sentence: break
    }
  }

  private func drawView(_ canvas: inout Canvas) {
    if let view = scene.view.mainView(scene) { return drawMain(view, on: &canvas) }
    switch (scene.view, sizeClass) {
    case (.stack, .wide): drawWideStack(&canvas)
    case (.stack, _): drawStack(&canvas)
    case (.events, .wide): drawWideEvents(&canvas)
    case (.events, _): drawEvents(&canvas)
    case (.inspector, .wide): drawWideInspector(&canvas)
    case (_, _): drawInspector(&canvas)
    }
  }

  /// The rows of the timeline without its title.
  var timeline: Area? {
    if scene.isZoomed { return nil }
    switch (scene.view, sizeClass) {
    case (.stack, .wide):
      return Area(rows: size.rows - 8..<size.rows - 4, columns: columns)
    case (.stack, .normal):
      let end = size.rows - 2 - proofRows
      return Area(rows: end - stackTimelineRows..<end, columns: columns)
    case (let view, _): return ScenePainter.timeline(of: view, size)
    }
  }

  /// Rows for the title of the timeline, or for the rule in its place.
  private var timelineTitleRows: Int {
    guard timeline != nil else { return 0 }
    switch (scene.view, sizeClass) {
    case (.stack, .normal): return stackTimelineTitleRows
    case (_, _): return 1
    }
  }

  /// The rows of the timeline of a view that is not the stack in a size that shows drivers and timeline.
  fileprivate static func timeline(of view: ViewKind, _ size: Size) -> Area? {
    let columns = 1..<max(size.columns - 1, 1)
    switch (view, SizeClass(size)) {
    case (.compare, .wide), (.compare, .normal), (.compare, .narrow): return nil
    case (.events, .wide), (.inspector, .wide):
      return Area(rows: size.rows - 5..<size.rows - 2, columns: columns)
    case (.events, .normal): return Area(rows: size.rows - 4..<size.rows - 2, columns: columns)
    case (_, .narrow):
      return Area(rows: size.rows - 2..<size.rows - 1, columns: columns)
    case (.inspector, .normal), (.ladder, .normal), (_, .tiny), (_, .sentence): return nil
    case (_, .wide): return Area(rows: size.rows - 6..<size.rows - 2, columns: columns)
    case (_, .normal): return Area(rows: size.rows - 4..<size.rows - 2, columns: columns)
    }
  }

  // MARK: - Panes

  /// Draws a title rule, and returns what is below it.
  func title(
    _ number: String, _ text: String, _ note: [Span] = [], in area: Area, focus: Pane? = nil,
    on canvas: inout Canvas
  ) -> Area {
    if let focus { canvas.mark(area, .pane(focus.number)) }
    canvas.rule(
      row: area.rows.lowerBound, columns: area.columns, number: number, title: text, note: note,
      isFocused: focus != nil && scene.focus == focus && scene.window == nil)
    return area.inset(top: 1)
  }

  func drawTimeline(_ canvas: inout Canvas, named: Bool) {
    guard let area = timeline else { return }
    let bar = timelineBar
    if named {
      let full = Area(rows: area.rows.lowerBound - 1..<area.rows.upperBound, columns: area.columns)
      let legend = bar.legend(rowCount: area.rows.count)
      _ = title("", ScreenWords.timeline, legend, in: full, on: &canvas)
    } else {
      canvas.put("─", row: area.rows.lowerBound - 1, columns: area.columns, role: .line)
    }
    bar.draw(&canvas, in: area)
  }

  /// The bar of the timeline with all that is marked on it.
  var timelineBar: TimelineBar {
    TimelineBar(
      moment, marks: scene.marks, shown: scene.sifting.shown, notebook: scene.notebook,
      findings: scene.findings)
  }

  /// What the step is.
  var nowPane: NowPane { NowPane(moment: moment, isGrowing: scene.isGrowing) }

  var adapterNote: [Span] {
    let names = moment.lexicon.adapters.map { moment.lexicon.title($0.miniport) }
    guard let first = names.first else { return [] }
    let rest = names.count > 1 ? " +\(names.count - 1)" : ""
    return [Span(ScreenWords.adapter + " ", .muted), Span(first + rest, .text)]
  }

  var numberNote: [Span] { [Span("#\(moment.number)", .now)] }

  var tree: InspectorTree { InspectorTree(moment, scene.picked, scene.inspection) }
}
