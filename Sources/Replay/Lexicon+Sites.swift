import Events

extension Lexicon {
  /// The index of the adapter that a site names, itself or through a binding or filter module.
  public func adapter(of site: SiteID) -> Int? {
    let facts = self[site]
    if facts.adapter >= 0 { return Int(facts.adapter) }
    if facts.binding >= 0 { return bindings[Int(facts.binding)].adapter }
    return facts.module >= 0 ? modules[Int(facts.module)].adapter : nil
  }
}
