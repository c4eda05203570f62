/// Which call stack something happens on: that of a named thread, whatever processor it runs on, else that of a processor.
public struct CallStackID: RawRepresentable, Hashable, Sendable {
  /// The number of the processor; for a thread, its number behind those of all processors.
  public let rawValue: UInt16

  /// The stack with a number.
  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The stack of a thread, or of a processor if `thread` is 0.
  @inlinable
  public init(cpu: UInt8, thread: UInt8) {
    rawValue = thread == 0 ? UInt16(cpu) : CallStackID.firstThread + UInt16(thread)
  }

  /// The thread, or 0 for the stack of a processor.
  public var thread: UInt8 {
    rawValue < CallStackID.firstThread ? 0 : UInt8(rawValue - CallStackID.firstThread)
  }

  /// The processor; 0 for a thread, which may move.
  public var cpu: Int { rawValue < CallStackID.firstThread ? Int(rawValue) : 0 }

  /// Behind the numbers of all processors.
  @usableFromInline static let firstThread = UInt16(Limits.processorCountMax)
  /// How many stacks there can be.
  public static let count = Limits.processorCountMax + Int(UInt8.max) + 1
}

extension Event {
  /// The call stack on which it happens.
  @inlinable public var stack: CallStackID { CallStackID(cpu: cpu, thread: thread) }
}
