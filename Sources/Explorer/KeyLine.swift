import Replay
import Terminal
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
  /// Whether the view has rows for the keys that walk them.
  let hasRows: Bool
  /// Whether a bug is hunted.
  let isHunting: Bool
  /// What stands in front and takes the keys, or `nil`; then no other key does what it does elsewhere.
  let front: KeysInFront?

  /// The keys with what they do.
  var hints: [KeyHint] {
    let all = front.map { keys(of: $0) } ?? (view == .compare ? comparing : usual)
    return all.filter { !$0.key.isEmpty }
  }

  private var usual: [KeyHint] {
    let step = [
      hint(.move(.step(.event, .backward)), KeyLineWords.back),
      hint(.move(.step(.event, .forward)), KeyLineWords.step),
    ]
    let hunt =
      isHunting
      ? [
        hint(.hunt(.guilty), KeyLineWords.guilty), hint(.hunt(.symptom), KeyLineWords.noticed),
      ] : []
    let time = [
      hint(
        [
          .move(.step(.into, .forward)), .move(.step(.over, .forward)),
          .move(.step(.out, .forward)),
        ],
        KeyLineWords.intoOverOut)
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
    let walksRows = hasRows && (focus == .inspector || focus == .main)
    let rows =
      walksRows
      ? [
        hint([.look(.row(.forward)), .look(.row(.backward))], KeyLineWords.row),
        hint(.look(.openPicked), KeyLineWords.open),
      ] : []
    let last = [
      hint(.open(.help), KeyLineWords.help),
      hint(.quit, view == .stack ? KeyLineWords.quit : KeyLineWords.backToStack),
    ]
    let first = step + hunt + time + rows
    return first + more + live + [KeyHint("0-9", KeyLineWords.view)] + last
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

  // MARK: - What stands in front

  /// The keys of what stands in front, the most important first; Esc never falls off.
  private func keys(of front: KeysInFront) -> [KeyHint] {
    let close = KeyHint("Esc", KeyLineWords.close)
    switch front {
    case .list(let enter, let hasScopes):
      let tab = hasScopes ? [KeyHint("Tab", KeyLineWords.scope)] : []
      return [KeyHint(typing: KeyLineWords.typing, KeyLineWords.toSearch), choose]
        + [KeyHint("Enter", enter)] + tab + [close]
    case .places(let enter):
      return [KeyHint(typing: KeyLineWords.letters, KeyLineWords.toMark), choose]
        + [KeyHint("Enter", enter), close]
    case .line(let enter, let tab, let hasHistory):
      let typed = hasHistory ? [KeyHint(arrows, KeyLineWords.typedBefore)] : []
      let rest = tab.isEmpty ? [] : [KeyHint("Tab", tab)]
      return [KeyHint("Enter", enter)] + rest + typed + [close]
    case .place(let isEmpty):
      let beginning = isEmpty ? [KeyHint("g", KeyLineWords.beginning)] : []
      return [KeyHint("Enter", KeyLineWords.goThere)] + beginning + [close]
    case .letter(.set): return [KeyHint(typing: KeyLineWords.letters, KeyLineWords.set), close]
    case .letter(.jump):
      return [
        KeyHint(typing: KeyLineWords.letters, KeyLineWords.toMark),
        KeyHint("'", KeyLineWords.beforeJump), close,
      ]
    case .letter(.pane):
      return [
        KeyHint("w", KeyLineWords.nextPane), KeyHint("> <", KeyLineWords.width),
        KeyHint("+ -", KeyLineWords.height), KeyHint("=", KeyLineWords.asBefore),
        KeyHint("|", KeyLineWords.layout), KeyHint("z", KeyLineWords.alone), close,
      ]
    }
  }

  private var choose: KeyHint { KeyHint(arrows, KeyLineWords.choose) }

  /// The arrows up and down, which no file of keys changes.
  private var arrows: String {
    [Input.key(.up), .key(.down)]
      .map { keyMap.usesPlainNames ? KeyName.plain($0) : KeyName.text($0) }
      .joined(separator: " ")
  }

  // MARK: - The keys of actions

  /// The first key of an action, as the user has it.
  private func hint(_ action: Action, _ word: String) -> KeyHint { hint([action], word) }

  private func hint(_ actions: [Action], _ word: String) -> KeyHint {
    KeyHint(actions.compactMap(keyMap.first).joined(separator: " "), word)
  }
}
