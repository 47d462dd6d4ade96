import FakturaTestSupport
import Foundation
import Testing

@Suite struct ImportTests {
    private let home: CommandHome

    init() throws { home = try CommandHome() }

    /// A file of sub-a that covers January 2019 up to a day.
    private func january(through day: Int, cost: String = "1", named name: String) throws -> String {
        var text = CommandUsageFiles.payAsYouGoHeader
        for number in 1...day {
            text += CommandUsageFiles.payAsYouGoRow("2019-01-\(number < 10 ? "0" : "")\(number)", cost)
        }
        return try home.write(text, to: name)
    }

    private func total() throws -> Decimal {
        try PrintedRows(csv: home.run("usage", "-o", "csv").output).sum("cost")
    }

    @Test func `an import says what it did, and the reports read it`() throws {
        let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")

        let result = try home.run("import", path)

        #expect(result.status == 0 && result.errors == "")
        #expect(result.output.hasPrefix("'usage.csv': 7 lines read"))
        #expect(result.output.contains("First Subscription, 12 Jun – 11 Jul 2018: 7 lines, added."))
        #expect(try total() == Decimal(string: "16.33"))
        #expect(try fileRights(home.store) == 0o600)
        #expect(try fileRights(home.path("data/faktura")) == 0o700)
    }

    @Test func `the same content twice changes nothing and says so`() throws {
        let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")
        try home.run("import", path)
        let before = try StoreSnapshot(home)

        let again = try home.run("import", path)
        let copy = try home.run("import", try home.write(CommandUsageFiles.accountCenter, to: "copy.csv"))

        #expect(again.status == 0)
        #expect(again.output == "'usage.csv' is in the store already, as dataset 1: nothing was changed.\n")
        #expect(copy.output == "'copy.csv' is in the store already, as dataset 1: nothing was changed.\n")
        #expect(try StoreSnapshot(home) == before)
    }

    @Test func `a month-to-date file takes the place of a shorter one`() throws {
        try home.run("import", try january(through: 10, named: "first.csv"))

        let result = try home.run("import", try january(through: 20, named: "second.csv"))

        #expect(result.output.contains("in place of what covered 1 Jan – 10 Jan 2019"))
        #expect(try total() == 20)
        let list = try PrintedRows(csv: home.run("import", "list", "-o", "csv").output)
        #expect(list.rows.map { $0["coverEnd"] } == ["2019-01-20"])
    }

    @Test func `a shorter file is kept aside and shown when the wider one is removed`() throws {
        try home.run("import", try january(through: 20, named: "wide.csv"))

        let result = try home.run("import", try january(through: 10, cost: "3", named: "narrow.csv"))

        #expect(result.output.contains("kept aside"))
        #expect(try total() == 20)
        let list = try PrintedRows(csv: home.run("import", "list", "-o", "csv").output)
        #expect(list.rows.map { $0["state"] } == ["active", "candidate"])
        let wide = try #require(list.rows.first { $0["state"] == "active" }?["dataset"])
        #expect(try home.run("import", "remove", wide).status == 0)
        #expect(try total() == 30)
    }

    @Test func `of equal coverage the newer wins`() throws {
        try home.run("import", try january(through: 10, named: "first.csv"))
        try home.run("import", try january(through: 10, cost: "2", named: "second.csv"))

        #expect(try total() == 20)
    }

    @Test func `removing what is not there ends with 1 and says how to find what is`() throws {
        try home.run("import", try january(through: 10, named: "first.csv"))

        let result = try home.run("import", "remove", "99")

        #expect(result.status == 1)
        #expect(result.errors == "Can't remove dataset 99: there is none. 'faktura import list' shows them.\n")
    }

    @Test func `rows that cannot be read are left out and counted when that is asked for`() throws {
        let rows = ["1.5", "n/a", "2.5", "?"].map { CommandUsageFiles.payAsYouGoRow("2019-01-01", $0) }
        let path = try home.write(CommandUsageFiles.payAsYouGoHeader + rows.joined(), to: "usage.csv")

        let result = try home.run("import", "--skip-invalid", path)

        #expect(result.status == 0)
        #expect(
            result.output.contains(
                "2 rows were left out: the sums are without them. The first, in 'usage.csv': "
                    + "line 3, column 'PreTaxCost' holds 'n/a', which is not a number."))
        #expect(try total() == 4)
        for _ in 1...2 {
            let opened = try home.run("subscriptions", "--skip-invalid", path)
            #expect(opened.errors.contains("2 rows were left out: the sums are without them."))
        }
    }

    @Test func `what is kept aside is said at every opening`() throws {
        let first = try january(through: 10, named: "first.csv")
        let second = try home.write(
            CommandUsageFiles.payAsYouGoHeader + CommandUsageFiles.payAsYouGoRow("2019-01-20", "7"), to: "second.csv")

        for _ in 1...2 {
            let opened = try home.run("usage", first, second, "-o", "csv")
            #expect(opened.errors.contains("Not all is shown: 1 line of 'second.csv', 20 Jan – 20 Jan 2019, are kept"))
        }
    }

    @Test func `a file that cannot be read does not keep the others out of the store`() throws {
        let good = try january(through: 10, named: "good.csv")
        let bad = try home.write(
            CommandUsageFiles.payAsYouGoHeader + CommandUsageFiles.payAsYouGoRow("2019-02-01", "x"), to: "bad.csv")

        let result = try home.start(["import", bad, good]).waitForExit()

        #expect(result.status == 1)
        #expect(result.errors.contains("column 'PreTaxCost' holds 'x'"))
        #expect(result.output.contains("'good.csv'"))
        #expect(try total() == 10)
    }

    @Test func `importing nothing is wrong usage`() throws {
        let result = try home.run("import")

        #expect(result.status == 64)
        #expect(result.errors.contains("Name the usage files to import"))
        #expect(try home.names(in: home.folder.path) == [])
    }

    @Test func `a second import while one writes is told who writes`() throws {
        let large = try home.write(bytes: CommandUsageFiles.large(rows: 60_000), to: "large.csv")
        let small = try january(through: 3, named: "small.csv")
        let first = try home.start(["import", large])
        try first.wait(until: "the first import to write") { _ in fileSize(home.store + "-writer") > 0 }

        let second = try home.run("import", small)
        let result = try first.waitForExit()

        #expect(second.status == 1)
        #expect(
            second.errors
                == "Can't write to the store '\(home.store)': another faktura (process \(first.pid)) is writing. "
                + "Try again when it is done.\n")
        #expect(result.status == 0)
        #expect(try home.run("import", small).status == 0)
    }

    @Test func `a store of a newer program is refused and not touched`() throws {
        let path = try january(through: 3, named: "usage.csv")
        try home.run("import", path)
        var bytes = Array(try Data(contentsOf: URL(filePath: home.store)))
        bytes[60...63] = [0, 0, 0x7F, 0xFF]
        try home.write(bytes: bytes, to: "data/faktura/store.sqlite")

        for arguments in [["import", path], ["subscriptions"], ["import", "list"], ["import", "remove", "1"]] {
            let result = try home.start(arguments).waitForExit()
            #expect(result.status == 1)
            #expect(result.errors.contains("a newer faktura made it"))
        }

        #expect(Array(try Data(contentsOf: URL(filePath: home.store))) == bytes)
    }

    @Test func `a file that is no store is refused and not touched`() throws {
        let path = try home.write(
            "a letter of mine, longer than the hundred bytes that a header of SQLite has, "
                + "so that nothing is decided by its length alone", to: "letter.txt")
        let before = try Data(contentsOf: URL(filePath: path))

        for arguments in [["subscriptions"], ["import", "list"], ["import", try january(through: 1, named: "a.csv")]] {
            let result = try home.start(arguments + ["--store", path]).waitForExit()
            #expect(result.status == 1)
            #expect(result.errors.contains("it is no store of faktura's"))
        }

        #expect(try Data(contentsOf: URL(filePath: path)) == before)
        #expect(try home.names(in: home.folder.path) == ["a.csv", "letter.txt"])
    }

    @Test func `reading a store that is not there says so and makes none`() throws {
        for arguments in [["subscriptions"], ["usage"], ["import", "list"], ["import", "remove", "1"]] {
            let result = try home.start(arguments + ["--store", home.path("no/such.sqlite")]).waitForExit()
            #expect(result.status == 1)
            #expect(result.errors.contains("it is not there"))
        }

        #expect(try home.names(in: home.folder.path) == [])
    }

    @Test(.enabled(if: Unprivileged.isPossible, "needs root and setpriv to become another user"))
    func `a store that may only be read is read, and not written to`() throws {
        let path = try january(through: 3, named: "usage.csv")
        try home.run("import", path, "--store", home.path("shared/store.sqlite"))
        let store = home.path("shared/store.sqlite")
        try Unprivileged.open(home, store, path)

        let read = try home.run("usage", "--store", store, "-o", "csv", launcher: Unprivileged.launcher)
        let write = try home.run("import", path, "--store", store, launcher: Unprivileged.launcher)
        let remove = try home.run("import", "remove", "1", "--store", store, launcher: Unprivileged.launcher)

        try #require(read.status == 0, "\(read.errors)")
        #expect(try PrintedRows(csv: read.output).sum("cost") == 3)
        for refused in [write, remove] {
            #expect(refused.status == 1)
            #expect(refused.errors.contains("it is read-only"))
        }
    }
}

/// A user without rights, whom root can become.
enum Unprivileged {
    static let launcher = ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]

    static var isPossible: Bool { getuid() == 0 && FileManager.default.isExecutableFile(atPath: launcher[0]) }

    /// Lets everyone read, and nobody but root write.
    static func open(_ home: CommandHome, _ files: String...) throws {
        for file in files {
            try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: file)
            let folder = (file as NSString).deletingLastPathComponent
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: home.folder.path)
    }
}
