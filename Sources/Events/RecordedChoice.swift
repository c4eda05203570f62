/// One answer of a run.
public struct RecordedChoice: Equatable, Sendable {
  /// The index of its event.
  public let index: Int
  /// The choice point.
  public let point: ChoicePoint
  /// The call at which it stands.
  public let call: String
  /// The component that was asked.
  public let component: String
  /// The outcome.
  public let value: ChoiceValue

  /// An answer.
  public init(
    index: Int, point: ChoicePoint, call: String, component: String, value: ChoiceValue
  ) {
    self.index = index
    self.point = point
    self.call = call
    self.component = component
    self.value = value
  }

  /// The answer that an event records; `nil` for another event.
  public init?(_ history: History, at index: Int) {
    let event = history[index]
    guard event.kind == .choice, let point = ChoicePoint(rawValue: Int(event.value)) else {
      return nil
    }
    self.index = index
    self.point = point
    call = history.lexicon.name(event.call)
    component = history.lexicon.name(event.at)
    value =
      history.number(.outcomeNumber, of: index).map { .number(Int($0)) } ?? .word(event.status)
  }
}
