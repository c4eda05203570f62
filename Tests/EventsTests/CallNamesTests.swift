import Foundation
import Testing

@testable import Events

/// Holds the constants of `Call+Names.swift` against the table of calls, by reading that file as
/// text.
struct CallNamesTests {
  @Test func `a constant has the number of the row that its comment names`() throws {
    for constant in try constants() {
      #expect(CallCatalog.call(named: constant.call)?.rawValue == constant.number)
    }
  }

  @Test func `a constant is the name of its call with the first letter lowered`() throws {
    for constant in try constants() {
      #expect(constant.name == swiftName(of: constant.call))
    }
  }

  @Test func `every call has one constant at most`() throws {
    let constants = try constants()
    #expect(constants.count > 80)
    #expect(Set(constants.map(\.call)).count == constants.count)
    #expect(Set(constants.map(\.name)).count == constants.count)
  }

  @Test func `a constant means the call of its name`() {
    #expect(Call.ndisSend.facts?.name == "NdisSend")
    #expect(Call.isrPRX.facts?.name == "ISR.PRX")
    #expect(Call.ndisSetPacketStatus.facts?.name == "NDIS_SET_PACKET_STATUS")
  }

  /// What begins with an abbreviation has all of it lowered; words of `A_B_C` run together.
  private func swiftName(of call: String) -> String {
    let special = [
      "DMA": "dma", "ISR.PRX": "isrPRX", "ISR.PTX": "isrPTX", "ISR.RXE": "isrRXE",
      "ISR.OVW": "isrOVW", "NICPrepareForTransmit": "nicPrepareForTransmit",
      "ISR.TXE": "isrTXE", "NICUpdateCounters": "nicUpdateCounters",
    ]
    if let name = special[call] { return name }
    let words = call.split(separator: "_")
    guard words.count > 1 else { return lowered(call) }
    return lowered(words.map { $0.lowercased().capitalized }.joined())
  }

  /// PassThru's own functions of its miniport edge begin with the abbreviation MP.
  private func lowered(_ name: String) -> String {
    let start = name.prefix(name.hasPrefix("MP") ? 2 : 1)
    return start.lowercased() + name.dropFirst(start.count)
  }
}

/// One constant as its source says it.
private struct Constant {
  var call: String
  var name: String
  var number: UInt16
}

private func constants() throws -> [Constant] {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let file = root.appending(path: "Sources/Events/Call+Names.swift")
  let text = try String(contentsOf: file, encoding: .utf8)
  let pattern =
    #/`(?<call>.+)`\.\n *@inlinable\n *public static var (?<name>\w+): Call \{ Call\((?<id>\d+)(, (?<row>\d+))?\)/#
  let matches = text.matches(of: pattern)
  try #require(!matches.isEmpty, "Call+Names.swift has no constant that is read")
  return try matches.map { match in
    let row = try match.row.map { try #require(UInt16($0)) } ?? 0
    return Constant(
      call: String(match.call), name: String(match.name),
      number: try #require(UInt16(match.id)) << 4 | row)
  }
}
