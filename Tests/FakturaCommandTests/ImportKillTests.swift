import FakturaTestSupport
import Foundation
import Testing

@Suite(.ownThread) struct ImportKillTests {
    /// `FAKTURA_KILLS=100` kills as often, while a large file is read.
    private static let asked = ProcessInfo.processInfo.environment["FAKTURA_KILLS"].flatMap { Int($0) }
    private static let rows = asked == nil ? 20_000 : 60_000

    private let home: CommandHome
    /// March 2019 as it was published first, and as it shall be then: more days of the same subscription.
    private let few: String
    private let many: String

    init() throws {
        home = try CommandHome()
        few = try home.write(
            CommandUsageFiles.payAsYouGoHeader + CommandUsageFiles.payAsYouGoRow("2019-03-05", "7.75"), to: "few.csv")
        many = try home.write(bytes: CommandUsageFiles.large(rows: Self.rows), to: "many.csv")
    }

    /// The store's lines of March, and how many datasets there are.
    private func published() throws -> String {
        try home.run("usage", "--by", "meter", "--period", "2019-03", "-o", "csv").output
    }

    /// Starts the import of the larger file and kills it after so long; `false` when it ended before.
    private func kill(after time: Duration) throws -> Bool {
        let child = try home.start(["import", many])
        let end = ContinuousClock.now + time
        do {
            try child.wait(until: "the moment to kill") { _ in ContinuousClock.now >= end }
        } catch PtyError.timeout {
            #expect(try child.waitForExit().status == 0)
            return false
        }
        child.signal(SIGKILL)
        return try child.waitForExit().exit == .signal(SIGKILL)
    }

    @Test func `an import that is killed again and again leaves what was published before or after`() throws {
        try #require(try home.run("import", few).status == 0)
        let before = try published()
        try FileManager.default.copyItem(atPath: home.store, toPath: home.path("before.sqlite"))
        let start = ContinuousClock.now
        try #require(try home.run("import", many).status == 0)
        let whole = ContinuousClock.now - start
        let after = try published()
        try #require(before != after)
        var chance = SeededRandom(seed: 6)
        let count = Self.asked ?? 5
        var (killed, ended, published) = (0, 0, 0)

        while killed < count, ended <= count * 3 {
            // What was published last time ends this round: the next one begins with the first file again.
            if try self.published() != before { try restore() }
            // More often towards the end, where it is published, and a little beyond.
            let share = Double.random(in: 0...1, using: &chance).squareRoot() * 1.1
            if try kill(after: whole * share) { killed += 1 } else { ended += 1 }
            let found = try self.published()
            #expect(found == before || found == after)
            if found == after { published += 1 }
            #expect(try StoreSnapshot.isWhole(home.store))
        }

        #expect(killed == count)
        #expect(try home.run("import", many).status == 0)
        #expect(try self.published() == after)
        #expect(try home.names(in: home.path("data/faktura")) == ["store.sqlite", "store.sqlite-writer"])
        if Self.asked != nil {
            print("kills: \(killed), of which after publishing: \(published - ended), ended before: \(ended)")
        }
    }

    /// Puts the store back to what it was after the first file.
    private func restore() throws {
        for name in try home.names(in: home.path("data/faktura")) where name.hasPrefix("store.sqlite") {
            try FileManager.default.removeItem(atPath: home.path("data/faktura/\(name)"))
        }
        try FileManager.default.copyItem(atPath: home.path("before.sqlite"), toPath: home.store)
    }
}
