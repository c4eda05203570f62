import Foundation
import Testing

@testable import Events

/// Compares the table of calls with `ReferenceNames.txt`, the names of NDIS_REFERENCE sections 2
/// and 5.
///
/// A line of the list is `E100 NdisSend` for a name with a row in section 2, `S23 sendto` for a
/// name that section 5 uses first in that scenario, and `- CloseHandle` for a name that the
/// reference does not have and our models need.
struct CallCatalogTests {
  @Test func `every name of the reference has its row`() throws {
    for reference in try references() {
      let call = CallCatalog.call(named: reference.name)
      #expect(call != nil, "\(reference.name) is missing")
      guard let call else { continue }
      if let eventID = reference.eventID {
        #expect(number(of: call) == eventID, "\(reference.name)")
      } else {
        #expect((600..<900).contains(number(of: call)), "\(reference.name)")
      }
    }
  }

  @Test func `every row is a name of the reference`() throws {
    let names = Set(try references().map(\.name))
    let unlisted = CallCatalog.all.map(\.name).filter { !names.contains($0) }
    #expect(unlisted.isEmpty)
  }

  @Test func `the list holds every name once and is sorted`() throws {
    let references = try references()
    #expect(Set(references.map(\.name)).count == references.count)
    let ranks = references.map(\.rank)
    #expect(ranks == ranks.sorted())
  }

  @Test func `names and numbers are unique`() {
    #expect(Set(CallCatalog.all.map(\.name)).count == CallCatalog.all.count)
    #expect(Set(CallCatalog.all.map(\.call)).count == CallCatalog.all.count)
  }

  @Test func `the positions of a number count from 0`() {
    let rows = Dictionary(grouping: CallCatalog.all) { number(of: $0.call) }
    for (number, facts) in rows {
      let positions = facts.map { Int($0.call.rawValue & 15) }
      #expect(positions == Array(facts.indices), "\(number)")
    }
  }

  @Test func `numbers ascend and stay below those of a trace`() {
    let numbers = CallCatalog.all.filter { number(of: $0.call) < 600 }.map(\.call.rawValue)
    #expect(numbers == numbers.sorted())
    #expect(CallCatalog.all.allSatisfy { $0.call.rawValue < Call.firstUnknown })
  }

  @Test func `a call is found by its number and by its name`() throws {
    for facts in CallCatalog.all {
      #expect(facts.call.facts?.name == facts.name)
      #expect(CallCatalog.call(named: facts.name) == facts.call)
    }
    #expect(Call(100).facts?.name == "NdisSend")
    #expect(CallCatalog.call(named: "NdisSends") == nil)
  }

  @Test func `a completion is a row of the table`() throws {
    let completed = CallCatalog.all.filter { !$0.completion.isEmpty }
    try #require(!completed.isEmpty)
    for facts in completed {
      #expect(CallCatalog.call(named: facts.completion) != nil, "\(facts.name)")
      #expect(facts.completion != facts.name)
    }
  }

  @Test func `what is handed over comes back by a completion that hands over nothing`() throws {
    let handing = CallCatalog.all.filter { $0.handover != .none }
    try #require(!handing.isEmpty)
    for facts in handing {
      #expect(!facts.completion.isEmpty, "\(facts.name)")
      let completion = CallCatalog.call(named: facts.completion)?.facts
      #expect(completion?.handover == Handover.none, "\(facts.name)")
      #expect(completion?.direction != facts.direction, "\(facts.name)")
    }
  }

  @Test func `a sentence ends with a full stop and uses the five placeholders only`() {
    let placeholders: Set = ["from", "to", "at", "obj", "st"]
    var used: Set<String> = []
    for facts in CallCatalog.all {
      for sentence in [facts.sentence] + facts.instead.values {
        #expect(sentence.hasSuffix("."), "\(facts.name)")
        #expect(!sentence.contains("!") && !sentence.contains("\n"), "\(facts.name)")
        #expect(sentence.count <= 230, "\(facts.name)")
        for part in sentence.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
          let end = part.firstIndex(of: "}") ?? part.startIndex
          #expect(placeholders.contains(String(part[..<end])), "\(facts.name)")
          used.insert(String(part[..<end]))
        }
      }
    }
    #expect(used == placeholders)
  }

  @Test func `a sentence about a chain or an array holds for one object and for many`() throws {
    let many = CallCatalog.all.filter {
      $0.arguments == .netBufferLists || $0.arguments == .packets
    }
    try #require(!many.isEmpty)
    for facts in many {
      for words in ["{obj}, which sent", "on its way", "owns it now", "passes them", "with them"] {
        #expect(!facts.sentence.contains(words), "\(facts.name)")
      }
    }
  }

  private func number(of call: Call) -> Int { Int(call.rawValue >> 4) }
}

/// One line of the list of names.
private struct Reference {
  var name: String
  /// The number behind the `E`, or `nil` for a name without a row in section 2.
  var eventID: Int?
  /// Its place in the list: section 2 by event id, section 5 by scenario, then our own names.
  var rank: Int
}

private func references() throws -> [Reference] {
  let path = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "ReferenceNames.txt")
  let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
  try #require(!lines.isEmpty, "ReferenceNames.txt is empty")
  return try lines.map { line in
    let words = line.split(separator: " ")
    try #require(words.count == 2, "a line is a number and a name: \(line)")
    let number = Int(words[0].dropFirst())
    let name = String(words[1])
    switch words[0].first {
    case "E":
      let id: Int = try #require(number)
      return Reference(name: name, eventID: id, rank: id)
    case "S": return Reference(name: name, rank: 1_000 + (try #require(number)))
    default:
      try #require(words[0] == "-", "a line begins with E, S or -: \(line)")
      return Reference(name: name, rank: 2_000)
    }
  }
}
