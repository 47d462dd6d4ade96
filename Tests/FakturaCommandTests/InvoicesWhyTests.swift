import FakturaTestSupport
import Foundation
import Testing

@Suite struct InvoicesWhyTests {
    private let home: CommandHome

    init() throws { home = try CommandHome() }

    private func why(_ arguments: String...) throws -> (status: Int32, output: String, errors: String) {
        let all = ["invoices", "why", "--demo", "--as-of", "2026-11-20"] + arguments
        let result = try home.start(all).waitForExit()
        return (result.status, result.output, result.errors)
    }

    @Test func `the reasons of the sample account`() throws {
        let result = try why("--period", "-1", "-o", "json")

        #expect(result.status == 0 && result.errors == "")
        let rows = try PrintedRows(json: result.output, schema: "absences")
        let expected =
            "subscriptionId subscriptionName start end reason changesOn roleNeeded grantedBy requestId rule evidence "
            + "link sentence"
        #expect(rows.keys == expected.split(separator: " ").map(String.init))
        let reasons = rows.rows.map { "\($0["subscriptionName"] ?? ""): \($0["reason"] ?? "")" }
        #expect(
            reasons == [
                "Azure in Open: offer-without-invoices", "Data platform: enterprise-agreement",
                "Remote kiosks: partner-bills", "Sandbox: spending-limit", "Search index: no-permission",
                "Shared services: no-permission", "Staging: being-prepared", "Support: being-prepared",
                "Telemetry: not-returned", "Telephony: not-told", "Test lab: credit-not-told", "Trial: free-trial",
                "Visual Studio: within-credit", "Web archive: account-moved",
            ])
        let shared = try #require(rows.rows.first { $0["subscriptionName"] == "Shared services" })
        #expect(shared["roleNeeded"] == "Billing Reader")
        #expect(shared["grantedBy"] == "the Account Administrator (owner@example.com)")
        #expect(shared["evidence"] == "Azure answered NotOptedIn; your role is Reader")
        let support = try #require(rows.rows.first { $0["subscriptionName"] == "Support" })
        #expect(support["changesOn"] == "2026-11-23")
        let untold = try #require(rows.rows.first { $0["reason"] == "not-told" })
        #expect(untold["requestId"]?.count == 36)
        let listed = try #require(rows.rows.first { $0["subscriptionName"] == "Search index" })
        #expect(listed["evidence"]?.contains("Azure lists invoices without amounts") == true)
    }

    @Test func `a period with its invoice is no row, and that is said beside the data`() throws {
        let result = try why("--subscription", "Production", "--period", "-1", "-o", "csv")

        #expect(result.status == 0)
        #expect(result.errors == "Every period asked for has its invoice.\n")
        #expect(result.output.split(separator: "\r\n").count == 1)
    }

    @Test func `files alone say that nothing was asked`() throws {
        let path = try home.write(CommandUsageFiles.accountCenter, to: "usage.csv")

        let result = try home.run("invoices", "why", path, "-o", "csv")

        let row = try #require(try PrintedRows(csv: result.output).rows.first { $0["reason"] == "files-only" })
        #expect(row["evidence"] == "only usage files were read")
    }

    @Test func `a period that is not there is refused by name`() throws {
        let result = try why("--period", "2001-01")

        #expect(result.status == 7)
        #expect(result.output == "" && result.errors.contains("2001-01"))
    }

    @Test func `one finding is printed whole, as words`() throws {
        let result = try why("--subscription", "Shared services", "--period", "-1")

        #expect(result.status == 0 && result.errors == "")
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines.first?.hasPrefix("Shared services, ") == true)
        #expect(lines.first?.hasSuffix(": Why is there no invoice?") == true)
        let labels = ["Evidence", "Rule", "Your access", "Role needed", "Granted by"]
        for label in labels {
            #expect(lines.contains { $0.hasPrefix("  \(label)  ") }, "\(label) in \(result.output)")
        }
        #expect(result.output.contains("the Account Administrator (owner@example.com)"))
        #expect(result.output.contains(": https://"))
        let soon = try why("--subscription", "Support", "--period", "-1").output
        #expect(soon.contains("  Changes on  23 Nov 2026"))
        #expect(soon.contains("at the latest on 23 Nov 2026"))
    }

    @Test func `many findings are a table with who grants, and how one is printed whole is said`() throws {
        let result = try why("--period", "-1")

        #expect(result.status == 0)
        #expect(result.output.prefix { $0 != "\n" }.contains("GRANTED BY"))
        #expect(result.errors.hasSuffix("--subscription NAME --period -1. All of each: -o json.\n"))
    }

    @Test func `who may register a provider is told`() throws {
        let result = try why("--subscription", "Telephony", "--period", "-1", "-o", "csv")

        let row = try #require(try PrintedRows(csv: result.output).rows.first)
        #expect(row["roleNeeded"] == "Owner or Contributor")
        #expect(row["grantedBy"] == "an owner of the subscription")
        #expect(try why("--subscription", "Telephony", "--period", "-1").output.contains("\n  Request ID   "))
    }

    @Test func `a number is refused with what is asked for in its place`() throws {
        let result = try home.start(["invoices", "why", "E0100F1DBS"]).waitForExit()

        #expect(result.status == 64)
        #expect(result.output == "")
        #expect(result.errors.hasPrefix("'E0100F1DBS' is no file: why takes no invoice number"))
        #expect(result.errors.contains("--subscription and --period"))
    }
}
