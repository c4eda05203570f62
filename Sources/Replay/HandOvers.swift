import Events

/// Which call gives something away, and which one completes it or returns it, by the table of calls.
///
/// A driver may have a name of its own for the function that implements a handler. Such a name stands in the table as well
/// if it is well known, as `DispTdiSendDatagram` is, and then that counts; else the handler does.
enum HandOvers {
  /// The call that completes or returns what a call hands over, or `nil`.
  @inline(__always)
  static func completion(of call: Call, _ handler: Call) -> Call? {
    completion(of: call) ?? (handler == call ? nil : completion(of: handler))
  }

  /// As what a call completes or returns something: as itself, or as the handler that it implements; `nil` if it does not.
  @inline(__always)
  static func completed(by call: Call, _ handler: Call) -> Call? {
    isCompletion(call) ? call : isCompletion(handler) ? handler : nil
  }

  /// Whether a call hands something over, completes it or returns it.
  @inline(__always)
  static func has(_ call: Call) -> Bool {
    Int(call.rawValue) < roles.count && roles[Int(call.rawValue)]
  }

  @inline(__always)
  private static func completion(of call: Call) -> Call? {
    guard call.rawValue < Call.firstUnknown else { return nil }
    let completion = completionOfCall[Int(call.rawValue)]
    return completion == .none ? nil : completion
  }

  @inline(__always)
  private static func isCompletion(_ call: Call) -> Bool {
    Int(call.rawValue) < completes.count && completes[Int(call.rawValue)]
  }

  private static let roles = completes.indices.map {
    completes[$0] || completionOfCall[$0] != .none
  }

  private static let completes: [Bool] = {
    var flags = [Bool](repeating: false, count: Int(Call.firstUnknown))
    for call in completionOfCall where call != .none { flags[Int(call.rawValue)] = true }
    return flags
  }()

  private static let completionOfCall: [Call] = {
    var calls = [Call](repeating: .none, count: Int(Call.firstUnknown))
    for facts in CallCatalog.all {
      calls[Int(facts.call.rawValue)] = CallCatalog.call(named: facts.completion) ?? .none
    }
    return calls
  }()
}

extension History {
  /// The call that completes or returns what the event at an index hands over, or `nil`.
  func completion(of index: Int) -> Call? {
    HandOvers.completion(of: self[index].call, handler(of: index))
  }

  /// As what the event at an index completes or returns something, or `nil`.
  func completed(by index: Int) -> Call? {
    HandOvers.completed(by: self[index].call, handler(of: index))
  }
}
