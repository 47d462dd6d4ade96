import FakturaTestSupport
import Foundation
import Testing

/// Files and folders as they come: packed, in other encodings, in partitions.
@Suite struct ImportedEncodingTests {
    private let home: CommandHome

    init() throws { home = try CommandHome() }

    private func export(_ rows: [[String: String]], type: String) -> ExportFolder {
        ExportFolder(
            [rows.prefix(2), rows.dropFirst(2)].map { CostDetailsFile(CostDetailsFile.customer65, rows: Array($0)) },
            type: type)
    }

    private func total(_ arguments: String...) throws -> Decimal {
        let result = try home.start(["periods"] + arguments + ["-o", "csv", "--as-of", "2026-10-31"]).waitForExit()
        #expect(result.status == 0)
        return try PrintedRows(csv: result.output).sum("usageCost")
    }

    @Test(arguments: [
        (EncodedText.gzip, ""), (.windows1252, " as Windows-1252"), (.utf16LittleEndian, " as UTF-16LE"),
        (.gzipOfUTF16, " as UTF-16LE"),
    ])
    func `an import says in which encoding it read a file`(way: EncodedText, said: String) throws {
        let text =
            CommandUsageFiles.payAsYouGoHeader
            + CommandUsageFiles.payAsYouGoRow("2019-03-01", "1.25").replacing("sub-a", with: "sub-å")
        let path = try home.write(bytes: way.bytes(of: text), to: "usage.csv")

        let imported = try home.run("import", path)
        let opened = try home.run("subscriptions", path, "-o", "json")

        #expect(imported.output.hasPrefix("'usage.csv': 1 line read\(said), pay-as-you-go cost export.\n"))
        #expect(imported.status == 0 && imported.errors == "")
        #expect(opened.output.contains("sub-å"))
    }

    @Test func `a folder is imported whole, known again, and opened without a store`() throws {
        let folder = try home.write(export(CostDetailsFile.actual, type: "ActualCost"), to: "export")

        let imported = try home.run("import", folder)
        let again = try home.run("import", folder)

        let format = "Microsoft Customer Agreement cost details, actual"
        #expect(imported.output.hasPrefix("'export': 6 lines read from 2 partitions, \(format).\n"))
        #expect(imported.status == 0 && imported.errors == "")
        #expect(again.output == "'export' is in the store already, as dataset 1: nothing was changed.\n")
        #expect(try total() == Decimal(string: "1193.75"))
        for _ in 1...2 { #expect(try total(folder) == Decimal(string: "1193.75")) }
        let list = try PrintedRows(csv: home.run("import", "list", "-o", "csv").output).rows
        #expect(Set(list.map { $0["dataset"] }) == ["1"])
        #expect(list.reduce(0) { $0 + (Int($1["lines"] ?? "") ?? 0) } == 6)
    }

    @Test func `an opened folder is read again when one of its partitions changes`() throws {
        var changed = export(CostDetailsFile.actual, type: "ActualCost")
        let folder = try home.write(changed, to: "export")
        #expect(try total(folder) == Decimal(string: "1193.75"))

        let file = CostDetailsFile(CostDetailsFile.customer65, rows: [CostDetailsFile.row("10/14/2026", "2")])
        let bytes = EncodedText.gzip.bytes(of: file.text)
        changed.partitions[1].bytes = bytes
        (changed.partitions[1].byteCount, changed.partitions[1].rowCount) = (bytes.count, 1)
        changed.totalRowCount = 3
        try home.write(changed, to: "export")

        #expect(try total(folder) == Decimal(string: "1203.25"))
    }

    @Test func `actual and amortized exports of one month stay two datasets, as their manifests say`() throws {
        // Rows that do not tell: the manifests alone do.
        let rows = [CostDetailsFile.row("10/12/2026", "1"), CostDetailsFile.row("10/13/2026", "2")]
        let dearer = [CostDetailsFile.row("10/12/2026", "10"), CostDetailsFile.row("10/13/2026", "20")]
        try home.run("import", try home.write(export(rows, type: "ActualCost"), to: "actual"))

        let second = try home.run("import", try home.write(export(dearer, type: "AmortizedCost"), to: "amortized"))

        #expect(second.output.contains("amortized."))
        #expect(try total() == 3)
        #expect(try total("--metric", "amortized") == 30)
        let list = try PrintedRows(csv: home.run("import", "list", "-o", "csv").output).rows
        #expect(list.map { "\($0["metric"] ?? "") \($0["state"] ?? "")" } == ["actual active", "amortized active"])
        let told = try home.run("import", "--metric", "actual", home.path("amortized"))
        #expect(told.status == 0 && told.output.contains("actual."))
    }

    @Test func `both costs of a FOCUS export stand side by side`() throws {
        let rows = CostDetailsFile.focusRows
        let folder = try home.write(
            ExportFolder(
                [rows.prefix(3), rows.dropFirst(3)].map {
                    CostDetailsFile(CostDetailsFile.focus12, rows: Array($0))
                }, type: "FocusCost"),
            to: "focus")

        let imported = try home.run("import", folder)

        #expect(imported.output.contains("5 lines read from 2 partitions, FOCUS cost and usage export, actual.\n"))
        #expect(try total() == Decimal(string: "1193.75"))
        #expect(try total("--metric", "amortized") == Decimal(string: "13.75"))
    }
}
