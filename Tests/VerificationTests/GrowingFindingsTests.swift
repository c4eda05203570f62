import Events
import Foundation
import Replay
import Simulation
import Testing
import Traces
import Verification

/// What went wrong in a run that seems to be over again and again, and goes on.
struct GrowingFindingsTests {
  @Test(arguments: [
    "r05-packet-reads-after-pending", "r24-packet-reads-lookahead-later",
    "r04-packet-completes-twice", "r51-packet-forgets-among-three",
  ])
  func `what the end of a run seemed to show is taken back when it goes on`(name: String) throws {
    let path = Scenarios.root.appending(path: "01-protocol/broken/\(name).yaml").path
    var simulator = try Simulator(try ScenarioFile.scenario(at: path))
    var growing = Findings()
    repeat {
      var history = simulator.history
      history.isComplete = true
      growing.advance(Timeline(history), .max)
    } while simulator.extend()
    var whole = Findings()
    whole.advance(Timeline(simulator.history), .max)
    growing.advance(Timeline(simulator.history), .max)
    #expect(growing.all == whole.all)
    #expect(growing.firstBroken == whole.firstBroken)
  }
}
