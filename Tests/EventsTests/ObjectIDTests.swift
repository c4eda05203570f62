import Events
import Testing

struct ObjectIDTests {
  @Test(arguments: ObjectKind.allCases.filter { $0 != .none })
  func `an id is read back as it is printed`(kind: ObjectKind) {
    for number in [0, 1, 7, 4_711, ObjectID.numberMax] {
      let object = ObjectID(kind, number)
      #expect(ObjectID(object.description) == object)
      #expect(object.kind == kind && object.number == number && !object.isList)
    }
    #expect(ObjectKind(letter: kind.letter) == kind)
  }

  @Test func `the letters are those of the trace format`() {
    let letters = ObjectKind.allCases.dropFirst().map { ObjectID($0, 1).description.prefix(1) }
    #expect(letters.joined() == "PNBMRIFDELTWKS?")
  }

  @Test(arguments: [
    "", "P", "7", "p7", "P-1", "P7a", "P 7", "X7", "P+7", "P134217728", "P99999999999999999999",
    "PP7", "P٣",
  ])
  func `what is not a letter and a number is no object`(text: String) {
    #expect(ObjectID(text) == nil)
  }

  @Test func `a question mark alone is the pointer 0 that nobody can name`() {
    #expect(ObjectID("?") == ObjectID(.unknown, 0))
  }

  @Test(arguments: [
    ("P134217728", "P134217728 is no object: the largest number is 134217727"),
    ("?9999999999999", "?9999999999999 is no object: the largest number is 134217727"),
    ("zebra", "zebra is no object: write a letter and a number, such as P5"),
    ("P", "P is no object: write a letter and a number, such as P5"),
    ("X7", "X7 is no object: write a letter and a number, such as P5"),
  ])
  func `what is no object is told how one is written, or where the numbers end`(
    text: String, sentence: String
  ) {
    #expect(ObjectID.refusal(of: text) == sentence)
  }

  @Test func `leading zeros name the same object`() { #expect(ObjectID("P007") == ObjectID("P7")) }

  @Test func `a list is of no kind and prints nothing`() {
    let list = ObjectID(listOf: 3)
    #expect(list.isList && list.kind == .none && list.description.isEmpty)
    #expect(list.number == 3)
    #expect(ObjectID(listOf: Int.max).number == ObjectID.numberMax)
  }

  @Test func `no object is no list, has no kind and prints nothing`() {
    #expect(ObjectID.none.kind == .none && !ObjectID.none.isList)
    #expect(ObjectID.none.description.isEmpty)
  }
}
