import Events
import Replay
import Terminal
import Verification

/// Everything that one frame shows.
///
/// A frame is a function of this value and of the size of the screen, and of nothing else.
public struct Scene: Sendable {
  /// Where we are.
  public var moment: Moment
  /// What is open: the title of a scenario, or the name of a file.
  public var title: String
  /// Whether the run goes on beyond the last event.
  public var isGrowing = false
  /// Whether a part of the file could not be read, so that the events end too early.
  public var isDamaged = false
  /// Whether events are being played, and how fast.
  public var playing: Playing = .paused
  /// The speed, as the state line shows it.
  public var speed = "×1"
  /// How far the object of this step is on its way from owner to owner, in parts of a thousand; `nil` if it has arrived.
  public var flightPermille: Int?
  /// Which view is shown.
  public var view: ViewKind = .stack
  /// Which pane has the focus.
  public var focus: Pane = .stack
  /// What is known to have gone wrong, where the view shows it.
  public var findings = Findings()
  /// How a bug hunt stands, in words, or `nil`; while there is one, nothing that is drawn says what is wrong.
  public var hunt: String?
  /// Whether the run goes on while the picture stands.
  public var isFrozen = false
  /// Whether the user has put the card of the bug check aside at which the scene stands.
  public var isBugCheckAside = false
  /// The run that stands beside this one, or `nil`.
  public var comparison: SceneComparison?
  /// The object that the user has picked, or none.
  public var picked: ObjectID = .none
  /// The object that is followed, or none.
  public var followed: ObjectID = .none
  /// Places that the user marked.
  public var marks: [UserMark] = []
  /// What the user has noted down.
  public var notebook = Notebook()
  /// Which calls stop a run, as the user sees them.
  public var breakpoints: [String] = []
  /// What is said instead of the hint, if anything.
  public var message: Message?
  /// How times are shown in lists.
  public var timeForm: TimeForm = .absolute
  /// What is open and picked in the inspector.
  public var inspection = Inspection()
  /// Which row is picked in a view of rows that stand for no time, from 0.
  public var row = 0
  /// What the user opened or closed in a view that folds rows, against the way it is shown at first.
  ///
  /// The names are those that ``SceneRows/toggle(_:)`` gives.
  public var toggled: Set<Int> = []
  /// What the user charts beside what the picture has.
  public var curves: [Curve] = []
  /// Whether a view that shows one journey shows everything else as well.
  public var showsAll = false
  /// What is looked for among the events.
  public var sifting = Sifting()
  /// Whether the pane that has the focus is shown alone.
  public var isZoomed = false
  /// Where the user has moved the borders between panes.
  public var paneSizes = PaneSizes()
  /// A page of the tour over the lower end of the screen, or `nil`.
  public var tour: TourCard?
  /// A line that is being typed at the bottom, or `nil`.
  public var prompt: Prompt?
  /// A window before everything, or `nil`.
  public var window: ListWindow?
  /// Work that goes on beside, or `nil`.
  public var job: Job?
  /// The keys of the key line, most important first.
  public var keys: [KeyHint] = []

  /// Whether the screen can show ASCII only, where one sign may need more room than another.
  public var isASCII = false
  /// The keys of actions, by their names, that are not those that ship.
  public var changedKeys: [String: String] = [:]

  /// The key in force for an action, which ships with another one.
  func key(_ action: String, _ shipped: String) -> String { changedKeys[action] ?? shipped }

  /// Whether anything comes behind the event that is shown.
  var leadsOn: Bool { isGrowing || moment.position < moment.timeline.count }

  /// A moment of something with a title.
  public init(_ moment: Moment, title: String) {
    self.moment = moment
    self.title = title
  }

  /// Whether events are being played.
  public enum Playing: Equatable, Sendable {
    /// Nothing moves.
    case paused
    /// Forward.
    case forward
  }
}

/// How times are shown in lists.
public enum TimeForm: String, CaseIterable, Sendable {
  /// Since the beginning.
  case absolute
  /// Since the row above.
  case delta
}

/// Something that the program has to say.
public struct Message: Equatable, Sendable {
  /// The sentence.
  public var text: String
  /// How bad it is.
  public var kind: Kind
  /// Whether it tells what was asked for, though it warns: it is no reason why something was not done.
  public var isAnswer = false

  /// How bad a message is.
  public enum Kind: Sendable {
    /// It informs.
    case note
    /// Something could not be done.
    case warning
    /// Something is wrong.
    case error
  }

  /// Something to say.
  public init(_ text: String, _ kind: Kind = .note) {
    self.text = text
    self.kind = kind
  }
}

/// A line that is being typed.
public struct Prompt: Equatable, Sendable {
  /// What is asked.
  public var label: String
  /// What was typed.
  public var text: String
  /// The place of the cursor, in characters.
  public var cursor: Int
  /// What may be typed, or what is wrong with it.
  public var note: String
  /// Whether the note says what is wrong, and must be seen whatever was typed.
  public var isWrong = false
  /// What helps while it is typed, or `nil`.
  public var aid: PromptAid?

  /// A line to type.
  public init(label: String, text: String = "", cursor: Int = 0, note: String = "") {
    self.label = label
    self.text = text
    self.cursor = cursor
    self.note = note
  }
}

/// Work that goes on beside what is shown.
public struct Job: Equatable, Sendable {
  /// What is done.
  public var name: String
  /// How much is done, in parts of a thousand, or `nil` if nobody knows.
  public var permille: Int?
  /// How many events are there.
  public var eventCount: Int

  /// Work that goes on.
  public init(name: String, permille: Int?, eventCount: Int) {
    self.name = name
    self.permille = permille
    self.eventCount = eventCount
  }
}

/// A key of the key line.
public struct KeyHint: Equatable, Sendable {
  /// The key or keys.
  public let key: String
  /// What they do, in a word.
  public let action: String
  /// What each of the keys sends.
  let inputs: [Sent]

  /// One of the keys.
  struct Sent: Equatable {
    let width: Int
    let input: Input
  }

  /// A key.
  public init(_ key: String, _ action: String) {
    self.key = key
    self.action = action
    inputs = key.split(separator: " ").map { word in
      let input = KeyName.input(String(word)) ?? word.first.map(Input.character) ?? .none
      return Sent(width: Width.of(word), input: input)
    }
  }

  /// Something that is typed and no key, so that a click on it does nothing.
  public init(typing what: String, _ action: String) {
    key = what
    self.action = action
    inputs = []
  }
}
