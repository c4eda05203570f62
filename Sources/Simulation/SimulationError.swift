import Events
import Frames

/// Why a scenario cannot be simulated; `position` says where its text is wrong.
public enum SimulationError: Error, Equatable, Sendable {
  /// No driver of that name is in the catalog.
  case unknownDriver(String, at: SourcePosition)
  /// The driver, or the run, has no such setting.
  case unknownSetting(String, owner: String, legal: [String], at: SourcePosition)
  /// A setting has a value that it cannot have.
  case badValue(SettingValue, setting: String, expected: SettingKind, at: SourcePosition)
  /// Two layers have the same id.
  case duplicateID(String, at: SourcePosition)
  /// A driver stands on one of another NDIS version.
  case otherVersion(String, below: String, at: SourcePosition)
  /// A layer stands on nothing.
  case nothingBelow(String, needs: String, at: SourcePosition)
  /// `over` names a layer that cannot be stood on.
  case wrongLayerBelow(String, below: String, needs: String, at: SourcePosition)
  /// A layer stands on one that stands on it.
  case standsOnItself(String, at: SourcePosition)
  /// `over` names several layers.
  case severalBelow(String, over: [String], at: SourcePosition)
  /// A capture program cannot be used.
  case badProgram(CaptureProgramError, at: SourcePosition)
  /// A layer is named that is not there.
  case noSuchLayer(String, needs: String, at: SourcePosition)
  /// An action is done to somebody who is not there, or of the wrong kind.
  case wrongTarget(TargetMistake, at: SourcePosition)
  /// An action is more than the models can do.
  case outOfRange(String, value: Int, range: ClosedRange<Int>, at: SourcePosition)
  /// The times of actions that follow each other add up to more than a scenario lasts.
  case tooLate(after: Int64, sum: Int64, at: SourcePosition)
  /// A bug acts while its driver is loaded, and the run does not record the loading.
  case wantsColdStart(String, at: SourcePosition)
  /// A pattern names a call or a status that nothing in the stack can have.
  case unknownPattern(CallPattern, at: SourcePosition)
}

extension SettingKind: Equatable {
  /// Whether two kinds take the same values.
  public static func == (a: SettingKind, b: SettingKind) -> Bool {
    switch (a, b) {
    case (.integer(let a), .integer(let b)): a == b
    case (.duration(let a), .duration(let b)): a == b
    case (.text, .text), (.boolean, .boolean), (.address, .address), (.endpoint, .endpoint):
      true
    case (.word(let a), .word(let b)), (.words(let a), .words(let b)): a == b
    case (.bug(let a), .bug(let b)): a == b
    case (.integer, _), (.duration, _), (.text, _), (.boolean, _), (.word, _), (.words, _),
      (.address, _), (.endpoint, _), (.bug, _):
      false
    }
  }
}
