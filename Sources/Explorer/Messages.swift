import Events
import Live
import Replay
import Views

// Everything that a session says in its hint line, as one catalog: what was done, what could not be done, and the key that helps.

// MARK: - Moving

extension Message {
  static let noObjectInStep = Message(
    "This step is about no object. \(key: "down") and \(key: "up") pick one on the stack.", .warning
  )
  static let noMatch = Message(
    "Nothing belongs to this event: no return, no completion, no cause.", .warning)

  /// The beginning, or what is left of it where the events up to a number have been dropped.
  static func beginning(dropped number: Int) -> Message {
    guard number > 0 else { return Message("This is #0, the beginning.   \(key: "step") goes on") }
    return Message("The events up to #\(number) have been dropped.   \(key: "step") goes on")
  }

  static func here(_ number: Int) -> Message { Message("This is #\(number).") }

  static func endOfRun(_ number: Int) -> Message { Message("#\(number), the end of the run.") }

  /// The end of what is recorded, or of what could be read of it; what can be done there.
  static func end(_ number: Int, _ run: RunFacts, _ standstill: Standstill?) -> Message {
    let end = run.isDamaged ? "the end of what could be read" : "the end"
    let more: String
    if let standstill {
      more = " \(standstill.sentence)."
    } else {
      more = run.injections.isEmpty ? "" : "   \(key: "inject") does something to the stack"
    }
    return Message("#\(number), \(end)." + more + "   \(key: "back") goes back")
  }

  static func noStep(_ step: Step, _ heading: Heading) -> Message {
    Message("No \(step.noun) \(heading.follows).", .warning)
  }

  static let noOpenCall = Message("No call is open here.", .warning)

  static func outermost(_ call: String) -> Message {
    Message("\(call) begins here, and no call is open around it.", .warning)
  }

  static func beginsBefore(_ call: String) -> Message {
    Message("\(call) began before the first event that is kept.", .warning)
  }

  static func neverReturns(_ call: String) -> Message {
    Message("\(call) is open, and its return is not in this run.", .warning)
  }

  static func noHop(_ object: ObjectID, _ heading: Heading) -> Message {
    Message("\(object) has no hop \(heading.side) this one.", .warning)
  }

  static func nothingAbout(_ object: ObjectID, _ heading: Heading) -> Message {
    Message("No event \(heading.side) this one is about \(object).", .warning)
  }

  static func nothingSatisfies(_ query: String, _ heading: Heading) -> Message {
    Message("No event \(heading.side) this one satisfies \(query).", .warning)
  }

  static func noSuchEvent(last: Int) -> Message {
    Message("There is no such event: the last one is #\(last).", .warning)
  }

  /// Broken rules are spoken of only where all of them are known.
  static func noMark(_ heading: Heading, isJudged: Bool) -> Message {
    let rule = isJudged ? " broken rule," : ""
    return Message("No mark,\(rule) drop or bug check \(heading.follows).", .warning)
  }

  static func noJump(_ heading: Heading) -> Message {
    Message("There is no jump to go \(heading == .forward ? "forward" : "back") to.", .warning)
  }
}

extension Heading {
  fileprivate var follows: String { self == .forward ? "follows" : "comes before" }
  fileprivate var side: String { self == .forward ? "after" : "before" }
}

extension Step {
  /// What the step leads to.
  fileprivate var noun: String {
    switch self {
    case .event: "event"
    case .into: "call or return"
    case .over: "event"
    case .out: "end of an open call"
    case .crossing: "crossing of a layer"
    case .creation: "new object"
    }
  }
}

// MARK: - Playing, marks and stops

extension Message {
  static let fastest = Message("This is as fast as it goes.")
  static let slowest = Message("This is as slow as it goes.")
  static let noThemes = Message(
    "There is no screen here, and nothing to colour: a theme needs one.", .warning)
  static let noLetter = Message("A mark is a letter from a to z.", .warning)
  static let noEventToStopAt = Message(
    "Step to an event first: \(key: "break") stops at events of its kind.", .warning)

  static func stopped(_ number: Int) -> Message { Message("Stopped at #\(number).") }

  static func markSet(_ letter: Character, _ number: Int) -> Message {
    Message("Mark \(letter) stands at #\(number).   \(key: "to_mark") \(letter) comes back here")
  }

  static func noMark(_ letter: Character) -> Message {
    Message("There is no mark \(letter).", .warning)
  }

  static func stopSet(_ name: String) -> Message {
    Message(
      "\(key: "continue") and \(key: "continue_back") stop at \(name). The same again removes this, \(key: "breaks") lists all."
    )
  }

  static func stopRemoved(_ name: String) -> Message { Message("No stop any more at \(name).") }

  static func stopsRemoved(_ count: Int) -> Message {
    guard count > 0 else { return Message("There is no stop to remove.", .warning) }
    return Message(
      "\(count == 1 ? "One stop is" : "\(count) stops are") removed.   \(key: "undo") sets them again"
    )
  }
}

// MARK: - Rows and views

extension Message {
  static let noRow = Message("There is no row here.", .warning)
  static let nothingHeld = Message("No layer holds an object here.", .warning)
  static let emptyRow = Message("This row is about no object and no moment.", .warning)
  static let rowOfHere = Message(
    "You are at the moment of this row, and it names no object.", .warning)
  static let onlyLadderFolds = Message(
    "Only the ladder folds events; \(key: "ladder") shows it.", .warning)
  static let allIsShown = Message(
    "All events are shown: \(key: "follow") follows the object of this step.", .warning)

  static func times(_ form: TimeForm) -> Message {
    let how = form == .delta ? "from row to row" : "since the beginning"
    return Message("Times: \(how).   \(key: "events") and \(key: "ladder") show them")
  }

  static func theme(_ name: String) -> Message { Message("The theme is \(name).") }

  static func mouse(_ use: MouseUse) -> Message {
    switch use {
    case .on: Message("The mouse is on.")
    case .off: Message("The mouse is off: the terminal selects text.")
    case .missing: Message("This terminal tells no program of its mouse.", .warning)
    }
  }

  static func unknownKey(_ key: KeyStroke, help: String) -> Message {
    Message("\(key.text) does nothing here.   \(help) shows what does", .warning)
  }
}

// MARK: - The run

extension Message {
  /// A trace that was opened is not written again.
  public static let recorded = Message(
    "This is a recorded trace: it is in its file. \(key: "branch") makes a live run of it.",
    .warning)
  static let hunted = Message(HuntWords.secret, .warning)
  static let cannotInject = Message(
    "A recorded trace cannot be changed. \(key: "branch") makes a live run of one that was simulated; that can be.",
    .warning)
  static let cannotRestart = Message(
    "A recorded trace does not run; \(key: "start") goes to its beginning.", .warning)
  /// Nothing can be done to a machine on which nothing more can happen.
  static func standsStill(_ standstill: Standstill) -> Message {
    Message("\(standstill.sentence); \(key: "restart") begins the scenario anew.", .warning)
  }
  static let branchBegins = Message(
    "Another branch begins here. What lies before is the same.   \(key: "against") compares it with the run that was left   \(key: "step") goes on"
  )
  static let branchBeginsWithout = Message(
    "Another branch begins here. Marks, notes and the kept moment after it were of the run that was left; \(key: "undo") brings both back."
  )
  static func branchBeginsWithout(_ object: ObjectID) -> Message {
    Message(
      "Another branch begins here. \(object), which was followed, and marks, notes and the kept moment after it were of the run that was left; \(key: "undo") brings all back."
    )
  }
  static func branchBeginsUnfollowed(_ object: ObjectID) -> Message {
    Message(
      "Another branch begins here. \(object) was of the run that was left, so nothing is followed now; \(key: "undo") brings both back."
    )
  }
  static let beginsAnew = Message("The scenario begins anew.")
  static let cannotWrite = Message("This run cannot be written.", .warning)
  static func visiting(_ title: String, from other: String) -> Message {
    Message("\(title.shown) is open.   \(key: "quit") goes back to \(other.shown)")
  }
  static func back(from title: String) -> Message { Message("Back from \(title.shown).") }
  static let cannotOpen = Message("Nothing else can be opened here.", .warning)
  /// Why a recorded trace takes no injection and no branch.
  static let cannotChange = "a recorded trace cannot be changed"

  static let choiceOfStep = Message(
    "This step was chosen already. \(key: "back"), then \(key: "branch"), takes another outcome of it.",
    .warning)
  /// No choice comes after an event; the last one before it can still come out differently.
  static func noChoice(after number: Int, isGrowing: Bool, last: RecordedChoice?, at place: Int)
    -> Message
  {
    let what = isGrowing ? "is known after" : "follows"
    var parts = ["No choice \(what) #\(number)."]
    if isGrowing { parts.append("\(key: "end") simulates the run to its end.") }
    if let last {
      parts.append(
        "The last one is \(last.point.name) at #\(place): \(key: "goto") \(place - 1), then \(key: "branch"), takes another outcome of it."
      )
    }
    return Message(parts.joined(separator: " "), .warning)
  }
}
