// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(["-Xfrontend", "-function-sections"], .when(configuration: .release)),
]

/// What a step and the first screen need stands together in the program, so that less has to be fetched: see
/// docs/decisions/0020-functions-stand-in-the-order-of-their-use.md.
let layout = LinkerSetting.unsafeFlags(
  [
    "-use-ld=lld", "-Xlinker", "--no-warn-symbol-ordering", "-Xlinker",
    "--symbol-ordering-file=\(Context.packageDirectory)/Sources/ndiscope/Layout.txt",
  ], .when(platforms: [.linux], configuration: .release))

/// Tests run on the optimised program; to optimise the tests as well costs more than it saves.
let testSettings =
  settings + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let deques = Target.Dependency.product(name: "DequeModule", package: "swift-collections")

/// Files that tests read by their path.
let files = [
  "Events": ["ReferenceNames.txt"], "Interchange": ["Captures"], "Replay": ["Traces"],
  "Verification": ["FoundInTraces.txt"], "Views": ["Screens"],
]

/// The tests of one room; `others` are the rooms that lend them values.
func tests(_ room: String, _ others: String...) -> Target {
  .testTarget(
    name: room + "Tests", dependencies: ([room] + others).map { .init(stringLiteral: $0) },
    exclude: files[room] ?? [], swiftSettings: testSettings)
}

// The stages stand in the order in which an event travels. A target depends only on targets above it;
// `Tests/TidyTests` holds this file to that.
let package = Package(
  name: "ndiscope",
  products: [
    .executable(name: "ndiscope", targets: ["ndiscope"]),
    // What the benchmarks measure from inside.
    .library(
      name: "Rooms",
      targets: ["Events", "Simulation", "Traces", "Interchange", "Replay", "Verification"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "Events", swiftSettings: settings),
    .target(name: "Frames", swiftSettings: settings),
    .target(
      name: "Simulation", dependencies: ["Events", "Frames", deques], swiftSettings: settings),

    .target(name: "CSHA256"),
    .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
    .target(
      name: "Traces", dependencies: ["CSHA256", "CZlib", "Events", yams], swiftSettings: settings),
    .target(name: "Interchange", dependencies: ["Events", "Frames"], swiftSettings: settings),

    .target(name: "Replay", dependencies: ["Events", "Frames", deques], swiftSettings: settings),
    .target(
      name: "Verification", dependencies: ["Events", "Replay"], swiftSettings: settings),

    .target(name: "Terminal", swiftSettings: settings),
    .target(
      name: "Views", dependencies: ["Events", "Frames", "Replay", "Terminal", "Verification"],
      swiftSettings: settings),
    .target(
      name: "Live", dependencies: ["Events", "Simulation", "Replay", "Verification"],
      swiftSettings: settings),
    .target(
      name: "Explorer",
      dependencies: ["Events", "Live", "Replay", "Terminal", "Traces", "Verification", "Views"],
      swiftSettings: settings),

    .target(
      name: "Settings", dependencies: ["Events", "Terminal", "Traces"], swiftSettings: settings),

    .target(
      name: "CCurses",
      cSettings: [
        .define("_XOPEN_SOURCE", to: "700"), .define("_DEFAULT_SOURCE"),
        .define("NCURSES_WIDECHAR", to: "1"),
      ],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "Curses", dependencies: ["CCurses", "Terminal"], swiftSettings: settings),

    .target(name: "CAssets"),
    .target(name: "CMemory"),
    .executableTarget(
      name: "ndiscope",
      dependencies: [
        "CAssets", "CMemory", "Curses", "Events", "Explorer", "Frames", "Interchange", "Live",
        "Replay", "Settings", "Simulation", "Terminal", "Traces", "Verification", "Views",
        argumentParser,
      ],
      exclude: ["Layout.txt"], swiftSettings: settings, linkerSettings: [layout]),

    .target(name: "TestNumbers", path: "Tests/TestNumbers", swiftSettings: testSettings),
    tests("Events"),
    tests("Frames", "TestNumbers"),
    tests("Simulation", "Events", "Frames", "Replay", "TestNumbers", "Traces", "Verification"),
    tests("Traces", "Events", "TestNumbers"),
    tests("Interchange", "Events", "Frames", "TestNumbers"),
    tests("Replay", "Events", "Simulation", "TestNumbers", "Traces"),
    tests("Verification", "Events", "Replay", "Simulation", "Traces"),
    tests("Terminal", "TestNumbers"),
    tests("Views", "Events", "Replay", "Terminal", "TestNumbers", "Traces", "Verification"),
    tests("Live", "Events", "Replay", "Simulation", "Traces", "Verification"),
    tests(
      "Explorer", "Events", "Live", "Replay", "Terminal", "TestNumbers", "Traces", "Verification",
      "Views"),
    tests("Settings", "Events", "Terminal", "Traces"),
    .target(
      name: "TestTerminals", dependencies: ["Terminal"], path: "Tests/TestTerminals",
      swiftSettings: testSettings),
    tests("Curses", "Terminal", "TestNumbers", "TestTerminals"),
    .testTarget(
      name: "CommandLineTests",
      dependencies: ["Events", "Explorer", "Replay", "Terminal", "TestTerminals", "ndiscope"],
      swiftSettings: testSettings),
    .testTarget(
      name: "TidyTests",
      dependencies: [
        "Events", "Explorer", "Replay", "Simulation", "Terminal", "Traces", "Verification", "Views",
      ],
      swiftSettings: testSettings),
  ],
  cLanguageStandard: .c2x
)
