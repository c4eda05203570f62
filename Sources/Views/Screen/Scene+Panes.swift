import Terminal

extension Scene {
  /// The panes that can have the focus on a screen of a size, in the order of Tab: those that are shown, or all where one is shown
  /// alone.
  public func panes(on size: Size) -> [Pane] {
    let all = view.facts.panes
    let sizeClass = SizeClass(size)
    switch sizeClass {
    case .wide, .normal, .narrow: if isZoomed { return all }
    case .tiny, .sentence: break
    }
    let showsAll =
      switch view {
      case .stack: sizeClass == .wide
      case .events: sizeClass == .wide || sizeClass == .normal
      case .compare: comparison != nil
      case .ladder, .inspector, .tree, .charts, .counters, .owners, .states, .dna, .findings: true
      }
    return showsAll ? all : Array(all.prefix(1))
  }
}
