import Events
import Explorer
import Views

/// Writes a text that was copied into a file.
enum TextKeeper {
  static func keep(_ text: String, _ request: SaveRequest) -> Message {
    do throws(Refusal) {
      let path = try TraceFile.write(text, request)
      return Message("\(fileName(path).shown) has it, \(text.utf8.count) bytes.")
    } catch {
      return Message(error.sentence, .error)
    }
  }
}
