import Events

/// Reads one item under `expect`.
struct ExpectationReader {
  private let item: YAMLReader

  init(_ item: YAMLReader) { self.item = item }

  /// The words that say what is expected.
  static let kinds = [
    "calls", "never", "count", "counter", "pool", "register", "queue", "owner", "state", "frames",
    "findings", "that",
  ]

  /// The keys of an expectation of one kind.
  private static func keys(of kind: String) -> [String] {
    switch kind {
    case "calls", "never", "frames", "findings", "that": [kind]
    case "count": [kind, "is"]
    default: [kind, "is", "after"]
    }
  }

  /// What is expected, with its place; that of a query is the place of its text.
  func expectation() throws(YAMLError) -> Expectation {
    try item.check(ExpectationReader.kinds + ["is", "after"])
    let said = ExpectationReader.kinds.filter { item[$0] != nil }
    guard said.count <= 1 else { throw .tooMany(said, at: item.position) }
    guard let kind = said.first, let value = item[kind] else {
      throw .missingKey(ExpectationReader.kinds.joined(separator: ", "), at: item.position)
    }
    try item.check(ExpectationReader.keys(of: kind))
    let position = kind == "that" ? value.position : item.position
    return Expectation(try claim(kind, value), position: position)
  }

  private func claim(_ kind: String, _ value: YAMLReader) throws(YAMLError) -> Expectation.Claim {
    switch kind {
    case "calls":
      var patterns: [CallPattern] = []
      for element in try value.elements() { patterns.append(try element.pattern()) }
      return .calls(patterns)
    case "never": return .never(try value.pattern())
    case "count": return .count(try value.pattern(), try item.needed("is").integer())
    case "counter", "pool", "register":
      return .value(place: try value.text(), try item.needed("is").integer(), when: try moment())
    case "queue": return try queue(try value.text())
    case "owner":
      guard let object = ObjectID(try value.text()) else { throw value.bad("an object such as P1") }
      return .owner(object, try item.needed("is").text(), when: try moment())
    case "state":
      return .state(
        machine: try value.text(), try item.needed("is").text(), when: try moment())
    case "findings": return .findings(try value.texts())
    case "that": return .query(try value.text())
    default:
      guard try value.text() == "conserved" else { throw value.bad("the word conserved") }
      return .framesConserved
    }
  }

  /// `is: 2`, or `is: [P1, P2]`.
  private func queue(_ id: String) throws(YAMLError) -> Expectation.Claim {
    let members = try item.needed("is")
    guard members.isList else {
      return .length(queue: id, try members.integer(), when: try moment())
    }
    var objects: [ObjectID] = []
    for member in try members.elements() {
      guard let object = ObjectID(try member.text()) else {
        throw member.bad("an object such as P1")
      }
      objects.append(object)
    }
    return .members(queue: id, objects, when: try moment())
  }

  private func moment() throws(YAMLError) -> Expectation.Moment {
    guard let pattern = item["after"] else { return .end }
    return .after(try pattern.pattern())
  }
}
