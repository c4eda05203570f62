/// One change of a run, as if one handler of one driver were wrong there.
struct Fault: Sendable {
  /// The line: what happens, the call, and behind them an object or a binding.
  let place: String
  /// What the line says besides; empty if that does not matter.
  var detail = ""
  let change: Change
  /// The rules of which one at least is found; empty if the change is harmless.
  var rules: [String] = []
  /// Why it is harmless.
  var reason = ""

  enum Change: Sendable {
    /// The call with everything inside it does not happen.
    case drop
    /// The call happens twice.
    case double
    /// A text of the line is another one.
    case replace(String, String)
  }

  /// Whether this is the line.
  func fits(_ line: String) -> Bool {
    let words = place.split(separator: " ")
    let keys = ["e", "call"] + words.dropFirst(2).map { $0.hasPrefix("b") ? "bind" : "obj" }
    return zip(keys, words).allSatisfy { line.contains("\"\($0)\":\"\($1)\"") }
      && (detail.isEmpty || line.contains(detail))
  }
}

extension Fault {
  static func drop(_ place: String, having detail: String = "", _ rules: String...) -> Fault {
    Fault(place: place, detail: detail, change: .drop, rules: rules)
  }

  static func drop(_ place: String, having detail: String, because reason: String) -> Fault {
    Fault(place: place, detail: detail, change: .drop, reason: reason)
  }

  static func double(_ place: String, _ rules: String...) -> Fault {
    Fault(place: place, change: .double, rules: rules)
  }

  static func double(_ place: String, because reason: String) -> Fault {
    Fault(place: place, change: .double, reason: reason)
  }

  static func change(_ place: String, _ old: String, _ new: String, _ rules: String...) -> Fault {
    Fault(place: place, change: .replace(old, new), rules: rules)
  }

  static func change(
    _ place: String, _ old: String, _ new: String, because reason: String
  ) -> Fault {
    Fault(place: place, change: .replace(old, new), reason: reason)
  }
}
