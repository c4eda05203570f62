import Replay

/// What a command that needs to be told something means, whatever it is called.
enum CommandMeaning: Equatable, Sendable {
  /// So many events on or back.
  case steps(Heading)
  /// To a place.
  case goTo
  /// Runs to the next event that a query holds for.
  case run(Heading)
  /// Stops every run where a query holds.
  case stop
  /// Filters, or finds.
  case seek(SeekKind)
  /// Goes to the first event for which a query became true.
  case first
  /// Gives the filter a name.
  case saveFilter
  /// Says which columns the list of events has.
  case columns
  /// Marks this place.
  case mark
  /// Goes to a mark.
  case toMark
  /// Picks an object.
  case pick
  /// Searches all runs.
  case exhaust
  /// Asks who set a value.
  case why
  /// Watches a value, or ends that.
  case watch
  /// Ends watching.
  case unwatch
  /// Charts a value, or ends that.
  case chart
  /// Ends charting.
  case unchart
  /// Says what a word means.
  case explain
  /// Writes a remark, or removes it.
  case note
  /// Writes what was copied into a file.
  case yank
  /// Shows a view.
  case view
  /// Writes the run into a file.
  case write
  /// Puts another run beside this one.
  case compare
  /// Uses a theme.
  case theme
  /// Gives an action other keys.
  case map
  /// Looks for what can be done.
  case help
}

extension CommandMeaning {
  /// How much stands behind a command.
  enum Extent: Equatable, Sendable {
    /// One word and no more.
    case word
    /// All that stands behind it, and that is something.
    case line
    /// All that stands behind it; nothing means something of its own.
    case lineOrNothing
  }

  /// How much stands behind it.
  var extent: Extent {
    switch self {
    case .steps, .saveFilter, .mark, .toMark, .pick, .view: .word
    case .goTo, .run, .stop, .seek, .first, .exhaust, .why, .watch, .chart, .explain, .write,
      .compare, .theme, .map, .help:
      .line
    case .columns, .unwatch, .unchart, .note, .yank: .lineOrNothing
    }
  }
}
