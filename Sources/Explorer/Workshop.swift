import Events

/// Where something is done to a run: a stimulus, another branch, a search of all runs that are possible.
///
/// What is recorded has none. What is done here is read in the ``EventSource`` whose workshop it is.
public protocol Workshop: AnyObject {
  /// The index of the first event of what was done to the run last; `nil` if nothing was, or if it never came to that.
  var injectionIndex: Int? { get }
  /// The index of the first event that may be another one when the run begins anew; `nil` if all will be the same.
  var partingIndex: Int? { get }
  /// Whether another branch is being taken beside.
  var isBranching: Bool { get }

  /// Does something to the stack; returns what is wrong with it, or `nil`.
  func inject(_ stimulus: Stimulus) -> String?
  /// Goes back and takes another branch, and is a live run from then on; returns what is wrong with it, or `nil`.
  ///
  /// Where that takes long it is done beside: the source works, and ``EventSource/poll()`` brings the branch.
  func take(_ branch: Branch) -> String?
  /// Takes back the last thing that was done to the run; `false` if there is none.
  func undo() -> Bool
  /// Does again what was taken back last; `false` if there is nothing.
  func redo() -> Bool
  /// Begins a search of all runs that some choice points allow, beside; returns why that is impossible, or `nil`.
  func exhaust(_ points: Set<ChoicePoint>, depth: Int) -> String?
  /// Puts a run that a search has found in the place of this one; returns why that is impossible, or `nil`.
  func open(_ found: FoundRun) -> String?
  /// Begins anew.
  func restart()
}
