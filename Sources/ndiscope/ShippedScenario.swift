import CAssets
import Events
import Simulation
import Traces
import Verification
import Views

/// A scenario that the program carries inside itself.
struct ShippedScenario {
  let id: String
  let title: String
  let path: String
  /// The folder that it belongs to, such as `01-protocol/broken`.
  let topic: String
  /// Its place among the texts that the program carries.
  private let number: Int

  /// All of them: those that work, then those that are broken on purpose, by their ids.
  static let all: [ShippedScenario] = (0..<cassets_count).compactMap { index in
    cassets_get(index).map { ShippedScenario($0.pointee, at: index) }
  }.sorted { ($0.topic, $0.id) < ($1.topic, $1.id) }

  private init(_ asset: casset, at number: Int) {
    id = String(cString: asset.id)
    title = String(cString: asset.title)
    path = String(cString: asset.path)
    topic = path.split(separator: "/").dropFirst().dropLast().joined(separator: "/")
    self.number = number
  }

  /// Its text.
  var text: String {
    guard let asset = cassets_get(number)?.pointee else { return "" }
    return String(
      decoding: UnsafeBufferPointer(start: asset.text, count: asset.count), as: UTF8.self)
  }

  /// Its value.
  var scenario: Scenario {
    get throws(Refusal) {
      do {
        return try ScenarioFile.scenario(text)
      } catch {
        throw Refusal(located(error.sentence, path, error.position), .unreadable)
      }
    }
  }

  /// The name of its file without the ending, such as `s02-send-pending`.
  var stem: String { String(fileName(path).prefix { $0 != "." }) }

  /// Whether people mean it by a name: its id, or the name of its file.
  func isNamed(_ name: String) -> Bool { name == id || name == stem }

  /// What the menu shows: the scenarios that work, then those that are broken on purpose.
  static var menu: [MenuEntry] {
    let byTopic = Dictionary(grouping: all, by: \.topic)
    return Topic.all.flatMap { topic in
      (byTopic[topic.folder] ?? []).map {
        MenuEntry(id: $0.id, group: topic.title, title: $0.title)
      }
    }
  }

  /// What an entry of the menu is about.
  static func details(of entry: MenuEntry) -> MenuDetails? {
    guard let scenario = try? all.first(where: { $0.id == entry.id })?.scenario else { return nil }
    return MenuDetails(
      purpose: scenario.purpose,
      layers: scenario.stack.map { MenuDetails.Layer($0.kindLabel, $0.id) })
  }
}

extension ShippedScenario {
  /// The words by which an entry of the menu is found beside those that it shows: its purpose, its drivers, and the rules
  /// that it breaks.
  static func about(_ entry: MenuEntry) -> String {
    guard let scenario = try? all.first(where: { $0.id == entry.id })?.scenario else { return "" }
    let drivers = scenario.stack.map { layer in
      let facts = DriverCatalog.driver(named: layer.driver)
      return "\(layer.id) \(layer.driver) \(facts?.role.rawValue ?? "") \(facts?.sentence ?? "")"
    }
    let rules = scenario.expectations.flatMap(\.brokenRules).compactMap { rule in
      RuleCatalog.facts(rule).map { "\(rule) \($0.bug) \($0.tools)" }
    }
    return ([scenario.purpose] + drivers + rules).joined(separator: " ")
  }
}

extension Layer {
  /// The kind of the layer, in four letters at most.
  fileprivate var kindLabel: String {
    DriverCatalog.driver(named: driver)?.role.label ?? ""
  }
}

extension DriverRole {
  fileprivate var label: String {
    switch self {
    case .application: "APP"
    case .socket: "SOCK"
    case .socketDriver: "AFD"
    case .protocolDriver, .transport: "PROT"
    case .intermediate: "IM"
    case .filter: "FLT"
    case .miniport: "MINI"
    case .peer: "HOST"
    }
  }
}
