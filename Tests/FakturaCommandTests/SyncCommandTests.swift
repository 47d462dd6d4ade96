import AzureEmulator
import BillingCore
import EmulatorTestSupport
import FakturaTestSupport
import Foundation
import Testing

@Suite(.ownThread) struct SyncCommandTests {
    private let home: EmulatorHome

    init() async throws { home = try await EmulatorHome(isSignedIn: true) }

    @Test func `a sync says nothing when all went well, and the next one right after asks for nothing`() throws {
        for name in ["Production", "Analytics (US)"] {
            let first = try home.run("sync", "--subscription", name)
            #expect(first.status == 0)
            #expect(first.output == "" && first.errors == "")
        }
        let before = home.emulator.calls
        let second = try home.run("sync", "--subscription", "Production")
        #expect(second.status == 0 && second.output == "" && second.errors == "")
        #expect(home.calls(since: before) == [:] || !home.isToday)
        // Only lists and what is open are read again on demand.
        let forced = try home.run("sync", "--subscription", "Production", "--force")
        #expect(forced.status == 0 && forced.errors == "")
        let asked = home.calls(since: before)
        #expect(asked["subscriptions"] ?? 0 > 0 && asked["billingPeriods"] ?? 0 > 0)
        #expect((asked["usageDetails"] ?? 0) * 3 < before["usageDetails"] ?? 0)
        #expect(try home.leftovers() == [])

        try expectSameAsDemo("Production")
        try expectSameAsDemo("Analytics (US)")
    }

    /// Expects that every report of a subscription adds up to what the sample account says by itself.
    private func expectSameAsDemo(_ name: String) throws {
        func rows(_ arguments: [String], _ source: [String]) throws -> PrintedRows {
            try PrintedRows(csv: try home.run(arguments + source + ["--subscription", name, "-o", "csv"]).output)
        }
        let asOf = ["--as-of", home.today.description]
        func both(_ arguments: [String]) throws -> (PrintedRows, PrintedRows) {
            (try rows(arguments, asOf), try rows(arguments, asOf + ["--demo"]))
        }
        let (synced, sample) = try both(["subscriptions"])
        for key in ["unbilledCost", "currency", "lastInvoice", "lastInvoiceTotal", "lastInvoiceState"] {
            #expect(synced.rows.map { $0[key] } == sample.rows.map { $0[key] }, "\(key)")
        }
        let (history, wanted) = try both(["periods"])
        for key in ["start", "end", "state", "usageCost", "currency", "change", "invoiceId", "invoiceTotal", "dueDate"]
        {
            #expect(history.rows.map { $0[key] } == wanted.rows.map { $0[key] }, "\(key)")
        }
        for period in ["unbilled", "-1", "-6"] {
            for pivot in ["day", "service", "meter", "resource", "group", "line"] {
                let (found, expected) = try both(["usage", "--by", pivot, "--period", period])
                #expect(try found.sum("cost") == expected.sum("cost"), "\(name) \(period) \(pivot)")
                // Azure's lines of pay-as-you-go name no region of a meter.
                if pivot != "meter" {
                    #expect(found.rows.count == expected.rows.count, "\(name) \(period) \(pivot)")
                }
            }
            let (statement, expected) = try both(["statement", "--period", period])
            #expect(try statement.sum("value") == expected.sum("value"), "\(name) \(period)")
        }
    }

    @Test func `one subscription is read, and only one period of it where that is named`() throws {
        #expect(try home.run("sync", "--subscription", "Dev/Test", "--period", "-2").status == 0)

        let asked = home.emulator.calls
        #expect(asked["billingProperty"] == 1)
        #expect(Set(home.emulator.targets(of: "usageDetails").map { $0.prefix(60) }).count == 1)
        let history = try PrintedRows(csv: home.run("periods", "--subscription", "Dev/Test", "-o", "csv").output)
        #expect(history.rows.count { $0["usageCost"] != "" } == 1)

        let before = home.emulator.calls
        #expect(try home.run("sync", "--subscription", "Dev/Test", "--period", "-2").status == 0)
        #expect(home.calls(since: before)["usageDetails"] == nil)
        #expect(try home.run("sync", "--subscription", "Dev/Test", "--period", "-2", "--force").status == 0)
        #expect(home.calls(since: before)["usageDetails"] ?? 0 > 0)
    }

    @Test func `amortized charges are read beside actual ones, where an agreement has them`() throws {
        #expect(
            try home.run("sync", "--subscription", "Data platform", "--period", "-1", "--metric", "amortized").status
                == 0)
        let asked = home.emulator.targets(of: "usageDetails").map { $0.lowercased() }
        #expect(asked.contains { $0.contains("amortizedcost") })
        #expect(asked.contains { $0.contains("actualcost") })
        for metric in ["actual", "amortized"] {
            let result = try home.run(
                "usage", "--subscription", "Data platform", "--period", "-1", "--metric", metric, "-o", "csv")
            #expect(try PrintedRows(csv: result.output).sum("cost") > 0, "\(result.errors)")
        }
    }

    @Test
    func `Ctrl-C ends it with 130, and the next sync goes on from there`() throws {
        try home.emulator.apply(
            scenario:
                #"{"faults":[{"kind":"slow","operation":"usageDetails","after":3,"times":0,"milliseconds":60000}]}"#)
        let child = try home.start(["sync", "--subscription", "Dev/Test"])
        try child.wait(until: "a slow page") { _ in (home.emulator.calls["usageDetails"] ?? 0) > 3 }

        child.signal(SIGINT)
        let result = try child.waitForExit()

        #expect(result.exit == .status(130))
        #expect(result.output == "")
        #expect(result.errors == "Interrupted. What was read is kept; the next sync goes on from there.\n")
        #expect(try home.leftovers() == [])
        let before = home.emulator.calls
        home.emulator.endFaults()
        #expect(try home.run("sync", "--subscription", "Dev/Test").status == 0)
        #expect(home.calls(since: before)["billingProperty"] == nil)
        let history = try PrintedRows(csv: home.run("periods", "--subscription", "Dev/Test", "-o", "csv").output)
        #expect(history.rows.allSatisfy { $0["usageCost"] != "" })
    }

    @Test func `a second sync of a store says who syncs it`() throws {
        try home.emulator.apply(
            scenario: #"{"faults":[{"kind":"slow","operation":"tenants","times":1,"milliseconds":60000}]}"#)
        let before = home.emulator.calls["tenants"] ?? 0
        let first = try home.start(["sync"])
        try first.wait(until: "the first to ask") { _ in (home.emulator.calls["tenants"] ?? 0) > before }

        let second = try home.run("sync")

        #expect(second.status == 1)
        #expect(
            second.errors
                == "Can't sync: another faktura (process \(first.pid)) syncs this store now. Try again when it is done.\n"
        )
        first.signal(SIGINT)
        #expect(try first.waitForExit().status == 130)
    }

    @Test func `offline nothing is asked, and the store can be read`() throws {
        #expect(try home.run("sync", "--subscription", "New project").status == 0)
        let before = home.callCount

        let result = try home.run("--offline", "sync")
        #expect(result.status == 7)
        #expect(result.errors == "Can't sync with --offline: it reads from Azure. Leave --offline out.\n")
        let printed = try home.run("--offline", "usage", "--subscription", "New project", "-o", "csv")
        #expect(try PrintedRows(csv: printed.output).sum("cost") > 0)
        #expect(home.callCount == before)
    }
}
