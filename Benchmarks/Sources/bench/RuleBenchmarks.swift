import Events
import Replay
import Traces
import Verification

/// P13: what it costs to hold all rules against a trace, beside the fold that it takes anyway.
func measureRules(_ path: String) throws -> Report {
  let history = try TraceLoader.trace(at: path).history
  let fold = timed { bareFold(history) }
  let rules = timed { () -> Verifier in
    var verifier = Verifier()
    verifier.advance(history)
    return verifier
  }
  var report = Report()
  report.put("events", history.count)
  report.put("rules", RuleCatalog.all.count)
  report.put("findings", rules.value.findingsAtEnd().count)
  report.put("outstanding", rules.value.outstandingCount)
  report.put("fold", fold)
  report.put("judge", rules)
  return report
}

/// The states of a history, one after the other, without checkpoints.
private func bareFold(_ history: History) -> StackState {
  var plan = FoldPlan()
  plan.adopt(history.lexicon)
  var state = StackState(history.lexicon)
  for chunk in history.chunks {
    var cursor = 0
    for index in chunk.events.indices { state.apply(chunk, index, &cursor, plan) }
  }
  return state
}
