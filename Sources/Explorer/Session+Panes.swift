import Terminal
import Views

/// How the user changes the sizes of panes.
public enum PaneChange: Hashable, Sendable {
  /// The pane that has the focus gets wider.
  case wider
  /// It gets narrower.
  case narrower
  /// It gets taller.
  case taller
  /// It gets lower.
  case shorter
  /// All borders stand where they do by themselves.
  case equal
  /// The next layout.
  case layout
}

extension Session {
  /// Changes the sizes of panes.
  mutating func change(_ change: PaneChange, size: Size) {
    switch change {
    case .wider: grow(by: 4, isWidth: true, size)
    case .narrower: grow(by: -4, isWidth: true, size)
    case .taller: grow(by: 2, isWidth: false, size)
    case .shorter: grow(by: -2, isWidth: false, size)
    case .equal:
      look.paneSizes = PaneSizes()
      message = PaneWords.equal
    case .layout:
      look.paneSizes.showNextLayout()
      message = PaneWords.layout(look.paneSizes.layout)
    }
  }

  private mutating func grow(by cells: Int, isWidth: Bool, _ size: Size) {
    guard let sizes = scene.grown(by: cells, isWidth: isWidth, on: size) else {
      message = PaneWords.none(isWidth: isWidth, grows: cells > 0)
      return
    }
    message = sizes == look.paneSizes ? PaneWords.noRoom : nil
    look.paneSizes = sizes
  }

  /// The key behind Control-W.
  mutating func typePaneKey(_ input: Input, size: Size) -> [Effect] {
    overlay = nil
    guard let action = Session.paneKeys[input] else {
      message = PaneWords.unknown
      return []
    }
    return perform(action, size: size)
  }

  /// As in vim.
  private static let paneKeys: [Input: Action] = [
    .character("w"): .nextPane, .key(.character("w"), .control): .nextPane,
    .key(.tab): .nextPane, .character("W"): .previousPane, .key(.backtab): .previousPane,
    .character("l"): .nextPane, .character("j"): .nextPane, .character("h"): .previousPane,
    .character("k"): .previousPane, .character(">"): .pane(.wider),
    .character("<"): .pane(.narrower), .character("+"): .pane(.taller),
    .character("-"): .pane(.shorter), .character("="): .pane(.equal),
    .character("|"): .pane(.layout), .character("o"): .zoom, .character("z"): .zoom,
  ]

  /// Shows the pane that has the focus alone, or all of them again.
  mutating func toggleZoom(size: Size) {
    switch SizeClass(size) {
    case .wide, .normal, .narrow:
      look.isZoomed.toggle()
      keepFocusInSight(size: size)
    case .tiny, .sentence: message = PaneWords.tooSmall
    }
  }

  // MARK: - The focus

  /// The panes that Tab goes to; line by line all of them, because each is told alone.
  func panes(on size: Size) -> [Pane] {
    program.tellsOnePane ? look.view.facts.panes : scene.panes(on: size)
  }

  /// To the next pane that is shown.
  mutating func moveFocus(by step: Int, size: Size) {
    let shown = panes(on: size)
    let old = look.focus
    look.moveFocus(by: step, among: shown)
    guard look.focus == old else { return }
    let isHidden = shown.count < look.view.facts.panes.count && look.view != .compare
    switch SizeClass(size) {
    case .normal where isHidden, .narrow where isHidden: message = PaneWords.othersHidden
    case .wide, .normal, .narrow, .tiny, .sentence: message = PaneWords.only
    }
  }

  /// Gives the focus to the first pane where the one that has it is not shown any more.
  mutating func keepFocusInSight(size: Size) {
    let shown = panes(on: size)
    if !shown.contains(look.focus) { look.moveFocus(by: 1, among: shown) }
  }
}
