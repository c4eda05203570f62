import Foundation
import Simulation
import Testing

/// Compares what every scenario makes with the trace beside it, byte for byte.
///
/// `GOLDEN=update` writes the traces instead and fails, so that nobody records one without reading
/// it (HOUSE_STYLE 3.8).
struct GoldenTraceTests {
  @Test(arguments: Shipped.names)
  func `a scenario makes the trace beside it, byte for byte`(name: String) throws {
    let made = try Simulator.finished(try Shipped.scenario(name)).text
    let path = Shipped.path(name, "ndt.jsonl")
    guard ProcessInfo.processInfo.environment["GOLDEN"] != "update" else {
      try Data(made).write(to: URL(filePath: path))
      Issue.record("wrote \(name).ndt.jsonl; read the difference, then run the tests again")
      return
    }
    let golden = try #require(
      FileManager.default.contents(atPath: path).map { [UInt8]($0) },
      "\(name).yaml has no trace: run scripts/golden")
    let isSame = golden == made
    #expect(isSame, "\(LineDifference(golden, made))")
  }

  @Test func `every trace has its scenario`() {
    #expect(Shipped.sound.count >= 25 && Shipped.broken.count >= 12)
    let strays = Set(Shipped.files("ndt.jsonl")).subtracting(Shipped.names).sorted()
    #expect(strays == [], "a trace without a scenario is removed")
  }
}

/// What differs between two texts, as `diff` shows it, and the command that accepts the new one.
private struct LineDifference: CustomStringConvertible {
  private let changes: [String]

  init(_ old: [UInt8], _ new: [UInt8]) {
    let lines = [old, new].map {
      $0.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }
    changes = lines[1].difference(from: lines[0]).map { change in
      switch change {
      case .insert(let line, let text, _): "+\(line + 1): \(text)"
      case .remove(let line, let text, _): "-\(line + 1): \(text)"
      }
    }
  }

  var description: String {
    (changes.prefix(12) + ["\(changes.count) lines differ; scripts/golden accepts them"])
      .joined(separator: "\n")
  }
}
