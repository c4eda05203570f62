import Events

/// The IRPs that have a cancel routine; what more than one rule has to know about them.
struct ArmedIRPs: Sendable {
  /// The events that have set the routines.
  private var settings: [ObjectID: Int] = [:]

  /// The calls that give an IRP a cancel routine, or take it away.
  static let calls: [Call] = [.ioSetCancelRoutine, .dispPrepareIrpForCancel, .ioCancelIrp]

  /// Whether an IRP has a cancel routine.
  func contains(_ irp: ObjectID) -> Bool { settings[irp] != nil }

  /// Gives an IRP its cancel routine if an act does that, and returns whether it does.
  mutating func arm(_ act: Act, in situation: borrowing Situation) -> Bool {
    guard ArmedIRPs.arms(act, in: situation) else { return false }
    settings[act.object] = act.index
    return true
  }

  /// An IRP has no cancel routine any more; the event that had set it, or `nil` if it had none.
  mutating func disarm(_ irp: ObjectID) -> Int? { settings.removeValue(forKey: irp) }

  /// Adds which IRPs have a cancel routine.
  func feed(_ digest: inout StateDigest) { digest.add(objects: settings.keys) }

  /// Whether an act sets a cancel routine, to anything but NULL.
  private static func arms(_ act: Act, in situation: borrowing Situation) -> Bool {
    switch act.call {
    case .ioSetCancelRoutine: situation.history.argument(of: act.index) != .null
    case .dispPrepareIrpForCancel: true
    default: false
    }
  }
}
