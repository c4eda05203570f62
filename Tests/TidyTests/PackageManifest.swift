/// What `Package.swift` declares, read as text.
struct PackageManifest {
  /// The targets in their order.
  let targets: [Target]

  /// A target with what it depends on.
  struct Target {
    var name: String
    /// Targets of this package.
    var dependencies: [String]
    /// Modules of other packages.
    var products: [String]
  }

  /// Reads the file; `tests("Traces", "Events")` is a target too.
  init() throws {
    let text = try Repository.text("Package.swift")
    let list = text[(text.firstRange(of: "targets: [")?.upperBound ?? text.startIndex)...]
    let pattern = try Regex(
      "(?s)(?:arget\\(\\s*name: \"(\\w+)\"(?:,\\s*dependencies: \\[([^\\]]*)\\])?|tests\\(([^)]*)\\))",
      as: (Substring, Substring?, Substring?, Substring?).self)
    let products = [
      "argumentParser": "ArgumentParser", "yams": "Yams", "deques": "DequeModule",
    ]
    targets = list.matches(of: pattern).map { match in
      let (_, name, dependencies, tests) = match.output
      let words = (dependencies ?? tests ?? "").split { ",\n ".contains($0) }.map(String.init)
      let local = words.filter { $0.hasPrefix("\"") }.map { String($0.dropFirst().dropLast()) }
      return Target(
        name: name.map(String.init) ?? (local.first ?? "") + "Tests", dependencies: local,
        products: words.compactMap { products[$0] })
    }
  }

  /// The rooms: every target that is not for tests.
  var rooms: [Target] { targets.filter { !$0.name.contains("Test") } }
}
