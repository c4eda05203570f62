import Events
import Testing

@testable import Traces

struct CanonicalFormTests {
  /// Lines with what they are written as.
  static let lines: [(String, String)] = [
    // Times are absolute integers.
    (#"{"t":"1.5us","e":"note","note":"x"}"#, #"{"t":1500,"e":"note","note":"x"}"#),
    (#"{"t":"+400ns","e":"note","note":"x"}"#, #"{"t":400,"e":"note","note":"x"}"#),
    (#"{"e":"note","note":"x"}"#, #"{"t":0,"e":"note","note":"x"}"#),
    // Keys stand in their order, without spaces; escapes are the shortest.
    (
      #" { "note" : "a\u0041\/\u000a" , "e" : "note" , "t" : 0 } "#,
      #"{"t":0,"e":"note","note":"aA/\n"}"#
    ),
    (
      #"{"t":0,"\u0065":"note","note":"\ud83d\ude00 \uD83D\uDE00\u00e9"}"#,
      #"{"t":0,"e":"note","note":"😀 😀é"}"#
    ),
    // Nothing that is written commands a terminal.
    (
      #"{"t":0,"e":"note","note":"\#u{80}\#u{9B}2J\#u{9F}\#u{A0}Â\#u{7F}","zig":["\#u{9B}"]}"#,
      #"{"t":0,"e":"note","note":"\u0080\u009b2J\u009f\#u{A0}Â\u007f","zig":["\u009b"]}"#
    ),
    // Defaults are left out.
    (#"{"t":0,"s":1,"e":"note","c":0,"th":"","note":"x","cause":1,"obj":[]}"#, ""),
    (
      #"{"t":0,"s":1,"e":"note","c":0,"th":"","note":"x","obj":[]}"#,
      #"{"t":0,"e":"note","note":"x"}"#
    ),
    (
      #"{"t":0,"e":"do","call":"X","at":"nic","q":"nic.Tx","obj":"P1","op":"in","pos":"tail"}"#,
      #"{"t":0,"e":"do","call":"X","at":"nic","obj":"P1","q":"nic.Tx","op":"in"}"#
    ),
    (#"{"t":0,"e":"own","obj":["P01"],"own":"nic"}"#, #"{"t":0,"e":"own","obj":"P1","own":"nic"}"#),
    // A status that has a name is that name, as far as it is clear whose status it is.
    (
      #"{"t":0,"e":"do","call":"X","at":"nic","st":"NDIS_STATUS_PENDING"}"#,
      #"{"t":0,"e":"do","call":"X","at":"nic","st":"PENDING"}"#
    ),
    (
      #"{"t":0,"e":"do","call":"IoCompleteRequest","at":"nic","obj":"I1","st":259}"#,
      #"{"t":0,"e":"do","call":"IoCompleteRequest","at":"nic","obj":"I1","st":"STATUS_PENDING"}"#
    ),
    (
      #"{"t":0,"e":"do","call":"NdisMSendComplete","at":"nic","obj":"P1","st":259}"#,
      #"{"t":0,"e":"do","call":"NdisMSendComplete","at":"nic","obj":"P1","st":"PENDING"}"#
    ),
    (
      #"{"t":0,"e":"do","call":"X","at":"nic","st":259}"#,
      #"{"t":0,"e":"do","call":"X","at":"nic","st":259}"#
    ),
    // The value of a place has the name that fits the place.
    (
      #"{"t":0,"e":"do","call":"X","at":"nic","ctr":"b1.io","qlen":3}"#,
      #"{"t":0,"e":"do","call":"X","at":"nic","ctr":"b1.io","val":3}"#
    ),
    (
      #"{"t":0,"e":"do","call":"X","at":"nic","pool":"nic.rx","val":4294967296}"#,
      #"{"t":0,"e":"do","call":"X","at":"nic","pool":"nic.rx","used":4294967296}"#
    ),
    // Bytes are written in one way.
    (#"{"t":0,"e":"note","note":"x","hex":"0AfF 1"}"#, ""),
    (
      #"{"t":0,"e":"note","note":"x","hex":"0AfF 12"}"#,
      #"{"t":0,"e":"note","hex":"0a ff 12","note":"x"}"#
    ),
    (
      #"{"t":0,"e":"note","note":"x","data":"\/w=="}"#,
      #"{"t":0,"e":"note","data":"/w==","note":"x"}"#
    ),
    // Words that are the same in two keys stay in both.
    (
      #"{"t":0,"e":"drop","at":"nic","how":"lost","why":"lost"}"#,
      #"{"t":0,"e":"drop","at":"nic","how":"lost","why":"lost"}"#
    ),
    // What belongs to another kind stays beside it.
    (
      #"{"t":0,"e":"note","cp":"CP7","value":"no","note":"x"}"#,
      #"{"t":0,"e":"note","cp":"CP7","value":"no","note":"x"}"#
    ),
    (
      #"{"t":0,"e":"note","refs":4294967296,"note":"x"}"#,
      #"{"t":0,"e":"note","refs":4294967296,"note":"x"}"#
    ),
    (#"{"t":0,"e":"note","obj":"?","note":"x"}"#, #"{"t":0,"e":"note","obj":"?0","note":"x"}"#),
    (
      #"{"t":0,"e":"note","x": { "b" : 1 , "a" : [ ] } ,"note":"x"}"#,
      #"{"t":0,"e":"note","note":"x","x":{"b":1,"a":[]}}"#
    ),
  ]

  @Test(arguments: lines)
  func `a line is written in canonical form, and stays as it is from there on`(
    line: String, canonical: String
  ) throws {
    guard !canonical.isEmpty else {
      #expect(try SmallTrace.complete(line).errors.count == 1)
      return
    }
    #expect(try SmallTrace.rewritten(line) == canonical)
    #expect(try SmallTrace.rewritten(canonical) == canonical)
  }

  @Test func `the caller on top of the stack is not said, another one is`() throws {
    let lines = [
      #"{"t":0,"e":"enter","call":"NdisSend","from":"packet","to":"ndis"}"#,
      #"{"t":0,"e":"enter","call":"MiniportSend","from":"ndis","to":"nic"}"#,
      #"{"t":0,"e":"leave","call":"MiniportSend","from":"flt","to":"nic","refs":2,"ret":1}"#,
      #"{"t":0,"e":"leave","call":"NdisSend","at":"flt","refs":2}"#,
    ]
    let trace = try SmallTrace.read(lines + [#"{"t":0,"e":"end","n":4}"#])
    #expect(trace.problems.isEmpty)
    #expect(
      Array(trace.lines[1...4]) == [
        lines[0], #"{"t":0,"e":"enter","call":"MiniportSend","to":"nic"}"#,
        #"{"t":0,"e":"leave","call":"MiniportSend","from":"flt","refs":2,"ret":1}"#,
        #"{"t":0,"e":"leave","call":"NdisSend","to":"flt","refs":2}"#,
      ])
    #expect(try Trace(text: trace.text).text == trace.text)
  }

  @Test func `comments stay where they are, blank lines go`() throws {
    let note = #"{"t":0,"e":"note","note":"x"}"#
    let trace = try SmallTrace.read([
      ##"{"#":"first"}"##, "", "  ", note, ##"{ "#" : "sec\u006fnd" }"##, note,
      #"{"t":0,"e":"end","n":2}"#, ##"{"#":"last"}"##,
    ])
    #expect(trace.problems.isEmpty)
    #expect(
      Array(trace.lines.dropFirst()) == [
        ##"{"#":"first"}"##, note, ##"{"#":"second"}"##, note, ##"{"#":"last"}"##,
        #"{"t":0,"e":"end","n":2}"#,
      ])
  }

  @Test func `a comment with other keys is an event, and what it says belongs to no other`() throws
  {
    let note = #"{"t":0,"e":"note","note":"x"}"#
    let trace = try SmallTrace.complete(
      note, ##"{"#":"a","arg":"leak","oid":"leak"}"##, note,
      ##"{"#":"a","t":1,"e":"note","note":"y"}"##)
    #expect(
      trace.problems == [
        TraceProblem(.missingKey, line: 3, detail: "e"),
        TraceProblem(.unknownKey, line: 5, detail: "#"),
      ])
    #expect(trace.history.text(.argument, of: 1) == nil)
    #expect(trace.comments.isEmpty)
    #expect(trace.lines[3] == ##"{"t":1,"e":"note","note":"y","#":"a"}"##)
  }

  @Test func `a comment that is not JSON is no comment`() throws {
    let trace = try SmallTrace.read([##"{"#":"a""##, ##"{"#":"b"}"##, #"{"t":0,"e":"end","n":1}"#])
    #expect(trace.comments.map(\.text) == ["b"])
    #expect(trace.problems.map(\.kind) == [.notJSON])
  }

  @Test func `the end keeps its own time, if that is not before the last event`() throws {
    let note = #"{"t":7,"e":"note","note":"x"}"#
    for (said, written) in [("7", 7), ("\"1us\"", 1_000), ("3", 7), ("\"+5ns\"", 12)] {
      let trace = try SmallTrace.read([note, #"{"t":\#(said),"e":"end","n":1}"#])
      #expect(trace.problems.isEmpty)
      #expect(trace.lines.last == #"{"t":\#(written),"e":"end","n":1}"#)
    }
  }

  @Test func `a trace with lost lines keeps the numbers of the others`() throws {
    let note = #"{"t":0,"e":"note","note":"x"}"#
    let trace = try SmallTrace.complete(note, "broken", note, "broken")
    #expect(
      Array(trace.lines.dropFirst()) == [
        note, #"{"t":0,"s":3,"e":"note","note":"x"}"#, #"{"t":0,"e":"end","n":4}"#,
      ])
  }
}
