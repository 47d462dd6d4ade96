import Testing

struct CodeRuleTests {
    private static func hits(_ words: [String], in file: Repository.File) -> [String] {
        file.code.enumerated().flatMap { number, line in
            words.filter { line.contains($0) }.map { "\(file.path):\(number + 1) \($0)" }
        }
    }

    @Test(arguments: Repository.sources)
    func `nothing is forced, unchecked or left to be done`(file: Repository.File) {
        #expect(Self.hits(["try!", "as!", "@unchecked Sendable"], in: file) == [])

        let marks = ["TO" + "DO", "FIX" + "ME", "X" + "XX", "fatalError(\"un" + "implemented"]
        let notes = file.lines.enumerated().filter { line in marks.contains { line.element.contains($0) } }
        #expect(notes.map { "\(file.path):\($0.offset + 1)" } == [])
    }

    @Test(arguments: Repository.sources)
    func `pure targets take time, files, locale and environment from outside`(file: Repository.File) {
        let pure = [
            "BillingCore", "FakturaWords", "FakturaViewModels", "FakturaScreens", "TerminalKit", "SampleAccount",
        ]
        guard pure.contains(file.target) else { return }

        let ambient = [
            "Date()", "Date.now", "ProcessInfo", "FileManager", "getenv", "clock_gettime", "Locale.current",
            "TimeZone.current", "Calendar.current", "Locale.autoupdatingCurrent", "TimeZone.autoupdatingCurrent",
        ]

        #expect(Self.hits(ambient, in: file) == [])
    }

    @Test(arguments: Repository.sources)
    func `every public declaration is documented right above`(file: Repository.File) {
        #expect(PublicDeclarations.undocumented(in: file) == [])
    }

    /// Functions that may be longer than 60 lines, as `Type.swift:name`; every entry needs a reason.
    private static let longFunctions: Set<String> = []

    @Test(arguments: Repository.sources)
    func `no function is longer than 60 lines`(file: Repository.File) {
        let long = FunctionLengths.of(file).filter { $0.lineCount > 60 }.map { "\($0.name): \($0.lineCount) lines" }

        #expect(long.filter { !Self.longFunctions.contains($0) } == [])
    }

    @Test func `braces in strings and comments do not count`() {
        let text = """
            func a() { // }
                print("} \\(b("}")) {")
                let c = #"}"#
            }
            func d() {}
            """
        let file = Repository.File(path: "Sources/X/x.swift", lines: [], code: CodeOnly.lines(of: text))

        #expect(FunctionLengths.of(file).map(\.name) == ["x.swift:a", "x.swift:d"])
        #expect(FunctionLengths.of(file).map(\.lineCount) == [4, 1])
    }

    @Test func `a line that goes on in a string is still a line`() {
        let text = "let a = \"\"\"\n    one \\\n    two\n    \"\"\"\nlet b = 1"

        #expect(CodeOnly.lines(of: text) == ["let a = \"\"", "", "", "", "let b = 1"])
    }

    @Test func `a public declaration without a comment is found`() {
        let text = """
            /// Said.
            public struct A {
                public let b = 1
                /// Said.
                @inlinable
                public func c() {}
                public var description: String { "" }
                public static func < (left: A, right: A) -> Bool { false }
            }
            extension A: Sequence {
                public func makeIterator() -> I { I() }
            }
            public import B
            """
        let file = Repository.File(
            path: "Sources/X/x.swift", lines: text.split(separator: "\n").map(String.init),
            code: CodeOnly.lines(of: text))

        #expect(PublicDeclarations.undocumented(in: file) == ["Sources/X/x.swift:3 public let b = 1"])
    }
}
