/// The work that is done between two frames, and beside them.
extension RunLoop {
  /// Whether something is to be done here before anybody waits for a key.
  var isWorkDue: Bool { isSessionDue || isOtherDue || isOwnDue }

  /// Whether the session waits for what ``advance(microseconds:isIdle:)`` does.
  var isSessionDue: Bool {
    session.wantedEventCount != nil || session.isComparing || session.isLooking
  }

  /// Whether something is done beside, so that there will be news.
  var isWorkBeside: Bool {
    source.isWorking || searcher.isWorking || other?.isWorking == true
  }

  /// Takes what has been found beside, and has found what is wanted next.
  mutating func search() {
    for news in searcher.news() { session.receive(news) }
    searcher.adopt(session.searchOrders, living: session.livingSearches)
  }

  /// Takes what has changed beside, of both runs.
  mutating func takeNews() {
    takeNewsOfOther()
    guard let news = source.poll() else { return }
    if let branch = news.branch {
      return session.receiveBranch(news.timeline, branch, source.facts)
    }
    session.receive(
      news.timeline, isGrowing: source.isGrowing, standstill: source.standstill)
    session.receive(news)
  }
}
