import Foundation

/// What the JSON schema of SARIF 2.1.0 (OASIS, errata 01) says about the objects that a check writes.
///
/// It lists the properties that we write, with their types, what is required, and which lists must not be empty or hold
/// something twice. A property that is missing here is refused, as the schema refuses what it does not know.
enum SARIFSchema {
  /// The type of a value.
  indirect enum Kind: Sendable {
    case text
    /// A reference to a resource, absolute or relative.
    case uri
    case boolean
    case number(from: Int)
    case one(of: [String])
    case object(String)
    case list(Kind, atLeast: Int = 0, isUnique: Bool = false)
  }

  private static let levels = Kind.one(of: ["none", "note", "warning", "error"])

  /// The properties of each object; those whose name ends with an exclamation mark are required.
  private static let objects: [String: [String: Kind]] = [
    "log": [
      "$schema": .uri, "version!": .one(of: ["2.1.0"]), "runs!": .list(.object("run")),
    ],
    "run": [
      "tool!": .object("tool"), "invocations": .list(.object("invocation")),
      "results": .list(.object("result")),
    ],
    "tool": ["driver!": .object("toolComponent")],
    "toolComponent": [
      "name!": .text, "version": .text,
      "rules": .list(.object("reportingDescriptor"), isUnique: true),
    ],
    "reportingDescriptor": [
      "id!": .text, "shortDescription": .object("multiformatMessageString"),
      "fullDescription": .object("multiformatMessageString"),
      "help": .object("multiformatMessageString"),
      "defaultConfiguration": .object("reportingConfiguration"),
    ],
    "multiformatMessageString": ["text!": .text],
    "reportingConfiguration": ["level": levels],
    "invocation": [
      "executionSuccessful!": .boolean,
      "toolExecutionNotifications": .list(.object("notification")),
    ],
    "notification": [
      "message!": .object("message"), "level": levels,
      "associatedRule": .object("reportingDescriptorReference"),
    ],
    "reportingDescriptorReference": ["id!": .text],
    "result": [
      "ruleId": .text, "level": levels, "message!": .object("message"),
      "locations": .list(.object("location")), "codeFlows": .list(.object("codeFlow")),
    ],
    "message": ["text!": .text],
    "location": [
      "physicalLocation": .object("physicalLocation"),
      "logicalLocations": .list(.object("logicalLocation"), isUnique: true),
      "message": .object("message"),
    ],
    "physicalLocation": [
      "artifactLocation!": .object("artifactLocation"), "region": .object("region"),
    ],
    "artifactLocation": ["uri": .uri],
    "region": ["startLine!": .number(from: 1)],
    "logicalLocation": ["fullyQualifiedName": .text],
    "codeFlow": ["threadFlows!": .list(.object("threadFlow"), atLeast: 1)],
    "threadFlow": ["locations!": .list(.object("threadFlowLocation"), atLeast: 1)],
    "threadFlowLocation": ["location": .object("location")],
  ]

  /// What is wrong with a text, each with its place; nothing if it is a SARIF log.
  static func problems(_ text: String) -> [String] {
    guard let value = try? JSONSerialization.jsonObject(with: Data(text.utf8)) else {
      return ["this is no JSON"]
    }
    return problems(value, .object("log"), "")
  }

  private static func problems(_ value: Any, _ kind: Kind, _ path: String) -> [String] {
    switch kind {
    case .text: return value is String ? [] : ["\(path): no text"]
    case .boolean: return isBoolean(value) ? [] : ["\(path): no true or false"]
    case .uri:
      let isURI = (value as? String)?.wholeMatch(of: uri) != nil
      return isURI ? [] : ["\(path): no URI: \(value)"]
    case .number(let first):
      let number = isBoolean(value) ? nil : value as? Int
      return number.map { $0 >= first } ?? false ? [] : ["\(path): no number from \(first)"]
    case .one(let words):
      return (value as? String).map(words.contains) ?? false
        ? [] : ["\(path): not a word: \(value)"]
    case .object(let name): return problems(object: value, name, path)
    case .list(let kind, let least, let isUnique):
      guard let list = value as? [Any] else { return ["\(path): no list"] }
      let isShort = list.count < least ? ["\(path): too short"] : []
      let texts = list.map { String(describing: $0) }
      let isDouble = isUnique && Set(texts).count < texts.count ? ["\(path): not unique"] : []
      return isShort + isDouble
        + list.enumerated().flatMap { problems($1, kind, "\(path)[\($0)]") }
    }
  }

  private static func problems(object value: Any, _ name: String, _ path: String) -> [String] {
    guard let members = value as? [String: Any] else { return ["\(path): no object"] }
    let properties = objects[name] ?? [:]
    let required = properties.keys.filter { $0.hasSuffix("!") }.map { String($0.dropLast()) }
    let missing = required.filter { members[$0] == nil }.map { "\(path): no \($0)" }
    return missing.sorted()
      + members.sorted { $0.key < $1.key }.flatMap { key, value in
        guard let kind = properties[key] ?? properties[key + "!"] else {
          return ["\(path): \(name) has no \(key)"]
        }
        return problems(value, kind, path + "." + key)
      }
  }

  /// Whether a number was written as `true` or `false`.
  private static func isBoolean(_ value: Any) -> Bool {
    (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
  }

  /// A scheme and what it wants, or a path whose first part has no colon; nothing in it that has to be escaped.
  private static var uri: Regex<Substring> {
    /(?:[A-Za-z][A-Za-z0-9+.-]*:|(?![^\/?#]*:))(?:[A-Za-z0-9._~:\/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*/
  }
}
