import Events

extension ToldPane {
  /// The tree of the inspector in words, a name and its value in each line.
  init(inspectorOf scene: Scene, room: Int) {
    self.init()
    let tree = InspectorTree(scene.moment, scene.picked, scene.inspection)
    let pane = InspectorPane(tree: tree, inspection: scene.inspection, isFocused: true)
    let seen = Scrolled(count: tree.rows.count, picked: pane.picked, room: room).visible
    note = tree.object == .none ? "" : tree.object.description
    rows = seen.map { ViewReport.Line(tree.rows[$0].told, isHere: $0 == pane.picked) }
    hidden = (seen.lowerBound, tree.rows.count - seen.upperBound)
    if tree.rows.isEmpty { below = [InspectorWords.nothing] }
  }
}

extension InspectorRow {
  /// What the row says in words.
  var told: String {
    let value = value.told
    let text = value.isEmpty ? name : "\(name): \(value)"
    return isOpen == false ? InspectorWords.closed(text) : text
  }
}
