/// What is said when something is clicked on.
enum MouseWords {
  static func holdsNothing(_ layer: String) -> String { "\(layer) holds nothing here." }

  static func holds(_ layer: String, _ objects: [String]) -> String {
    let shown = objects.prefix(8).joined(separator: " ")
    let rest = objects.count > 8 ? " +\(objects.count - 8)" : ""
    return "\(layer) holds \(shown)\(rest).   \(key: "open") inspects the first one"
  }
}
