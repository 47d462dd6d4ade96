import FakturaTestSupport
import Foundation
import Testing

@Suite struct MetricTests {
    private let home: CommandHome
    private let actual: String
    private let amortized: String
    /// A file whose rows do not tell.
    private let untold: String

    init() throws {
        home = try CommandHome()
        let layout = CostDetailsFile.export2023
        actual = try home.write(CostDetailsFile(layout, rows: CostDetailsFile.actual).text, to: "actual.csv")
        amortized = try home.write(CostDetailsFile(layout, rows: CostDetailsFile.amortized).text, to: "amortized.csv")
        untold = try home.write(
            CostDetailsFile(layout, rows: [CostDetailsFile.row("10/12/2026", "1.25")]).text, to: "untold.csv")
    }

    private func total(_ arguments: String...) throws -> Decimal {
        let result = try home.start(["periods"] + arguments + ["-o", "csv", "--as-of", "2026-10-31"]).waitForExit()
        #expect(result.status == 0)
        return try PrintedRows(csv: result.output).sum("usageCost")
    }

    @Test func `actual and amortized of one period stand side by side and are never added`() throws {
        try home.run("import", actual, amortized)

        #expect(try total() == Decimal(string: "1193.75"))
        #expect(try total("--metric", "amortized") == Decimal(string: "13.75"))
        #expect(try total(actual, amortized) == Decimal(string: "1193.75"))
        #expect(try total(amortized, actual, "--metric", "amortized") == Decimal(string: "13.75"))
        let list = try PrintedRows(csv: home.run("import", "list", "-o", "csv").output).rows
        #expect(
            Set(list.map { "\($0["dataset"] ?? "") \($0["metric"] ?? "") \($0["state"] ?? "")" }) == [
                "1 actual active", "2 amortized active",
            ])
    }

    @Test func `what is amortized only is shown unasked, and that is said`() throws {
        let result = try home.run("usage", amortized, "-o", "csv")

        #expect(result.status == 0)
        #expect(try PrintedRows(csv: result.output).sum("cost") == Decimal(string: "13.75"))
        #expect(result.errors == "The figures are amortized: there are no actual ones.\n")
        for noun in ["subscriptions", "periods", "statement", "usage"] {
            let json = try home.run(noun, amortized, "-o", "json").output
            #expect(json.contains(#""metric":"amortized""#), "\(json.prefix(300))")
            #expect(json.contains(#""metricsKnown":["amortized"]"#), "\(json.prefix(300))")
        }
        let asked = try home.run("usage", amortized, "--metric", "actual")
        #expect(asked.status == 7)
        #expect(asked.errors == "Can't show actual figures: these files have none. Leave --metric out.\n")
    }

    @Test func `the metric asked for says what a file is whose rows do not tell`() throws {
        #expect(try total(untold, "--metric", "amortized") == Decimal(string: "1.25"))
        #expect(try total(untold) == Decimal(string: "1.25"))
        #expect(try home.run("periods", actual, "--metric", "amortized").status == 7)
    }

    @Test func `an import keeps a file as what it is said to be`() throws {
        let result = try home.run("import", "--metric", "amortized", untold)

        #expect(result.output.hasPrefix("'untold.csv': 1 line read, Enterprise Agreement cost details, amortized.\n"))
        #expect(try total() == Decimal(string: "1.25"))
        #expect(try home.run("import", untold).output.contains("is in the store already, as dataset 1"))
    }

    @Test func `subscriptions show their agreement, and charges without one are under the profile`() throws {
        let rows = try PrintedRows(
            json: home.run("subscriptions", actual, "-o", "json").output, schema: "subscriptions"
        )
        .rows

        #expect(
            rows.map { "\($0["subscriptionId"] ?? "") \($0["subscriptionName"] ?? "") \($0["agreement"] ?? "")" }
                .sorted()
                == ["prof-1 Main Profile EA", "sub-a Subscription SUB-A EA", "sub-b Subscription SUB-B EA"])
    }

    @Test func `lines keep their charge types and signs, and tags are spread whatever their shape`() throws {
        let json = try home.run("usage", actual, "--by", "line", "-o", "json").output
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let rows = try #require(object["rows"] as? [[String: Any]])

        #expect(
            rows.map { "\($0["chargeType"] ?? "") \($0["cost"] ?? "")" }.sorted()
                == [
                    "Purchase 1200", "Refund -7.5", "RoundingAdjustment -0.000000000000001",
                    "RoundingAdjustment 0.000000000000001", "Usage 0", "Usage 1.25",
                ])
        let tags = rows.compactMap { $0["tags"] as? [String: String] }
        #expect(tags.contains(["env": "prod", "team": "a, b"]))
        #expect(tags.contains(["env": "test"]))
        #expect(tags.contains([:]))
    }

    @Test func `unused reservations are lines of their own`() throws {
        let result = try home.run("usage", amortized, "--by", "line", "-o", "csv")

        let unused = try PrintedRows(csv: result.output).rows.filter { $0["chargeType"] == "UnusedReservation" }
        #expect(unused.map { "\($0["subscriptionId"] ?? "") \($0["cost"] ?? "")" } == ["prof-1 4.5"])
    }
}
