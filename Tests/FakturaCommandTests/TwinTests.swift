import FakturaTestSupport
import Foundation
import Testing

@Suite struct TwinTests {
    /// The nouns with their keys, as design section 8 has them.
    private static let nouns: [(arguments: [String], noun: String, keys: String)] = [
        (
            ["subscriptions"], "subscriptions",
            "subscriptionId subscriptionName offer agreement role currency unbilledCost lastInvoice "
                + "lastInvoiceTotal lastInvoiceState"
        ),
        (
            ["periods"], "periods",
            "subscriptionId subscriptionName start end state usageCost currency change invoiceId invoiceTotal "
                + "dueDate reason source fetchedAt"
        ),
        (
            ["statement"], "statement",
            "meterCategory meterSubcategory meterName meterRegion unit consumed included billable rate value currency"
        ),
        (["usage", "--by", "day"], "usage", "day cost currency lines"),
        (["usage", "--by", "service"], "usage", "service cost currency lines"),
        (["usage", "--by", "meter"], "usage", "meter cost currency lines"),
        (["usage", "--by", "resource"], "usage", "resource cost currency lines"),
        (["usage", "--by", "group"], "usage", "group cost currency lines"),
        (["usage", "--by", "location"], "usage", "location cost currency lines"),
        (
            ["usage", "--by", "line"], "usage",
            "day subscriptionId service meterCategory meterSubcategory meterName meterRegion meterId resourceGroup "
                + "resource location quantity unit unitPrice cost currency chargeType tags additionalInfo"
        ),
    ]

    private static let files = [CommandUsageFiles.accountCenter, CommandUsageFiles.payAsYouGo]

    @Test(arguments: nouns.indices, files.indices)
    func `JSON has the keys of the design in order, and CSV says the same`(noun: Int, file: Int) throws {
        let home = try CommandHome()
        let path = try home.write(Self.files[file], to: "usage.csv")
        let (arguments, name, keys) = Self.nouns[noun]

        let json = try home.start(arguments + [path, "-o", "json"]).waitForExit()
        let csv = try home.start(arguments + [path, "-o", "csv"]).waitForExit()

        #expect(json.status == 0 && json.errors == "")
        #expect(csv.status == 0 && csv.errors == "")
        let objects = try PrintedRows(json: json.output, schema: name)
        #expect(objects.keys == keys.split(separator: " ").map(String.init))
        let lines = try PrintedRows(csv: csv.output)
        #expect(!lines.rows.isEmpty)
        #expect(lines.rows.count == objects.rows.count)
        for (line, object) in zip(lines.rows, objects.rows) {
            for (key, value) in object { #expect(line[key] == value, "\(key)") }
        }
    }

    @Test(arguments: zip(files.indices, ["16.33", "7.626543210987655"]))
    func `days, lines and statement add up to the same`(file: Int, total: String) throws {
        let home = try CommandHome()
        let path = try home.write(Self.files[file], to: "usage.csv")

        let days = try PrintedRows(json: home.run("usage", path, "-o", "json").output, schema: "usage")
        let lines = try PrintedRows(
            json: home.run("usage", "--by", "line", path, "-o", "json").output, schema: "usage")
        let statement = try PrintedRows(json: home.run("statement", path, "-o", "json").output, schema: "statement")
        let periods = try PrintedRows(json: home.run("periods", path, "-o", "json").output, schema: "periods")

        let expected = try #require(Decimal(string: total))
        #expect(try days.sum("cost") == expected)
        #expect(try lines.sum("cost") == expected)
        #expect(try statement.sum("value") == expected)
        #expect(try days.sum("lines") == Decimal(lines.rows.count))
        let newest = try #require(periods.rows.map { $0["start"] ?? "" }.max())
        let costs = periods.rows.filter { $0["start"] == newest }.compactMap { Decimal(string: $0["usageCost"] ?? "") }
        #expect(costs.reduce(0, +) == expected)
    }

    @Test func `a charge without daily lines is a line on the period's last day`() throws {
        let home = try CommandHome()
        let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")

        let lines = try PrintedRows(csv: home.run("usage", "--by", "line", path, "-o", "csv").output).rows

        let plan = try #require(lines.first { $0["meterName"] == "Plan" })
        #expect(plan["day"] == "2018-07-11")
        #expect(plan["cost"] == "5")
        let disks = lines.filter { $0["meterName"] == "Premium Disk" }.map { $0["cost"] ?? "" }
        #expect(disks.sorted() == ["3.333333333333333", "3.333333333333333", "3.333333333333334"])
    }

    @Test func `texts with commas, quotes and newlines come back from CSV and JSON`() throws {
        let home = try CommandHome()
        let tags = #"{"note":"a, \"b\"\nc"}"#
        let row = CommandUsageFiles.payAsYouGoRow("2019-03-01", "1", resource: "vm, \"one\"", tags: tags)
        let path = try home.write(CommandUsageFiles.payAsYouGoHeader + row, to: "usage.csv")

        let csv = try PrintedRows(csv: home.run("usage", "--by", "line", path, "-o", "csv").output)
        let json = try home.run("usage", "--by", "line", path, "-o", "json").output

        #expect(csv.rows.first?["resource"]?.hasSuffix("disks/vm, \"one\"") == true)
        #expect(csv.rows.first?["tags"] == tags)
        let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        let first = (object?["rows"] as? [[String: Any]])?.first
        #expect((first?["tags"] as? [String: String])?["note"] == "a, \"b\"\nc")
    }

    @Test func `tags that are no names and values come whole`() throws {
        let home = try CommandHome()
        let row = CommandUsageFiles.payAsYouGoRow("2019-03-01", "1", tags: "team web")
        let path = try home.write(CommandUsageFiles.payAsYouGoHeader + row, to: "usage.csv")

        let json = try home.run("usage", "--by", "line", path, "-o", "json").output

        #expect(json.contains(#""tags":{"":"team web"}"#))
    }

    @Test(arguments: ["table", "json", "jsonl", "csv", "tsv", "md"], [["usage"], ["statement"], ["periods"]])
    func `the locale and the language change no figure`(format: String, noun: [String]) throws {
        let home = try CommandHome()
        let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")
        let expected = try home.start(noun + [path, "-o", format]).waitForExit().output
        #expect(expected.contains("16.33") || noun != ["periods"])

        for locale in ["sv_SE.UTF-8", "de_DE.UTF-8", "C", ""] {
            let result = try home.start(
                noun + [path, "-o", format], environment: ["LC_ALL": locale, "LANG": "de_DE"]
            ).waitForExit()
            #expect(result.output == expected, "\(locale)")
        }
        #expect(try home.start(noun + [path, "-o", format, "--lang", "sv"]).waitForExit().output == expected)
    }

    @Test func `CSV lines end in CRLF and say what they belong to`() throws {
        let home = try CommandHome()
        let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")

        let output = try home.run("usage", path, "-o", "csv").output

        #expect(output.hasPrefix("subscription,periodStart,periodEnd,day,cost,currency,lines\r\n"))
        #expect(output.hasSuffix("\r\n"))
        #expect(output.contains("\r\na-1,2018-06-12,2018-07-11,2018-06-12,"))
        #expect(!output.replacing("\r\n", with: "").contains { $0.isNewline })
    }

    @Test func `the bare command without a terminal prints the table of subscriptions`() throws {
        let home = try CommandHome()
        let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")

        let bare = try home.run(path)

        #expect(bare.status == 0 && bare.errors == "")
        #expect(bare.output == (try home.run("subscriptions", path).output))
        #expect(bare.output.contains("First Subscription"))
    }

    @Test func `a reader that goes away ends the program without a word`() throws {
        let home = try CommandHome()
        let path = try home.write(bytes: CommandUsageFiles.large(rows: 3000), to: "usage.csv")
        try home.run("subscriptions", path)

        let child = try home.start(["usage", "--by", "line", path, "-o", "csv"])
        try child.wait(until: "the first line") { $0.contains("\r\n") }
        child.closeOutput()
        let result = try child.waitForExit()

        #expect(result.errors == "")
        #expect(result.exit == .signal(SIGPIPE))
    }
}
