import Events
import Replay
import Verification
import Views

/// What one user sees and has chosen: the only state of the interface that changes.
///
/// It runs without a terminal: inputs come in through ``update(_:size:)``, effects on the world outside come back, and the
/// picture is a function of what is here (``scene``).
///
/// Its large parts are kept aside (`Shared`): it is handed over many times for each key.
public struct Session: Sendable {
  /// The events that are walked.
  public internal(set) var timeline: Timeline
  /// What the events come from.
  @Shared public internal(set) var run: RunFacts
  /// Where we are.
  var cursor = Cursor()
  /// Which view is shown, and how.
  public internal(set) var look = Look()
  /// What the user pays attention to.
  public internal(set) var attention = Attention()
  /// What the user has noted down.
  public internal(set) var notebook = Notebook()
  /// Changes that can be taken back, and what was copied.
  var study = Study()
  /// Playing.
  public internal(set) var playback = Playback()
  /// How many events there are to be by now, while the picture stands and the run goes on; `nil` while the picture goes along.
  var frozenCount: Int?
  /// What went wrong, as far as somebody wanted to know.
  @Shared public internal(set) var findings = Findings()
  /// The bug hunt that goes on in this run, or is over; `nil` if there is none.
  public internal(set) var hunt: Hunt?
  /// The run that stands beside this one, and those that could.
  @Shared public internal(set) var comparing = Comparing()
  /// What stands in front and takes the keys, or `nil`.
  public internal(set) var overlay: Overlay?
  /// What a search of all runs has found and could not show, because something stood in front.
  var waitingRuns: WaitingRuns?
  /// What the user looks for.
  @Shared var sieve = Sieve()
  /// What the program has to say, until the next key.
  ///
  /// Wherever it was written with the name of an action, it has the key in force.
  public internal(set) var message: Message? {
    didSet {
      guard let text = message?.text else { return }
      let shown = keyed(text)
      message?.text = shown
    }
  }
  /// Keys, what was typed before, and what else comes from the program around the session.
  public var program = ProgramState()

  /// The key line that was shown last.
  let keyLines = LastAnswer<KeyLine, [KeyHint]>()

  /// The moment that was asked for last: one key asks for it several times.
  private let moments = LastAnswer<MomentPlace, Moment>()

  /// A session at the beginning of a timeline.
  public init(timeline: Timeline, title: String) {
    self.init(timeline: timeline, run: RunFacts(title: title))
  }

  /// A session at the beginning of a run.
  public init(timeline: Timeline, run: RunFacts) {
    self.timeline = timeline
    self.run = run
    attention.marks = run.marks
    notebook.notes = run.notes
    study.kept = [ownWork]
    study.wasOpenedLive = !run.injections.isEmpty
    hunt = run.hunt
    findings = Findings(isSimulated: run.isSimulated)
    step(to: 0)
    compileRules()
  }

  /// Tells what was asked for, in words that may well warn.
  mutating func answer(_ message: Message) {
    var answer = message
    answer.isAnswer = true
    self.message = answer
  }

  /// The position in the timeline.
  public var position: Int { cursor.position }

  /// Whether the run goes on while the picture stands.
  var isFrozen: Bool { frozenCount != nil }

  /// Where we are, with what the panes ask about it.
  var moment: Moment {
    moments.answer(MomentPlace(timeline: timeline.identity, position: position)) {
      Moment(timeline, at: position)
    }
  }

  /// Goes to a position, or to the nearest one that is kept.
  public mutating func show(_ position: Int) { jump(to: position) }

  /// Shows a view, with the focus on its first pane; among the findings the one is picked at whose event one stands.
  public mutating func show(_ view: ViewKind) {
    look.show(view)
    if view == .findings { pickFinding() }
  }

  /// Picks an object.
  public mutating func pick(_ object: ObjectID) { attention.picked = object }
}

/// What tells one moment from another; the moment keeps its timeline, so no other one gets the same identity meanwhile.
private struct MomentPlace: Equatable, Sendable {
  let timeline: ObjectIdentifier
  let position: Int
}
