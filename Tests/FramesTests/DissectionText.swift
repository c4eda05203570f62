import Frames

/// A dissection as indented text, one line a node or field, for comparison in tests.
func text(of dissection: FrameDissection) -> String {
  dissection.nodes.flatMap { node in
    ["\(node.name) \(span(node.range)) \(node.summary)"]
      + node.fields.flatMap { lines(of: $0, indentation: "  ") }
  }.joined(separator: "\n")
}

private func lines(of field: Field, indentation: String) -> [String] {
  ["\(indentation)\(span(field.range)) \(field.name): \(field.text)"]
    + field.children.flatMap { lines(of: $0, indentation: indentation + "  ") }
}

private func span(_ range: Range<Int>) -> String { "\(range.lowerBound)-\(range.upperBound)" }

/// Bytes from hexadecimal digits; everything else is ignored.
func bytes(_ digits: String) -> [UInt8] {
  let values = digits.compactMap(\.hexDigitValue)
  return stride(from: 0, to: values.count - 1, by: 2).map { index in
    UInt8(values[index] << 4 | values[index + 1])
  }
}

extension FrameDissection {
  /// The field with a key, wherever it stands.
  func field(_ key: String) -> Field? {
    var waiting = nodes.flatMap(\.fields)
    while let field = waiting.popLast() {
      if field.key == key { return field }
      waiting.append(contentsOf: field.children)
    }
    return nil
  }

  /// The node of a kind.
  func node(_ kind: ProtocolNode.Kind) -> ProtocolNode? { nodes.first { $0.kind == kind } }
}
