import Events
import Replay
import Testing

/// What belongs together finds each other, from both sides.
struct PairTests {
  @Test(arguments: Golden.names)
  func `a call and its return find each other`(name: String) throws {
    let timeline = try Golden.timeline(name)
    var found = 0
    for index in 0..<timeline.count where timeline.history[index].kind.opensCall {
      guard let leave = timeline.leave(ofEnter: index) else { continue }
      #expect(timeline.history[leave].call == timeline.history[index].call)
      #expect(timeline.enter(ofLeave: leave) == index)
      found += 1
    }
    #expect(found > 0)
  }

  @Test func `a completion leads back to the call that it completes`() throws {
    var found = 0
    for name in Golden.names {
      let timeline = try Golden.timeline(name)
      for index in 0..<timeline.count where timeline.history[index].kind != .leave {
        guard let completion = timeline.completion(of: index) else { continue }
        try expectWayBack(from: completion, to: index, timeline, name)
        found += 1
      }
    }
    // Not every trace completes something, but all of them together much.
    #expect(found > 700)
  }

  private func expectWayBack(
    from completion: Int, to index: Int, _ timeline: Timeline, _ name: String
  ) throws {
    let history = timeline.history
    #expect(completion > index, "\(name) #\(index + 1)")
    let origin = try #require(timeline.origin(of: completion), "\(name) #\(index + 1)")
    #expect(history[origin].call == history[index].call, "\(name) #\(index + 1)")
    // A chain that comes back at once leads to where its first member was handed over.
    let isFirst = history.objects(of: completion).first == history.objects(of: index).first
    #expect(origin >= index || !isFirst, "\(name) #\(index + 1)")
  }

  @Test func `the completion of a pended send is found, and leads back`() throws {
    let timeline = try Golden.timeline("01-protocol/s02-send-pending.ndt.jsonl")
    let send = try #require(
      timeline.firstIndex(from: 0) { $0.call == .ndisSend && $0.kind == .enter })
    let completion = try #require(timeline.completion(of: send))
    #expect(timeline.history[completion].call == .protocolSendComplete)
    #expect(timeline.match(of: send) == completion)
    #expect(timeline.match(of: completion) == send)
  }

  @Test func `a completion under a name of its driver's own is found`() throws {
    let timeline = try Golden.timeline("02-intermediate/s13-nested-send.ndt.jsonl")
    let send = try #require(
      timeline.lastIndex(before: timeline.count) { $0.call == .ndisSend && $0.kind == .enter })
    let answer = try #require(timeline.leave(ofEnter: send))
    let completion = try #require(timeline.completion(of: send, before: answer))
    #expect(timeline.history[completion].call == .ptSendComplete)
    #expect(timeline.completion(of: send, before: completion) == nil)
    #expect(timeline.match(of: send) == completion)
    #expect(timeline.match(of: completion) == send)
  }

  @Test func `what was refused is over, and the completion belongs to the next call`() throws {
    let timeline = try Golden.timeline("01-protocol/s02c-send-resources.ndt.jsonl")
    let sends = (0..<timeline.count).filter {
      timeline.history[$0].call == .miniportSend && timeline.history[$0].kind == .enter
    }
    let refused = try #require(sends.first { timeline.answer(to: $0)?.isFinal == true })
    let object = timeline.history[refused].object
    let again = try #require(
      sends.first { $0 > refused && timeline.history[$0].object == object })
    let completion = try #require(timeline.completion(of: again))
    #expect(timeline.completion(of: refused) == nil)
    #expect(timeline.match(of: refused) == timeline.leave(ofEnter: refused))
    #expect(timeline.match(of: completion) == again)
  }

  @Test func `a well-known name of a driver's own has the completion that the table gives it`()
    throws
  {
    let timeline = try Golden.timeline("04-winsock/s23-sendto.ndt.jsonl")
    let send = try #require(
      timeline.firstIndex(from: 0) {
        timeline.history.lexicon.name($0.call) == "DispTdiSendDatagram" && $0.kind == .enter
      })
    let completion = try #require(timeline.match(of: send))
    let name = timeline.history.lexicon.name(timeline.history[completion].call)
    #expect(name == "DispDataRequestComplete")
    #expect(timeline.match(of: completion) == send)
  }

  @Test func `a cause leads to what it caused, and that leads back`() throws {
    let timeline = try Golden.timeline("01-protocol/s02-send-pending.ndt.jsonl")
    let queued = try #require(
      timeline.firstIndex(from: 0) { $0.kind == .wire && $0.status == Word.How.queued })
    let sent = try #require(timeline.effect(of: queued))
    #expect(timeline.history[sent].status == Word.How.sent)
    #expect(timeline.match(of: queued) == sent)
    #expect(timeline.match(of: sent) == queued)
  }

  @Test func `who queues a DPC leads to it, unless it stands in the queue already`() throws {
    var vain: [String] = []
    for name in Golden.names {
      let timeline = try Golden.timeline(name)
      for index in 0..<timeline.count where timeline.history[index].call == .keInsertQueueDpc {
        let effect = timeline.effect(of: index)
        #expect(timeline.match(of: index) == effect, "\(name) #\(index + 1)")
        if effect == nil { vain.append("\(name) #\(index + 1)") }
      }
    }
    // This card interrupts again before the DPC of its first interrupt has run.
    let early = "01-protocol/broken/r62-busmaster-unmasks-early.ndt.jsonl"
    #expect(vain == ["\(early) #13", "\(early) #18"])
  }

  @Test func `a search that may look at few events gives up`() throws {
    let timeline = try Golden.timeline("01-protocol/s02-send-pending.ndt.jsonl")
    let send = try #require(
      timeline.firstIndex(from: 0) { $0.call == .ndisSend && $0.kind == .enter })
    #expect(timeline.completion(of: send, searchCount: 2) == nil)
    #expect(timeline.leave(ofEnter: send, searchCount: 1) == nil)
  }
}

extension Timeline {
  /// What the call that an event begins is answered.
  fileprivate func answer(to index: Int) -> Status? {
    leave(ofEnter: index).map { history[$0].status }
  }
}
