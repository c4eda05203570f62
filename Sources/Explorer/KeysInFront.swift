/// What stands in front of the view and takes the keys, as far as the key line names them.
enum KeysInFront: Equatable, Sendable {
  /// A list, with what Enter does in it, and whether Tab goes from one part of it to the next.
  case list(enter: String, hasScopes: Bool)
  /// The list of marks and notes, where a letter goes to its mark at once.
  case places(enter: String)
  /// A line, with what Enter and Tab do in it, if anything, and whether the arrows bring back what was typed before.
  case line(enter: String, tab: String, hasHistory: Bool)
  /// The line for a place to go to, as long as nothing is typed, or with something in it.
  case place(isEmpty: Bool)
  /// One letter or sign is waited for.
  case letter(LetterPurpose)

  /// The keys of an overlay.
  init(_ overlay: Overlay) {
    switch overlay {
    case .prompt(let prompt): self.init(prompt)
    case .list(let purpose, _): self.init(purpose)
    case .letter(let purpose): self = .letter(purpose)
    }
  }

  private init(_ purpose: ListPurpose) {
    switch purpose {
    case .help: self = .list(enter: KeyLineWords.doIt, hasScopes: true)
    case .insight(let insight) where insight == .places: self = .places(enter: insight.enter)
    case .insight(let insight): self = .list(enter: insight.enter, hasScopes: false)
    case .keys, .injections, .branches, .views, .themes, .cell, .cellUse, .breakpoints, .rules,
      .runs, .found, .leaving:
      self = .list(enter: KeyLineWords.doIt, hasScopes: false)
    }
  }

  private init(_ prompt: PromptState) {
    switch prompt.purpose {
    case .goTo: self = .place(isEmpty: prompt.editor.text.isEmpty)
    case .command:
      self = .line(enter: KeyLineWords.doIt, tab: KeyLineWords.complete, hasHistory: true)
    case .number: self = .line(enter: KeyLineWords.doIt, tab: "", hasHistory: false)
    case .outcome: self = .line(enter: KeyLineWords.goThere, tab: "", hasHistory: false)
    case .seek(let kind):
      let other = kind == .filter ? KeyLineWords.findInstead : KeyLineWords.filterInstead
      self = .line(
        enter: kind == .filter ? KeyLineWords.showThese : KeyLineWords.goToNext,
        tab: prompt.help?.accepts == true ? KeyLineWords.complete : other, hasHistory: true)
    }
  }
}
