import Replay
import Views

/// The run that stands beside this one, and how far both are simulated to be compared.
extension RunLoop {
  /// Opens what an argument names, and puts it beside this run.
  mutating func compare(with name: String) {
    guard let source = open(name) else { return }
    other?.stop()
    putBeside(source)
  }

  /// Puts a run beside this one, and shows both.
  mutating func putBeside(_ source: any EventSource) {
    other = source
    let facts = source.facts
    session.receiveOther(
      source.timeline, title: facts.title, file: facts.file,
      isWorking: source.isWorking || isOtherDue, isCut: source.isGrowing && !isOtherDue)
    session.show(.compare)
  }

  private mutating func receiveNews(of source: any EventSource) {
    session.receiveNewsOfOther(
      source.timeline, isWorking: source.isWorking || isOtherDue,
      isCut: source.isGrowing && !isOtherDue)
  }

  /// Whether the other run is one that is simulated, and has not come to its end.
  var isOtherDue: Bool {
    guard let other else { return false }
    return other.isGrowing && other.timeline.count < RunLoop.otherCountMax
  }

  /// Whether this run is one that is simulated, and is not as far as the one that it is compared with: what has not happened
  /// yet is no difference.
  var isOwnDue: Bool {
    guard let beside = session.comparing.other, source.isGrowing, session.look.view == .compare
    else { return false }
    return source.timeline.count
      < min(beside.timeline.count + RunLoop.otherStretchCount, RunLoop.otherCountMax)
  }

  /// Simulates on what is due of both runs, and takes what is new of the other one.
  mutating func takeNewsOfOther() {
    if isOwnDue { extend(by: RunLoop.otherStretchCount) }
    guard let other else { return }
    if isOtherDue {
      other.extend(by: RunLoop.otherStretchCount)
      receiveNews(of: other)
    } else if other.poll() != nil {
      receiveNews(of: other)
    }
  }

  /// How much of a run that is simulated only to be compared is made in one go, and at all.
  static let otherStretchCount = 20_000
  private static let otherCountMax = 2_000_000
}
