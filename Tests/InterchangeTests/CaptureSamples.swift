import Foundation
import Interchange
import Testing

/// A real capture in the folder `Captures`, with what its manifest says about it.
struct CaptureSample: CustomTestStringConvertible, Sendable {
  /// The name of the file.
  var file: String
  /// How many frames tshark finds; `nil` where it was not asked.
  var tsharkFrames: Int?
  /// Whether tshark refuses the file.
  var isRefusedByTshark: Bool

  var testDescription: String { file }

  /// Where the file lies.
  var path: String { CaptureSample.folder + file }

  /// The capture.
  var capture: CaptureFile { get throws { try CaptureFile(path: path) } }

  /// The bytes of the file.
  var bytes: [UInt8] { get throws { Array(try Data(contentsOf: URL(fileURLWithPath: path))) } }

  /// Every file of the manifest.
  static let all: [CaptureSample] = {
    let text = (try? String(contentsOfFile: folder + "MANIFEST.tsv", encoding: .utf8)) ?? ""
    let rows = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    return rows.dropFirst().map { row in
      CaptureSample(file: row[0], tsharkFrames: Int(row[8]), isRefusedByTshark: !row[9].isEmpty)
    }
  }()

  /// The file with a name.
  static func named(_ file: String) -> CaptureSample {
    CaptureSample(file: file, tsharkFrames: nil, isRefusedByTshark: false)
  }

  private static let folder =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
    + "/Captures/"
}

extension FrameSchedule {
  /// The time of the last frame, in nanoseconds.
  var durationNanoseconds: Int64 { count == 0 ? 0 : self[count - 1].timeNanoseconds }
}

extension CaptureFile {
  /// All frames up to the end or the damage, and the damage.
  func readAll() -> (frames: [CapturedFrame], error: ImportError?) {
    var reader = CaptureReader(self)
    var frames: [CapturedFrame] = []
    while true {
      do throws(ImportError) {
        guard let frame = try reader.next() else { return (frames, nil) }
        frames.append(frame)
      } catch {
        return (frames, error)
      }
    }
  }
}
