import Views

/// What is said about panes.
enum PaneWords {
  static let prompt = "w next pane   > < + - size   = as before   | layout   o alone   Esc closes"
  static let unknown = Message(
    "Behind \(key: "panes"): w next pane, > < wider and narrower, + - taller and shorter, =, |, o",
    .warning
  )
  static let noRoom = Message("There is no more room.", .warning)
  static let tooSmall = Message(
    "On a screen this small one pane stands alone anyway: there is nothing to zoom.", .warning)
  static let only = Message("There is no other pane here.")
  static let othersHidden = Message(
    "There is no room for another pane here.   \(key: "zoom") shows one alone, and then \(key: "next_pane") goes on to the next"
  )
  static let equal = Message("The panes are as large as they are by themselves.")

  static func none(isWidth: Bool, grows: Bool) -> Message {
    let how = isWidth ? (grows ? "wider" : "narrower") : grows ? "taller" : "shorter"
    return Message("No border here could make this pane \(how).", .warning)
  }

  static func layout(_ layout: PaneSizes.Layout) -> Message {
    switch layout {
    case .usual: equal
    case .first: Message("The first pane has more room.   \(key: "layout") goes on")
    case .others: Message("The other panes have more room.   \(key: "layout") goes on")
    }
  }
}
