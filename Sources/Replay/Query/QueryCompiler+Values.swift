import Events

/// Values: fields, words, numbers, references, functions, arithmetic.
extension QueryCompiler {
  /// What a value is compared with decides what a bare word in it means.
  mutating func operand(
    _ term: QueryTerm, like hint: QueryType?
  ) throws(QueryError) -> QueryOperand {
    switch term.kind {
    case .name(let name): try named(name, like: hint, at: term.range)
    case .number(let number, let unit): try bareNumber(number, unit, like: hint, at: term.range)
    case .text(let text): try quoted(text, like: hint, at: term.range)
    case .reference(let name): try reference(name, at: term.range)
    case .function(let name, let arguments): try function(name, arguments, at: term.range)
    case .binary(let sign, let left, let right): try arithmetic(sign, left, right)
    case .layer(let inner, let places): try layer(inner, places, at: term.range)
    case .slice(let inner, let slice): try self.slice(inner, slice, at: term.range)
    case .condition: throw QueryError(.notACondition, at: term.range)
    }
  }

  /// Whether a value means nothing by itself.
  func isLiteral(_ term: QueryTerm) -> Bool {
    switch term.kind {
    case .number, .text: true
    case .name(let name): !isField(name)
    case .reference, .function, .binary, .layer, .slice, .condition: false
    }
  }

  private func isField(_ name: String) -> Bool {
    if let binding, name.hasPrefix(binding.name + ".") { return true }
    return QueryField.spellings[name] != nil || QueryField.find(name) != nil || name == "mark"
      || QueryField.unsaid[name] != nil || QueryField.ofRules.contains(name)
  }

  // MARK: - Words

  private mutating func named(
    _ name: String, like hint: QueryType?, at range: Range<Int>
  ) throws(QueryError) -> QueryOperand {
    if let hint, let word = try word(name, hint, at: range) { return word }
    if let operand = try field(name, at: range) { return operand }
    guard let hint else { throw unknownField(name, at: range) }
    if hint == .text {
      return QueryOperand(type: .text, reading: .constantTexts([name]), name: name)
    }
    guard !isLikeField(name, hint) else { throw unknownField(name, at: range) }
    throw unknownWord(name, hint, at: range)
  }

  /// Whether an unknown name was meant as a field and not as a value: components may have a dot in their title.
  private func isLikeField(_ name: String, _ hint: QueryType) -> Bool {
    guard name.contains("."), name.first?.isNumber != true else { return false }
    return hint != .component || QueryField.meant(by: name) != nil
  }

  /// The constant that a word of a type means, or `nil`.
  private func word(
    _ text: String, _ type: QueryType, at range: Range<Int>
  ) throws(QueryError) -> QueryOperand? {
    if type == .bytes, let bytes = ByteQuery.bytes(text), bytes.count > 1 {
      return QueryOperand(
        type: .bytes, reading: .constantTexts([ByteQuery.text(bytes)]), name: text,
        byteCount: bytes.count)
    }
    if type == .address, text.contains("/") { return try network(text, at: range) }
    return type.code(of: text, in: lexicon).map {
      QueryOperand(type: type, reading: .constant([$0]), name: text)
    }
  }

  /// `10.0.0.0/8`: the first address, and the bits that decide.
  private func network(_ text: String, at range: Range<Int>) throws(QueryError) -> QueryOperand {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let address = QueryType.address.code(of: parts[0], in: lexicon), parts.count == 2,
      let bits = Int(parts[1]), (0...32).contains(bits)
    else { throw unknownWord(text, .address, at: range) }
    let mask: Int64 = 0xFFFF_FFFF << Int64(32 - bits) & 0xFFFF_FFFF
    return QueryOperand(
      type: .address, reading: .constant([address & mask]), name: text, mask: mask)
  }

  /// The complaint that a name is none of a value.
  func unknownField(_ name: String, at range: Range<Int>) -> QueryError {
    guard QueryClass.find(name) == nil, CallCatalog.call(named: name) == nil else {
      return QueryError(.noValue(name), at: range)
    }
    return QueryError(.unknownName(name), at: range, suggestion: QueryField.meant(by: name))
  }

  private func unknownWord(_ word: String, _ type: QueryType, at range: Range<Int>) -> QueryError {
    let legal = type.legalWords(in: lexicon).map(\.text)
    let titles = type == .component ? lexicon.components.map(\.title) : []
    return QueryError(
      .unknownWord(word, type: type, legal: legal), at: range,
      suggestion: Suggestion.closest(to: word, in: legal + titles).map(QueryTally.quoted))
  }

  private func bareNumber(
    _ number: Int64, _ unit: QueryUnit, like hint: QueryType?, at range: Range<Int>
  ) throws(QueryError) -> QueryOperand {
    let own: QueryType = unit == .time ? .time : unit == .size ? .size : .number
    let type = hint ?? own
    if type == .bytes { return try byte(number, unit, at: range) }
    if type == .status, unit == .none { return try status(number, at: range) }
    if type == .time, unit == .none, number != 0 {
      throw QueryError(.noUnit("\(number)"), at: range, suggestion: "\(number)us")
    }
    guard type.takesNumbers, unit == .none || type == own || type == .number else {
      throw QueryError(.mismatch(type.words, own.words), at: range)
    }
    return QueryOperand(type: hint == nil ? own : type, reading: .constant([number]))
  }

  /// A status may be written as the number that Windows has for it; several names may share one.
  private func status(_ number: Int64, at range: Range<Int>) throws(QueryError) -> QueryOperand {
    let value = UInt32(exactly: number) ?? Int32(exactly: number).map(UInt32.init(bitPattern:))
    let text = value.map(Status.text(ofStatusValue:)) ?? "\(number)"
    let known = value.map(Status.statuses(withValue:)) ?? []
    guard !known.isEmpty else { throw unknownWord(text, .status, at: range) }
    return QueryOperand(
      type: .status, reading: .constant(known.map { Int64($0.rawValue) }), name: text)
  }

  /// One byte may be written as a number.
  private func byte(
    _ number: Int64, _ unit: QueryUnit, at range: Range<Int>
  ) throws(QueryError) -> QueryOperand {
    guard unit == .none, let byte = UInt8(exactly: number) else {
      throw unknownWord("\(number)", .bytes, at: range)
    }
    return QueryOperand(
      type: .bytes, reading: .constantTexts([ByteQuery.text([byte])]), byteCount: 1)
  }

  private func quoted(
    _ text: String, like hint: QueryType?, at range: Range<Int>
  ) throws(QueryError) -> QueryOperand {
    guard let hint, hint != .text else {
      return QueryOperand(type: .text, reading: .constantTexts([text]))
    }
    guard let word = try word(text, hint, at: range) else {
      throw unknownWord(text, hint, at: range)
    }
    return word
  }

  // MARK: - Fields

  /// The field that a name means, or `nil` if no field has that name.
  mutating func field(_ name: String, at range: Range<Int>) throws(QueryError) -> QueryOperand? {
    if let binding, name.hasPrefix(binding.name + ".") {
      return try captured(String(name.dropFirst(binding.name.count + 1)), at: range)
    }
    if name == "owner.before" {
      return try previous(QueryTerm(kind: .name("owner"), range: range), "prev")
    }
    let name = name == "frame" ? "bytes" : name
    guard !QueryField.ofRules.contains(name) else { throw QueryError(.noRules, at: range) }
    if let instead = QueryField.unsaid[name] {
      throw QueryError(.unsaid(name, instead), at: range)
    }
    if name == "mark" { return try mark(at: range) }
    if name == "note", let remarks { return note(remarks) }
    guard let (field, place) = QueryField.find(name) else { return nil }
    return QueryOperand(
      type: field.type, reading: try reading(field, place, at: range), needs: field.needs,
      cost: field.cost, name: name)
  }

  /// The letters of the marks that stand at the event.
  private func mark(at range: Range<Int>) throws(QueryError) -> QueryOperand {
    guard let marks = remarks?.marks else { throw QueryError(.noMarks, at: range) }
    return QueryOperand(
      type: .text, reading: .texts { moment, _ in marks[moment.index, default: []] },
      needs: .remarks, name: "mark")
  }

  /// The remark of the event, and what the user has noted beside it.
  private func note(_ remarks: QueryRemarks) -> QueryOperand {
    let notes = remarks.notes
    return QueryOperand(
      type: .text,
      reading: .texts { moment, _ in moment.texts(.note) + (notes[moment.index].map { [$0] } ?? [])
      },
      needs: .remarks, name: "note")
  }

  private func reading(
    _ field: QueryField, _ place: String, at range: Range<Int>
  ) throws(QueryError) -> QueryReading {
    switch field.source {
    case .reading(let make): make(lexicon)
    case .place(let kind, let make): make(try self.place(place, kind, at: range))
    }
  }

  /// The place of a kind with this id, or with this short name if only one has it.
  private func place(
    _ name: String, _ kind: PlaceKind, at range: Range<Int>
  ) throws(QueryError) -> PlaceID {
    if let place = lexicon.place(name), lexicon[place]?.kind == kind { return place }
    let ids = lexicon.places.indices.filter {
      lexicon.places[$0].kind == kind && lexicon.places[$0].shortName == name
    }
    if ids.count == 1 { return PlaceID(index: ids[0]) }
    guard ids.isEmpty else {
      throw QueryError(.ambiguousPlace(name, ids.map { lexicon.places[$0].id }), at: range)
    }
    let legal = lexicon.places.filter { $0.kind == kind }.map(\.id)
    throw QueryError(
      .unknownPlace(name, legal: legal), at: range,
      suggestion: Suggestion.closest(to: name, in: legal))
  }

  /// What the second event of a temporal pattern knows of the first one.
  private mutating func captured(
    _ name: String, at range: Range<Int>
  ) throws(QueryError) -> QueryOperand {
    let outer = binding
    binding = nil
    let operand = try field(name, at: range)
    binding = outer
    guard let operand else { throw unknownField(name, at: range) }
    guard !operand.type.isTextual else {
      throw QueryError(.notYet("a text of another event"), at: range)
    }
    let slot = binding?.captures.count ?? 0
    binding?.captures.append(operand)
    return QueryOperand(
      type: operand.type,
      reading: .several { moment, _, body in moment.captured[slot].contains(where: body) },
      needs: operand.needs, name: name)
  }

  /// The value of a field at the cursor, which is a constant from here on.
  private func reference(_ name: String, at range: Range<Int>) throws(QueryError) -> QueryOperand {
    guard let cursor else { throw QueryError(.noCursor, at: range) }
    var compiler = QueryCompiler(lexicon, nil)
    guard let operand = try compiler.field(name, at: range) else {
      throw unknownField(name, at: range)
    }
    let probe = QueryProbe(operand, compiler.before)
    let (values, texts) = probe.read(cursor)
    guard !values.isEmpty || !texts.isEmpty else {
      throw QueryError(.noValueAtCursor(name), at: range)
    }
    let reading: QueryReading = operand.type.isTextual ? .constantTexts(texts) : .constant(values)
    return QueryOperand(type: operand.type, reading: reading, name: name)
  }
}

extension QueryField {
  /// About how long it takes to read.
  fileprivate var cost: Int {
    if needs.needsStack { return 8 }
    if type.isTextual { return 6 }
    if needs.contains(.frames) { return 5 }
    return needs.contains(.completions) ? 4 : needs.isEmpty ? 1 : 2
  }
}
