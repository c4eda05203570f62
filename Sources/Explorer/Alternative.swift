import Events

/// Another outcome that a recorded choice could have.
public struct Alternative: SearchEntry {
  /// The index of the choice's event.
  private let index: Int
  /// The sequence number of the choice's event.
  let number: Int
  /// The choice with its new outcome, in a few words.
  let title: String
  /// What was recorded.
  let recorded: String
  private let point: ChoicePoint
  /// The new outcome; `nil` where a number is asked for.
  private let word: Word?

  /// The words by which it is found.
  public var searchText: String { "\(title) #\(number)" }

  /// Whether a number must be asked for.
  var needsNumber: Bool { word == nil }

  /// What the choice point asks.
  var question: String { point.question }

  /// The branch that has this outcome.
  func branch(_ number: Int) -> Branch {
    Branch(at: index, point, word.map(ChoiceValue.word) ?? .number(number))
  }
}

extension Alternative {
  /// How many choices are offered at most.
  private static let choiceCountMax = 200

  /// What can come out differently behind a position.
  static func all(_ history: History, behind position: Int) -> [Alternative] {
    let first = max(position, history.droppedCount)
    let choices = (first..<max(first, history.count)).lazy.filter {
      history[$0].kind == .choice
    }
    return choices.prefix(choiceCountMax).flatMap { alternatives(history, at: $0) }
  }

  private static func alternatives(_ history: History, at index: Int) -> [Alternative] {
    let event = history[index]
    guard let point = ChoicePoint(rawValue: Int(event.value)) else { return [] }
    let place = "\(history.lexicon.title(event.at)), \(history.lexicon.name(event.call))"
    let words: [Word?] =
      point.outcomes.isEmpty ? [nil] : point.outcomes.filter { $0 != event.status }
    let recorded =
      history.number(.outcomeNumber, of: index).map(String.init)
      ?? history.lexicon.text(event.status)
    return words.map { word in
      Alternative(
        index: index, number: history.sequence(of: index),
        title: ListWords.outcome(place, point.name, word.map(history.lexicon.text)),
        recorded: ListWords.instead(of: recorded),
        point: point, word: word)
    }
  }
}
