extension FieldReader {
  /// Reads the options of an IPv4 header, which have `count` bytes.
  ///
  /// The answer is whether the datagram still has another destination before its last one.
  ///
  /// Source: [RFC 791], [RFC 2113]
  mutating func ipOptions(_ count: Int) -> Bool {
    guard let options = options("ip.options", "Options", bytes: count, Self.ipOptionText) else {
      return false
    }
    return options.contains { option in
      guard let first = option.first, [131, 137].contains(first), option.count >= 3 else {
        return false
      }
      return Int(option[option.startIndex + 2]) <= option.count
    }
  }

  private static func ipOptionText(_ option: ArraySlice<UInt8>) -> (String, String) {
    let kind = Int(option.first ?? 0)
    return (ipOptionNames[kind] ?? "Option \(kind)", Hexadecimal.dump(option.dropFirst(2)))
  }

  private static let ipOptionNames: [Int: String] = [
    0: "End of options", 1: "No operation", 7: "Record route", 68: "Time stamps", 130: "Security",
    131: "Loose source route", 136: "Stream", 137: "Strict source route", 148: "Router alert",
  ]

  /// Reads options in the form of IPv4 and TCP: 0 ends them, 1 fills, all others say their length.
  ///
  /// `describe` gives name and value of an option. The answer is the bytes of each option, `nil` if there are none.
  mutating func options(
    _ key: String, _ name: String, bytes count: Int,
    _ describe: (ArraySlice<UInt8>) -> (String, String)
  ) -> [ArraySlice<UInt8>]? {
    guard let area = dump(key, name, bytes: count) else { return nil }
    var found: [ArraySlice<UInt8>] = []
    var children: [Field] = []
    var rest = area
    while let kind = rest.first, children.count < FrameLimits.optionCountMax {
      let claimed = kind < 2 ? 1 : Int(rest.dropFirst().first ?? 0)
      guard claimed >= (kind < 2 ? 1 : 2), claimed <= rest.count else {
        children.append(damagedOption(kind, claimed, rest))
        break
      }
      let option = rest.prefix(claimed)
      let (name, text) = describe(option)
      children.append(Field("", name, text, option.indices))
      found.append(option)
      rest = rest.dropFirst(claimed)
      if kind == 0 { break }
    }
    let names = children.map(\.name).filter { $0 != "No operation" }
    amend(key) { field in
      field.text = names.isEmpty ? "only filling" : names.joined(separator: ", ")
      field.children = children
      if children.contains(where: { $0.condition == .wrong }) { field.condition = .wrong }
    }
    return found
  }

  private func damagedOption(_ kind: UInt8, _ claimed: Int, _ rest: ArraySlice<UInt8>) -> Field {
    var field = Field(
      "", "Option \(kind)", "length \(claimed) B, wrong: \(rest.count) B are left", rest.indices)
    field.condition = .wrong
    return field
  }
}
