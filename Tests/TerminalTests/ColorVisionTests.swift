import Foundation
import Testing

@testable import Terminal

/// The standard theme, and the one for projectors, can be told apart by everybody.
///
/// The matrices are those of Machado, Oliveira and Fernandes (2009) for people who lack one kind of cones.
struct ColorVisionTests {
  enum Vision: String, CaseIterable, Sendable {
    case normal, protanopia, deuteranopia, tritanopia

    var matrix: [[Double]] {
      switch self {
      case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
      case .protanopia:
        [
          [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
          [-0.003882, -0.048116, 1.051998],
        ]
      case .deuteranopia:
        [
          [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
          [-0.011820, 0.042940, 0.968881],
        ]
      case .tritanopia:
        [
          [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
          [0.004733, 0.691367, 0.303900],
        ]
      }
    }
  }

  private static let roles: [Role] = [.now, .down, .up, .ok, .bad, .pending, .run]

  @Test(arguments: [Theme.harbour, .beacon], Vision.allCases)
  func `what means different things looks different`(theme: Theme, vision: Vision) {
    let ground = theme.ground(.canvas)
    let seen = ColorVisionTests.roles.map { ($0, lab(theme.ink($0, on: ground), vision)) }
    for (index, one) in seen.enumerated() {
      for other in seen[(index + 1)...] {
        let pair = "\(one.0) and \(other.0)"
        #expect(distance([one.1, other.1]) >= 14, "\(theme.name), \(vision): \(pair)")
      }
    }
  }

  @Test func `a red and a green that are one colour to many are found`() {
    let colors = [RGB(0xC04040), RGB(0x009840)]
    #expect(distance(colors.map { lab($0, .normal) }) > 100)
    #expect(distance(colors.map { lab($0, .deuteranopia) }) < 14)
  }

  private func distance(_ colors: [[Double]]) -> Double {
    zip(colors[0], colors[1]).reduce(0) { $0 + pow($1.0 - $1.1, 2) }.squareRoot()
  }

  /// A colour as somebody sees it, in CIE L*a*b*.
  private func lab(_ color: RGB, _ vision: Vision) -> [Double] {
    let light = [color.red, color.green, color.blue].map { linear(Double($0) / 255) }
    let seen = vision.matrix.map { row in
      min(max(zip(row, light).reduce(0) { $0 + $1.0 * $1.1 }, 0), 1)
    }
    let x = (0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505
    let y = 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]
    let z = (0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089
    return [116 * root(y) - 16, 500 * (root(x) - root(y)), 200 * (root(y) - root(z))]
  }

  private func linear(_ value: Double) -> Double {
    value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }

  private func root(_ value: Double) -> Double {
    value > 0.008856 ? cbrt(value) : 7.787 * value + 16.0 / 116
  }
}
