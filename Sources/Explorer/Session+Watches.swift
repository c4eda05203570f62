import Events
import Replay
import Views

/// Values that are shown at every step.
extension Session {
  /// Watches what is picked, or stops watching it.
  mutating func toggleWatch() {
    guard let quantity = pickedQuantity ?? stepQuantity else {
      message = Message(WatchWords.nothing, .warning)
      return
    }
    toggle(Watch(quantity, timeline.history.lexicon))
  }

  /// What the step itself is about: the place that it changes, else the owner of its object.
  private var stepQuantity: Quantity? {
    guard let event = moment.event else { return nil }
    if event.place != .none { return .place(event.place) }
    return moment.objects.first.map { .owner($0) }
  }

  mutating func toggle(_ watch: Watch) {
    if notebook.watches.contains(watch) {
      remember(UndoWords.watch(watch.name))
      notebook.watches.removeAll { $0 == watch }
      message = Message(WatchWords.ends(watch.name))
      return
    }
    guard notebook.watches.count < Session.watchCountMax else {
      message = Message(WatchWords.most, .warning)
      return
    }
    remember(UndoWords.watch(watch.name))
    notebook.watches.append(watch)
    message = Message(WatchWords.begins(watch.name))
  }

  /// `:watch EXPRESSION`; returns what is wrong with it.
  mutating func watch(_ text: String) -> String? {
    do {
      let expression = try QueryExpression(
        text, in: timeline.history.lexicon, at: selectedEvent, with: vocabulary)
      toggle(Watch(expression))
      return nil
    } catch {
      guard let quantity = quantity(named: text) else { return error.sentence }
      toggle(Watch(quantity, timeline.history.lexicon))
      return nil
    }
  }

  /// `:unwatch` removes all watches, `:unwatch 2` and `:unwatch NAME` one; returns what is wrong.
  mutating func unwatch(_ text: String) -> String? {
    guard !notebook.watches.isEmpty else {
      message = Message(WatchWords.none)
      return nil
    }
    if text.isEmpty {
      remember(UndoWords.watches)
      notebook.watches = []
      message = Message(WatchWords.allGone)
      return nil
    }
    guard let index = notebook.watches.index(meantBy: text, \.name) else {
      return WatchWords.unknown(text)
    }
    remember(UndoWords.watch(notebook.watches[index].name))
    message = Message(WatchWords.ends(notebook.watches.remove(at: index).name))
    return nil
  }

  private static let watchCountMax = 12
}

extension Array {
  /// The index of the element that a text means by its name, else by its number from 1; `nil` if it means none.
  func index(meantBy text: String, _ name: (Element) -> String) -> Int? {
    firstIndex { name($0) == text } ?? Int(text).flatMap(index(ofNumber:))
  }

  /// The index of the element with a number from 1; `nil` if there is none, however far away the number is.
  func index(ofNumber number: Int) -> Int? { number >= 1 && number <= count ? number - 1 : nil }
}
