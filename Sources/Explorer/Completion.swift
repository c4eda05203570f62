import Events
import Replay
import Views

/// What Tab makes of the line that is being typed: first what all offers have in common, then one after the other.
struct Completion: Equatable, Sendable {
  /// The lines that are offered.
  let offers: [String]
  /// What is shown of each: the last word.
  let names: [String]
  /// The offer that stands in the line, or `nil` for what they have in common.
  private(set) var picked: Int?

  /// The offers for a line; `nil` if there are none.
  init?(_ line: String, _ offers: [Offer]) {
    guard !offers.isEmpty else { return nil }
    self.offers = offers.map { $0.before + $0.name }
    names = offers.map(\.name)
    if offers.count == 1 { picked = 0 }
  }

  /// A line that is offered: what stays, and what is put behind it.
  struct Offer: Equatable, Sendable {
    let before: String
    let name: String
  }

  /// Up to eight offers in a row, the one that stands in the line marked, and how many follow them.
  var text: String {
    let start = max((picked ?? 0) - 3, 0)
    let shown = names.indices.dropFirst(start).prefix(8)
    let words = shown.map { $0 == picked ? "►" + names[$0] : names[$0] }
    let rest = names.count - start - shown.count
    return words.joined(separator: "  ") + (rest > 0 ? "  +\(rest)" : "")
  }

  /// What the line becomes when Tab is pressed for the first time; it never gets shorter.
  func first(_ line: String) -> String {
    let common = offers.dropFirst().reduce(offers[0]) {
      String(zip($0, $1).prefix { $0 == $1 }.map(\.0))
    }
    return common.count >= line.count ? common : line
  }

  /// Goes to the next or the last offer, around; returns the line.
  mutating func next(_ step: Int) -> String {
    let start = picked ?? (step > 0 ? -1 : offers.count)
    let index = (start + step + offers.count) % offers.count
    picked = index
    return offers[index]
  }
}

extension Session {
  /// Completes a command, or goes to the next thing that it can become.
  func completeCommand(_ prompt: inout PromptState, _ step: Int) {
    if var completion = prompt.completion {
      prompt.editor = LineEditor(completion.next(step))
      prompt.completion = completion
      return
    }
    let line = prompt.editor.text
    guard var completion = Completion(line, offers(line)) else { return }
    let first = completion.first(line)
    prompt.editor = LineEditor(first == line ? completion.next(step) : first)
    prompt.completion = completion
  }

  /// What a command that is being typed can become.
  func offers(_ line: String) -> [Completion.Offer] {
    guard let space = line.firstIndex(of: " ") else {
      return Session.commandNames.filter { $0.hasPrefix(line) }.map {
        Completion.Offer(before: "", name: $0)
      }
    }
    guard let facts = CommandCatalog.command(named: String(line[..<space])) else { return [] }
    let gap = facts.kind == .columns ? line.lastIndex(of: " ") ?? space : space
    let before = String(line[...gap])
    let typed = String(line[line.index(after: gap)...])
    return arguments(facts.kind, typed).map { Completion.Offer(before: before, name: $0) }
  }

  /// Actions and commands.
  private static let commandNames: [String] = {
    let names = ActionCatalog.all.map(\.name) + CommandCatalog.all.map(\.name)
    return Array(Set(names)).sorted()
  }()

  /// What can stand behind a command and begins as typed.
  private func arguments(_ kind: CommandArgument, _ typed: String) -> [String] {
    if kind == .file { return Array(program.files(typed).prefix(Session.offerCountMax)) }
    let names = names(kind).filter { $0.lowercased().hasPrefix(typed.lowercased()) }
    return Array(names.prefix(Session.offerCountMax))
  }

  private func names(_ kind: CommandArgument) -> [String] {
    switch kind {
    case .view: ViewKind.allCases.map(\.name)
    case .theme: look.themes
    case .keys: ActionCatalog.all.map(\.name)
    case .mark: attention.marks.map { String($0.letter) }
    case .object: objectNames
    case .columns: EventTable.ownNames + QueryField.all.map(\.name)
    case .file, .query, .free: []
    }
  }

  /// The objects that are alive here, as far as anybody would look at a list of them.
  private var objectNames: [String] {
    var objects: [ObjectID] = moment.objects + moment.holders
    objects += moment.state.liveObjects.prefix(Session.offerCountMax).map(\.object)
    var seen: Set<ObjectID> = []
    return objects.filter { $0 != .none && seen.insert($0).inserted }.map(\.description)
  }

  private static let offerCountMax = 200
}
