/// Where canvases are shown and inputs come from: a terminal, or a test.
///
/// A screen is used on the thread that made it.
public protocol Screen: AnyObject {
  /// How many rows and columns can be shown now.
  var size: Size { get }

  /// Shows a canvas, blanks included; only what changed is sent.
  func show(_ canvas: Canvas)

  /// Waits for the next input; ``Input/none`` comes when the time is over.
  ///
  /// 0 milliseconds only look, `nil` waits for ever.
  func input(withinMilliseconds milliseconds: Int?) -> Input

  /// Shows everything anew with the next canvas, because something else wrote on the terminal.
  func redraw()

  /// Stops the process as Control-Z does, and takes the terminal back when it goes on.
  func suspend()

  /// Gives the roles other colours.
  func use(_ theme: Theme)

  /// Turns reports of the mouse on or off.
  func reportMouse(_ isWanted: Bool)

  /// Puts a text on the clipboard of the terminal; `false` if it is too long or the terminal has none.
  func copy(_ text: String) -> Bool
}

/// What a screen without a terminal need not do.
extension Screen {
  /// Nothing else writes here.
  public func redraw() {}
  /// Nothing can be stopped here.
  public func suspend() {}
  /// Roles have no colours here.
  public func use(_ theme: Theme) {}
  /// There is no mouse here.
  public func reportMouse(_ isWanted: Bool) {}
  /// There is no clipboard here.
  public func copy(_ text: String) -> Bool { false }
}
