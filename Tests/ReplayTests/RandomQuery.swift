import TestNumbers

@testable import Replay

/// Makes small queries at random; the same seed makes the same ones.
struct RandomQuery {
  private var random: RandomNumbers

  init(seed: UInt64) { random = RandomNumbers(seed: seed) }

  private mutating func below(_ count: Int) -> Int { random.below(count) }

  private mutating func one<Value>(of values: [Value]) -> Value { random.pick(values) }

  /// A condition of at most three levels.
  mutating func tree(depth: Int = 3) -> QueryTree {
    guard depth > 0 else { return test() }
    switch below(4) {
    case 0: return .and([tree(depth: depth - 1), tree(depth: depth - 1)])
    case 1: return .or([tree(depth: depth - 1), tree(depth: depth - 1)])
    case 2: return .not(tree(depth: depth - 1))
    default: return test()
    }
  }

  private mutating func test() -> QueryTree {
    let (field, words, isOrdered) = one(of: RandomQuery.fields)
    let quantifier = one(of: [QueryQuantifier.usual, .usual, .any, .all])
    switch below(6) {
    case 0: return .bare(bareTerm())
    case 5: return computed()
    case 1: return .membership(quantifier, name(field), set(words, isOrdered))
    case 2 where isOrdered:
      return comparison(quantifier, field, one(of: [.greater, .greaterOrEqual, .less]), words)
    default:
      let relation = one(of: [QueryRelation.equal, .notEqual, .allEqual, .anyUnequal])
      return comparison(quantifier, field, relation, words)
    }
  }

  private mutating func bareTerm() -> QueryTerm {
    switch below(8) {
    case 0: return term(.layer(name("filter"), 1...1))
    case 1: return term(.function("first", [name(one(of: ["obj", "ev", "owner", "irql"]))]))
    case 2: return term(.slice(name(one(of: ["ev", "eth.dst", "from"])), .some(0..<5)))
    default: return name(one(of: RandomQuery.bare))
    }
  }

  /// A function or a part compared with what it may be.
  private mutating func computed() -> QueryTree {
    let ordered: [QueryRelation] = [.equal, .notEqual, .greater, .lessOrEqual]
    let relation = one(of: ordered)
    let small = number(Int64(below(4)))
    switch below(6) {
    case 0:
      let span = term(.number(one(of: [100, 1_000, 5_000]), .time))
      let event = term(.condition(.bare(name(one(of: RandomQuery.bare)))))
      return compare(term(.function("rate", [event, span])), relation, small)
    case 1:
      return compare(
        term(.function("outstanding", [name(one(of: ["ndislwf", "ndis", "to"]))])), relation, small)
    case 2:
      let ends = [one(of: ["from", "to", "owner"]), one(of: ["app", "card", "to"])].map(name)
      return compare(term(.function("distance", ends)), relation, small)
    case 3:
      return compare(
        term(.slice(name(one(of: ["eth.dst", "eth.src"])), .one(below(6)))), relation,
        number(one(of: [0, 0x50, 0xFF])))
    case 4:
      return compare(
        term(.slice(name("eth.dst"), .some(0..<3))), one(of: [.equal, .notEqual]),
        name(one(of: ["ff:ff:ff", "00:50:56"])))
    default:
      return compare(
        term(.layer(name(one(of: ["layer", "from", "to", "owner"])), 1...below(2) + 1)),
        one(of: [.equal, .notEqual]), name(one(of: ["ndislwf", "ndis"])))
    }
  }

  private func compare(
    _ left: QueryTerm, _ relation: QueryRelation, _ right: QueryTerm
  ) -> QueryTree {
    .comparison(QueryComparison(left: left, relation: relation, right: right))
  }

  private mutating func comparison(
    _ quantifier: QueryQuantifier, _ field: String, _ relation: QueryRelation, _ words: [String]
  ) -> QueryTree {
    var left = name(field)
    if field == "seq", below(2) == 0 {
      left =
        below(2) == 0 ? term(.binary("%", left, number(4))) : term(.binary("&", left, number(1)))
    }
    if field == "owner", below(3) == 0 {
      left = .init(kind: .function("prev", [left]), range: 0..<0)
    }
    return .comparison(
      QueryComparison(
        quantifier: quantifier, left: left, relation: relation, right: literal(one(of: words))))
  }

  private mutating func set(_ words: [String], _ isOrdered: Bool) -> [QueryItem] {
    (0...below(3)).map { _ in
      let first = literal(one(of: words))
      guard isOrdered, below(3) == 0 else { return QueryItem(first: first, last: nil) }
      return QueryItem(first: first, last: literal(one(of: words)))
    }
  }

  private func term(_ kind: QueryTerm.Kind) -> QueryTerm { QueryTerm(kind: kind, range: 0..<0) }
  private func name(_ text: String) -> QueryTerm { QueryTerm(kind: .name(text), range: 0..<0) }
  private func number(_ value: Int64) -> QueryTerm {
    QueryTerm(kind: .number(value, .none), range: 0..<0)
  }
  private func literal(_ text: String) -> QueryTerm {
    if text.hasSuffix("ns"), let time = Int64(text.dropLast(2)) {
      return term(.number(time, .time))
    }
    return Int64(text).map(number) ?? name(text)
  }

  /// Fields with words that their values may be, and whether they have an order.
  static let fields: [(String, [String], Bool)] = [
    ("seq", ["0", "1", "2", "7", "30", "55"], true), ("t", ["1000ns", "3000ns", "5000ns"], true),
    ("cpu", ["0", "1"], true), ("depth", ["0", "1", "2", "4"], true),
    ("irql", ["PASSIVE", "DISPATCH", "DIRQL"], true),
    ("phase", ["enter", "leave", "instant"], false),
    ("ev", ["NdisSendNetBufferLists", "IoCompleteRequest", "wire", "choice"], false),
    ("from", ["ndis", "ndislwf", "app"], false), ("to", ["ndis", "ndislwf", "card"], false),
    ("layer", ["ndis", "ndislwf", "netvmini"], false), ("obj", ["N1", "N2", "F1", "I1"], false),
    ("obj.kind", ["nbl", "frame", "irp"], false),
    ("status", ["SUCCESS", "PENDING", "STATUS_SUCCESS", "STATUS_PENDING"], false),
    ("owner", ["ndis", "ndislwf", "netvmini", "nobody", "app"], false),
    ("held", ["0", "100ns", "900ns"], true), ("age", ["0", "1000ns"], true),
    ("c.OutSends", ["0", "1", "2"], true), ("q.MpTx.len", ["0", "1"], true),
    ("pair", ["3", "20"], true), ("nested", ["true", "false"], false),
    ("filter", ["ndislwf", "ndis"], false), ("obj2", ["I1", "N1", "F1"], false),
    ("cause.obj", ["N1", "F1"], false), ("arp", ["true", "false"], false),
    ("eth.dst", ["ff:ff:ff:ff:ff:ff", "00:50:56:c0:a8:01"], false),
    ("eth.src", ["00:50:56:c0:a8:01", "00:50:56:c0:a8:63"], false),
    ("eth.type", ["2054", "2048"], true), ("arp.opcode", ["1", "2"], true),
  ]

  static let bare = [
    "alloc", "free", "own", "choice", "obj", "nested", "owner", "NdisSendNetBufferLists",
    "filter", "obj2", "cause.obj", "arp", "eth.type",
  ]
}
