import Events

extension Status {
  /// Whether this is success, as far as the trace tells: an answer that it does not tell may have been.
  var mayBeSuccess: Bool { self == .none || self == .success || self == .statusSuccess }
}
