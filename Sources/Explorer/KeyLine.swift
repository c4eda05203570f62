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
      hint(.move(.step(.event, .backward)), KeyLineWords.back),
      hint(.move(.step(.event, .forward)), KeyLineWords.step),
      hint(
        [
          .move(.step(.into, .forward)), .move(.step(.over, .forward)),
          .move(.step(.out, .forward)),
        ],
        KeyLineWords.intoOverOut),
    ]
    let more = [
      hint(.play(.toggle), isPlaying ? KeyLineWords.pause : KeyLineWords.play),
      hint([.move(.hop(.backward)), .move(.hop(.forward))], KeyLineWords.hop),
      hint(.move(.match), KeyLineWords.match),
      hint(.move(.run(.forward)), KeyLineWords.run), hint(.open(.goTo), KeyLineWords.goTo),
      hint(.understand(.why), KeyLineWords.why),
      hint([.ask(.find), .ask(.filter)], KeyLineWords.findFilter),
      hint(.understand(.explain), KeyLineWords.explain),
    ]
    let live = canInject ? [hint(.open(.inject), KeyLineWords.inject)] : []
    let hasRows = focus == .inspector || focus == .main
    let rows =
      hasRows
      ? [
        hint([.look(.row(.forward)), .look(.row(.backward))], KeyLineWords.row),
        hint(.look(.openPicked), KeyLineWords.open),
      ] : []
    let last = [
      hint(.open(.help), KeyLineWords.help),
      hint(.quit, view == .stack ? KeyLineWords.quit : KeyLineWords.backToStack),
    ]
    return time + rows + more + live + [KeyHint("0-9", KeyLineWords.view)] + last
  }

  private var comparing: [KeyHint] {
    [
      hint(.move(.step(.event, .backward)), KeyLineWords.back),
      hint(.move(.step(.event, .forward)), KeyLineWords.step),
      hint([.move(.nextMark(.backward)), .move(.nextMark(.forward))], KeyLineWords.difference),
      hint([.look(.row(.forward)), .look(.row(.backward))], KeyLineWords.row),
      hint(.nextPane, KeyLineWords.side),
      hint(.play(.normalSpeed), KeyLineWords.tie), hint(.open(.against), KeyLineWords.with),
      hint(
        [
          .move(.step(.into, .forward)), .move(.step(.over, .forward)),
          .move(.step(.out, .forward)),
        ],
        KeyLineWords.intoOverOut),
      KeyHint("0-9", KeyLineWords.view), hint(.open(.help), KeyLineWords.help),
      hint(.quit, KeyLineWords.backToStack),
    ]
  }

  /// The first key of an action, as the user has it.
  private func hint(_ action: Action, _ word: String) -> KeyHint { hint([action], word) }

  private func hint(_ actions: [Action], _ word: String) -> KeyHint {
    KeyHint(actions.compactMap(keyMap.first).joined(separator: " "), word)
  }
}
