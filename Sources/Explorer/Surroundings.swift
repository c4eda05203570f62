import Terminal
import Views

/// What is around a session: what it is told at its start, and who keeps what it wants to be kept.
public struct Surroundings {
  /// Keys, what was typed before, and how files are found.
  public var program: ProgramState
  /// Macros, filters with a name, and rules that mark events.
  public var words = UserWords()
  /// Keeps a line that was typed.
  public var remember: (String) -> Void
  /// Writes a text into a file, and returns what is to be said about it; `nil` where none can be written.
  public var keep: ((String, SaveRequest) -> Message)?
  /// Gives a filter a name for all times, and returns what the user's words are now, or `nil` where nothing was kept, and
  /// what is to be said about it; `nil` where nothing can be kept.
  public var saveFilter: ((UserWords.Filter) -> (words: UserWords?, message: Message))?
  /// Shows the tour on a screen, and returns how that ended; `nil` where there is none.
  public var tour: ((any Screen) -> RunLoop.Ending)?
  /// Opens what an argument names, to be compared, or says why that is not possible.
  public var opener: Opener?

  /// Opens what an argument names.
  public typealias Opener = (String) -> (source: (any EventSource)?, problem: String)

  /// The surroundings of a session; without arguments nothing is kept.
  public init(
    program: ProgramState = ProgramState(), remember: @escaping (String) -> Void = { _ in },
    tour: ((any Screen) -> RunLoop.Ending)? = nil, opener: Opener? = nil
  ) {
    self.opener = opener
    self.program = program
    self.remember = remember
    self.tour = tour
  }
}
