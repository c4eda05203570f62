import Events

extension Glossary {
  /// Every call of the table of calls.
  static let calls: [Term] = CallCatalog.all.map { facts in
    Term(
      facts.name, .call, CallText(facts).text, see: CallText(facts).see,
      aliases: facts.isFirstOfRow ? rows(of: facts.call) : [],
      source: "NDIS_REFERENCE " + (facts.call.reference ?? "5"))
  }

  /// The row of a call in the reference, as it is written there and without the zeros.
  private static func rows(of call: Call) -> [String] {
    guard let row = call.reference, let id = call.eventID else { return [] }
    return id < 100 ? [row, "E\(id)"] : [row]
  }
}

/// What is true about a call in general, in words.
private struct CallText {
  let facts: CallFacts

  init(_ facts: CallFacts) { self.facts = facts }

  var text: String {
    [sentence, direction, level, completes, completedBy, handsOver].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// The sentence of the narration, about anybody.
  private var sentence: String {
    let words = [
      ("{from}", "the caller"), ("{to}", "the called driver"), ("{at}", actor),
      ("{obj}", noun), ("{st}", "its status"),
    ]
    let filled = words.reduce(facts.sentence) { $0.replacing($1.0, with: $1.1) }
    return filled.capitalizingSentences
  }

  /// Who does it, where that is told of one: mostly a driver.
  private var actor: String {
    if facts.name.hasPrefix("ISR.") || CallText.callsOfCards.contains(facts.name) {
      return "the card"
    }
    if facts.name.hasPrefix("WSP") { return "the service provider" }
    return CallText.callsOfPrograms.contains(facts.name) ? "the program" : "the driver"
  }

  /// What a card does by itself, and what is done to it.
  private static let callsOfCards: Set<String> = [
    "LocalDMA", "LinkChange", "Collisions", "UnplugCable", "PlugCable", "RemoveCard", "HangCard",
    "OccupyProcessor",
  ]

  /// What a program asks for; the service provider of its sockets is part of it.
  private static let callsOfPrograms: Set<String> = [
    "WriteFile", "ReadFile", "DeviceIoControl", "CancelIo", "CloseHandle", "NtDeviceIoControlFile",
    "MmProbeAndLockPages", "bind", "sendto", "recvfrom", "select", "closesocket",
  ]

  /// What kind of thing the call is about.
  private var noun: String {
    switch facts.arguments {
    case .packet: "the packet"
    case .packets: "the packets"
    case .frame: "the frame"
    case .netBufferLists: facts.name.hasSuffix("List") ? "the list" : "the lists"
    case .request: "the request"
    case .irp: "the IRP"
    case .memory: "the memory"
    case .none, .register, .status: "it"
    }
  }

  private var direction: String {
    switch facts.direction {
    case .down: "It goes down, towards the wire."
    case .up: "It goes up, towards the application."
    case .none: ""
    }
  }

  private var level: String {
    let (low, high) = (facts.irql.lowerBound, facts.irql.upperBound)
    if low == .passive, high == .device { return "It may be called at any IRQL." }
    if low == high { return "It is called at \(low.name) only." }
    return "It may be called at \(high.name) or below."
  }

  /// How comes back what it gives away, unless the sentence has said so.
  private var completes: String {
    let completion = facts.completion
    guard !completion.isEmpty, !facts.sentence.contains(completion) else { return "" }
    if facts.arguments == .none { return "If it answers PENDING, \(completion) ends it." }
    if completion == "IoCompleteRequest" { return "\(completion) ends it." }
    if completion.contains("Return") {
      return "What is kept comes back through \(completion); "
        + "what is only lent, when the call returns."
    }
    return facts.returnsStatus
      ? "What it gives away comes back through \(completion), unless it answers at once."
      : "All that it gives away comes back through \(completion)."
  }

  /// What it completes or gives back, unless the sentence has said so.
  private var completedBy: String {
    let calls = CallCatalog.all.filter { $0.completion == facts.name }.map(\.name)
    guard !calls.isEmpty, !calls.contains(where: facts.sentence.contains) else { return "" }
    return "It ends what began with \(CallText.list(calls))."
  }

  private var handsOver: String {
    switch facts.handover {
    case .none: ""
    case .send: "What it hands over counts as an outstanding send of \(giver) until it is back."
    case .transfer:
      "What it hands over counts as an outstanding transfer of \(giver) until it is back."
    case .request:
      "What it hands over counts as an outstanding request of \(giver) until it is back."
    case .receive: "What is kept counts as an outstanding receive of \(giver) until it is back."
    }
  }

  /// By what the one who hands something over is known to NDIS: a filter and a miniport have no binding.
  ///
  /// Source: [NDIS_REFERENCE 1.4]
  private var giver: String {
    if facts.name.hasPrefix("NdisF") { return "the filter module" }
    return facts.name.hasPrefix("NdisM") ? "the adapter" : "the binding"
  }

  private static func list(_ names: [String]) -> String {
    if names.count > 5 {
      return names.prefix(4).joined(separator: ", ") + " and \(names.count - 4) others"
    }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }

  var see: [String] {
    let begins = CallCatalog.all.filter { $0.completion == facts.name }.map(\.name)
    let others = (facts.completion.isEmpty ? [] : [facts.completion]) + begins
    return Array(others.prefix(5)) + [argumentWord].filter { !$0.isEmpty }
  }

  private var argumentWord: String {
    switch facts.arguments {
    case .packet, .packets: "packet"
    case .frame: "lookahead"
    case .netBufferLists: "net buffer list"
    case .request: "request"
    case .irp: "IRP"
    case .memory: "non-paged pool"
    case .register: "register"
    case .status: "status indication"
    case .none: ""
    }
  }
}

extension CallFacts {
  /// Whether the name is the first of its row in the reference.
  fileprivate var isFirstOfRow: Bool { call.rawValue & 0xF == 0 }
}

extension String {
  /// The text with a capital letter at the beginning of each sentence.
  fileprivate var capitalizingSentences: String {
    var text = ""
    var isFirst = true
    for (index, character) in zip(indices, self) {
      if isFirst, character.isLetter, !startsWithName(at: index) {
        text += character.uppercased()
        isFirst = false
      } else {
        text.append(character)
        if character.isLetter { isFirst = false }
      }
      if ".?!".contains(character) { isFirst = true }
    }
    return text
  }

  /// Whether a word stands here that keeps its small letter: one with a capital, a digit or a dot inside.
  private func startsWithName(at start: Index) -> Bool {
    let word = self[start...].prefix { !$0.isWhitespace }
    return word.dropFirst().contains { $0.isUppercase || $0.isNumber || $0 == "_" }
      || word.dropLast().contains(".")
  }
}
