import Events
import Replay
import Simulation
import Traces
import Verification

for path in CommandLine.arguments.dropFirst() {
  do {
    let scenario = try ScenarioFile.scenario(at: path)
    var simulator = try Simulator(scenario)
    simulator.run(eventCountMax: 100_000)
    let trace = Trace(
      header: TraceHeader(
        scenario, seed: simulator.seed, model: Simulator.modelVersion,
        lexicon: simulator.history.lexicon), history: simulator.history)
    print("====", path, trace.history.count)
    if CommandLine.arguments.count == 2 { print(String(decoding: trace.text, as: UTF8.self)) }
    let again = try Trace(text: trace.text)
    if again.text != trace.text || !again.problems.isEmpty { print("ROUND TRIP", again.problems) }
    let timeline = Timeline(trace.history)
    for result in ExpectationChecker(timeline).check(scenario.expectations) where !result.isMet {
      print("  \(result.expectation.position.line): \(result.claim): \(result.disappointment!.sentence)")
    }
    for (component, traffic) in zip(trace.history.lexicon.components, timeline.end.traffic) where traffic.held != 0 || traffic.arrived != traffic.departed + traffic.dropped + traffic.held {
      print("  held", component.id, traffic)
    }
    if timeline.end.liveObjectCount > 0 { print("  alive", timeline.end.liveObjects.map(\.object)) }
  } catch let error as ScenarioError { print("====", path, error.position, error.sentence) }
  catch let error as SimulationError { print("====", path, error.position, error.sentence) }
}
