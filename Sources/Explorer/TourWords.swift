import Replay
import Views

/// What the tour says.
enum TourWords {
  static let tour = "Tour"
  static let leave = "Esc leaves"
  static let stays = "This is the stack already. Esc leaves the tour."
  static let over = "The tour is over. F1 F1 shows it again."
  static let missing = "The tour is shown on a screen only."
}

extension Tour {
  /// The pages, in their order.
  static let pages: [Page] = [
    Page(
      title: "The stack",
      text:
        "At the top the program, at the bottom the card and its cable, between them the drivers "
        + "of Windows. Nothing has happened yet.",
      keys: "Press \(key: "step"): the first thing happens.",
      wish: .actions([.move(.step(.event, .forward))])),
    Page(
      title: "One step",
      text:
        "A program wrote a frame. Now says so in words; changed lists the values that it changed. "
        + "Every step can be taken back.",
      keys: "Press \(key: "back").", wish: .actions([.move(.step(.event, .backward))])),
    Page(
      title: "To a place",
      text: "Nobody must step through everything: \(key: "goto") asks for a place.",
      keys: "Press \(key: "goto"), then 9, then Enter.", wish: .position(9)),
    Page(
      title: "A packet is handed over",
      text: "NDIS calls MiniportSend: P1 lies filled at ne2000 now, and nobody above may touch it. "
        + "When does it come back?",
      keys: "Press \(key: "match"): it goes from a call to its completion.", wish: .position(63)),
    Page(
      title: "The other end",
      text: "The card has sent the frame, and the driver completes P1, on another processor. "
        + "Every jump can be undone.",
      keys: "Press \(key: "jump_back") to come back.", wish: .position(9)),
    Page(
      title: "One life",
      text:
        "A view answers one question. The ladder shows the life of one packet: a lane for each layer, "
        + "arrows for calls and returns.",
      keys: "Press \(key: "ladder").", wish: .view(.ladder)),
    Page(
      title: "And back",
      text:
        "The digits lead to views, \(key: "views") lists all of them. The place in time stays the same in each.",
      keys: "Press \(key: "quit"): it always goes back, here to the stack.", wish: .view(.stack)),
    Page(
      title: "Let it run",
      text:
        "\(key: "play") plays four events a second, and pauses again; \(key: "faster") and \(key: "slower") change the speed.",
      keys: "Press \(key: "play").", wish: .actions([.play(.toggle), .move(.toggleRun)])),
    Page(
      title: "Do something",
      text:
        "A scenario can be disturbed: \(key: "inject") offers what may happen, a frame, a write, a pulled cable.",
      keys: "Press \(key: "inject"), look at the list, and close it with Esc.",
      wish: .window(.injections)),
    Page(
      title: "Help",
      text:
        "\(key: "help") finds everything by what it does, and does it. Type any word, such as hop.",
      keys: "Press \(key: "help"), type a word, and close it with Esc.", wish: .window(.help)),
    Page(
      title: "That is all",
      text:
        "\(key: "step") and \(key: "back"), \(key: "help") and \(key: "quit") are enough to begin. F1 F1 shows this tour again.",
      keys: "Press Enter.", wish: .end),
  ]
}
