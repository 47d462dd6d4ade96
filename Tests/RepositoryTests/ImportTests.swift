import Testing

/// Who may import whom: the table of the design, section 3.
struct ImportTests {
    private static let allowed: [String: Set<String>] = [
        "TerminalKit": ["TOMLKit"],
        "NcursesTerminal": ["CNcurses", "TerminalKit"],
        "BillingCore": [],
        "BillingStore": ["BillingCore", "GRDB", "GRDBSQLite"],
        "UsageFiles": ["BillingCore", "CZlib"],
        // The NIO modules are async-http-client's own interface: its header fields, durations, trust roots and gzip.
        "AzureClient": [
            "BillingCore", "AsyncHTTPClient", "NIOCore", "NIOHTTP1", "NIOHTTPCompression", "NIOPosix", "NIOSSL",
        ],
        "BillingSync": ["BillingCore", "BillingStore", "AzureClient"],
        "SampleAccount": ["BillingCore"],
        "FakturaWords": ["BillingCore"],
        "FakturaViewModels": ["BillingCore", "FakturaWords"],
        "FakturaScreens": ["FakturaViewModels", "FakturaWords", "BillingCore", "TerminalKit"],
        "AzureEmulator": ["SampleAccount", "BillingCore", "FlyingFox", "FlyingSocks"],
        "faktura-emulator": ["AzureEmulator", "SampleAccount", "BillingCore", "ArgumentParser"],
        "FakturaTestSupport": ["BillingCore", "CTestSupport", "TerminalKit", "SampleAccount", "Testing", "CustomDump"],
        "EmulatorTestSupport": ["AzureEmulator", "BillingCore", "FakturaTestSupport", "SampleAccount"],
        "faktura": [
            "AzureClient", "BillingSync", "SampleAccount", "BillingCore", "BillingStore", "FakturaScreens",
            "FakturaViewModels",
            "FakturaWords", "NcursesTerminal", "TerminalKit", "UsageFiles", "ArgumentParser", "TOMLKit",
        ],
    ]

    /// What comes with the system and the toolchain; it is no layer of ours.
    private static let platform: Set = ["Foundation", "Synchronization", "Dispatch", "Glibc", "Musl", "Darwin"]

    /// Modules that one target alone may touch, beside the tests' support.
    private static let confined = [
        "CNcurses": "NcursesTerminal", "CTestSupport": "FakturaTestSupport", "GRDB": "BillingStore",
        "GRDBSQLite": "BillingStore", "CZlib": "UsageFiles",
    ]

    /// The modules that a file imports, whatever stands before and after the word.
    static func imports(of file: Repository.File) -> [String] {
        file.code.compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
                words[..<index].allSatisfy({ $0.hasPrefix("@") || levels.contains($0) })
            else { return nil }
            let kinds = ["struct", "class", "enum", "protocol", "func", "typealias", "var", "let"]
            let name = kinds.contains(words[index + 1]) && index + 2 < words.count ? words[index + 2] : words[index + 1]
            return name.split(separator: ".").first.map(String.init)
        }
    }

    private static let levels: Set = ["public", "package", "internal", "fileprivate", "private"]

    @Test(arguments: Repository.sources)
    func `a target imports what the design lets it import`(file: Repository.File) throws {
        let allowed = try #require(Self.allowed[file.target], "no row of the table for \(file.target)")

        let others = Set(Self.imports(of: file)).subtracting(allowed).subtracting(Self.platform)

        #expect(others == [])
    }

    @Test func `only the store knows SQLite, and only the terminal knows ncurses`() {
        for file in Repository.sources {
            for name in Self.imports(of: file) {
                if let owner = Self.confined[name] { #expect(file.target == owner, "\(file.path) imports \(name)") }
            }
        }
    }

    @Test func `the core and the view models do not reach into the platform`() {
        for file in Repository.sources where ["BillingCore", "FakturaWords"].contains(file.target) {
            #expect(Set(Self.imports(of: file)).intersection(["Dispatch", "Glibc", "Musl", "Darwin"]) == [])
        }
        for file in Repository.sources where ["FakturaViewModels", "FakturaScreens"].contains(file.target) {
            #expect(Set(Self.imports(of: file)).intersection(["Dispatch", "Glibc", "Musl", "Darwin"]) == [])
        }
    }

    @Test func `imports are seen with every word around them`() {
        let file = Repository.File(
            path: "Sources/X/x.swift", lines: [],
            code: [
                "public import A", "@testable import B", "import struct C.D", "let important = 1", "private import E",
            ])

        #expect(Self.imports(of: file) == ["A", "B", "C", "E"])
    }
}
