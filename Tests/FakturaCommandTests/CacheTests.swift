import FakturaTestSupport
import Foundation
import Testing

@Suite struct CacheTests {
    private let home: CommandHome

    init() throws { home = try CommandHome() }

    private var stores: [String] {
        get throws { try home.names(in: home.cache).filter { $0.hasSuffix(".sqlite") } }
    }

    @Test func `a second opening reads the store of the first and writes no line of it`() throws {
        let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")
        let first = try home.run("usage", path)
        let store = "\(home.cache)/\(try #require(try stores.first))"
        let (lock, index) = (try fileChange("\(store)-writer"), try fileChange("\(home.cache)/index.json"))

        let second = try home.run("usage", path)

        #expect(second.output == first.output && second.status == 0)
        #expect(try stores.count == 1)
        #expect(try fileChange("\(store)-writer") == lock)
        #expect(try fileChange("\(home.cache)/index.json") == index)
    }

    @Test func `the cache is the user's alone`() throws {
        try home.run("usage", try home.write(CommandUsageFiles.accountCenter, to: "usage.csv"))

        #expect(try fileRights(home.path("cache")) == 0o700)
        #expect(try fileRights(home.cache) == 0o700)
        for name in try home.names(in: home.cache) { #expect(try fileRights("\(home.cache)/\(name)") == 0o600) }
        #expect(try home.names(in: home.folder.path) == ["cache", "usage.csv"])
    }

    @Test func `a copy under another name is known by its content, and remembered`() throws {
        let first = try home.run("usage", try home.write(CommandUsageFiles.accountCenter, to: "usage.csv"))
        let copy = try home.write(CommandUsageFiles.accountCenter, to: "elsewhere/copy.csv")

        let second = try home.run("usage", copy)
        let index = try fileChange("\(home.cache)/index.json")
        let third = try home.run("usage", copy)

        #expect(second.output == first.output && third.output == first.output)
        #expect(try stores.count == 1)
        #expect(try fileChange("\(home.cache)/index.json") == index)
    }

    @Test func `changed content is read anew, even of the same size`() throws {
        let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")
        try home.run("usage", path)
        try home.write(CommandUsageFiles.accountCenter.replacing("$1.33", with: "$2.33"), to: "usage.csv")

        let rows = try PrintedRows(csv: home.run("usage", path, "-o", "csv").output)

        #expect(try rows.sum("cost") == Decimal(string: "17.33"))
        #expect(try stores.count == 2)
    }

    @Test func `options that change the reading have a store of their own`() throws {
        let path = try home.write(CommandUsageFiles.payAsYouGo, to: "usage.csv")
        try home.run("usage", path)

        let rows = try PrintedRows(csv: home.run("usage", path, "--anchor-day", "12", "-o", "csv").output).rows

        #expect(rows.first?["periodStart"]?.hasSuffix("-12") == true)
        #expect(try stores.count == 2)
    }

    @Test func `files in another order are the same files`() throws {
        let one = try home.write(CommandUsageFiles.payAsYouGo, to: "one.csv")
        let two = try home.write(CommandUsageFiles.accountCenter, to: "two.csv")
        let first = try home.run("periods", one, two)

        let second = try home.run("periods", two, one)

        #expect(second.output == first.output)
        #expect(first.output.contains("First Subscription") && first.output.contains("2019-07-01"))
        #expect(try stores.count == 1)
    }

    @Test func `stores that dead processes left are cleared away, those of living ones are not`() throws {
        let dead = try home.run("--version")
        #expect(dead.status == 0)
        let living = "files-\(getpid())-1.sqlite"
        for name in ["files-4194303-1.sqlite", "files-4194303-1.sqlite-wal", "files-4194303-1.sqlite-writer", living] {
            try home.write("left", to: "cache/faktura/\(name)")
        }

        try home.run("usage", try home.write(CommandUsageFiles.accountCenter, to: "usage.csv"))

        let names = try home.names(in: home.cache)
        #expect(!names.contains { $0.hasPrefix("files-4194303-") })
        #expect(names.contains(living))
    }

    @Test func `a store in the cache that is damaged is read anew`() throws {
        let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")
        let first = try home.run("usage", path)
        try home.write("not a store at all", to: "cache/faktura/\(try #require(try stores.first))")

        let second = try home.run("usage", path)

        #expect(second.status == 0 && second.output == first.output)
        #expect(try stores.count == 1)
    }

    @Test(arguments: ["not json", "{}", #"{"version":2}"#])
    func `an index that cannot be read costs time only`(text: String) throws {
        let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")
        let first = try home.run("usage", path)
        try home.write(text, to: "cache/faktura/index.json")

        let second = try home.run("usage", path)

        #expect(second.status == 0 && second.output == first.output)
    }

    @Test func `two openings of the same file at once both show it`() throws {
        let path = try home.write(bytes: CommandUsageFiles.large(rows: 8000), to: "usage.csv")

        let children = try (0..<3).map { _ in try home.start(["usage", path]) }
        let results = try children.map { try $0.waitForExit() }

        #expect(Set(results.map(\.output)).count == 1)
        #expect(results.allSatisfy { $0.status == 0 && $0.errors == "" })
        #expect(try home.run("usage", path).output == results[0].output)
    }

    @Test func `a cache that cannot be made is told in a sentence`() throws {
        let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")
        try home.write("in the way", to: "cache")

        let result = try home.run("usage", path)

        #expect(result.status == 1)
        #expect(result.errors.hasPrefix("Can't open the store '\(home.cache)': a part of the path is no folder."))
    }
}
