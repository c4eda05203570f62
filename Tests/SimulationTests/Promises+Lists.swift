import Events
import Replay

/// What every run of sound NDIS 6 drivers keeps (NDIS_REFERENCE 3.5, 4.1-4.5).
extension Promises {
  /// What is handed over comes back once: every list that is sent, and every list that was indicated without RESOURCES.
  ///
  /// A list that stands in a queue at the end may still come back.
  var lists: [String] {
    let end = Timeline(history).end
    return Promises.listPairs.flatMap { there, back in
      owed(there, back).filter { $0.value < 0 || $0.value > 0 && !end.isQueued($0.key.object) }
        .map {
          "\($0.key.object) at \($0.key.place): \(history.lexicon.name(there)) is owed \($0.value)"
        }
        .sorted()
    }
  }

  private static let listPairs: [(there: Call, back: Call)] = [
    (.ndisSendNetBufferLists, .protocolSendNetBufferListsComplete),
    (.filterSendNetBufferLists, .ndisFSendNetBufferListsComplete),
    (.ndisFSendNetBufferLists, .filterSendNetBufferListsComplete),
    (.miniportSendNetBufferLists, .ndisMSendNetBufferListsComplete),
    (.ndisMIndicateReceiveNetBufferLists, .miniportReturnNetBufferLists),
    (.filterReceiveNetBufferLists, .ndisFReturnNetBufferLists),
    (.ndisFIndicateReceiveNetBufferLists, .filterReturnNetBufferLists),
    (.protocolReceiveNetBufferLists, .ndisReturnNetBufferLists),
  ]

  private func owed(_ there: Call, _ back: Call) -> [Edge: Int] {
    var owed: [Edge: Int] = [:]
    for index in 0..<history.count where history[index].kind == .enter {
      let call = role(index)
      guard call == there || call == back else { continue }
      if history.text(.flags, of: index)?.contains("RESOURCES") == true { continue }
      for list in history.objects(of: index) where list.kind != .irp {
        owed[edge(list, index), default: 0] += call == there ? 1 : -1
      }
    }
    return owed
  }

  /// Nobody sends through a module or a binding that is paused, and nobody indicates to it.
  var pauses: [String] {
    var paused: Set<String> = []
    var wrong: [String] = []
    for index in 0..<history.count {
      let event = history[index]
      if event.kind == .state, let place = history.lexicon[event.place] {
        if event.status == Word.State.paused {
          paused.insert(place.id)
        } else {
          paused.remove(place.id)
        }
      }
      guard event.kind == .enter, Promises.dataHandlers.contains(role(index)) else { continue }
      let state = edge(event.object, index).place + ".state"
      if paused.contains(state) {
        wrong.append(
          "#\(history.sequence(of: index)) \(history.lexicon.name(event.call)): \(state) is Paused")
      }
    }
    return wrong
  }

  private static let dataHandlers: Set<Call> = [
    .filterSendNetBufferLists, .filterReceiveNetBufferLists, .protocolReceiveNetBufferLists,
    .ndisSendNetBufferLists, .ndisFSendNetBufferLists, .ndisFIndicateReceiveNetBufferLists,
    .miniportSendNetBufferLists, .ndisMIndicateReceiveNetBufferLists,
  ]
}
