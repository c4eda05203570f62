/// Comparing two runs.
extension ActionCatalog {
  static let comparing: [ActionFacts] = [
    ActionFacts(
      .freeze, "freeze", ["P"], "freeze the picture while the run goes on; again stops the run",
      habit: "F (htop)  p (top)",
      "A live run is simulated on at the speed of playing, and \(key: "faster") and \(key: "slower") change it; the state line says how far it is. Everything that is there can be looked at meanwhile."
    ),
    ActionFacts(
      .open(.against), "against", ["D"],
      "compare with another run: a file, a scenario, the run before a branch",
      habit: "D (diff tools)",
      ":compare FILE puts a trace or a scenario that ships beside this run. \(key: "compare") shows both; \(key: "next_mark") and \(key: "last_mark") go from difference to difference, \(key: "next_pane") goes to the other side, \(key: "normal_speed") ties or unties the two."
    ),
  ]
}
