import Events

/// Parts of bytes, of addresses and of texts.
extension QueryCompiler {
  mutating func slice(
    _ term: QueryTerm, _ slice: QuerySlice, at range: Range<Int>
  ) throws(QueryError) -> QueryOperand {
    let operand = try operand(term, like: nil)
    guard !operand.type.isNumeric, operand.type != .truth else {
      throw QueryError(.noParts(operand.type), at: range)
    }
    guard let visit = QueryCompiler.bytes(of: operand) else { return part(of: operand, slice) }
    guard case .one(let place) = slice else { return QueryCompiler.part(of: operand, slice, visit) }
    return QueryOperand(
      type: .number,
      reading: .several { moment, state, body in
        visit(moment, state) { bytes in
          guard place < bytes.count else { return false }
          return body(Int64(bytes[bytes.startIndex + place]))
        }
      }, needs: operand.needs, cost: operand.cost)
  }

  /// Calls a body with the bytes of each value.
  private typealias Bytes =
    @Sendable (QueryMoment, StackState, (ArraySlice<UInt8>) -> Bool) -> Bool

  /// The bytes of a value as the frame has them; `nil` where it has none.
  private static func bytes(of operand: QueryOperand) -> Bytes? {
    let reading = operand.reading
    let count = operand.type == .hardwareAddress ? 6 : 4
    switch operand.type {
    case .bytes:
      return { moment, _, body in moment.visitFrames { bytes, _ in body(bytes) } }
    case .hardwareAddress, .address:
      return { moment, state, body in
        reading.visit(moment, state) { value in
          let bytes = (1...count).map {
            UInt8(truncatingIfNeeded: value >> Int64(8 * (count - $0)))
          }
          return body(bytes[...])
        }
      }
    case .number, .time, .size, .truth, .component, .role, .object, .objectKind, .status, .state,
      .reason, .irql, .phase, .direction, .event, .eventID, .choicePoint, .outcome, .binding,
      .adapter, .text:
      return nil
    }
  }

  private static func part(
    of operand: QueryOperand, _ slice: QuerySlice, _ visit: @escaping Bytes
  ) -> QueryOperand {
    QueryOperand(
      type: .bytes,
      reading: .texts { moment, state in
        var texts: [String] = []
        _ = visit(moment, state) { bytes in
          if let part = slice.part(of: bytes) { texts.append(ByteQuery.text(part)) }
          return false
        }
        return texts
      }, needs: operand.needs, cost: operand.cost + 4, byteCount: slice.count)
  }

  /// A part of the text of a value.
  private func part(of operand: QueryOperand, _ slice: QuerySlice) -> QueryOperand {
    let texts = operand.textReading(lexicon)
    return QueryOperand(
      type: .text,
      reading: .texts { moment, state in
        texts.texts(moment, state).compactMap { slice.part(of: Array($0)[...]).map { String($0) } }
      }, needs: operand.needs, cost: operand.cost + 8)
  }
}

extension QuerySlice {
  /// How much it takes, where that is known.
  var count: Int? {
    switch self {
    case .one: 1
    case .some(let range): range.count
    case .rest: nil
    }
  }

  /// The part; `nil` where not all of it is there.
  func part<Element>(of whole: ArraySlice<Element>) -> ArraySlice<Element>? {
    let wanted =
      switch self {
      case .one(let index): index..<index + 1
      case .some(let range): range
      case .rest(let start): start..<max(start, whole.count)
      }
    guard !wanted.isEmpty, wanted.upperBound <= whole.count else { return nil }
    return whole.dropFirst(wanted.lowerBound).prefix(wanted.count)
  }
}
