import Events

extension CallStackID {
  /// Its name: the thread, or `cpu 0`.
  func name(_ lexicon: Lexicon) -> String {
    CommonWords.caller(thread: lexicon.thread(thread), cpu: cpu)
  }
}
