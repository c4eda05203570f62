import Events
import Live
import Replay
import Terminal
import Verification
import Views

/// What one user sees and has chosen: the only state of the interface that changes.
///
/// It runs without a terminal: inputs come in through ``update(_:size:)``, effects on the world outside come back, and the
/// picture is a function of what is here (``scene``).
public struct Session: Sendable {
  /// The events that are walked.
  public internal(set) var timeline: Timeline
  /// What the events come from.
  public internal(set) var run: RunFacts
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
  public internal(set) var findings = Findings()
  /// The bug hunt that goes on in this run, or is over; `nil` if there is none.
  public internal(set) var hunt: Hunt?
  /// The run that stands beside this one, and those that could.
  public internal(set) var comparing = Comparing()
  /// What stands in front and takes the keys, or `nil`.
  public internal(set) var overlay: Overlay?
  /// What a search of all runs has found and could not show, because something stood in front.
  var waitingRuns: WaitingRuns?
  /// What the user looks for.
  var sieve = Sieve()
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

/// What the events of a session come from.
public struct RunFacts: Sendable {
  /// The title of the scenario, or the name of the file.
  public var title: String
  /// Whether more events come when they are asked for.
  public var isGrowing = false
  /// Why nothing more can happen in a live run, whatever is done to it; `nil` while something can.
  public var standstill: Standstill?
  /// Whether a part of the file could not be read, so that the events end too early.
  public var isDamaged = false
  /// A word about it at the start, or `nil`.
  public var word: Message?
  /// What can be done to the stack; empty for a recorded trace.
  public var injections: [Injection] = []
  /// The marks that stand in its file.
  public var marks: [UserMark] = []
  /// The notes that stand in its file.
  public var notes: [UserNote] = []
  /// Whether it was simulated, so that it tells everything; what is not is judged by what it tells.
  public var isSimulated = true
  /// Whether it can be written although it is no live run.
  public var isRecorded = false
  /// Whether objects are shown on their way while events are played.
  public var hasMotion = true
  /// The bug that is hunted in it, or `nil`.
  public var hunt: Hunt?
  /// Work that goes on beside, such as loading.
  public var job: Job?
  /// How far a search of all runs is that goes on beside, or `nil`.
  var searching: SearchProgress?
  /// What a live run is simulated for at this moment.
  var goal: Pursuit?

  /// A recorded trace.
  public init(title: String) { self.title = title }

  /// A run that is simulated while it is watched.
  public init(title: String, isGrowing: Bool, injections: [Injection]) {
    self.title = title
    self.isGrowing = isGrowing
    self.injections = injections
  }
}

/// Which view is shown, and how.
public struct Look: Equatable, Sendable {
  /// The view.
  public internal(set) var view = ViewKind.stack
  /// The pane that has the focus.
  public internal(set) var focus = Pane.stack
  /// What is open and picked in the inspector.
  public internal(set) var inspection = Inspection()
  /// How times are shown in lists.
  public internal(set) var timeForm = TimeForm.absolute
  /// Whether the pane that has the focus is shown alone.
  public internal(set) var isZoomed = false
  /// Where the user has moved the borders between panes.
  public internal(set) var paneSizes = PaneSizes()

  /// The names of the themes that can be chosen.
  public var themes: [String] = []
  /// Which of them is shown.
  public internal(set) var theme = 0
  /// The picked row of each view whose rows stand for no time.
  var pickedRows: [ViewKind: Int] = [:]
  /// What is opened or closed in each view that folds rows, against the way it is shown at first; by the index of its event.
  var toggled: [ViewKind: Set<Int>] = [:]
  /// Whether a view that shows one journey shows everything else as well.
  var showsAll = false
  /// The position of the bug check whose card the user has put aside, as long as it stands there.
  var bugCheckAside: Int?

  mutating func show(_ view: ViewKind) {
    self.view = view
    isZoomed = false
    focus = view.facts.panes[0]
  }

  /// Forgets which rows of another run were picked, and that its bug check was put aside.
  ///
  /// The user's charts are rows of any run.
  mutating func forgetRows() {
    pickedRows = pickedRows.filter { $0.key == .charts }
    inspection.row = 0
    bugCheckAside = nil
  }

  mutating func moveFocus(by step: Int) {
    let panes = view.facts.panes
    let index = panes.firstIndex(of: focus) ?? 0
    focus = panes[(index + step + panes.count) % panes.count]
  }
}

/// What the user pays attention to.
public struct Attention: Equatable, Sendable {
  /// The object that is picked, or none.
  public internal(set) var picked = ObjectID.none
  /// The object that is followed, or none.
  public internal(set) var followed = ObjectID.none
  /// The marks, at most one a letter.
  public internal(set) var marks: [UserMark] = []
  /// What stops a run.
  public internal(set) var breakpoints: [Breakpoint] = []

  mutating func setMark(_ letter: Character, at position: Int) {
    marks.removeAll { $0.letter == letter }
    marks.append(UserMark(letter, at: position))
    marks.sort { $0.letter < $1.letter }
  }
}
