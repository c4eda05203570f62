/// A folder of scenarios with its heading in the menu.
struct Topic {
  let folder: String
  let title: String

  /// In the order of the menu; a test says when a folder is missing.
  static let all = [
    Topic(folder: "01-protocol", title: "A protocol driver over a card"),
    Topic(folder: "01-protocol/broken", title: "Broken on purpose"),
    Topic(folder: "02-intermediate", title: "A driver in the middle: PassThru"),
    Topic(folder: "02-intermediate/broken", title: "PassThru, broken on purpose"),
    Topic(folder: "03-filter", title: "Lightweight filters and NDIS 6"),
    Topic(folder: "03-filter/broken", title: "NDIS 6, broken on purpose"),
    Topic(folder: "04-winsock", title: "From sendto to the card, and back"),
    Topic(folder: "04-winsock/broken", title: "tcpip, broken on purpose"),
    Topic(folder: "05-card", title: "The card: a full ring, errors, collisions"),
    Topic(folder: "06-many", title: "Several drivers on one card"),
    Topic(folder: "07-control", title: "Resets, cables, cards that go"),
  ]
}
