import Replay
import Views

/// The last line of the screen: the keys, most important first; the last two never fall off.
struct KeyLine: Equatable, Sendable {
  /// The keys, as the user has them.
  let keyMap: KeyMap
  /// What is shown, and the pane that takes the keys.
  let view: ViewKind
  let focus: Pane
  let isPlaying: Bool
  /// Whether anything can be done to the stack.
  let canInject: Bool

  /// The keys with what they do.
  var hints: [KeyHint] {
    (view == .compare ? comparing : usual).filter { !$0.key.isEmpty }
  }

  private var usual: [KeyHint] {
    let time = [
      hint(.step(.event, .backward), KeyLineWords.back),
      hint(.step(.event, .forward), KeyLineWords.step),
      hint(
        [.step(.into, .forward), .step(.over, .forward), .step(.out, .forward)],
        KeyLineWords.intoOverOut),
    ]
    let more = [
      hint(.play, isPlaying ? KeyLineWords.pause : KeyLineWords.play),
      hint([.hop(.backward), .hop(.forward)], KeyLineWords.hop), hint(.match, KeyLineWords.match),
      hint(.run(.forward), KeyLineWords.run), hint(.goTo, KeyLineWords.goTo),
      hint(.why, KeyLineWords.why),
      hint([.ask(.find), .ask(.filter)], KeyLineWords.findFilter),
      hint(.explain, KeyLineWords.explain),
    ]
    let live = canInject ? [hint(.inject, KeyLineWords.inject)] : []
    let hasRows = focus == .inspector || focus == .main
    let rows =
      hasRows
      ? [
        hint([.row(.forward), .row(.backward)], KeyLineWords.row), hint(.open, KeyLineWords.open),
      ] : []
    let last = [
      hint(.help, KeyLineWords.help),
      hint(.quit, view == .stack ? KeyLineWords.quit : KeyLineWords.backToStack),
    ]
    return time + rows + more + live + [KeyHint("0-9", KeyLineWords.view)] + last
  }

  private var comparing: [KeyHint] {
    [
      hint(.step(.event, .backward), KeyLineWords.back),
      hint(.step(.event, .forward), KeyLineWords.step),
      hint([.nextMark(.backward), .nextMark(.forward)], KeyLineWords.difference),
      hint([.row(.forward), .row(.backward)], KeyLineWords.row), hint(.nextPane, KeyLineWords.side),
      hint(.normalSpeed, KeyLineWords.tie), hint(.against, KeyLineWords.with),
      hint(
        [.step(.into, .forward), .step(.over, .forward), .step(.out, .forward)],
        KeyLineWords.intoOverOut),
      KeyHint("0-9", KeyLineWords.view), hint(.help, KeyLineWords.help),
      hint(.quit, KeyLineWords.backToStack),
    ]
  }

  /// The first key of an action, as the user has it.
  private func hint(_ action: Action, _ word: String) -> KeyHint { hint([action], word) }

  private func hint(_ actions: [Action], _ word: String) -> KeyHint {
    KeyHint(actions.compactMap(keyMap.first).joined(separator: " "), word)
  }
}
