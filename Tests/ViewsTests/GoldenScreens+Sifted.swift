import Events
import Replay
import Terminal

@testable import Views

/// Where a filter hides events, something is found, or a query is typed.
extension GoldenScreen {
  static let sifted = filters + prompts + marked

  private static let filters = [
    GoldenScreen(
      "filter-events", "s02-send-pending", at: "MiniportSend 4", 120, 36, view: .events
    ) { try $0.filter("layer == ne2000 and obj.kind == packet") },
    GoldenScreen(
      "filter-events", "s02-send-pending", at: "75", 80, 24, roles: true, view: .events
    ) {
      try $0.filter("send or complete")
      try $0.find("P2")
    },
    GoldenScreen(
      "filter-events", "s02-send-pending", at: "75", 60, 18, tier: .ascii, view: .events
    ) { try $0.filter("status == PENDING") },
    GoldenScreen(
      "filter-nothing", "s02-send-pending", at: "75", 120, 36, view: .events
    ) { try $0.filter("phase == enter and obj == P9 and send") },
    GoldenScreen(
      "filter-ladder", "s02-send-pending", at: "MiniportSend 4", 120, 36, view: .ladder
    ) { try $0.filter("send or complete") },
    GoldenScreen(
      "filter-ladder-life", "s02-send-pending", at: "MiniportSend 4", 80, 24, tier: .ascii,
      view: .ladder
    ) {
      $0.followed = ObjectID(.packet, 4)
      try $0.filter("status == PENDING")
    },
    GoldenScreen("filter-stack", "s02-send-pending", at: "75", 80, 24) {
      try $0.filter("obj == P2")
      $0.followed = ObjectID(.packet, 2)
    },
    GoldenScreen("find-searching", "s02-send-pending", at: "75", 100, 30) {
      try $0.find("wire")
      $0.sifting.filter = Sifted("rate(send, 1 ms) > 100", MatchSet())
      $0.sifting.filter?.isSearching = true
    },
  ]

  private static let marked = [
    GoldenScreen("rules-events", "s09-send-pool-empty", at: "40", 80, 24, view: .events) {
      try $0.useShippedRules()
    },
    GoldenScreen(
      "rules-ladder", "s02-send-pending", at: "MiniportSend 4", 100, 30, tier: .ascii, view: .ladder
    ) { try $0.useShippedRules() },
    GoldenScreen("columns-events", "s02-send-pending", at: "MiniportSend 4", 120, 36, view: .events)
    {
      try $0.useShippedRules()
      $0.sifting.table = EventTable(["seq", "dt", "call", "obj", "owner", "irql", "st"])
    },
  ]

  private static let prompts = [
    GoldenScreen("prompt-wrong", "s02-send-pending", at: "75", 120, 36, view: .events) {
      $0.type("send and ownr == ndis") {
        $0.mark = 9..<13
        $0.state = .wrong
        $0.verdict = "unknown field \"ownr\". Did you mean owner?   Tab accepts"
      }
    },
    GoldenScreen("prompt-problem", "s02-send-pending", at: "75", 80, 24) {
      var prompt = Prompt(label: ":", text: "chart q.Nope.len", cursor: 16)
      prompt.note =
        "this trace has no place \"Nope\"; there is card.Rx, card.Tx, ndis.Oid, ne2000.MpTx"
      prompt.isWrong = true
      $0.prompt = prompt
    },
    GoldenScreen("prompt-values", "s02-send-pending", at: "75", 80, 24, roles: true) {
      $0.type("status == ") {
        $0.choices = [
          PromptAid.Choice("PENDING", count: 57), PromptAid.Choice("SUCCESS", count: 1_204),
          PromptAid.Choice("RESOURCES", count: 3),
        ]
      }
    },
    GoldenScreen("prompt-valid", "s02-send-pending", at: "75", 60, 18, tier: .ascii) {
      $0.type("send") {
        $0.state = .valid
        $0.verdict = "valid, holds for 10 of 200 events"
      }
    },
  ]
}

extension Scene {
  /// Marks events as for somebody who has no rules of one's own.
  fileprivate mutating func useShippedRules() throws {
    sifting.rules = RuleBook(
      try EventRule.shipped.map {
        EventRule(
          $0.name, try Query($0.query, in: moment.lexicon), letter: $0.letter, role: $0.role)
      })
  }

  /// Hides what a query does not hold for.
  mutating func filter(_ text: String) throws {
    let query = try Query(text, in: moment.lexicon)
    sifting.filter = sifted(text, .query(query))
    if sifting.filter?.matches.count == 0 { sifting.filter?.doubt = moment.timeline.doubt(query) }
  }

  /// Finds a text, or what a query holds for.
  mutating func find(_ text: String) throws {
    sifting.find = sifted(text, try Seeker.find(text, in: moment.lexicon))
  }

  private func sifted(_ text: String, _ seeker: Seeker) -> Sifted {
    var search = MatchSearch(seeker, in: moment.timeline)
    search.finish()
    return Sifted(text, search.matches)
  }

  /// A query is being typed.
  fileprivate mutating func type(_ text: String, _ help: (inout PromptAid) -> Void) {
    var aid = PromptAid()
    help(&aid)
    prompt = Prompt(
      label: "& filter", text: text, cursor: text.count,
      note: "Enter shows only these   Tab finds instead   Esc closes")
    prompt?.aid = aid
  }
}
