/// A place in a text that a person wrote; both count from 1.
public struct SourcePosition: Hashable, Sendable {
  /// The line.
  public var line: Int
  /// The column, in characters.
  public var column: Int

  /// A place in a text.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The place of something that no text says.
  public static let none = SourcePosition(line: 0, column: 0)
}

/// An experiment: a stack, what happens to it, and what must come of it (`docs/scenarios.md` is the manual).
public struct Scenario: Equatable, Sendable {
  /// The short name, such as `s02b-cpu`.
  public var id: String
  /// One line.
  public var title: String
  /// One paragraph: what one can learn here.
  public var purpose: String
  /// The layers from the application to the card; the NDIS library and the cable are always there.
  public var stack: [Layer]
  /// Settings of the run.
  public var parameters: [Setting]
  /// The seed for everything that is left to chance.
  public var seed: UInt64
  /// How choice points are resolved; points that are missing are left to the seed, or to the state of the model.
  public var choices: [ChoicePoint: ChoiceRule]
  /// What is done, in the order of the text.
  public var actions: [Action]
  /// What must be true.
  public var expectations: [Expectation]
  /// The whole text, kept so that a trace can be run again.
  public var text: String

  /// An experiment.
  public init(
    id: String, title: String = "", purpose: String = "", stack: [Layer] = [],
    parameters: [Setting] = [], seed: UInt64 = 1, choices: [ChoicePoint: ChoiceRule] = [:],
    actions: [Action] = [], expectations: [Expectation] = [], text: String = ""
  ) {
    self.id = id
    self.title = title
    self.purpose = purpose
    self.stack = stack
    self.parameters = parameters
    self.seed = seed
    self.choices = choices
    self.actions = actions
    self.expectations = expectations
    self.text = text
  }

  /// How people call it: the id and the title.
  public var heading: String { heading(hearing: "") }

  /// How people call a run of it that hears the frames of a capture: the name of that file stands before the title, which may be cut.
  public func heading(hearing capture: String) -> String {
    [id, capture, title].filter { !$0.isEmpty }.joined(separator: "  ")
  }
}

/// One layer of the stack: an instance of a driver.
public struct Layer: Equatable, Sendable {
  /// The id of the component; the driver's name if nothing else is said.
  public var id: String
  /// The name of the driver in the catalog of drivers.
  public var driver: String
  /// The ids of the layers that it stands on; empty for the next layer below it.
  public var over: [String]
  /// The settings of the driver.
  public var settings: [Setting]
  /// Where the layer is written.
  public var position: SourcePosition

  /// A layer.
  public init(
    id: String, driver: String, over: [String] = [], settings: [Setting] = [],
    position: SourcePosition = .none
  ) {
    self.id = id
    self.driver = driver
    self.over = over
    self.settings = settings
    self.position = position
  }
}

/// A named value, with the place where it is written.
public struct Setting: Equatable, Sendable {
  /// The key.
  public var name: String
  /// The value.
  public var value: SettingValue
  /// Where the value is written.
  public var position: SourcePosition

  /// A named value.
  public init(_ name: String, _ value: SettingValue, position: SourcePosition = .none) {
    self.name = name
    self.value = value
    self.position = position
  }
}

/// What a setting may be.
public enum SettingValue: Equatable, Sendable {
  /// A number.
  case integer(Int)
  /// A word, a name, a time with its unit.
  case word(String)
  /// yes or no.
  case boolean(Bool)
  /// Several.
  case list([SettingValue])
}

/// When something is done.
public enum Occasion: Equatable, Sendable {
  /// At a simulated time, in nanoseconds.
  case at(Int64)
  /// So many nanoseconds after the planned time of the action before it; those that wait for an event are passed over.
  case after(Int64)
  /// So many nanoseconds after the `count`-th event that matches.
  case on(CallPattern, count: Int, delay: Int64)
}

/// Something that is done to the stack, with its time.
public struct Action: Equatable, Sendable {
  /// When.
  public var occasion: Occasion
  /// What.
  public var stimulus: Stimulus
  /// How often; at least 1.
  public var count: Int
  /// Nanoseconds between two repetitions.
  public var interval: Int64
  /// Where it is written.
  public var position: SourcePosition

  /// Something that is done to the stack.
  public init(
    _ occasion: Occasion, _ stimulus: Stimulus, count: Int = 1, interval: Int64 = 0,
    position: SourcePosition = .none
  ) {
    self.occasion = occasion
    self.stimulus = stimulus
    self.count = count
    self.interval = interval
    self.position = position
  }
}

/// What a scenario or a user can do to a stack.
public enum Stimulus: Equatable, Sendable {
  /// An application writes so many bytes with one WriteFile.
  case write(app: String, bytes: Int)
  /// An application hands several frames to the driver in one DeviceIoControl.
  case writeArray(app: String, count: Int, bytes: Int)
  /// An application reads with a buffer of so many bytes.
  case read(app: String, bytes: Int)
  /// An application cancels its outstanding I/O.
  case cancel(app: String)
  /// An application closes its handle.
  case close(app: String)
  /// A frame arrives from the cable.
  case frame(nic: String, FrameRecipe)
  /// A protocol is told to unbind.
  case unbind(protocolDriver: String)
  /// A protocol driver or a lightweight filter is unloaded.
  case unload(protocolDriver: String)
  /// NDIS pauses the stack of an NDIS 6 miniport.
  case pause(miniport: String)
  /// NDIS restarts the stack of an NDIS 6 miniport.
  case restart(miniport: String)
  /// A filter is put into its running stack.
  case insert(filter: String)
  /// A filter is taken out of its running stack.
  case remove(filter: String)
  /// Somebody else talks on the cable of a card for so many nanoseconds.
  case busy(nic: String, nanoseconds: Int64)
  /// Another device keeps the processor that takes the interrupts of a card, for so long.
  case occupy(nic: String, nanoseconds: Int64)
  /// So many of the next frames of a card collide until the chip gives them up.
  case collide(nic: String, count: Int)
  /// The cable is pulled out of a card.
  case unplug(nic: String)
  /// The cable is put back into a card.
  case plug(nic: String)
  /// A miniport seems to hang, or an application asks for a reset: the adapter is reset.
  case reset(layer: String)
  /// The sends of an application are cancelled by their cancel id.
  case cancelSends(app: String)
  /// So many of the next allocations fail.
  case emptyPools(count: Int)
  /// The card of a miniport is pulled out of the running machine.
  case surpriseRemove(miniport: String)
  /// A filter sends a frame of its own, of so many bytes.
  case filterSend(filter: String, bytes: Int)
  /// A filter indicates a frame of its own, of so many bytes.
  case filterReceive(filter: String, bytes: Int)
  /// A program sends a datagram of so many bytes through its socket; to the first peer if no receiver is said.
  case sendTo(socket: String, bytes: Int, to: String)
  /// A program asks its socket for a datagram; whether it waits for one if there is none.
  case receiveFrom(socket: String, bytes: Int, waits: Bool)
  /// A program waits until its socket has a datagram, so many nanoseconds at most.
  case select(socket: String, nanoseconds: Int64)
  /// A host at the far end of the cable sends an echo request with so many bytes of data.
  case ping(peer: String, bytes: Int)
  /// A host at the far end of the cable sends a datagram.
  case datagram(peer: String, DatagramRecipe)
  /// An application sets the packet filter of its binding; the words of `OID_GEN_CURRENT_PACKET_FILTER`.
  case setFilter(app: String, filter: [String])
}

/// A UDP datagram that a scenario sends from a host at the far end of the cable.
public struct DatagramRecipe: Equatable, Sendable {
  /// The length of the user's data.
  public var bytes: Int
  /// The port that it is sent to; 0 for that of the first socket.
  public var port: Int
  /// Whether its UDP checksum is right.
  public var isIntact: Bool
  /// The fragment that is lost on the cable, from 1; 0 if none is.
  public var lostFragment: Int

  /// A datagram from the far end of the cable.
  public init(bytes: Int, port: Int = 0, isIntact: Bool = true, lostFragment: Int = 0) {
    self.bytes = bytes
    self.port = port
    self.isIntact = isIntact
    self.lostFragment = lostFragment
  }
}

/// A frame that a scenario sends from the far end of the cable.
public struct FrameRecipe: Equatable, Sendable {
  /// The length without the frame check sequence, in bytes.
  public var bytes: Int
  /// To whom it is addressed.
  public var destination: Destination
  /// Whether its frame check sequence is right.
  public var isIntact: Bool

  /// A frame from the far end of the cable.
  public init(bytes: Int, destination: Destination = .station, isIntact: Bool = true) {
    self.bytes = bytes
    self.destination = destination
    self.isIntact = isIntact
  }

  /// To whom a frame is addressed.
  public enum Destination: String, CaseIterable, Sendable {
    /// The card itself.
    case station
    /// Everybody.
    case broadcast
    /// A group.
    case multicast
    /// Somebody else.
    case other
  }
}

/// Matches events by call, phase and status: `NdisSend`, `MiniportSend.leave`, `NdisSend.leave=PENDING`.
public struct CallPattern: Equatable, Sendable {
  /// The name of the call; for events without a call the word of their kind, such as `drop`.
  public var name: String
  /// Whether the return is meant instead of the beginning.
  public var isLeave: Bool
  /// The status (or the reason of a drop, the outcome of a choice) that it must have; empty for any.
  public var status: String

  /// A pattern.
  public init(name: String, isLeave: Bool = false, status: String = "") {
    self.name = name
    self.isLeave = isLeave
    self.status = status
  }
}

extension CallPattern: CustomStringConvertible {
  /// The pattern as a scenario writes it.
  public var description: String {
    name + (isLeave ? ".leave" : "") + (status.isEmpty ? "" : "=" + status)
  }
}

extension Scenario {
  /// The same with every choice left to the seed: what the state of the model decides otherwise goes wrong now and then.
  public var withFreeChoices: Scenario {
    var scenario = self
    for point in ChoicePoint.allCases { scenario.choices[point] = .seed }
    scenario.choices[.lowResources] = .clauses([ChoiceClause(.word(Word.Outcome.yes), odds: 1_000)])
    scenario.choices[.allocation] = .clauses([ChoiceClause(.word(Word.Outcome.no), odds: 200)])
    scenario.choices[.ringFull] = .clauses([ChoiceClause(.word(Word.Outcome.no), odds: 500)])
    return scenario
  }
}
