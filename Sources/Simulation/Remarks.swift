import Events

// Every sentence that this room writes into a run, in one place (HOUSE_STYLE 3.5).

/// What a note in a run says.
enum Remark {
  static func waitsForEver(_ name: String, for event: ObjectID) -> String {
    "Nothing that is still to happen signals \(event): \(name) waits for ever."
  }

  static func neverEnds(_ name: String, hasWatchdog: Bool) -> String {
    let end = hasWatchdog ? "the watchdog will stop the machine" : "the stack waits for ever"
    return "Nothing that is still to happen ends what \(name) has pended: \(end)."
  }

  static let clockIsAtItsEnd =
    "The simulated clock is at its end, behind \(Limits.clockNanosecondsMax / 1_000_000_000) s: the run "
    + "ends here."

  static let lockIsHeld = "Somebody else holds the lock of the socket. This thread has to wait."

  static func lostFragment(_ number: Int, of count: Int) -> String {
    "Fragment \(number) of \(count) is lost on the cable."
  }

  static let otherDeviceReturns =
    "The handler of the other device returns; interrupts are taken again."
}

// MARK: - What comes to nothing

extension Remark {
  static func isPaused(_ name: String) -> String { "\(name) is paused already: nothing happens." }
  static func runs(_ name: String) -> String { "\(name) runs already: nothing happens." }
  static func isNotInStack(_ name: String) -> String {
    "\(name) is not in the stack: nothing happens."
  }
  static func isInStack(_ name: String) -> String {
    "\(name) is in the stack already: nothing happens."
  }
  static func isUnloaded(_ name: String) -> String {
    "\(name) is unloaded already: nothing happens."
  }
  static func isNotLoaded(_ name: String) -> String {
    "\(name) is not loaded any more: nothing happens."
  }

  static func makesNothing(_ name: String) -> String {
    "\(name) makes no lists of its own in this model."
  }
  static func isNotRunning(_ name: String) -> String {
    "\(name) is not running: it originates nothing."
  }
  static func hasNoHandler(_ name: String) -> String {
    "\(name) has no handler to which the list could come back: it originates nothing."
  }
}

// MARK: - What a program learns

extension Remark {
  static let deviceIsClosed =
    "The device is not open: the call fails with ERROR_INVALID_HANDLE."
  static let nothingIsLeft = "The driver has nothing left that waits for this handle."
  static let adapterIsGone =
    "The handle is good, but its driver is bound to no adapter: the call fails with "
    + "STATUS_DEVICE_NOT_READY."

  static let socketIsClosed = "The socket is closed: the call fails with WSAENOTSOCK."
  static let transportIsGone = "tcpip is unloaded: the call fails with WSAENETDOWN."

  /// How a receive that waited is complete.
  static func receiveEnds(_ status: Status, bytes: Int, from source: Endpoint) -> String {
    switch status {
    case .statusSuccess: "recvfrom returns \(bytes) bytes from \(source.text)."
    case .statusBufferOverflow:
      "recvfrom fails with WSAEMSGSIZE: \(bytes) bytes fit, the rest of the datagram is lost."
    default: "recvfrom fails: its buffer is too small for the \(bytes) bytes that wait."
    }
  }

  /// How a select that waited is over; `nil` if the program learns nothing.
  static func selectEnds(_ status: Status) -> String? {
    switch status {
    case .statusSuccess: "select returns 1: a datagram can be read."
    case .statusTimeout: "select returns 0: the time is over, and there is nothing to read."
    default: nil
    }
  }
}

// MARK: - What a bug does

extension Remark {
  static let handlerIsNull = "Its SourceHandle leads to a handler that is NULL."

  static func unlockedTooOften(_ irp: ObjectID) -> String {
    "The pages of \(irp) are unlocked once more than they were locked."
  }
  static func spinsForEver(on lock: ObjectID) -> String {
    "This processor holds \(lock) itself: it spins for ever."
  }
  static func goesBackChanged(_ list: ObjectID) -> String {
    "\(list) has gone back with its bytes changed."
  }
  static func hasSecondBuffer(_ list: ObjectID, with frame: ObjectID) -> String {
    "\(list) has a second net buffer, with \(frame)."
  }
}
