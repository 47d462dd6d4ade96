import BillingCore
import Testing

@testable import AzureClient

struct InvoiceTests {
    private static func item(_ properties: String, name: String = "E123456789") -> String {
        """
        {"id":"/i/\(name)","name":"\(name)","properties":{"invoicePeriodStartDate":"2026-01-05T00:00:00Z",
        "invoicePeriodEndDate":"2026-02-04T00:00:00Z","invoiceDate":"2026-02-06T00:00:00Z",
        "dueDate":"2026-03-06T00:00:00Z"\(properties)}}
        """
    }

    private static let billed = #","billedAmount":{"currency":"SEK","value":12.50},"status":"Due""#

    private static func list(_ fixture: ClientFixture) async throws -> InvoiceListing {
        try await fixture.azure.run(ListInvoices(someID, days: .days("2026-01-01", "2026-06-30")))
    }

    private static func invoices(_ items: String...) async throws -> [AzureInvoice] {
        try await list(ClientFixture(.json(#"{"value":[\#(items.joined(separator: ","))]}"#))).invoices
    }

    @Test func `an invoice of a subscription becomes one of the core's`() async throws {
        let found = try #require(
            try await Self.invoices(Self.item(Self.billed + #","invoiceType":"AzureServices""#)).first)

        let invoice = try #require(found.invoice)
        #expect(invoice.id == "E123456789")
        #expect(invoice.owner == .subscription(someID))
        #expect(invoice.period.description == "2026-01-05/2026-02-04")
        #expect(invoice.total.description == "12.5 SEK")
        #expect(invoice.state == .due)
        #expect(invoice.invoiceDay?.description == "2026-02-06")
        #expect(invoice.dueDay?.description == "2026-03-06")
        #expect(invoice.kind == .services)
        #expect(invoice.charges == nil)
    }

    @Test(
        arguments: [
            ("AzureService", Invoice.Kind.services), ("azuremarketplace", .marketplace), ("AzureSupport", .support),
            ("Other", .services), ("SomethingNew", .services),
        ])
    func `kinds are known in any spelling`(type: String, kind: Invoice.Kind) async throws {
        #expect(try await Self.invoices(Self.item(Self.billed + #","invoiceType":"\#(type)""#)).first?.kind == kind)
    }

    @Test(
        arguments: [
            ("Due", PeriodState.due), ("Overdue", .overdue), ("OverDue", .overdue), ("Paid", .paid), ("Void", .void),
            ("Locked", .unknown), ("New", .unknown),
        ])
    func `states are known in any spelling`(status: String, state: PeriodState) async throws {
        let properties = #","billedAmount":{"currency":"SEK","value":1},"status":"\#(status)""#
        #expect(try await Self.invoices(Self.item(properties)).first?.state == state)
    }

    @Test func `a credit note takes back, whatever the sign it came with`() async throws {
        let properties = Self.billed + #","documentType":"CreditNote","creditForDocumentId":"/invoices/G111111111""#
        let invoice = try #require(try await Self.invoices(Self.item(properties)).first?.invoice)

        #expect(invoice.document == .creditNote(of: "G111111111"))
        #expect(invoice.total.description == "-12.5 SEK")
    }

    @Test(arguments: ["TaxReceipt", "Summary", "Transactions"])
    func `other documents are no invoices`(type: String) async throws {
        #expect(try await Self.invoices(Self.item(Self.billed + #","documentType":"\#(type)""#)).first?.invoice == nil)
    }

    @Test(
        arguments: [
            ("100", "20", "16", "96", "100", "-20"), ("80", "20", "16", "96", "100", "-20"),
            ("80", "-20", "16", "96", "100", "-20"), ("80", "0", "0", "80", "80", "0"),
        ])
    func `what a total is made of is told where it adds up`(
        subtotal: String, credit: String, tax: String, total: String, usage: String, off: String
    ) async throws {
        let parts = [("subTotal", subtotal), ("creditAmount", credit), ("taxAmount", tax), ("totalAmount", total)]
        let properties = parts.map { #","\#($0.0)":{"currency":"SEK","value":\#($0.1)}"# }.joined()
        let charges = try #require(try await Self.invoices(Self.item(properties)).first?.charges)

        #expect(charges.usage == Amount(usage))
        #expect(charges.credit == Amount(off))
        #expect(charges.total == Amount(total))
    }

    @Test func `what does not add up is not told`() async throws {
        let properties = ["subTotal": 5, "taxAmount": 1, "totalAmount": 7].map { name, value in
            #","\#(name)":{"currency":"SEK","value":\#(value)}"#
        }.joined()
        let invoice = try #require(try await Self.invoices(Self.item(properties)).first)

        #expect(invoice.charges == nil)
        #expect(invoice.total?.amount == Amount("7"))
    }

    @Test func `each list is asked when the one before refuses, and the one that served is named`() async throws {
        let legacy = """
            {"value":[{"name":"2026-02-06-123456789","properties":{"invoicePeriodStartDate":"2026-01-05",
            "invoicePeriodEndDate":"2026-02-04","downloadUrl":{"expiryTime":"2026-02-13T20:46:30Z",
            "url":"https://b.example/l.pdf?sig=s"}}}]}
            """
        let fixture = ClientFixture(.refusal(400, "BadRequest"), .refusal(404, "NotFound"), .json(legacy))

        let listing = try await Self.list(fixture)

        #expect(listing.source == .legacy)
        #expect(listing.refusals.map(\.status) == [400, 404])
        #expect(listing.amountsRefusal?.status == 400)
        #expect(listing.amountsRefusal?.reason == .amountsClosed)
        #expect(listing.invoices.first?.period.description == "2026-01-05/2026-02-04")
        #expect(listing.invoices.first?.invoice == nil, "without an amount there is no invoice to count")
        #expect(
            fixture.requests.map { $0.url.query("api-version") } == ["2024-04-01", "2020-05-01", "2018-03-01-preview"])
        #expect(fixture.requests[0].url.query("periodStartDate") == "2026-01-01")
        #expect(
            fixture.requests[2].url.resource.contains("$expand=downloadUrl"))
    }

    @Test func `when all refuse, the last one is told`() async throws {
        let fixture = ClientFixture(
            .refusal(403, "AuthorizationFailed"), .refusal(403, "AuthorizationFailed"), .refusal(401, "NotOptedIn"))

        let refusal = try #require(try await problem { try await Self.list(fixture) }.refusal)

        #expect(refusal.reason == .notOptedIn)
        #expect(InvoiceAccess(refusal) == .refused(code: "NotOptedIn"))
    }

    @Test func `when all say that there is none, there is none`() async throws {
        let fixture = ClientFixture(.status(404), .status(404), .refusal(404, "ResourceNotFound"))

        #expect(try await Self.list(fixture).invoices == [])
    }

    @Test func `trouble of the service is no reason to ask another list`() async throws {
        let fixture = ClientFixture(transport: ScriptedTransport { _ in .status(503) })

        #expect(try await problem { try await Self.list(fixture) }.refusal?.status == 503)
        #expect(Set(fixture.requests.map { $0.url.query("api-version") }) == ["2024-04-01"])
    }

    @Test func `an older list's file is made by the address it gave`() async throws {
        let address =
            "https://management.azure.com/providers/Microsoft.Billing/billingAccounts/default/billingSubscriptions/s/invoices/E1/download?downloadToken=DRS_12345&api-version=2020-05-01"
        let item = Self.item(Self.billed + #","documents":[{"kind":"Invoice","url":"\#(address)"}]"#)
        let fixture = ClientFixture(
            .status(405), .json(#"{"value":[\#(item)]}"#), .json(#"{"properties":{"url":"https://b.example/i.pdf"}}"#))
        let listing = try await Self.list(fixture)

        let link = try await fixture.azure.run(MakeInvoiceLink(try #require(listing.invoices.first)))

        #expect(listing.source == .olderSubscription)
        #expect(fixture.requests[2].url.description == address)
        #expect(fixture.requests[2].method == .post)
        #expect(link.url?.description == "https://b.example/i.pdf")
        #expect(!fixture.log.all.joined().contains("DRS_12345"))
    }

    @Test func `a profile's invoices belong to the profile`() async throws {
        let fixture = ClientFixture(
            .json(#"{"value":[\#(Self.item(Self.billed, name: "G123456789"))]}"#),
            .json(#"{"url":"https://b.example/g"}"#))
        let listing = try await fixture.azure.run(
            ListProfileInvoices(account: "a:b_2019-05-31", profile: "p", days: .days("2026-01-01", "2026-06-30")))

        let invoice = try #require(listing.invoices.first)
        #expect(invoice.invoice?.owner == .billingProfile("p"))
        _ = try await fixture.azure.run(MakeInvoiceLink(invoice, file: nil))
        #expect(
            fixture.requests[1].url.path
                == "/providers/Microsoft.Billing/billingAccounts/a%3Ab_2019-05-31/invoices/G123456789/download")
    }
}
