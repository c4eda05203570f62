import Events
import Replay
import Views

/// An entry of a list that explains something: what it says, and where Enter leads.
public struct InsightEntry: SearchEntry {
  /// What stands in the columns.
  var cells: [String]
  /// What is said about it below the list.
  let detail: String
  /// What Enter does.
  let goal: Goal
  /// Words by which it is found beside those that are shown.
  var words = ""

  /// Where Enter leads.
  enum Goal: Equatable, Sendable {
    /// To a position.
    case position(Int)
    /// To a position of the run that stands beside.
    case positionBeside(Int)
    /// To a word and what belongs to it.
    case term(Term)
    /// To a scenario that ships; whoever leaves it comes back.
    case scenario(String)
    /// To the event that gave a value what it has at a position.
    case setter(Quantity, Int)
    /// To the line that writes the run into a file.
    case write
    /// Out of the session.
    case leave
    /// Nowhere: there is nothing more to see.
    case nothing
  }

  /// The words by which it is found.
  public var searchText: String { cells.joined(separator: " ") + " " + words }
}

/// What a list of insights is about.
public struct InsightPurpose: Equatable, Sendable {
  /// What it answers.
  var title: String
  /// What its entries are.
  let noun: String
  /// What Enter does.
  let enter: String
  /// How many rows there are for the picked entry.
  var detailRowCount = 3
  /// The cell that says what an entry is.
  var mainCell = 2
  /// The line of which the entries are pieces; empty if they are none.
  var line = ""
}
