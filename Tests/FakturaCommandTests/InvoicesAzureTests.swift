import AzureEmulator
import BillingCore
import EmulatorTestSupport
import FakturaTestSupport
import Foundation
import SampleAccount
import Testing

/// Invoices of a store that a sync filled from an emulator.
@Suite(.serialized) struct InvoicesAzureTests {
    private let azure: EmulatorHome
    private let folder: String
    /// The newest one for services of a subscription whose list was read.
    private let invoice: Invoice
    private let pdf: [UInt8]
    private let name: String

    init() async throws {
        azure = try await EmulatorHome(settings: #""interval": 0, "polls": 0, "retryAfter": 0"#)
        let owner = try Self.owner("Production", azure.account)
        let newest = azure.account.snapshot.invoices.first { $0.owner == owner && $0.kind == .services }
        invoice = try #require(newest)
        pdf = azure.account.pdf(of: invoice)
        name = "\(invoice.period.last)_Production_\(invoice.id).pdf"
        folder = azure.home.path("pdf")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try #require(try azure.run("login").status == 0)
        let sync = try azure.run("sync", "--subscription", "Production", "--period", "unbilled")
        try #require(sync.status == 0, "\(sync.errors)")
    }

    private static func owner(_ name: String, _ account: SampleAccount) throws -> Invoice.Owner {
        .subscription(try #require(account.snapshot.subscriptions.first { $0.displayName == name }).id)
    }

    private func slow() throws {
        try azure.emulator.apply(
            scenario: #"{"faults": [{"kind": "slow", "operation": "blob", "bytesPerSecond": 8000}]}"#)
    }

    private var part: String { "\(folder)/.\(name).part" }

    private func size(_ path: String) throws -> Int {
        guard FileManager.default.fileExists(atPath: path) else { return 0 }
        return try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }

    private func contents() throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))) }

    @Test(arguments: [SIGKILL, SIGINT])
    func `what was killed or interrupted goes on where it was`(signal: Int32) throws {
        try slow()
        let child = try azure.start(["invoices", "download", invoice.id, "--dir", folder])
        try child.wait(until: "bytes of the invoice") { _ in try size(part) > 0 }

        child.signal(signal)
        let ended = try child.waitForExit()

        #expect(ended.status == (signal == SIGINT ? 130 : 128 + SIGKILL))
        if signal == SIGINT {
            #expect(
                ended.errors == "In '\(folder)': 1 stopped.\nInterrupted. What came is kept; the next download goes "
                    + "on from there.\n")
        }
        #expect(try azure.home.names(in: folder) == [".\(name).part"])
        #expect(try size(part) < pdf.count)

        let rest = try azure.run(
            "invoices", "download", "--missing", "--period", invoice.period.last.description, "--dir", folder)
        // That of the marketplace is shown with the same period.
        #expect(rest.errors == "In '\(folder)': saved 2 invoices (1 gone on with).\n")
        #expect(try contents() == pdf)
    }

    @Test func `without the network what is there is enough, and the rest is told`() throws {
        let offline = try azure.run("invoices", "download", invoice.id, "--dir", folder, "--offline")
        _ = try azure.run("invoices", "download", invoice.id, "--dir", folder)
        let again = try azure.run("invoices", "download", invoice.id, "--dir", folder, "--offline")
        let shown = try azure.run("invoices", "show", invoice.id, "--dir", folder, "--offline")

        #expect(offline.status == 7)
        #expect(
            offline.errors == "Can't download \(invoice.id) with --offline: the files come from Azure. "
                + "Leave --offline out.\n")
        #expect(again.status == 0 && again.output == "\(folder)/\(name)\n")
        #expect(shown.output.contains(invoice.id))
    }

    @Test func `who may not download, or is signed out, is told with a code of its own`() throws {
        let fault =
            #"{"faults": [{"kind": "error", "operation": "downloadInvoice", "status": 403, "#
            + #""code": "AuthorizationFailed", "times": 0}]}"#
        try azure.emulator.apply(scenario: fault)
        let refused = try azure.run("invoices", "download", invoice.id, "--dir", folder)
        _ = try azure.run("logout")
        let signedOut = try azure.run("invoices", "download", invoice.id, "--dir", folder)

        #expect(refused.status == 5)
        #expect(refused.errors.hasPrefix("Can't read invoice \(invoice.id) of 'Production': "))
        #expect(signedOut.status == 4)
        #expect(signedOut.errors == "Nobody is signed in. 'faktura login --cloud emulator' signs in.\n")
        #expect(try azure.home.names(in: folder) == [])
    }

    @Test func `invoices that Azure lists without amounts are downloaded all the same`() throws {
        _ = try azure.run("sync", "--subscription", "Search index", "--period", "unbilled")
        let list = try azure.run("invoices", "list", "--subscription", "Search index", "-o", "tsv")
        #expect(list.output.split(separator: "\n").count - 1 == azure.account.unpricedInvoices.count)

        let result = try azure.run("invoices", "download", "--all", "--subscription", "Search index", "--dir", folder)

        #expect(result.status == 0, "\(result.errors)")
        #expect(try azure.home.names(in: folder).count == azure.account.unpricedInvoices.count)
    }

    @Test func `a number that the store does not know is looked for in Azure's lists`() throws {
        let unknown = try azure.run("invoices", "download", "E0100ZZZZZ", "--dir", folder)
        // No sync read the invoices of this subscription.
        let other = try Self.owner("Dev/Test", azure.account)
        let strange = try #require(azure.account.snapshot.invoices.first { $0.owner == other })
        let found = try azure.run("invoices", "download", strange.id, "--dir", folder)

        #expect(unknown.status == 7)
        #expect(unknown.errors.hasPrefix("Can't find invoice 'E0100ZZZZZ'. Known are: "))
        #expect(unknown.errors.contains(invoice.id))
        #expect(found.errors == "In '\(folder)': saved 1 invoice.\n")
    }
}
