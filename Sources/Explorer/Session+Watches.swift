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
    let index =
      notebook.watches.firstIndex { $0.name == text } ?? Int(text).map { $0 - 1 }
    guard let index, notebook.watches.indices.contains(index) else {
      return WatchWords.unknown(text)
    }
    remember(UndoWords.watch(notebook.watches[index].name))
    message = Message(WatchWords.ends(notebook.watches.remove(at: index).name))
    return nil
  }

  private static let watchCountMax = 12
}
