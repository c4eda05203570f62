extension Dissector {
  /// Takes content that has no name here.
  mutating func takePayload(at offset: Int) {
    let start = min(offset, end)
    let content = bytes[start..<end]
    let missingCount = declaredEnd - max(end, start)
    guard content.count + missingCount > 0 else { return }
    let isCut = missingCount > 0
    let whole = isCut ? " of \(content.count + missingCount) B" : " B"
    let text = "\(content.count)" + whole
    var field = Field("data", "Data", text, content.indices)
    if !content.isEmpty { field.text += ": " + PrintableText.preview(content) }
    if isCut { field.condition = .truncated }
    append(.payload, content.indices, text, [field])
  }

  /// Takes what lies behind the end that the headers declared.
  mutating func takeTrailer() {
    let start = max(end, nodes.last?.range.upperBound ?? 0)
    let content = bytes[start...]
    guard !content.isEmpty else { return }
    let isPadding = bytes.count <= FrameLimits.lengthBytesMin
    let isZero = content.allSatisfy { $0 == 0 }
    let text = "\(content.count) B, \(isZero ? "all zero" : "not all zero")"
    let field = Field(
      "", isPadding ? "Padding" : "Trailer",
      isZero ? text : text + ": " + PrintableText.preview(content), content.indices)
    append(isPadding ? .padding : .trailer, content.indices, text, [field])
  }
}
