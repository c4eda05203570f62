import Events

/// What a stimulus is like before it is done: whom it is done to, and who does it.
struct StimulusFacts: Equatable {
  /// The id of the layer or card; empty if it is done to all.
  let id: String
  /// What may have that id.
  let subject: Subject
  /// Who does it.
  let actor: Actor
  /// Whether only drivers of NDIS 6 know it.
  let isOfNDIS6: Bool

  /// What a stimulus can be done to.
  enum Subject: Equatable {
    case layer([DriverRole])
    case card
    case everybody
  }

  /// Who does something to a stack.
  enum Actor {
    /// The thread of a program.
    case program
    /// The plug and play manager.
    case plugAndPlay
    /// The cable, a host at its far end, another device, or the lack of memory.
    case outside
  }
}

extension Stimulus {
  /// Whom it is done to, and who does it: one line for each.
  var facts: StimulusFacts {
    switch self {
    case .write(let id, _): .program(id, .application)
    case .writeArray(let id, _, _): .program(id, .application)
    case .read(let id, _): .program(id, .application)
    case .cancel(let id): .program(id, .application, .socket)
    case .close(let id): .program(id, .application, .socket)
    case .setFilter(let id, _): .program(id, .application)
    case .cancelSends(let id): .program(id, .application)
    case .sendTo(let id, _, _): .program(id, .socket)
    case .receiveFrom(let id, _, _): .program(id, .socket)
    case .select(let id, _): .program(id, .socket)
    case .unbind(let id): .plugAndPlay(id, .protocolDriver, .transport, .intermediate)
    case .unload(let id): .plugAndPlay(id, .protocolDriver, .transport, .intermediate, .filter)
    case .pause(let id): .plugAndPlay(id, .miniport, isOfNDIS6: true)
    case .restart(let id): .plugAndPlay(id, .miniport, isOfNDIS6: true)
    case .insert(let id): .plugAndPlay(id, .filter)
    case .remove(let id): .plugAndPlay(id, .filter)
    case .filterSend(let id, _): .plugAndPlay(id, .filter)
    case .filterReceive(let id, _): .plugAndPlay(id, .filter)
    case .surpriseRemove(let id): .plugAndPlay(id, .miniport)
    case .reset(let id): .outside(id, .layer([.miniport, .application]))
    case .ping(let id, _): .outside(id, .layer([.peer]))
    case .datagram(let id, _): .outside(id, .layer([.peer]))
    case .frame(let id, _): .outside(id, .card)
    case .busy(let id, _): .outside(id, .card)
    case .occupy(let id, _): .outside(id, .card)
    case .collide(let id, _): .outside(id, .card)
    case .unplug(let id): .outside(id, .card)
    case .plug(let id): .outside(id, .card)
    case .emptyPools: .outside("", .everybody)
    }
  }
}

extension StimulusFacts {
  fileprivate static func program(_ id: String, _ roles: DriverRole...) -> StimulusFacts {
    StimulusFacts(id: id, subject: .layer(roles), actor: .program, isOfNDIS6: false)
  }

  fileprivate static func plugAndPlay(
    _ id: String, _ roles: DriverRole..., isOfNDIS6: Bool = false
  ) -> StimulusFacts {
    StimulusFacts(id: id, subject: .layer(roles), actor: .plugAndPlay, isOfNDIS6: isOfNDIS6)
  }

  fileprivate static func outside(_ id: String, _ subject: Subject) -> StimulusFacts {
    StimulusFacts(id: id, subject: subject, actor: .outside, isOfNDIS6: false)
  }
}
