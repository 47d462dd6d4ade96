import FakturaTestSupport
import Foundation
import Testing

@Suite struct BadInputTests {
    /// A file that cannot be read; `nil` bytes stand for what is no file.
    private struct Case {
        let name: String
        let bytes: [UInt8]?

        init(_ name: String, _ text: String) { self.init(name, bytes: Array(text.utf8)) }

        init(_ name: String, bytes: [UInt8]?) {
            self.name = name
            self.bytes = bytes
        }
    }

    private static let header = CommandUsageFiles.payAsYouGoHeader
    private static let row = CommandUsageFiles.payAsYouGoRow("2019-03-01", "1.25")
    private static let accountCenter = CommandUsageFiles.accountCenter

    private static let cases: [Case] = [
        Case("missing", bytes: nil),
        Case("folder", bytes: nil),
        Case("empty", ""),
        Case("only-a-mark", "\u{FEFF}"),
        Case("blank-lines", "\r\n\r\n"),
        Case("binary", bytes: [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13, 1, 2, 3, 4, 0, 0]),
        Case("unknown-header", "name,colour\nblue,1\n"),
        Case("header-with-control", "na\u{1B}[31mme,\u{202E}colour\u{9B}2J\nblue,1\n"),
        Case("html", "<!DOCTYPE html>\n<html><body>Sign in</body></html>\n"),
        Case("cut-short", header + row + row.prefix(60)),
        Case("cost-no-number", header + row + CommandUsageFiles.payAsYouGoRow("2019-03-01", "n/a")),
        Case("month-13", header + row + CommandUsageFiles.payAsYouGoRow("2019-13-01", "1")),
        Case("day-with-control", header + CommandUsageFiles.payAsYouGoRow("\u{1B}]0;x\u{07}", "1")),
        Case("unclosed-quote", header + row + "\"sub-a," + row),
        Case("too-few-cells", header + row + "a,b,c\n" + row),
        Case("gzip", bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0x4C, 4, 0]),
        Case("zip", bytes: [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0]),
        Case("gzip-damaged", bytes: damaged(EncodedText.gzip.bytes(of: header + row))),
        Case("workbook", bytes: [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 26) + Array("xl/".utf8)),
        Case("parquet", "PAR1"),
        Case("pdf", "%PDF-1.7\n"),
        Case("json", "{\"properties\": {}}\n"),
        Case("xml", "<?xml version=\"1.0\"?><Error><Code>AuthenticationFailed</Code></Error>\n"),
        Case("utf-16-half", bytes: [0xFF, 0xFE] + units(header + row, 0x6B, 0xD800)),
        Case("not-utf-8", bytes: ("\u{FEFF}" + header + row).utf8.map { $0 == 0x6B ? 0xE5 : $0 }),
        Case("not-windows-1252", bytes: (header + row).utf8.map { $0 == 0x6B ? 0x81 : $0 }),
        Case("statement-only", String(accountCenter.split(separator: "Daily Usage", maxSplits: 1)[0])),
        Case("value-no-number", accountCenter.replacing("$10.00 USD", with: "ten USD")),
        Case("account-center-cut-short", String(accountCenter.dropLast(60))),
        Case("enterprise-cost-no-number", details(CostDetailsFile.portal, ["cost": "n/a"])),
        Case("enterprise-month-13", details(CostDetailsFile.export2023, ["date": "13/32/2026"])),
        Case(
            "customer-period-backwards", details(CostDetailsFile.customer65, ["billingperiodstartdate": "11/01/2026"])),
        Case("customer-cut-short", String(details(CostDetailsFile.customer60, [:]).dropLast(60))),
        Case("partner-cost-no-number", details(CostDetailsFile.partner70, ["costinbillingcurrency": "n/a"])),
        Case("extract-without-currency", details(CostDetailsFile.extract, [:])),
        Case("days-in-two-orders", details(CostDetailsFile.portal, ["date": "13/10/2026"])),
        Case(
            "focus-without-cost",
            CostDetailsFile(CostDetailsFile.focus12, rows: [CostDetailsFile.focusRow("2026-10-12", "NULL")]).text),
        Case(
            "focus-without-day",
            CostDetailsFile(CostDetailsFile.focus10, rows: [CostDetailsFile.focusRow("October", "1")]).text),
        Case("account-center-1-no-number", CommandUsageFiles.accountCenter1.replacing("$10.00 USD", with: "ten USD")),
    ]

    /// Exports that are not as their manifests say.
    private static let exports: [(name: String, change: @Sendable (inout ExportFolder) -> Void)] = [
        ("missing", { $0.partitions[1].bytes = nil }), ("size", { $0.partitions[1].byteCount = 7 }),
        ("rows", { $0.partitions[1].rowCount = 7 }), ("all-rows", { $0.totalRowCount = 7 }),
        ("count", { $0.blobCount = 3 }), ("twice", { $0.partitions[1] = $0.partitions[0] }),
        ("outside", { $0.partitions[1].blobName = "../../../etc/passwd" }),
        ("control", { $0.partitions[1].blobName = "part\\u001b[31m\\u202e.csv" }),
        ("parquet", { $0.fileFormat = "Parquet" }), ("no-partitions", { $0.partitions = [] }),
    ]

    /// The text in UTF-16 with one unit put for another.
    private static func units(_ text: String, _ old: UInt16, _ new: UInt16) -> [UInt8] {
        text.utf16.map { $0 == old ? new : $0 }.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    /// A packed file with one byte of its text changed.
    private static func damaged(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        bytes[bytes.count / 2] ^= 1
        return bytes
    }

    /// A file of an agreement whose second row is changed.
    private static func details(_ layout: CostDetailsFile.Layout, _ change: [String: String]) -> String {
        let rows = [CostDetailsFile.row("10/12/2026", "1"), CostDetailsFile.row("10/13/2026", "1", more: change)]
        return CostDetailsFile(layout, rows: rows).text
    }

    private func prepare(_ item: Case, _ home: CommandHome) throws -> String {
        if let bytes = item.bytes { return try home.write(bytes: bytes, to: "\(item.name).csv") }
        if item.name == "folder" { try home.write("", to: "folder.csv/inside") }
        return home.path("\(item.name).csv")
    }

    @Test func `each is refused in a sentence, and nothing is changed`() throws {
        let home = try CommandHome()
        try home.run("import", try home.write(CommandUsageFiles.payAsYouGo, to: "good.csv"))
        try home.run("subscriptions", try home.write(Self.accountCenter, to: "opened.csv"))
        let store = try StoreSnapshot(home)
        let cache = try home.names(in: home.cache)
        var told = ""

        for item in Self.cases {
            let path = try prepare(item, home)
            let imported = try home.run("import", path)
            let opened = try home.run("subscriptions", path)

            #expect(imported.output == "", "\(item.name)")
            #expect(opened.output == "", "\(item.name)")
            #expect(imported.errors == opened.errors && imported.exit == opened.exit, "\(item.name)")
            #expect(try StoreSnapshot(home) == store, "\(item.name) changed the store")
            #expect(try home.names(in: home.cache) == cache, "\(item.name) left something in the cache")
            told += "\(item.name): \(imported.status)\n    \(imported.errors)"
        }

        try expectGolden(told.replacing(home.folder.path, with: "HOME"), named: "bad-input")
    }

    @Test func `each is refused in Swedish too`() throws {
        let home = try CommandHome()
        var told = ""

        for item in Self.cases {
            let result = try home.run("import", try prepare(item, home), "--lang", "sv")
            told += "\(item.name): \(result.status)\n    \(result.errors)"
        }

        try expectGolden(told.replacing(home.folder.path, with: "HOME"), named: "bad-input-sv")
    }

    private func prepare(
        _ item: (name: String, change: @Sendable (inout ExportFolder) -> Void), _ home: CommandHome
    ) throws -> String {
        let rows = CostDetailsFile.actual
        let files = [rows.prefix(2), rows.dropFirst(2)].map {
            CostDetailsFile(CostDetailsFile.customer65, rows: Array($0))
        }
        var export = ExportFolder(files, type: "ActualCost")
        item.change(&export)
        return try home.write(export, to: "exports/\(item.name)")
    }

    @Test func `an export that is not as its manifest says is refused whole, and nothing of it is kept`() throws {
        let home = try CommandHome()
        try home.run("import", try home.write(CommandUsageFiles.payAsYouGo, to: "good.csv"))
        let store = try StoreSnapshot(home)
        var told = ""

        for item in Self.exports {
            let path = try prepare(item, home)
            let imported = try home.run("import", path)
            let opened = try home.run("subscriptions", path)
            let swedish = try home.run("import", path, "--lang", "sv")

            #expect(imported.output == "" && opened.output == "", "\(item.name)")
            #expect(imported.errors == opened.errors && imported.exit == opened.exit, "\(item.name)")
            #expect(try StoreSnapshot(home) == store, "\(item.name) changed the store")
            #expect(try home.names(in: home.cache) == [], "\(item.name) left something in the cache")
            told += "\(item.name): \(imported.status)\n    \(imported.errors)    \(swedish.errors)"
        }

        try expectGolden(told.replacing(home.folder.path, with: "HOME"), named: "bad-exports")
    }

    @Test func `no sentence lets a control character through`() throws {
        let home = try CommandHome()

        for item in Self.cases {
            let errors = try home.run("subscriptions", try prepare(item, home)).errors
            let isVisible = errors.unicodeScalars.allSatisfy { scalar in
                scalar == "\n"
                    || scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
                        && !(0x202A...0x202E).contains(scalar.value)
            }
            #expect(isVisible, "\(item.name)")
        }
    }

    @Test func `a file that is no usage file, or is not there, does not keep the others out of the store`() throws {
        let home = try CommandHome()
        let good = try home.write(CommandUsageFiles.payAsYouGo, to: "good.csv")
        let bad = try home.write("name,colour\n", to: "bad.csv")

        let opened = try home.run("subscriptions", good, bad)
        #expect(opened.status == 1 && opened.output == "")
        #expect(try home.names(in: home.cache) == [])

        let none = try home.run("import", bad, "/nowhere.csv")
        #expect(none.status == 1 && none.errors.contains("bad.csv") && none.errors.contains("nowhere.csv"))
        #expect(!FileManager.default.fileExists(atPath: home.store))

        let imported = try home.run("import", bad, good, "/nowhere.csv")
        #expect(imported.status == 1 && imported.output.hasPrefix("'good.csv': 15 lines read"))
        #expect(imported.errors.contains("bad.csv") && imported.errors.contains("nowhere.csv"))
    }

    @Test func `when the second of two files has a bad row, the first stays whole and nothing of the second`() throws {
        let home = try CommandHome()
        let good = try home.write(CommandUsageFiles.payAsYouGo, to: "good.csv")
        let bad = try home.write(
            CommandUsageFiles.accountCenter.replacing("$10.00 USD", with: "ten USD"), to: "bad.csv")

        let imported = try home.run("import", good, bad)
        let opened = try home.run("subscriptions", good, bad)

        #expect(imported.status == 1)
        #expect(imported.output.hasPrefix("'good.csv': 15 lines read"))
        #expect(imported.errors.hasPrefix("Can't read '\(bad)'"))
        #expect(
            Set(try PrintedRows(csv: home.run("import", "list", "-o", "csv").output).rows.map { $0["path"] }) == [good])
        #expect(opened.status == 1 && opened.output == "")
        #expect(!(try home.names(in: home.cache).contains { $0.hasSuffix(".sqlite") }))
    }
}
