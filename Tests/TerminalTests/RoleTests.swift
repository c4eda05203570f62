import Testing

@testable import Terminal

struct RoleTests {
  @Test(arguments: Role.allCases)
  func `the table has a row for every role at its place`(role: Role) {
    #expect(role.facts.role == role)
    #expect(Role(named: role.name) == role)
  }

  @Test func `every role has a letter of its own`() {
    #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
  }

  @Test func `only now is yellow and only bad is red`() {
    #expect(roles(in: .base0A) == [.now, .onnow, .nowbar])
    #expect(roles(in: .base08) == [.bad, .onbad])
  }

  private func roles(in slot: Slot) -> [Role] {
    Role.allCases.filter { $0.facts.foreground == slot || $0.facts.background == slot }
  }

  @Test(arguments: Role.allCases)
  func `without colour a role that fills is still seen`(role: Role) {
    let isGround = [Role.canvas, .surface, .raised].contains(role)
    #expect(role.facts.background == nil || isGround || !role.facts.monochrome.isEmpty)
  }

  @Test func `the number of a journey gives its colour for ever`() {
    #expect(
      (1...7).map(Role.object) == [
        .object1, .object2, .object3, .object4, .object5, .object6, .object1,
      ])
    #expect(Role.mention(0) == .mention6)
    #expect(Role.mention(-1) == .mention5)
    #expect(Role.mention(.min) == Role.mention(.min + 6))
    #expect(Role.object(.max) == Role.object(.max - 6))
  }
}
