import Events
import Replay

extension Alignment.Contrast {
  /// What an event says about it.
  func text(_ history: History, _ index: Int) -> String {
    let said = words(history, index)
    return said.isEmpty ? CommonWords.none : said
  }

  private func words(_ history: History, _ index: Int) -> String {
    let event = history[index]
    return switch self {
    case .status:
      history.number(.statusNumber, of: index).map { String($0) }
        ?? history.lexicon.text(event.status)
    case .statuses: history.statusTexts(of: index).joined(separator: ", ")
    case .number: number(event, history, index)
    case .owner: history.lexicon.title(event.owner)
    case .length: event.length == Event.absent ? "" : CompareWords.bytes(Int(event.length))
    case .irql: event.irql?.name ?? ""
    case .life: CompareWords.life(event.life)
    case .site: history.lexicon.siteNames(event.site).joined(separator: ", ")
    case .oid: history.text(.oid, of: index) ?? ""
    case .flags: history.text(.flags, of: index) ?? ""
    case .bugCheck: bugCheck(history, index).joined(separator: ", ")
    }
  }

  private func number(_ event: Event, _ history: History, _ index: Int) -> String {
    guard event.kind != .choice else {
      return history.number(.outcomeNumber, of: index).map(String.init) ?? ""
    }
    return event.value == Event.absent ? "" : String(event.value)
  }

  private func bugCheck(_ history: History, _ index: Int) -> [String] {
    let code = history.number(.code, of: index).map { [Int64($0)] } ?? []
    return (code + history.numbers(.parameters, of: index)).map {
      String($0, radix: 16, uppercase: true)
    }
  }
}

extension History {
  /// The statuses of the members of a list that an event tells, in order.
  func statusTexts(of index: Int) -> [String] {
    numbers(.statuses, of: index).map { Extra.word($0).map(lexicon.text) ?? String($0) }
  }
}

extension Lexicon {
  /// The ids of what a site names.
  fileprivate func siteNames(_ id: SiteID) -> [String] {
    let site = self[id]
    var names: [String] = []
    if bindings.indices.contains(Int(site.binding)) { names.append(bindings[Int(site.binding)].id) }
    if adapters.indices.contains(Int(site.adapter)) { names.append(adapters[Int(site.adapter)].id) }
    if modules.indices.contains(Int(site.module)) { names.append(modules[Int(site.module)].id) }
    if site.edge != .none { names.append(text(site.edge)) }
    return names
  }
}
