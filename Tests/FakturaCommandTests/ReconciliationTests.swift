import FakturaTestSupport
import Foundation
import Testing

@Suite struct ReconciliationTests {
    @Test func `the steps of every subscription's last period, as rows`() throws {
        let home = try CommandHome()
        let arguments = ["statement", "--reconcile", "--demo", "--as-of", "2026-11-20", "-o", "json"]

        let result = try home.start(arguments).waitForExit()

        #expect(result.status == 0)
        #expect(result.errors == "5 of 5 equal to the cent\n")
        let rows = try PrintedRows(json: result.output, schema: "reconciliation")
        #expect(
            rows.keys == [
                "subscriptionId", "subscriptionName", "start", "end", "item", "invoiceId", "lines", "amount",
                "currency",
                "result", "reason",
            ])
        let own = rows.rows.filter { $0["subscriptionName"] == "Production" }
        #expect(own.map { $0["item"] } == ["usage", "rounding", "billed", "credit", "tax", "total", "apart"])
        #expect(own.allSatisfy { $0["result"] == "equal" })
        #expect(rows.rows.contains { $0["reason"] == "no-permission" })
    }

    @Test func `with --all every period that has ended is reconciled`() throws {
        let home = try CommandHome()
        let arguments = ["statement", "--reconcile", "--demo", "--as-of", "2026-11-20", "-o", "json"]
        let one = try home.start(arguments).waitForExit()
        let all = try home.start(arguments + ["--all"]).waitForExit()
        func starts(_ json: String) throws -> Set<String> {
            Set(try PrintedRows(json: json, schema: "reconciliation").rows.compactMap { $0["start"] })
        }

        #expect(one.status == 0 && all.status == 0, "\(all.errors)")
        #expect(try starts(all.output).count > starts(one.output).count)
        #expect(!all.output.contains("not-ended"))
        let last = all.errors.split(separator: "\n").last.map(String.init) ?? ""
        #expect(last.contains("equal to the cent"), "\(last)")
        #expect(try home.start(["statement", "--all", "--demo"]).waitForExit().status == 64)
    }

    @Test func `amortized charges are not what an invoice bills: actual ones are reconciled, and that is said`() throws
    {
        let home = try CommandHome()
        let arguments = ["statement", "--reconcile", "--demo", "--as-of", "2026-11-20", "-o", "json"]

        let actual = try home.start(arguments).waitForExit()
        let amortized = try home.start(arguments + ["--metric", "amortized"]).waitForExit()

        #expect(amortized.output == actual.output)
        #expect(
            amortized.errors
                == "An invoice bills actual charges; amortized ones are not reconciled.\n" + actual.errors)
    }

    @Test func `files tell of no invoice`() throws {
        let home = try CommandHome()
        let path = try home.write(CommandUsageFiles.payAsYouGo, to: "usage.csv")

        let result = try home.start(["statement", "--reconcile", path, "-o", "csv"]).waitForExit()

        #expect(result.status == 0)
        let rows = try PrintedRows(csv: result.output).rows
        #expect(!rows.isEmpty && rows.allSatisfy { $0["reason"] == "files-only" })
    }

    @Test func `the current statement says when it was made, beside the data`() throws {
        let home = try CommandHome()
        let arguments = ["--demo", "--as-of", "2026-11-20", "--subscription", "Production", "--period", "unbilled"]

        let result = try home.start(["statement", "-o", "csv"] + arguments).waitForExit()

        #expect(result.errors.contains("generated today 04:10 UTC by Azure's Cost Management"))
        #expect(result.errors.contains("Azure forecasts"))
        #expect(!result.output.contains("generated"))
    }

    @Test func `JSON of the current statement says when and how it was made, and what it leaves out`() throws {
        let home = try CommandHome()
        let arguments = ["statement", "-o", "json", "--demo", "--as-of", "2026-11-20", "--subscription", "Production"]

        let open = try home.start(arguments + ["--period", "unbilled"]).waitForExit()
        let closed = try home.start(arguments + ["--period", "-1"]).waitForExit()

        let whole = try #require(try JSONSerialization.jsonObject(with: Data(open.output.utf8)) as? [String: Any])
        #expect(whole["periodStart"] as? String == "2026-11-12" && whole["metric"] as? String == "actual")
        let estimate = try #require((whole["estimates"] as? [[String: Any]])?.first)
        #expect(estimate["currency"] as? String == "SEK")
        #expect(estimate["generatedAt"] as? String == "2026-11-20T04:10:00Z")
        #expect(estimate["ways"] as? [String] == ["cost-query"])
        #expect((estimate["caveats"] as? [String])?.contains("invoice-may-differ") == true)
        #expect(estimate["forecast"] is String && estimate["cost"] is String && estimate["atPace"] is String)
        #expect(closed.output.contains(#""estimates":[],"metricsKnown":["actual"],"leftOut":[],"rows":["#))
        let caveats = try #require(estimate["caveats"] as? [String])
        for omission in ["credits", "taxes", "support", "reservations", "marketplace"] {
            #expect(caveats.contains("without-\(omission)"))
        }
        let said = "Credits, taxes, support plans, reservations and Marketplace purchases are not in it."
        #expect(open.errors.contains(said) && !closed.errors.contains(said))
    }
}
