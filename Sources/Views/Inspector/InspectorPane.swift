import Events
import Frames
import Terminal

/// Draws the tree of the inspector; the picked row stays in view.
struct InspectorPane {
  let tree: InspectorTree
  let inspection: Inspection
  let isFocused: Bool

  /// The row that is picked, moved into the tree.
  var picked: Int { min(max(inspection.row, 0), max(tree.rows.count - 1, 0)) }

  func draw(_ canvas: inout Canvas, in area: Area) {
    guard !tree.rows.isEmpty else {
      canvas.put(
        InspectorWords.nothing, row: area.rows.lowerBound,
        column: area.columns.lowerBound, role: .muted, until: area.columns.upperBound)
      return
    }
    let start = min(max(picked - area.rows.count / 2, 0), max(tree.rows.count - area.rows.count, 0))
    for (row, index) in zip(area.rows, start..<tree.rows.count) {
      canvas.mark(row: row, area.columns, .row(index))
      draw(
        tree.rows[index], isPicked: index == picked && isFocused, row: row, in: area.columns,
        on: &canvas)
    }
    HiddenRows(of: tree.rows.count, seen: start..<start + area.rows.count).draw(&canvas, in: area)
  }

  private func draw(
    _ line: InspectorRow, isPicked: Bool, row: Int, in columns: Range<Int>, on canvas: inout Canvas
  ) {
    if isPicked { canvas.point(atRow: row, columns, role: .strong) }
    let left = columns.lowerBound + 2
    let start = left + 2 * line.depth
    let sign = line.isOpen.map { $0 ? "▼" : "►" } ?? " "
    canvas.put(sign, row: row, column: start, role: isPicked ? .strong : .muted)
    let nameRole: Role = isPicked ? .strong : line.depth == 0 ? .text : .muted
    let end = canvas.put(
      line.name, row: row, column: start + 2, role: nameRole, until: columns.upperBound)
    let aligned = left + (line.depth < 2 ? 17 : 23)
    let value = line.depth == 0 ? end + 1 : max(end + 1, aligned)
    canvas.put(line.value, row: row, column: value, until: columns.upperBound)
  }
}

/// Draws the bytes of an object, those of the picked field on a ground of their own.
struct BytesPane {
  let tree: InspectorTree
  /// The bytes of the picked row.
  let picked: Range<Int>?

  /// Whose bytes they are.
  var note: [Span] {
    guard let bytes = tree.bytes else { return [] }
    return [Span(bytes.object.description, .text), Span(" \(bytes.bytes.count) B", .muted)]
  }

  func draw(_ canvas: inout Canvas, in area: Area) {
    let left = area.columns.lowerBound
    guard let bytes = tree.bytes?.bytes else {
      canvas.put(
        tree.absence, row: area.rows.lowerBound, column: left, role: .muted,
        until: area.columns.upperBound)
      return
    }
    let perRow = area.columns.count >= 70 ? 16 : 8
    let wanted = (picked.map(\.lowerBound) ?? 0) / perRow
    let total = (bytes.count + perRow - 1) / perRow
    let first = min(max(wanted - area.rows.count / 2, 0), max(total - area.rows.count, 0))
    for (row, line) in zip(area.rows, first..<max(total, first)) {
      let range = line * perRow..<min((line + 1) * perRow, bytes.count)
      draw(
        bytes, range, perRow: perRow, row: row, left: left, until: area.columns.upperBound,
        on: &canvas)
    }
  }

  private func draw(
    _ bytes: [UInt8], _ range: Range<Int>, perRow: Int, row: Int, left: Int, until end: Int,
    on canvas: inout Canvas
  ) {
    let digits = String(range.lowerBound, radix: 16)
    let offset = String(repeating: "0", count: max(4 - digits.count, 0)) + digits
    canvas.put(offset, row: row, column: left, role: .muted)
    for index in range {
      let place = index - range.lowerBound
      let isPicked = picked?.contains(index) == true
      let column = left + 5 + 3 * place
      let letter = left + 6 + 3 * perRow + place
      let joins = isPicked && picked?.contains(index + 1) == true && place + 1 < perRow
      if isPicked {
        canvas.fill(
          Area(rows: row..<row + 1, columns: column..<column + (joins ? 3 : 2)), background: .raised
        )
      }
      canvas.put(
        BytesPane.hex(bytes[index]), row: row, column: column, role: isPicked ? .strong : .text,
        until: end)
      canvas.put(
        BytesPane.character(bytes[index]), row: row, column: letter,
        role: isPicked ? .strong : .muted, until: end)
      canvas.mark(row: row, column..<column + 3, .byte(index))
      canvas.mark(row: row, letter..<letter + 1, .byte(index))
    }
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }

  private static func character(_ byte: UInt8) -> String {
    (0x20..<0x7F).contains(byte) ? String(UnicodeScalar(byte)) : "·"
  }
}
