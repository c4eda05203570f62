import Replay

extension QueryRemarks {
  /// What a query may ask of marks and notes; where several notes stand, the first one counts.
  public init(_ marks: [UserMark], _ notes: [UserNote]) {
    let lettered = Dictionary(grouping: marks) { $0.position - 1 }
    self.init(
      marks: lettered.mapValues { $0.map { String($0.letter) } },
      notes: Dictionary(notes.map { ($0.position - 1, $0.text) }) { first, _ in first })
  }
}
