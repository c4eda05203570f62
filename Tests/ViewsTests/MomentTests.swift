import Events
import Replay
import Testing

@testable import Views

/// What a moment says of the objects that panes ask about.
struct MomentTests {
  private func packet(_ number: Int) -> ObjectID { ObjectID(.packet, number) }

  @Test func `what nobody made is the first of its own journey at all times`() throws {
    let timeline = try SmallTrace.timeline([
      #"{"t":1,"e":"do","call":"InsertTailList","at":"nic","obj":"P7","q":"nic.Tx","op":"in"}"#,
      #"{"t":2,"e":"do","call":"NdisAllocatePacket","at":"packet","obj":"P1","own":"packet","life":"new"}"#,
      #"{"t":3,"e":"enter","call":"NdisSend","from":"packet","to":"ndis","obj":"P8","own":"ndis"}"#,
    ])
    for position in 0...timeline.count {
      let moment = Moment(timeline, at: position)
      #expect([1, 7, 8, 9].map { moment.journey(of: packet($0)) } == [1, 7, 8, 9])
    }
  }

  @Test func `what was made of something has its colour at all times`() throws {
    let timeline = try SmallTrace.timeline([
      #"{"t":1,"e":"note","at":"packet","note":"before"}"#,
      #"{"t":2,"e":"do","call":"NdisAllocatePacket","at":"packet","obj":"P4","own":"packet","life":"new"}"#,
      #"{"t":3,"e":"do","call":"NdisAllocatePacket","at":"nic","obj":"P5","of":"P4","own":"nic","life":"new"}"#,
      #"{"t":4,"e":"do","call":"NdisFreePacket","at":"nic","obj":"P5","life":"free"}"#,
      #"{"t":5,"e":"note","at":"packet","note":"behind"}"#,
      #"{"t":6,"e":"note","at":"packet","note":"far behind"}"#,
    ])
    for position in 0...timeline.count {
      let moment = Moment(timeline, at: position)
      #expect(moment.journey(of: packet(5)) == 4, "\(position)")
      #expect(moment.journey(ofID: "P5") == 4, "\(position)")
    }
  }

  @Test func `what is alive is what the state says`() throws {
    let timeline = try Shipped.named("s02-send-pending").timeline
    var aliveCount = 0
    for position in 0...timeline.count {
      let moment = Moment(timeline, at: position)
      #expect(moment.alive.map(\.object) == moment.state.liveObjects.map(\.object))
      #expect(moment.alive.map(\.state) == moment.state.liveObjects.map(\.state))
      aliveCount += moment.alive.count
    }
    #expect(aliveCount > 0)
  }

  @Test func `very many members that nobody made have their colours at once`() throws {
    let count = 10_000
    let lexicon = try SmallTrace.timeline([]).history.lexicon
    let queue = try #require(lexicon.places.firstIndex { $0.kind == .queue })
    var history = History(lexicon: lexicon)
    for number in 1...count {
      var event = Event(.action, time: Int64(number))
      event.object = packet(number)
      event.place = PlaceID(index: queue)
      event.operation = .insert
      history.append(event)
    }
    let moment = Moment(Timeline(history), at: count)
    let members = moment.state.members(of: PlaceID(index: queue))
    #expect(members.map { moment.journey(of: $0) } == Array(1...count))
  }
}
