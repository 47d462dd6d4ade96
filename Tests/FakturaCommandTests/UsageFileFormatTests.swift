import FakturaTestSupport
import Foundation
import Testing

/// What commands make of formats with something missing in them, or too much.
@Suite struct UsageFileFormatTests {
    private let home: CommandHome

    init() throws { home = try CommandHome() }

    private func extract(_ rows: [[String: String]] = [CostDetailsFile.row("10/12/2026", "1.25")]) throws -> String {
        try home.write(CostDetailsFile(CostDetailsFile.extract, rows: rows).text, to: "extract.csv")
    }

    private func focus(_ rows: [[String: String]] = CostDetailsFile.focusRows) throws -> String {
        try home.write(CostDetailsFile(CostDetailsFile.focus12, rows: rows).text, to: "focus.csv")
    }

    private func total(_ arguments: String...) throws -> Decimal {
        let result = try home.start(["periods"] + arguments + ["-o", "csv", "--as-of", "2026-10-31"]).waitForExit()
        #expect(result.status == 0)
        return try PrintedRows(csv: result.output).sum("usageCost")
    }

    @Test func `a file without a currency is read with the one that is given, once`() throws {
        let path = try extract()

        let refused = try home.run("periods", path)
        #expect(refused.status == 1 && refused.errors.contains("Pass it with --currency, such as --currency EUR."))
        let told = [(["--currency", "sek"], "SEK"), ([], "SEK"), (["--currency", "EUR"], "EUR")]
        for (option, currency) in told {
            let result = try home.start(["usage", path, "--by", "line", "-o", "csv"] + option).waitForExit()
            let rows = try PrintedRows(csv: result.output).rows
            #expect(rows.map { "\($0["cost"] ?? "") \($0["currency"] ?? "")" } == ["1.25 \(currency)"])
        }
        let imported = try home.run("import", path, "--currency", "SEK")
        #expect(imported.output.hasPrefix("'extract.csv': 1 line read, Enterprise Agreement usage extract.\n"))
        #expect(try total() == Decimal(string: "1.25"))
    }

    @Test func `a mistaken currency is put right by reading the file again`() throws {
        let path = try extract()
        for currency in ["EUR", "SEK"] { try home.run("import", path, "--currency", currency) }

        let rows = try PrintedRows(csv: home.run("usage", "--by", "line", "-o", "csv").output).rows
        #expect(rows.map { "\($0["cost"] ?? "") \($0["currency"] ?? "")" } == ["1.25 SEK"])
        let again = try home.run("import", path, "--currency", "SEK")
        #expect(again.output == "'extract.csv' is in the store already, as dataset 2: nothing was changed.\n")
    }

    @Test func `the currency of a file that was imported need not be given again, that of a changed one must`() throws {
        let path = try extract()
        for currency in ["EUR", "SEK"] { try home.run("import", path, "--currency", currency) }

        for option in [[], ["--metric", "actual"]] {
            let again = try home.start(["import", path] + option).waitForExit()
            #expect(again.status == 0 && again.errors == "")
            #expect(again.output == "'extract.csv' is in the store already, as dataset 2: nothing was changed.\n")
        }
        // As long as the first, so that only its content tells them apart.
        let changed = try home.run("import", extract([CostDetailsFile.row("10/12/2026", "1.26")]))
        #expect(changed.status == 1)
        #expect(changed.errors.contains("it does not say in which currency its costs are."))
        #expect(try total() == Decimal(string: "1.25"))
    }

    @Test func `an export without a currency is refused by its folder's name, and known again by it`() throws {
        let rows = [CostDetailsFile.row("10/12/2026", "1.25"), CostDetailsFile.row("10/13/2026", "2")]
        let export = ExportFolder(rows.map { CostDetailsFile(CostDetailsFile.extract, rows: [$0]) }, type: nil)
        let folder = try home.write(export, to: "export")

        let refused = try home.run("import", folder)
        #expect(refused.status == 1)
        #expect(refused.errors.hasPrefix("Can't read '\(folder)': it does not say in which currency"))
        try home.run("import", folder, "--currency", "SEK")
        let again = try home.run("import", folder)
        #expect(again.status == 0 && again.output.hasPrefix("'export' is in the store already, as dataset "))
    }

    @Test func `a currency that is none is wrong usage, and another than the file's is refused`() throws {
        let file = CostDetailsFile(CostDetailsFile.portal, rows: CostDetailsFile.actual)
        let path = try home.write(file.text, to: "portal.csv")

        #expect(try home.run("periods", path, "--currency", "€").status == 64)
        let refused = try home.run("import", path, "--currency", "EUR")
        #expect(refused.status == 1)
        #expect(
            refused.errors
                == "Can't read '\(path)': it has costs in USD, not in EUR. Leave --currency out.\n")
    }

    @Test func `the extract of a month without usage is read as empty, and that is said`() throws {
        let path = try extract([])
        let sentence = "'extract.csv' has no lines: nothing was charged in its period."

        let imported = try home.run("import", path)
        #expect(imported.status == 0 && imported.errors == "")
        #expect(
            imported.output
                == "'extract.csv': 0 lines read, Enterprise Agreement usage extract.\n\(sentence)\n")
        for _ in 1...2 {
            let opened = try home.run("subscriptions", path, "-o", "csv")
            #expect(opened.status == 0)
            #expect(opened.errors == "\(sentence)\n")
        }
    }

    @Test func `both costs of a FOCUS file stand side by side and are never added`() throws {
        let path = try focus()

        let imported = try home.run("import", path)

        #expect(imported.status == 0)
        #expect(imported.output.contains("'focus.csv': 5 lines read, FOCUS cost and usage export, actual.\n"))
        #expect(imported.output.contains("'focus.csv': 5 lines read, FOCUS cost and usage export, amortized.\n"))
        #expect(try total() == Decimal(string: "1193.75"))
        #expect(try total("--metric", "amortized") == Decimal(string: "13.75"))
        #expect(try total(path) == Decimal(string: "1193.75"))
        #expect(try total(path, "--metric", "amortized") == Decimal(string: "13.75"))
        let again = try home.run("import", path)
        #expect(again.output == "'focus.csv' is in the store already, as dataset 1: nothing was changed.\n")
    }

    @Test func `a FOCUS file whose two costs are the same is one dataset`() throws {
        let path = try focus([CostDetailsFile.focusRow("2026-10-12", "1.25")])

        for _ in 1...2 { try home.run("import", path) }

        let list = try PrintedRows(csv: home.run("import", "list", "-o", "csv").output).rows
        #expect(list.map { $0["metric"] } == ["actual"])
        #expect(try total(path, "--metric", "amortized") == Decimal(string: "1.25"))
    }

    @Test func `a FOCUS file that is known by one metric is read for the other when that is missing`() throws {
        let path = try focus()
        try home.run("import", "--metric", "amortized", path)

        let imported = try home.run("import", path)

        #expect(imported.output.contains("FOCUS cost and usage export, actual."))
        #expect(imported.output.contains("is in the store already, as dataset 1"))
        let list = try PrintedRows(csv: home.run("import", "list", "-o", "csv").output).rows
        #expect(Set(list.map { $0["metric"] }) == ["actual", "amortized"])
    }

    @Test func `other providers' rows are said to be set apart, at the import and at every opening`() throws {
        let path = try focus()
        let sentence = "2 rows of other providers than Microsoft are set apart: the sums are without them."

        let imported = try home.run("import", path)
        #expect(imported.output.contains("\(sentence) They are of AWS (2 lines)."))
        #expect(imported.output.components(separatedBy: sentence).count == 2)
        for _ in 1...2 { #expect(try home.run("usage", path, "-o", "csv").errors.contains(sentence)) }
    }

    @Test func `what no format names is said at the import and shown with the line`() throws {
        let layout = CostDetailsFile.Layout("odd", CostDetailsFile.portal.columns + ["Mood"])
        let row = CostDetailsFile.row("10/12/2026", "1", chargeType: "Donation", more: ["mood": "cheerful"])
        let path = try home.write(CostDetailsFile(layout, rows: [row]).text, to: "odd.csv")

        let output = try home.run("import", path).output

        #expect(output.contains("Columns that no format names are kept with each line: Mood."))
        #expect(output.contains("Values that no format names are kept as they are: ChargeType 'Donation' (1 line)."))
        #expect(try home.run("usage", "--by", "line", "-o", "json").output.contains("Donation"))
    }

    @Test func `version 1 of the Account Center's file is read like version 2`() throws {
        let path = try home.write(CommandUsageFiles.accountCenter1, to: "v1.csv")

        let imported = try home.run("import", path)

        #expect(imported.output.hasPrefix("'v1.csv': 2 lines read, Account Center usage file, version 1.\n"))
        #expect(imported.output.contains("First Subscription, 12 Jun – 11 Jul 2018: 2 lines, added."))
        let rows = try PrintedRows(csv: home.run("statement", "-o", "csv").output)
        #expect(try rows.sum("value") == Decimal(string: "12.5"))
    }
}
