// swift-tools-version: 6.2
import PackageDescription

/// The same rules for every Swift target.
///
/// Warnings are errors: faktura is the
/// root of its build, so nobody inherits them.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let tomlKit = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")
let asyncHTTPClient: [Target.Dependency] = [
    .product(name: "AsyncHTTPClient", package: "async-http-client"),
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOHTTP1", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
    .product(name: "NIOSSL", package: "swift-nio-ssl"),
]
let customDump = Target.Dependency.product(name: "CustomDump", package: "swift-custom-dump")
let issueReporting = Target.Dependency.product(
    name: "IssueReportingTestSupport", package: "xctest-dynamic-overlay")

let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let flyingSocks = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")

func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(of name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: dependencies + ["FakturaTestSupport", issueReporting],
        exclude: exclude,
        swiftSettings: settings
    )
}

let package = Package(
    name: "faktura",
    products: [
        .executable(name: "faktura", targets: ["faktura"]),
        .executable(name: "faktura-emulator", targets: ["faktura-emulator"]),
    ],
    dependencies: [
        // The command line: parsing, help, completion scripts.
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        // The store, on the system's SQLite; GRDBSQLite is the C API for bulk inserts.
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        // Theme and configuration files: users write real TOML.
        .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
        // HTTP to Azure: streamed bodies with back-pressure, proxies and private roots, which Linux's URLSession
        // gives only in part.
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        // Not new: parts of async-http-client's own interface (header fields, durations, trust roots, gzip), which
        // an explicit import of each module needs.
        .package(url: "https://github.com/apple/swift-nio.git", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", exact: "2.37.6"),
        // The emulator's HTTP server: no dependencies of its own, and nothing that faktura links.
        .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
        // Readable differences of values in failing tests.
        .package(url: "https://github.com/pointfreeco/swift-custom-dump", exact: "1.7.3"),
        // Without it, the differences that custom-dump finds are printed and no test fails.
        .package(url: "https://github.com/pointfreeco/xctest-dynamic-overlay", exact: "1.13.1"),
    ],
    targets: [
        // Pure: no clock, no network, no terminal.
        library("BillingCore", []),
        library("TerminalKit", [tomlKit]),
        library("FakturaWords", ["BillingCore"]),
        library("FakturaViewModels", ["BillingCore", "FakturaWords"]),
        library("FakturaScreens", ["FakturaViewModels", "FakturaWords", "BillingCore", "TerminalKit"]),

        // Edges: each talks to one thing outside.
        .systemLibrary(name: "CNcurses", path: "Sources/CNcurses", providers: [.apt(["libncurses-dev"])]),
        library("NcursesTerminal", ["CNcurses", "TerminalKit"]),
        library("BillingStore", ["BillingCore", grdb, sqlite]),
        .systemLibrary(name: "CZlib", path: "Sources/CZlib", providers: [.apt(["zlib1g-dev"])]),
        library("UsageFiles", ["BillingCore", "CZlib"]),
        library("AzureClient", ["BillingCore"] + asyncHTTPClient),
        // What is read from Azure into the store, and in which order.
        library("BillingSync", ["BillingCore", "BillingStore", "AzureClient"]),
        // The demo account, pure too.
        library("SampleAccount", ["BillingCore"]),

        // Azure's protocol over the demo account, on loopback: never part of the program.
        library("AzureEmulator", ["SampleAccount", "BillingCore", flyingFox, flyingSocks]),
        .executableTarget(
            name: "faktura-emulator",
            dependencies: ["AzureEmulator", "SampleAccount", "BillingCore", argumentParser],
            swiftSettings: settings
        ),

        // The program.
        .executableTarget(
            name: "faktura",
            dependencies: [
                "AzureClient", "BillingCore", "BillingStore", "BillingSync", "FakturaScreens", "FakturaViewModels",
                "FakturaWords",
                "NcursesTerminal", "SampleAccount", "TerminalKit", "UsageFiles", argumentParser, tomlKit,
            ],
            swiftSettings: settings
        ),

        // Test support and tests.
        .systemLibrary(name: "CTestSupport", path: "Sources/CTestSupport"),
        .target(
            name: "FakturaTestSupport",
            dependencies: ["BillingCore", "CTestSupport", "TerminalKit"],
            swiftSettings: settings
        ),
        // Homes beside an emulator.
        .target(
            name: "EmulatorTestSupport",
            dependencies: ["AzureEmulator", "BillingCore", "FakturaTestSupport", "SampleAccount"],
            swiftSettings: settings
        ),
        tests(of: "BillingCore", ["BillingCore", customDump]),
        tests(of: "TerminalKit", ["TerminalKit", customDump]),
        tests(of: "NcursesTerminal", ["NcursesTerminal", "TerminalKit"]),
        tests(of: "BillingStore", ["BillingStore", "BillingCore", customDump]),
        tests(of: "UsageFiles", ["UsageFiles", "BillingCore", customDump]),
        tests(of: "AzureClient", ["AzureClient", "BillingCore", customDump], exclude: ["Golden"]),
        tests(
            of: "BillingSync",
            [
                "BillingSync", "BillingCore", "BillingStore", "AzureClient", "AzureEmulator", "FakturaWords",
                "SampleAccount", customDump,
            ]),
        tests(of: "SampleAccount", ["SampleAccount", "BillingCore", customDump]),
        tests(
            of: "AzureEmulator", ["AzureEmulator", "faktura-emulator", "SampleAccount", "BillingCore"],
            exclude: ["MicrosoftClients"]),
        tests(
            of: "AzureProtocol",
            ["AzureClient", "AzureEmulator", "SampleAccount", "BillingCore", "FakturaWords", customDump],
            exclude: ["Golden"]),
        tests(of: "FakturaWords", ["FakturaWords", "BillingCore"], exclude: ["Golden"]),
        tests(of: "FakturaViewModels", ["FakturaViewModels", "BillingCore", "FakturaWords", customDump]),
        tests(
            of: "FakturaScreens",
            ["FakturaScreens", "FakturaViewModels", "FakturaWords", "BillingCore", "TerminalKit"],
            exclude: ["Golden"]),
        tests(
            of: "FakturaCommand",
            [
                "faktura", "AzureEmulator", "EmulatorTestSupport", "SampleAccount", "BillingCore", "BillingStore",
                "UsageFiles",
            ],
            exclude: ["Golden"]),
        tests(
            of: "FakturaEndToEnd",
            ["faktura", "AzureEmulator", "EmulatorTestSupport", "SampleAccount", "BillingCore"], exclude: ["Golden"]),
        tests(of: "Repository", []),
    ],
    swiftLanguageModes: [.v6]
)
