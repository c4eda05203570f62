import Events

/// Layers and their places in the stack.
extension QueryCompiler {
  /// A layer, named by a word or by a field.
  mutating func layer(_ term: QueryTerm) throws(QueryError) -> QueryOperand {
    let operand = try operand(term, like: .component)
    guard operand.type == .component else {
      throw QueryError(.mismatch(QueryType.component.words, operand.type.words), at: term.range)
    }
    return operand
  }

  /// Those values of a field that are filters at some places.
  mutating func layer(
    _ term: QueryTerm, _ places: ClosedRange<Int>, at range: Range<Int>
  ) throws(QueryError) -> QueryOperand {
    let operand = try operand(term, like: nil)
    guard operand.type == .component else {
      throw QueryError(.noLayers(operand.type), at: range)
    }
    let reading = operand.reading
    var result = operand
    result.reading = .several { moment, state, body in
      reading.visit(moment, state) { moment.isFilter($0, at: places) && body($0) }
    }
    result.cost += 1
    return result
  }

  /// What a layer holds behind the event.
  static func outstanding(_ layer: QueryOperand) -> QueryOperand {
    let reading = layer.reading
    let held: @Sendable (Int64, StackState) -> Int64? = { code, state in
      let index = ComponentID(rawValue: UInt16(truncatingIfNeeded: code)).index
      return state.traffic.indices.contains(index) ? Int64(state.traffic[index].held) : nil
    }
    let values: QueryReading =
      if case .constant(let codes) = reading, let code = codes.first {
        .single { _, state in held(code, state) }
      } else {
        .several { moment, state, body in
          reading.visit(moment, state) { held($0, state).map(body) ?? false }
        }
      }
    return QueryOperand(
      type: .number, reading: values, needs: layer.needs.union(.traffic), cost: layer.cost + 8)
  }

  /// How many layers lie from one layer to another one.
  func distance(_ first: QueryOperand, _ second: QueryOperand) -> QueryOperand {
    let order = LayerOrder(lexicon)
    let (a, b) = (first.reading, second.reading)
    return QueryOperand(
      type: .number,
      reading: .several { moment, state, body in
        a.visit(moment, state) { x in
          b.visit(moment, state) { y in order.distance(x, y).map(body) ?? false }
        }
      }, needs: first.needs.union(second.needs), cost: first.cost + second.cost)
  }
}

/// Which layer stands above which, from the topology alone.
struct LayerOrder: Sendable {
  /// For each component the number of its level from the top, or `nil` where it stands beside the stack.
  private let levels: [Int?]

  init(_ lexicon: Lexicon) {
    let keys = lexicon.components.indices.map { LayerOrder.key(ComponentID(index: $0), lexicon) }
    let sorted = Set(keys.compactMap(\.self)).sorted()
    levels = keys.map { key in key.flatMap { sorted.firstIndex(of: $0) } }
  }

  /// How many levels lie from one component to another one.
  func distance(_ first: Int64, _ second: Int64) -> Int64? {
    guard let a = level(first), let b = level(second) else { return nil }
    return Int64(abs(a - b))
  }

  private func level(_ code: Int64) -> Int? {
    let index = Int(code) - 1
    return levels.indices.contains(index) ? levels[index] : nil
  }

  /// Where a component stands: its band first, then higher adapters, then filters above their miniport.
  private struct Key: Hashable, Comparable {
    var band: Int
    var depth = 0
    var place = 0

    static func < (a: Key, b: Key) -> Bool {
      (a.band, a.depth, a.place) < (b.band, b.depth, b.place)
    }
  }

  private static func key(_ component: ComponentID, _ lexicon: Lexicon) -> Key? {
    switch lexicon[component]?.kind ?? .other {
    case .app: return Key(band: 0)
    case .winsock: return Key(band: 1)
    case .afd: return Key(band: 2)
    case .tcpip, .protocol: return Key(band: 3)
    case .filter:
      guard let module = lexicon.modules.first(where: { $0.filter == component }) else {
        return nil
      }
      return Key(
        band: 4, depth: -lexicon.height(ofAdapter: module.adapter), place: -module.position)
    case .im, .miniport, .netcx, .vmswitch:
      let adapter = lexicon.adapters.firstIndex { $0.miniport == component }
      return Key(band: 4, depth: -(adapter.map { lexicon.height(ofAdapter: $0) } ?? 0))
    case .nic: return Key(band: 5)
    case .wire: return Key(band: 6)
    case .ndis, .other: return nil
    }
  }
}

extension Lexicon {
  /// How many intermediate drivers lie below the upper edge of an adapter: 0 on a card.
  ///
  /// A topology with a cycle ends too.
  fileprivate func height(ofAdapter first: Int) -> Int {
    var (adapter, height) = (first, 0)
    while height <= adapters.count, adapters.indices.contains(adapter),
      self[adapters[adapter].miniport]?.kind == .im,
      let below = bindings.first(where: { $0.protocolDriver == adapters[adapter].miniport })
    {
      height += 1
      adapter = below.adapter
    }
    return height
  }
}
