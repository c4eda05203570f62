import Events
import Frames

// What the cards and the far ends of the cables know (``Digested``).

extension NetworkCard: Digested {
  func feed(_ digest: inout StateDigest) {
    if case .ne2000(let ring) = chip {
      digest.add(ring.curr)
      digest.add(ring.bnry)
    }
    digest.add(filter.rawValue)
    digest.add(isr)
    digest.add(imr)
    digest.add(facts: [isLineUp, isDeferring, hasLink, isRemoved, transmission != 0])
    digest.add(all: received)
    digest.add(all: transmitting)
    feed(mode, &digest)
    digest.add(until: busyUntil)
    digest.add(until: sendingUntil)
    feed(moment: listens.since, &digest)
    feed(moment: listens.until, &digest)
    digest.add(collidingCount)
    digest.add(completionBeforeReturn ?? .none)
  }

  private func feed(_ mode: Mode, _ digest: inout StateDigest) {
    switch mode {
    case .started: digest.add(0)
    case .stopped: digest.add(1)
    case .loopback: digest.add(2)
    }
  }

  /// Adds a moment; the two ends of time are no moments.
  private func feed(moment: Int64, _ digest: inout StateDigest) {
    if moment == .min || moment == .max { digest.add(moment) } else { digest.add(time: moment) }
  }
}

extension Peer: Digested {
  func feed(_ digest: inout StateDigest) {
    digest.add(identification)
    digest.add(reassembly.count)
    digest.add(outbox) { outgoing, digest in
      digest.add(bytes: outgoing.bytes)
      digest.add(outgoing.isAnnounced)
    }
    digest.add(until: freeAt)
  }
}
